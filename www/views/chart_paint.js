/** Axes and curves of charts in ink. */

import { number } from '../strings/index.js';

/** @typedef {import('./chart_scale.js').Scale} Scale */

/**
 * Lines and numbers of both axes.
 * @param {CanvasRenderingContext2D} c
 * @param {import('./canvas.js').Colours} colours
 * @param {(tick: number) => string} label what stands at a tick of y
 * @param {Scale} x
 * @param {Scale} y
 * @param {{left: number, right: number, top: number, bottom: number}} box
 * @param {(value: number) => number} left
 * @param {(value: number) => number} top
 */
export function paintAxes(c, colours, label, x, y, box, left, top) {
  c.textBaseline = 'middle';
  c.textAlign = 'right';
  c.fillStyle = colours.soft;
  c.lineWidth = 1;
  for (const tick of y.ticks) {
    const at = Math.round(top(tick)) + 0.5;
    c.strokeStyle = tick === y.low || tick === 0 ? colours.strong : colours.line;
    c.beginPath();
    c.moveTo(box.left, at);
    c.lineTo(box.right, at);
    c.stroke();
    c.fillText(label(tick), box.left - 6, at);
  }
  c.textAlign = 'center';
  c.strokeStyle = colours.strong;
  let free = -Infinity;
  const labels = x.ticks.map((tick) => ({ tick, at: left(tick), text: number(tick) }));
  for (const { at, text } of labels) {
    const half = c.measureText(text).width / 2;
    const middle = Math.min(box.right + 6 - half, Math.max(box.left - 4 + half, at));
    c.beginPath();
    c.moveTo(Math.round(at) + 0.5, box.bottom + 1);
    c.lineTo(Math.round(at) + 0.5, box.bottom + 4);
    c.stroke();
    if (middle - half < free + 6) continue;
    c.fillText(text, middle, box.bottom + 12);
    free = middle + half;
  }
}

/**
 * A path along x, y pairs in pixels; NaN parts pieces.
 * @param {CanvasRenderingContext2D} c
 * @param {number[]} line
 */
export function traceLine(c, line) {
  c.beginPath();
  let fresh = true;
  for (let i = 0; i < line.length; i += 2) {
    if (Number.isNaN(line[i])) fresh = true;
    else if (fresh) {
      c.moveTo(line[i], line[i + 1]);
      fresh = false;
    } else c.lineTo(line[i], line[i + 1]);
  }
}

/**
 * The upright line at a place of the axis.
 * @param {CanvasRenderingContext2D} c
 * @param {import('./canvas.js').Colours} colours
 * @param {number} left pixels
 * @param {{top: number, bottom: number}} box
 * @returns {number} where it stands, in the middle of a pixel
 */
export function paintCursorLine(c, colours, left, { top, bottom }) {
  const at = Math.round(left) + 0.5;
  c.strokeStyle = colours.ink;
  c.lineWidth = 1;
  c.beginPath();
  c.moveTo(at, top);
  c.lineTo(at, bottom);
  c.stroke();
  return at;
}
