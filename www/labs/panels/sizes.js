/** Numbers of very different sizes, in few digits. */

import { number } from '../../strings/index.js';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A power of ten. @param {number} power */
export function tenTo(power) {
  const digits = [...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]).join('');
  return `10${power < 0 ? '⁻' : ''}${digits}`;
}

/** A number as 0.0123, 45.6, 7.8 · 10⁻⁷ or 10⁻⁷. @param {number} value @param {number} [digits] that count */
export function size(value, digits = 2) {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const [front, power] = value.toExponential(digits - 1).split('e').map(Number);
  if (power >= -3 && power < 5) return number(Number(value.toPrecision(Math.max(digits, power + 1))));
  // On one line.
  return Math.abs(front) === 1 ? `${front < 0 ? '−' : ''}${tenTo(power)}` : `${number(front)}\u00a0·\u00a0${tenTo(power)}`;
}
