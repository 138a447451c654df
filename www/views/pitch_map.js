/** The map of a regression, in ink like the rest of the pitch: lines of equal value, and their names. */

import { number } from '../strings/index.js';
import { trace } from './pitch_draw.js';
import { nearest } from './points.js';

/** @typedef {import('./canvas.js').Colours} Colours */
/** @typedef {import('./pitch_draw.js').View} View */

/**
 * Thin lines every quarter, dashed where values are negative; where there is
 * room each says its value.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} isolines
 * @param {Colours} colours
 * @param {Float64Array | null} points where they say their values, with room between these; null: nowhere
 */
export function drawIsolines(c, view, isolines, colours, points) {
  c.save();
  c.strokeStyle = colours.ink;
  c.lineWidth = 1;
  c.globalAlpha = 0.5;
  trace(c, view, isolines, (value) => value > 0);
  c.stroke();
  c.setLineDash([4, 3]);
  trace(c, view, isolines, (value) => value < 0);
  c.stroke();
  c.restore();
  if (points) nameIsolines(c, view, isolines, colours, points);
}

/** A line of fewer vertices has no room for its value. */
const NAMED_FROM = 48;
/** So many places along a line are tried for it; so far, in pixels, points and edges must be. */
const PLACES = 16;
const LEAST_ROOM = 11;

/**
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} isolines
 * @param {Colours} colours
 * @param {Float64Array} points
 */
function nameIsolines(c, view, isolines, colours, points) {
  c.save();
  c.font = `600 11px ${colours.text}`;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.lineWidth = 4;
  c.strokeStyle = colours.panel;
  c.fillStyle = colours.ink;
  /** @type {number[][]} */
  const named = [];
  for (let start = 0; start < isolines.length; ) {
    let end = start + 2;
    while (end < isolines.length && !Number.isNaN(isolines[end])) end += 2;
    const vertices = (end - start) / 2;
    let most = LEAST_ROOM;
    /** @type {number[] | null} */
    let best = null;
    for (let k = 1; k < PLACES && vertices > NAMED_FROM; k += 1) {
      const at = start + 2 * Math.round((k / PLACES) * vertices);
      const [x, y] = isolines.subarray(at, at + 2);
      const [left, top] = [view.left(x), view.top(y)];
      const near = 4 * nearest(points, x, y);
      const edge = Math.min(left - 8, view.width - 8 - left, top, view.height - top);
      const room = Math.min(edge, Math.hypot(points[near] - x, points[near + 1] - y) * view.kx);
      if (room > most && !named.some(([l, t]) => Math.abs(l - left) < 72 && Math.abs(t - top) < 30)) {
        most = room;
        best = [left, top];
      }
    }
    if (best) {
      const words = number(isolines[start + 1]);
      c.strokeText(words, best[0], best[1]);
      c.fillText(words, best[0], best[1]);
      named.push(best);
    }
    start = end;
  }
  c.restore();
}
