/** A curve over θ with its tangent and a secant; and what is left of the curve under a magnifier. */

import { clean, fit } from '../../views/canvas.js';
import { paintAxes, traceLine } from '../../views/chart_paint.js';
import { linear } from '../../views/chart_scale.js';
import { number } from '../../strings/index.js';
import { size } from './sizes.js';

/** @typedef {import('../../views/canvas.js').Colours & {secant: string}} Inks */
/** @typedef {import('../../../labs.js').Secant} Secant */
/** @typedef {import('../../views/chart_scale.js').Scale} Scale */

/** Numbers in a row under the magnifier: distance in ε, J − tangent as it rounds, exactly. */
const ROW = 3;
/** The dots of two places that are nearer to each other, in pixels, are one. */
const APART = 7;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} left room for the numbers of y
 */
function begin(canvas, left) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return null;
  fit(canvas, width, height);
  return { c: clean(canvas), box: { left, right: width - 12, top: 12, bottom: height - 24 } };
}

/**
 * @param {CanvasRenderingContext2D} c
 * @param {number[]} line x, y pairs in pixels
 * @param {string} colour
 * @param {number} width
 * @param {number[]} [dash]
 */
function stroke(c, line, colour, width, dash = []) {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.setLineDash(dash);
  traceLine(c, line);
  c.stroke();
  c.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {string} colour @param {string} rim @param {number} [radius] */
function dot(c, x, y, colour, rim, radius = 5) {
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.fillStyle = colour;
  c.fill();
  c.lineWidth = 1.5;
  c.strokeStyle = rim;
  c.stroke();
}

/**
 * The curve over the whole axis.
 * @param {HTMLCanvasElement} canvas
 * @param {Inks} inks
 * @param {object} drawing
 * @param {Float64Array} drawing.curve θ, J pairs
 * @param {[number, number]} drawing.across the ends of θ
 * @param {[number, number]} drawing.up the ends of J
 * @param {number} drawing.theta
 * @param {Secant} drawing.secant
 */
export function paintCurve(canvas, inks, { curve, across, up, theta, secant }) {
  const begun = begin(canvas, 46);
  if (begun === null) return;
  const { c, box } = begun;
  c.font = `11px ${inks.text}`;
  const x = linear(...across, 10);
  const y = linear(...up, 5);
  const left = (/** @type {number} */ value) => box.left + x.share(value) * (box.right - box.left);
  const top = (/** @type {number} */ value) => box.bottom - y.share(value) * (box.bottom - box.top);
  paintAxes(c, inks, (tick) => number(tick), x, y, box, left, top);
  const { value, gradient, approximation } = secant;
  /** A line through a place, from end to end. @param {number[]} place @param {number} slope */
  const through = ([at, height], slope) => across.flatMap((end) => [left(end), top(height + slope * (end - at))]);
  c.save();
  c.beginPath();
  c.rect(box.left, box.top - 6, box.right - box.left, box.bottom - box.top + 12);
  c.clip();
  c.lineJoin = 'round';
  stroke(c, Array.from(curve, (one, k) => (k % 2 === 0 ? left(one) : top(one))), inks.strong, 4);
  stroke(c, through([theta, value], gradient), inks.ink, 1.6);
  stroke(c, through([...secant.left], approximation), inks.secant, 2, [7, 4]);
  const ends = [secant.left, secant.right];
  // The way of ε along the axis, as far as it can be seen.
  const [from, to] = ends.map(([at]) => left(at));
  if (to - from > 2 * APART) {
    for (const [at, height] of ends) stroke(c, [left(at), top(height), left(at), box.bottom], inks.secant, 1, [2, 3]);
    stroke(c, [from, box.bottom, to, box.bottom], inks.secant, 3);
  }
  for (const [at, height] of ends) if (Math.abs(left(at) - left(theta)) > APART) dot(c, left(at), top(height), inks.secant, inks.panel);
  dot(c, left(theta), top(value), inks.ink, inks.panel, 5.5);
  c.restore();
}

/** The least of 1, 2, 5 × 10ᵏ that is no smaller. @param {number} value */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= value * (1 - 1e-9)) ?? value;
}

/**
 * J minus its tangent, from θ − 2ε to θ + 2ε: the tangent lies level, the secant's slope is its error.
 * @param {HTMLCanvasElement} canvas
 * @param {Inks} inks
 * @param {object} drawing
 * @param {Float64Array} drawing.rows
 * @param {number} drawing.least what the picture's height is at least: a step of the numbers near J
 * @param {boolean} drawing.twoSided
 */
export function paintMagnified(canvas, inks, { rows, least, twoSided }) {
  const begun = begin(canvas, 74);
  if (begun === null) return;
  const { c, box } = begun;
  c.font = `11px ${inks.text}`;
  let most = least;
  for (let k = 0; k < rows.length; k += ROW) most = Math.max(most, Math.abs(rows[k + 1]), Math.abs(rows[k + 2]));
  const high = roundUp(most);
  const places = [-2, -1, 0, 1, 2];
  const left = (/** @type {number} */ distance) => box.left + ((distance + 2) / 4) * (box.right - box.left);
  const top = (/** @type {number} */ value) => box.bottom - ((value / high + 1) / 2) * (box.bottom - box.top);
  c.textBaseline = 'middle';
  c.textAlign = 'right';
  c.lineWidth = 1;
  for (const tick of [-high, -high / 2, 0, high / 2, high]) {
    const at = Math.round(top(tick)) + 0.5;
    stroke(c, [box.left, at, box.right, at], inks.line, 1);
    c.fillStyle = inks.soft;
    c.fillText(size(tick).replace('-', '−'), box.left - 6, at);
  }
  c.textAlign = 'center';
  for (const place of places) {
    const at = Math.round(left(place)) + 0.5;
    stroke(c, [at, box.top, at, box.bottom], place === 0 ? inks.strong : inks.line, 1);
    c.fillText(place === 0 ? 'θ' : `${place < 0 ? '−' : '+'}${Math.abs(place) === 1 ? '' : Math.abs(place)}ε`, Math.min(box.right - 6, left(place)), box.bottom + 14);
  }
  const count = rows.length / ROW;
  /** @param {1 | 2} column */
  const line = (column) => Array.from({ length: 2 * count }, (_, k) => (k % 2 === 0 ? left(rows[(k >> 1) * ROW]) : top(rows[(k >> 1) * ROW + column])));
  c.save();
  c.beginPath();
  c.rect(box.left, box.top - 4, box.right - box.left, box.bottom - box.top + 8);
  c.clip();
  c.lineJoin = 'round';
  stroke(c, line(1), inks.strong, 2);
  stroke(c, line(2), inks.soft, 1, [3, 3]);
  stroke(c, [left(-2), top(0), left(2), top(0)], inks.ink, 1.6);
  // The places of the secant are places of the magnifier's.
  const heightAt = (/** @type {number} */ distance) => rows[Math.round(((distance + 2) / 4) * (count - 1)) * ROW + 1];
  const [from, to] = [twoSided ? -1 : 0, 1];
  const slope = (heightAt(to) - heightAt(from)) / (to - from);
  const along = (/** @type {number} */ distance) => heightAt(from) + slope * (distance - from);
  stroke(c, [left(-2), top(along(-2)), left(2), top(along(2))], inks.secant, 2, [7, 4]);
  for (const end of [from, to]) dot(c, left(end), top(heightAt(end)), inks.secant, inks.panel, 4.5);
  c.restore();
}
