/**
 * The pictures of a bowl: its cost as filled contours with the ball's path on it, and the points it is made of.
 */

import { number } from '../../strings/index.js';
import { clean, context, fit, pixelRatio } from '../../views/canvas.js';
import { linear } from '../../views/chart_scale.js';
import { drawPoint } from '../../views/pitch_draw.js';

/** @typedef {import('../../views/canvas.js').Colours} Colours */
/** @typedef {readonly [number, number, number, number]} Window p0, p1, q0, q1 */

/** Samples of the cost along each side of its picture. */
export const GRID = 61;
/** The lowest contour lies so far above the lowest cost; each further one doubles it. */
const FIRST = 0.005;
/** So many bands; above the last one nothing gets darker. */
const BANDS = 12;
/** How dark the last band is, of the ink's full strength. */
const DARKEST = 0.34;
/** A bowl up to so many times as long as wide is drawn to scale; a longer one would be a hairline, and is drawn as this. */
export const LONGEST = 8;
/** A margin around what the window must hold, of its width. */
const MARGIN = 0.07;
/** So many of the first steps are drawn in full strength. */
const BOLD = 40;
/** Room for the axes, in CSS pixels. */
const LEFT = 40;
const BOTTOM = 30;
const TOP = 4;
const RIGHT = 4;

/**
 * A square window of one scale on both axes, where that can be seen; how many times as long as wide
 * the bowl is, and how many times as long as q's unit p's is drawn.
 * @param {Float64Array | number[]} holds p0, p1, q0, q1 that must be in it
 * @returns {{window: Window, ratio: number, stretch: number}}
 */
export function framed([p0, p1, q0, q1]) {
  const [wide, high] = [p1 - p0, q1 - q0];
  const across = Math.max(wide, Math.min(high, LONGEST * wide));
  const up = Math.max(high, Math.min(wide, LONGEST * high));
  const [p, q] = [(p0 + p1) / 2, (q0 + q1) / 2];
  const half = 0.5 + MARGIN;
  return { window: [p - half * across, p + half * across, q - half * up, q + half * up], ratio: Math.max(wide / high, high / wide), stretch: up / across };
}

/** Where a cost is among the contours: 0 at the first one, 1 at the second. @param {number} above the lowest */
const band = (above) => Math.log2(Math.max(above, 1e-12) / FIRST);

/** Red, green and blue of a colour of CSS. @param {string} colour */
function channels(colour) {
  const dot = document.createElement('canvas');
  dot.width = dot.height = 1;
  const c = context(dot);
  c.fillStyle = colour;
  c.fillRect(0, 0, 1, 1);
  return c.getImageData(0, 0, 1, 1).data;
}

/**
 * The filled contours, as many pixels as are asked for.
 * @param {HTMLCanvasElement} canvas
 * @param {Float64Array} grid GRID × GRID costs from the top
 * @param {number} lowest
 * @param {number} side device pixels
 * @param {Colours} colours
 */
export function paintSurface(canvas, grid, lowest, side, colours) {
  canvas.width = canvas.height = side;
  const bands = new Float32Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const gy = (y / (side - 1)) * (GRID - 1);
    const row = Math.min(GRID - 2, Math.floor(gy));
    for (let x = 0; x < side; x += 1) {
      const gx = (x / (side - 1)) * (GRID - 1);
      const column = Math.min(GRID - 2, Math.floor(gx));
      const at = row * GRID + column;
      const [fx, fy] = [gx - column, gy - row];
      const upper = grid[at] + fx * (grid[at + 1] - grid[at]);
      const lower = grid[at + GRID] + fx * (grid[at + GRID + 1] - grid[at + GRID]);
      bands[y * side + x] = band(upper + fy * (lower - upper) - lowest);
    }
  }
  const [paper, ink] = [channels(colours.panel), channels(colours.ink)];
  const c = context(canvas);
  const picture = c.createImageData(side, side);
  for (let i = 0; i < bands.length; i += 1) {
    const level = bands[i];
    // Over the pixel or two in which a band begins its tone grows, so that edges are smooth.
    const right = i + 1 < bands.length ? Math.abs(bands[i + 1] - level) : 0;
    const below = i + side < bands.length ? Math.abs(bands[i + side] - level) : 0;
    const whole = Math.floor(level);
    const tone = Math.min(BANDS, Math.max(0, whole + Math.min(1, (level - whole) / Math.max(1e-6, 1.2 * (right + below)))));
    const share = (DARKEST * tone) / BANDS;
    for (let k = 0; k < 3; k += 1) picture.data[4 * i + k] = paper[k] + share * (ink[k] - paper[k]);
    picture.data[4 * i + 3] = 255;
  }
  c.putImageData(picture, 0, 0);
}

