/** How sure a score is: for the cards and for the sentence that compares them. */

/** Fewer held-out points than this cannot tell whether a network generalizes. */
const FEWEST = 10;

/** @param {{total: number}} held the score of a held-out split */
export function tooFew({ total }) {
  return total < FEWEST;
}

/**
 * Half of Wilson's interval for z = 1. Near ½ it is the binomial √(p (1 − p) / n); unlike that, it is
 * not 0 where all or none are right: no count is certain.
 * @param {number} correct
 * @param {number} total
 * @returns {number} standard error of an accuracy, 0 … 0.5
 */
export function standardError(correct, total) {
  const wrong = total - correct;
  return Math.sqrt((correct * wrong) / Math.max(1, total) + 0.25) / (total + 1);
}

/**
 * The end of that interval that matters where all or none are right.
 * @param {number} correct
 * @param {number} total
 * @returns {number | null} the accuracy is at least (all right) or at most (none) this; null in between
 */
export function limit(correct, total) {
  if (correct > 0 && correct < total) return null;
  return Math.max(1, correct) / (total + 1);
}

/**
 * Standard error of R². Of n normal errors the mean square has the relative standard error √(2/n), and
 * 1 − R² is that mean square by the variance of the values; that their variance is luck too is left out.
 * @param {import('../types.js').Valued} score
 */
export function r2Error({ r2, total }) {
  return (1 - r2) * Math.sqrt(2 / total);
}
