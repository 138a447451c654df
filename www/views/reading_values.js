/** The reading of a regression: R² by split, how sure it is, and the sentence about it. */

import { number } from '../strings/index.js';
import { r2Error, tooFew } from './confidence.js';

/** @typedef {import('../types.js').Valued} Valued */

/** A smaller gap is not worth a word, however sure it is. */
const LEAST_GAP = 0.02;
/** So many digits has R² everywhere, and its error. */
const DIGITS = 3;
/** Below this R² nobody wants to know how far. */
const LEAST = -9;

/**
 * R² in words, never rounded up to 1.
 * @param {number} value
 */
export function r2Text(value) {
  if (Number.isNaN(value) || value === -Infinity) return '–';
  return value < LEAST ? `< ${number(LEAST)}` : number(Math.min(value, 1 - 10 ** -DIGITS), DIGITS);
}

/**
 * R² of a score and its error, in words.
 * @param {Valued} score
 * @returns {{r2: string, error: string | null}} no error where it is too small to be shown, or unknown
 */
export function r2Words(score) {
  // Errors too large for their squares to be summed are larger than any variation.
  if (score.cost === Infinity) return { r2: r2Text(-Number.MAX_VALUE), error: null };
  const error = r2Error(score);
  return { r2: r2Text(score.r2), error: error >= 0.5 * 10 ** -DIGITS && error < 1 ? number(error, DIGITS) : null };
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
 * @param {{zeros: boolean, early: boolean, more: string, over: string}} facts `more`: the advice to who could fit better, `over`: to who overfits
 * @returns {[key: string, blanks: Record<string, string>, advice: string | null]}
 */
export function readValues({ train, dev, test, best }, { zeros, early, more, over }) {
  const held = dev ?? test;
  const own = r2Error(train);
  const error = held === null ? own : Math.hypot(own, r2Error(held));
  const gap = held === null ? 0 : train.r2 - held.r2;
  const blanks = {
    train: r2Text(train.r2),
    held: held === null ? '' : r2Text(held.r2),
    count: number(held?.total ?? 0),
    gap: number(gap, DIGITS),
    error: number(error, DIGITS),
    best: r2Text(best),
  };
  if (!(train.r2 > 2 * own)) {
    if (early && !zeros) return ['earlyValues', blanks, null];
    return ['chanceValues', blanks, zeros ? 'zeros' : more === 'bigger' || more === 'deeper' ? 'longer' : more];
  }
  if (held === null) return ['trainOnlyValues', blanks, null];
  if (tooFew(held)) return ['fewValues', blanks, null];
  if (gap > 2 * error && gap > LEAST_GAP) return ['overValues', blanks, over];
  if (best - train.r2 > 2 * own && best - train.r2 > LEAST_GAP) return early ? ['earlyValues', blanks, null] : ['unfitValues', blanks, more];
  if (gap > error && gap > LEAST_GAP) return ['hintValues', blanks, null];
  return ['fitValues', blanks, null];
}