/**
 * @typedef {object} BowlPicture
 * @property {HTMLCanvasElement | null} surface its filled contours; null before they are computed
 * @property {Window} window
 * @property {[p: string, q: string]} names of the axes
 * @property {Float64Array} path rows of 3: p, q, cost
 * @property {number} shown so many of its steps are drawn
 * @property {ArrayLike<number>} lowest p, q
 */

/** The box in which a surface is drawn, in CSS pixels. @param {number} width @param {number} height */
export function surfaceBox(width, height) {
  const side = Math.max(1, Math.min(width - LEFT - RIGHT, height - TOP - BOTTOM));
  return { left: LEFT, top: TOP, right: LEFT + side, bottom: TOP + side, side };
}

/** A tick in few characters. @param {number} value */
function tickText(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 10_000) ? value.toExponential(0).replace('-', '−').replace('e-', 'e−').replace('e+', 'e') : number(value);
}

/**
 * Both axes with ticks and names around a box.
 * @param {CanvasRenderingContext2D} c
 * @param {Colours} colours
 * @param {{left: number, top: number, right: number, bottom: number}} box
 * @param {Window} window
 * @param {[string, string]} names
 * @param {number} count about how many steps between ticks
 */
function paintAxes(c, colours, box, [p0, p1, q0, q1], [across, up], count) {
  c.font = `11px ${colours.text}`;
  c.fillStyle = colours.soft;
  c.strokeStyle = colours.strong;
  c.lineWidth = 1;
  c.strokeRect(box.left - 0.5, box.top - 0.5, box.right - box.left + 1, box.bottom - box.top + 1);
  const x = linear(p0, p1, count);
  c.textBaseline = 'alphabetic';
  c.textAlign = 'center';
  let free = -Infinity;
  const nameWidth = c.measureText(across).width;
  for (const tick of x.ticks) {
    const at = box.left + x.share(tick) * (box.right - box.left);
    c.beginPath();
    c.moveTo(Math.round(at) + 0.5, box.bottom + 1);
    c.lineTo(Math.round(at) + 0.5, box.bottom + 4);
    c.stroke();
    const text = tickText(tick);
    const half = c.measureText(text).width / 2;
    if (at - half < free + 6 || at + half > box.right - nameWidth - 4) continue;
    c.fillText(text, at, box.bottom + 15);
    free = at + half;
  }
  c.textAlign = 'right';
  c.fillStyle = colours.ink;
  c.fillText(across, box.right, box.bottom + 15);
  c.fillStyle = colours.soft;
  const y = linear(q0, q1, count);
  c.textBaseline = 'middle';
  for (const tick of y.ticks) {
    const at = box.bottom - y.share(tick) * (box.bottom - box.top);
    c.beginPath();
    c.moveTo(box.left - 1, Math.round(at) + 0.5);
    c.lineTo(box.left - 4, Math.round(at) + 0.5);
    c.stroke();
    if (at < box.top + 18 || at > box.bottom - 4) continue;
    c.fillText(tickText(tick), box.left - 6, at);
  }
  c.textBaseline = 'top';
  c.fillStyle = colours.ink;
  c.fillText(up, box.left - 6, box.top);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 * @param {BowlPicture} picture
 */
export function paintBowl(canvas, colours, { surface, window, names, path, shown, lowest }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const box = surfaceBox(width, height);
  const [p0, p1, q0, q1] = window;
  const left = (/** @type {number} */ p) => box.left + ((p - p0) / (p1 - p0)) * box.side;
  const top = (/** @type {number} */ q) => box.bottom - ((q - q0) / (q1 - q0)) * box.side;
  if (surface !== null) c.drawImage(surface, box.left, box.top, box.side, box.side);
  paintAxes(c, colours, box, window, names, box.side < 190 ? 4 : 5);
  c.save();
  c.beginPath();
  c.rect(box.left, box.top, box.side, box.side);
  c.clip();
  // The lowest place.
  c.strokeStyle = colours.ink;
  c.lineWidth = 1.2;
  const [x, y] = [left(lowest[0]), top(lowest[1])];
  c.beginPath();
  c.moveTo(x - 5, y);
  c.lineTo(x + 5, y);
  c.moveTo(x, y - 5);
  c.lineTo(x, y + 5);
  c.stroke();
  const count = Math.min(path.length / 3, shown + 1);
  // A ball that was thrown out may be farther away than a canvas can draw.
  const near = (/** @type {number} */ pixels) => Math.max(-1e5, Math.min(1e5, pixels));
  const places = Array.from({ length: count }, (_, k) => [near(left(path[3 * k])), near(top(path[3 * k + 1]))]);
  c.beginPath();
  places.forEach(([px, py], k) => (k === 0 ? c.moveTo(px, py) : c.lineTo(px, py)));
  c.lineJoin = 'round';
  c.strokeStyle = colours.panel;
  c.globalAlpha = 0.8;
  c.lineWidth = 3.6;
  c.stroke();
  c.strokeStyle = c.fillStyle = colours.ink;
  // A ball that never settles would blacken the picture with what it does for ever.
  for (const [from, to, alpha] of [[0, BOLD, 1], [BOLD, count, 0.3]]) {
    const part = places.slice(Math.max(0, from - 1), to);
    c.globalAlpha = alpha;
    c.lineWidth = 1.4;
    c.beginPath();
    for (const [px, py] of part) c.lineTo(px, py);
    c.stroke();
    c.beginPath();
    for (const [px, py] of part) {
      c.moveTo(px + 1.9, py);
      c.arc(px, py, 1.9, 0, 2 * Math.PI);
    }
    c.fill();
  }
  c.globalAlpha = 1;
  const end = places.at(-1);
  if (end) {
    c.beginPath();
    c.arc(end[0], end[1], 5, 0, 2 * Math.PI);
    c.fill();
    c.lineWidth = 1.6;
    c.strokeStyle = colours.panel;
    c.stroke();
  }
  c.restore();
}

/**
 * The points as the regression takes them, each axis with its own scale, and the boundary of some parameters.
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 * @param {Float64Array} points rows of 3: x₁, x₂, label
 * @param {[string, string]} names of the axes
 * @param {[w1: number, w2: number, b: number] | null} theta
 */
export function paintPoints(canvas, colours, points, names, theta) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const box = { left: LEFT, top: TOP, right: width - RIGHT, bottom: height - BOTTOM + 8 };
  const ends = [0, 1].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < points.length; i += 3) {
      low = Math.min(low, points[i]);
      high = Math.max(high, points[i]);
    }
    const margin = 0.06 * (high - low) || 1;
    return [low - margin, high + margin];
  });
  const [[x0, x1], [y0, y1]] = ends;
  paintAxes(c, colours, box, [x0, x1, y0, y1], names, 3);
  const left = (/** @type {number} */ x) => box.left + ((x - x0) / (x1 - x0)) * (box.right - box.left);
  const top = (/** @type {number} */ y) => box.bottom - ((y - y0) / (y1 - y0)) * (box.bottom - box.top);
  c.save();
  c.beginPath();
  c.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  c.clip();
  for (let i = 0; i < points.length; i += 3) drawPoint(c, colours, left(points[i]), top(points[i + 1]), points[i + 2], 0, 1.9);
  if (theta !== null) paintBoundary(c, colours, theta, left, top, [x0, x1, y0, y1]);
  c.restore();
}

