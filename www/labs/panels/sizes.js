/** Numbers of very different sizes, in few digits. */

import { number } from '../../strings/index.js';
import { element } from '../../views/dom.js';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as an exponent. @param {number} power */
export function raised(power) {
  const digits = [...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]).join('');
  return `${power < 0 ? '⁻' : ''}${digits}`;
}

/** A power of ten. @param {number} power */
export const tenTo = (power) => `10${raised(power)}`;

/** A number as 0.0123, 45.6, 7.8 · 10⁻⁷ or 10⁻⁷. @param {number} value @param {number} [digits] that count */
export function size(value, digits = 2) {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const [front, power] = value.toExponential(digits - 1).split('e').map(Number);
  if (power >= -3 && power < 5) return number(Number(value.toPrecision(Math.max(digits, power + 1))));
  // On one line.
  return Math.abs(front) === 1 ? `${front < 0 ? '−' : ''}${tenTo(power)}` : `${number(front)}\u00a0·\u00a0${tenTo(power)}`;
}

/**
 * The same where the font has no raised digits: its parts, the exponent raised by the page.
 * @param {number} value
 * @returns {(Node | string)[]}
 */
export function sizeParts(value) {
  const text = size(value);
  const at = text.search(/[⁰¹²³⁴-⁹⁻]/);
  if (at < 0) return [text];
  const plain = [...text.slice(at)].map((digit) => (digit === '⁻' ? '−' : String(RAISED.indexOf(digit))));
  return [text.slice(0, at), element('sup', {}, plain.join(''))];
}
