/** Which kind of a score it is; costs and times in words. */

import { number } from '../strings/index.js';

/** A classification's score; null for a regression's. @param {import('../types.js').SplitScore | null} [score] @returns {import('../types.js').Counted | null} */
export function counted(score) {
  return score?.correct === undefined ? null : { ...score, correct: score.correct };
}

/** A regression's score; null for a classification's. @param {import('../types.js').SplitScore | null} [score] @returns {import('../types.js').Valued | null} */
export function valued(score) {
  return score?.r2 === undefined ? null : { ...score, r2: score.r2 };
}

/** @param {number} value a cost, to four digits; large ones in fewer */
export function costWords(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : '∞';
  if (value >= 1e5) return scientific(value, 2);
  return number(value, value >= 100 ? 1 : 4);
}

/**
 * A large number as 8 × 10¹⁹¹.
 * @param {number} value at least 1
 * @param {number} [digits] after the point: exactly so many
 */
export function scientific(value, digits) {
  const [front, power] = value.toExponential(digits).split('e+');
  return `${front} × 10${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

/** @param {number} microseconds as long as people say it: µs, ms or s */
export function timeWords(microseconds) {
  if (microseconds < 1e3) return `${number(microseconds, 1)} µs`;
  return microseconds < 1e6 ? `${number(microseconds / 1e3, 1)} ms` : `${number(microseconds / 1e6, 2)} s`;
}
