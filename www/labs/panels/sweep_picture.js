/** The difference against ε on two logarithmic axes: a U, its two causes, the thresholds, and a chosen ε. */

import { clean, fit } from '../../views/canvas.js';
import { traceLine } from '../../views/chart_paint.js';
import { tenTo } from './sizes.js';

/** @typedef {import('../../views/canvas.js').Colours & {other: string}} Inks */

/** The powers of ten of both axes: ε, and the difference. */
export const ACROSS = /** @type {[number, number]} */ ([-15, 0]);
const UP = /** @type {[number, number]} */ ([-12, 0.4]);
/** The course's thresholds: the printed one, and that of later editions. */
export const THRESHOLDS = [1e-7, 2e-7];

/**
 * One U: differences by ε, NaN where none is known yet.
 * @typedef {object} Bowl
 * @property {number[]} epsilons
 * @property {number[]} two
 * @property {number[]} one
 */

/** So many ε for each factor of ten. */
export const PER_DECADE = 4;

/**
 * Where the U is lowest: the index of a power of ten, for between them it is rounding's luck; −1 without a
 * number.
 * @param {number[]} values
 */
export function lowest(values) {
  let best = -1;
  values.forEach((value, k) => {
    if (k % PER_DECADE === 0 && value > 0 && (best < 0 || value < values[best])) best = k;
  });
  return best;
}

/** The pixels' box of a chart. @param {number} width @param {number} height */
function boxOf(width, height) {
  return { left: 44, right: width - 12, top: 10, bottom: height - 36 };
}

/** The ε under a pixel, of two digits. @param {HTMLCanvasElement} canvas @param {number} x */
export function epsilonAt(canvas, x) {
  const { left, right } = boxOf(canvas.clientWidth, canvas.clientHeight);
  const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
  return Number((10 ** (ACROSS[0] + share * (ACROSS[1] - ACROSS[0]))).toPrecision(2));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Inks} inks
 * @param {Bowl} bowl
 * @param {number} epsilon the chosen one
 * @param {Record<'rounding' | 'truncation' | 'printed' | 'later' | 'axis', string>} words
 */
export function paintBowl(canvas, inks, { epsilons, two, one }, epsilon, words) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const box = boxOf(width, height);
  const x = (/** @type {number} */ value) => box.left + ((Math.log10(value) - ACROSS[0]) / (ACROSS[1] - ACROSS[0])) * (box.right - box.left);
  const y = (/** @type {number} */ value) => box.bottom - ((Math.log10(value) - UP[0]) / (UP[1] - UP[0])) * (box.bottom - box.top);
  /** @param {number[]} line @param {string} colour @param {number} thick @param {number[]} [dash] */
  const stroke = (line, colour, thick, dash = []) => {
    c.strokeStyle = colour;
    c.lineWidth = thick;
    c.setLineDash(dash);
    traceLine(c, line);
    c.stroke();
    c.setLineDash([]);
  };
  c.font = `11px ${inks.text}`;
  c.textBaseline = 'middle';
  c.fillStyle = inks.soft;
  c.textAlign = 'right';
  for (let power = UP[0]; power <= UP[1]; power += 2) {
    const at = Math.round(y(10 ** power)) + 0.5;
    stroke([box.left, at, box.right, at], power === UP[0] ? inks.strong : inks.line, 1);
    c.fillText(power === 0 ? '1' : tenTo(power), box.left - 6, at);
  }
  c.textAlign = 'center';
  const stride = width < 420 ? 4 : 2;
  for (let power = ACROSS[1]; power >= ACROSS[0]; power -= stride) {
    const at = Math.round(x(10 ** power)) + 0.5;
    stroke([at, box.bottom, at, box.bottom + 4], inks.strong, 1);
    c.fillText(power === 0 ? '1' : tenTo(power), Math.min(box.right, at), box.bottom + 13);
  }
  c.fillText(words.axis, (box.left + box.right) / 2, height - 7);

  // The thresholds, named where no curve runs.
  const [printed, later] = THRESHOLDS.map((threshold) => y(threshold));
  stroke([box.left, printed, box.right, printed], inks.red, 1.2);
  stroke([box.left, later, box.right, later], inks.red, 1, [2, 3]);
  c.fillStyle = inks.red;
  c.textAlign = 'left';
  c.fillText(words.later, box.left + 4, later - 8);
  c.fillText(words.printed, box.left + 4, printed + 9);

  const best = lowest(two);
  c.save();
  c.beginPath();
  c.rect(box.left, box.top - 6, box.right - box.left, box.bottom - box.top + 12);
  c.clip();
  // The two causes as they are by themselves: 1/ε and ε².
  const settled = two.every((value) => !Number.isNaN(value));
  if (best >= 0 && settled) {
    const lows = epsilons.map((e, k) => ({ e, d: two[k] })).filter(({ e }) => e >= 1e-12 && e <= 1e-6);
    const rounding = Math.exp(lows.reduce((sum, { e, d }) => sum + Math.log(e * d), 0) / Math.max(1, lows.length));
    const at = epsilons.findIndex((e) => e >= 1e-2);
    const truncation = two[at] / epsilons[at] ** 2;
    const ends = ACROSS.map((power) => 10 ** power);
    stroke(ends.flatMap((e) => [x(e), y(rounding / e)]), inks.strong, 1, [1.5, 3]);
    stroke(ends.flatMap((e) => [x(e), y(truncation * e * e)]), inks.strong, 1, [1.5, 3]);
  }
  c.lineJoin = 'round';
  const line = (/** @type {number[]} */ values) => epsilons.flatMap((e, k) => (values[k] > 0 ? [x(e), y(values[k])] : [NaN, NaN]));
  stroke(line(one), inks.other, 1.8, [6, 4]);
  stroke(line(two), inks.ink, 2.2);
  const cursor = x(epsilon);
  stroke([cursor, box.top, cursor, box.bottom], inks.ink, 1);
  c.restore();

  c.fillStyle = inks.soft;
  c.textAlign = 'left';
  c.fillText(words.rounding, box.left + 8, box.bottom - 12);
  c.textAlign = 'right';
  c.fillText(words.truncation, box.right - 6, box.bottom - 12);

  if (best >= 0) {
    c.strokeStyle = inks.ink;
    c.lineWidth = 1.5;
    c.beginPath();
    c.arc(x(epsilons[best]), y(two[best]), 8, 0, 2 * Math.PI);
    c.stroke();
  }
  // The chosen ε on both curves, and a grip at the foot of its line.
  const near = nearest(epsilons, epsilon);
  for (const [values, colour] of /** @type {[number[], string][]} */ ([[one, inks.other], [two, inks.ink]])) {
    if (!(values[near] > 0)) continue;
    c.beginPath();
    c.arc(cursor, y(Math.max(10 ** UP[0], values[near])), 4.5, 0, 2 * Math.PI);
    c.fillStyle = colour;
    c.fill();
    c.strokeStyle = inks.panel;
    c.stroke();
  }
  c.beginPath();
  c.moveTo(cursor - 6, box.bottom + 8);
  c.lineTo(cursor + 6, box.bottom + 8);
  c.lineTo(cursor, box.bottom - 1);
  c.closePath();
  c.fillStyle = inks.ink;
  c.fill();
}

/** The index of the ε that is nearest on the axis. @param {number[]} epsilons @param {number} epsilon */
export function nearest(epsilons, epsilon) {
  let best = 0;
  epsilons.forEach((e, k) => {
    if (Math.abs(Math.log(e / epsilon)) < Math.abs(Math.log(epsilons[best] / epsilon))) best = k;
  });
  return best;
}