/**
 * The line w₁x₁ + w₂x₂ + b = 0, from edge to edge.
 * @param {CanvasRenderingContext2D} c
 * @param {Colours} colours
 * @param {[number, number, number]} theta
 * @param {(x: number) => number} left
 * @param {(y: number) => number} top
 * @param {Window} window
 */
function paintBoundary(c, colours, [w1, w2, b], left, top, [x0, x1, y0, y1]) {
  // Along the axis on which the line is flatter, as drawn.
  const flat = Math.abs(w1) * (x1 - x0) <= Math.abs(w2) * (y1 - y0);
  const ends = flat
    ? [x0, x1].map((x) => [left(x), top(-(w1 * x + b) / w2)])
    : [y0, y1].map((y) => [left(-(w2 * y + b) / w1), top(y)]);
  if (!ends.flat().every(Number.isFinite)) return;
  c.beginPath();
  for (const [x, y] of ends) c.lineTo(Math.max(-1e4, Math.min(1e4, x)), Math.max(-1e4, Math.min(1e4, y)));
  c.strokeStyle = colours.panel;
  c.lineWidth = 4;
  c.stroke();
  c.strokeStyle = colours.ink;
  c.lineWidth = 1.8;
  c.stroke();
}

/** Device pixels along a surface's side. @param {HTMLCanvasElement} canvas */
export const surfaceSide = (canvas) => Math.max(2, Math.round(surfaceBox(canvas.clientWidth, canvas.clientHeight).side * Math.min(2, pixelRatio())));
