/** How far a measured number agrees with a published one, digit for digit. */

/**
 * `same`: every digit; `close`: within the tolerance; `off`: not; `chaotic`: there is nothing to ask
 * for; `formula`: infinite in one formula for the cost, not in the other; `open`: not measured yet.
 * @typedef {'same' | 'close' | 'off' | 'chaotic' | 'formula' | 'open'} Verdict
 */

/** A number as Python prints it; JavaScript's shortest digits are the same ones. @param {number} value */
export function printed(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  return String(value);
}

/**
 * @param {string} published as it was printed
 * @param {number | undefined} measured
 * @param {number} tolerance relative; 0 of a chaotic run
 * @returns {{verdict: Verdict, digits: number}} how many significant digits agree
 */
export function agreement(published, measured, tolerance) {
  if (measured === undefined) return { verdict: 'open', digits: 0 };
  if (printed(measured) === published) return { verdict: 'same', digits: 17 };
  if (published === 'inf' || !Number.isFinite(measured)) return { verdict: 'formula', digits: 0 };
  const off = Math.abs(measured - Number(published)) / Math.abs(Number(published));
  const digits = Math.max(0, Math.floor(-Math.log10(off)));
  if (tolerance === 0) return { verdict: 'chaotic', digits };
  return { verdict: off <= tolerance ? 'close' : 'off', digits };
}

/** What both texts begin with, and what is left of the second. @param {string} published @param {string} measured */
export function common(published, measured) {
  let end = 0;
  while (end < published.length && published[end] === measured[end]) end += 1;
  return [measured.slice(0, end), measured.slice(end)];
}
