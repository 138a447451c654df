/** The logits of all training points on one axis, blue above red, and from where on a is exactly 1. */

import { clean, fit } from '../../views/canvas.js';
import { size } from './sizes.js';

/** From here on e^−z is below half a unit in the last place of 1. */
const ROUNDS = 53 * Math.LN2;

/** An axis that is straight near 0 and logarithmic far off. @param {number} z */
const bend = (z) => Math.asinh(z / 2);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../views/canvas.js').Colours} colours
 * @param {Float64Array} examples rows of 5: z, a, y, losses
 * @param {string} words for the region where a is exactly 1
 */
export function paintLogits(canvas, colours, examples, words) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  let [low, high] = [-8, 80];
  for (let i = 0; i < examples.length; i += 5) {
    low = Math.min(low, examples[i]);
    high = Math.max(high, examples[i]);
  }
  const [left, right, bottom] = [8, width - 8, height - 20];
  const x = (/** @type {number} */ z) => left + ((bend(z) - bend(low)) / (bend(high) - bend(low))) * (right - left);
  const edge = x(ROUNDS);
  c.fillStyle = colours.wash;
  c.fillRect(edge, 0, right + 8 - edge, bottom);
  c.strokeStyle = colours.ink;
  c.lineWidth = 1;
  c.setLineDash([4, 3]);
  c.beginPath();
  c.moveTo(Math.round(edge) + 0.5, 0);
  c.lineTo(Math.round(edge) + 0.5, bottom);
  c.stroke();
  c.setLineDash([]);
  c.font = `11px ${colours.text}`;
  c.fillStyle = colours.soft;
  c.textBaseline = 'middle';
  c.textAlign = 'right';
  c.fillText(words, right - edge > c.measureText(words).width + 8 ? right : edge - 6, 9);
  c.textAlign = 'center';
  c.strokeStyle = colours.strong;
  c.beginPath();
  c.moveTo(left, bottom + 0.5);
  c.lineTo(right, bottom + 0.5);
  c.stroke();
  let free = -Infinity;
  for (const z of [-1000, -100, -10, 0, 10, ROUNDS, 100, 1000, 10_000].filter((tick) => tick >= low && tick <= high)) {
    const text = z === ROUNDS ? '36.7' : size(z);
    const half = c.measureText(text).width / 2;
    if (x(z) - half < free + 6) continue;
    free = x(z) + half;
    c.fillText(text, Math.min(right - half, Math.max(left + half, x(z))), bottom + 11);
  }
  const row = (bottom - 18) / 2;
  for (let i = 0; i < examples.length; i += 5) {
    const [z, , y, naive] = examples.subarray(i, i + 5);
    // Spread over the row by a number of its own, so that points that share a place can be told apart.
    const spread = (((i / 5) * 0.618034) % 1) * (row - 14);
    const [at, down] = [x(z), 18 + (y === 1 ? 0 : row) + 7 + spread];
    c.fillStyle = y === 1 ? colours.blue : colours.red;
    c.beginPath();
    if (y === 1) c.arc(at, down, 3, 0, 2 * Math.PI);
    else {
      c.moveTo(at, down - 4);
      c.lineTo(at + 4, down);
      c.lineTo(at, down + 4);
      c.lineTo(at - 4, down);
      c.closePath();
    }
    c.globalAlpha = 0.75;
    c.fill();
    c.globalAlpha = 1;
    if (naive !== Infinity) continue;
    c.strokeStyle = colours.ink;
    c.lineWidth = 0.8;
    c.stroke();
  }
}
