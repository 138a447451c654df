/** The reading of a regression: R² by split, how sure it is, and the sentence about it. */

import { number } from '../strings/index.js';

/** @typedef {import('../types.js').Valued} Valued */

/** A smaller gap is not worth a word, however sure it is. */
const LEAST_GAP = 0.02;
/** An error of R² that leaves nothing to say: a few held-out points. */
const UNSURE = 0.5;
/** Below this R² nobody wants to know how far. */
const LEAST = -9;

/**
 * Standard error of R². Of n normal errors the mean square has the relative standard error √(2/n), and
 * 1 − R² is that mean square by the variance of the values; that their variance is luck too is left out.
 * @param {Valued} score
 */
export function r2Error({ r2, total }) {
  return (1 - r2) * Math.sqrt(2 / total);
}

/** So many digits are worth showing. @param {number} error */
const digitsFor = (error) => (error < 0.0095 ? 3 : 2);

/**
 * R² in so many digits, and never rounded up to 1.
 * @param {number} value
 * @param {number} [digits]
 */
export function r2Text(value, digits = 3) {
  if (Number.isNaN(value) || value === -Infinity) return '–';
  return value < LEAST ? `< ${number(LEAST)}` : number(Math.min(value, 1 - 10 ** -digits), digits);
}

/**
 * R² and its error, in words for the scoreboard.
 * @param {Valued} score
 * @returns {{r2: string, error: string | null}} no error where it is too small to be shown, or unknown
 */
export function r2Words(score) {
  const error = r2Error(score);
  const digits = digitsFor(error);
  return { r2: r2Text(score.r2, digits), error: error >= 0.5 * 10 ** -digits && error < 1 ? number(error, digits) : null };
}

/**
 * The best R² that the noise of the training points' values allows, about.
 * @param {Float64Array} points quadruples
 * @param {number} noise standard deviation
 */
export function reachable(points, noise) {
  let [count, sum, squares] = [0, 0, 0];
  for (let i = 0; i < points.length; i += 4) {
    if (points[i + 3] !== 0) continue;
    count += 1;
    sum += points[i + 2];
    squares += points[i + 2] ** 2;
  }
  const variance = (squares - (sum * sum) / count) / count;
  return Math.max(0, 1 - noise ** 2 / variance);
}

/** @typedef {{train: Valued, dev: Valued | null, test: Valued | null, best: number}} Scores `best`: what the noise allows */

/**
 * @param {Scores} scores
 * @param {{zeros: boolean, regularized: boolean}} facts
 * @returns {[key: string, blanks: Record<string, string>, advice: string | null]}
 */
export function readValues({ train, dev, test, best }, { zeros, regularized }) {
  const held = dev ?? test;
  const own = r2Error(train);
  const more = regularized ? 'loosen' : 'bigger';
  const error = held === null ? own : Math.hypot(own, r2Error(held));
  const digits = digitsFor(error);
  const gap = held === null ? 0 : train.r2 - held.r2;
  const blanks = {
    train: r2Text(train.r2, digits),
    held: held === null ? '' : r2Text(held.r2, digits),
    gap: number(gap, digits),
    error: number(error, digits),
    best: r2Text(best, digits),
  };
  if (!(train.r2 > 2 * own)) return ['chanceValues', blanks, zeros ? 'zeros' : regularized ? 'loosen' : 'longer'];
  if (gap > 2 * error && gap > LEAST_GAP) return ['overValues', blanks, regularized ? 'regularizeMore' : 'regularize'];
  if (held === null || error > UNSURE) return ['trainOnlyValues', blanks, null];
  if (best - train.r2 > 2 * own && best - train.r2 > LEAST_GAP) return ['unfitValues', blanks, more];
  if (gap > error && gap > LEAST_GAP) return ['hintValues', blanks, null];
  return ['fitValues', blanks, null];
}
