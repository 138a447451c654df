/** Which kind of a score it is. */

/** A classification's score; null for a regression's. @param {import('../types.js').SplitScore | null} [score] @returns {import('../types.js').Counted | null} */
export function counted(score) {
  return score?.correct === undefined ? null : { ...score, correct: score.correct };
}

/** A regression's score; null for a classification's. @param {import('../types.js').SplitScore | null} [score] @returns {import('../types.js').Valued | null} */
export function valued(score) {
  return score?.r2 === undefined ? null : { ...score, r2: score.r2 };
}
