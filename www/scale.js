/** Between a slider's place and a setting's value. */

/** @typedef {import('./types.js').SettingRow} SettingRow */

/** Places on a slider, from 0. */
export const PLACES = 1000;

/**
 * The part of a setting's range that its slider covers; the field beside it takes all of it.
 * `least` is where a logarithmic slider that begins at 0 begins to be logarithmic; `powers` stops at
 * 1, 2, 4, 8, … only.
 * @type {Record<string, {min?: number, max?: number, least?: number, step?: number, powers?: boolean}>}
 */
const SPANS = {
  l1: { max: 10, least: 1e-3 },
  l2: { max: 10, least: 1e-3 },
  lr: { min: 1e-4, max: 10 },
  scale: { max: 100, least: 0.01 },
  keep: { min: 0.5, step: 0.01 },
  m: { max: 1000, step: 10 },
  noise: { max: 0.5, step: 0.01 },
  batch: { max: 512, powers: true },
};

/** @param {number} value @param {number} digits significant ones */
function rounded(value, digits) {
  return Number(value.toPrecision(digits));
}

/**
 * @param {SettingRow} row
 * @returns {{value: (place: number) => number, place: (value: number) => number, step: number}}
 *   `step`: how many places an arrow key moves
 */
export function scaleOf(row) {
  const span = SPANS[row.key] ?? {};
  const min = span.min ?? row.min ?? 0;
  const max = span.max ?? row.max ?? 1;
  const clamp = (/** @type {number} */ share) => Math.round(PLACES * Math.min(1, Math.max(0, share)));
  if (span.powers) {
    const octaves = Math.log2(max);
    return {
      value: (place) => 2 ** Math.round((octaves * place) / PLACES),
      place: (value) => clamp(Math.log2(value) / octaves),
      step: PLACES / octaves,
    };
  }
  if (row.scale === 'log') {
    const octaves = Math.log(max / min);
    return {
      value: (place) => rounded(min * Math.exp((octaves * place) / PLACES), 2),
      place: (value) => clamp(Math.log(Math.max(min, value) / min) / octaves),
      step: 10,
    };
  }
  if (row.scale === 'zero-log') {
    const least = span.least ?? max / 1e4;
    const octaves = Math.log(max / least);
    // The first places are 0, so that a hand finds it.
    const zero = 20;
    const room = PLACES - zero;
    return {
      value: (place) => (place < zero ? 0 : rounded(least * Math.exp((octaves * (place - zero)) / room), 2)),
      place: (value) => (value < least
        ? 0
        : zero + Math.round(room * Math.min(1, Math.log(value / least) / octaves))),
      step: 10,
    };
  }
  const step = span.step ?? (row.kind === 'integer' ? 1 : (max - min) / 100);
  return {
    value: (place) => rounded(min + Math.round(((max - min) * place) / PLACES / step) * step, 12),
    place: (value) => clamp((value - min) / (max - min)),
    step: Math.max(1, Math.round((PLACES * step) / (max - min))),
  };
}
