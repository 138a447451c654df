// How numbers are written.

/** Three digits that count. */
export function number(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

/** A small difference: one digit and its power of ten. */
export const power = (value) => (value === 0 ? '0' : value.toExponential(0));
