/** What can be hidden in the code of the backward pass. */

/** @typedef {import('./gradient_code.js').Bug} Bug */

/** What people really get wrong, one at a time. */
export const MISTAKES = ['double', 'four', 'mean', 'gate', 'penalty', 'keep'];

/** One at random. @param {readonly Bug[]} all @param {Bug | null} before not the same again @returns {Bug | null} */
export function pick(all, before) {
  const others = all.filter(({ bug, layer }) => bug !== before?.bug || layer !== before.layer);
  const from = others.length > 0 ? others : all;
  // First what, then where: a deep network has more layers than there are mistakes.
  const bugs = [...new Set(from.map(({ bug }) => bug))];
  const bug = bugs[Math.floor(Math.random() * bugs.length)];
  const places = from.filter((one) => one.bug === bug);
  return places[Math.floor(Math.random() * places.length)] ?? null;
}
