/**
 * The pitch in ink: markings, points, rings, lines. Every function draws in CSS pixels on a context
 * that is already scaled to the screen; nothing here keeps state or knows the page.
 *
 * The frame of the data is 52.5 : 68 like the keeper's own half: goal on the left, halfway line on
 * the right. Markings are drawn in metres of a half with a narrow run-off around it.
 */

import { number } from '../strings/index.js';
import { nearest } from './points.js';

/** @typedef {import('./canvas.js').Colours} Colours */

/** How the frame of the data lies on the canvas. Equal axes: the canvas has the frame's shape. */
export class View {
  /**
   * @param {readonly [number, number, number, number]} box x0, x1, y0, y1 in data coordinates
   * @param {number} width CSS pixels
   * @param {number} height CSS pixels
   */
  constructor(box, width, height) {
    this.x0 = box[0];
    this.x1 = box[1];
    this.y0 = box[2];
    this.y1 = box[3];
    this.width = width;
    this.height = height;
    this.kx = width / (this.x1 - this.x0);
    this.ky = height / (this.y1 - this.y0);
  }

  /** @param {number} x */
  left(x) {
    return (x - this.x0) * this.kx;
  }

  /** @param {number} y */
  top(y) {
    return (this.y1 - y) * this.ky;
  }

  /** @param {number} left */
  x(left) {
    return this.x0 + left / this.kx;
  }

  /** @param {number} top */
  y(top) {
    return this.y1 - top / this.ky;
  }

  /** A point's radius in CSS pixels, for so many points on this canvas. @param {number} count */
  radius(count) {
    const crowd = Math.min(1, Math.max(0.5, Math.sqrt(500 / Math.max(1, count))));
    return Math.min(7, Math.max(2.9, this.height * 0.0069)) * crowd;
  }
}

const METRES_HIGH = 68;
const RUN_OFF = 1.7;

/**
 * The keeper's own half. Measures in metres from the laws of the game: penalty area 16.5 by 40.32,
 * goal area 5.5 by 18.32, spot at 11, circles of 9.15, corner arcs of 1, goal 7.32.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Colours} colours
 */
export function drawMarkings(c, view, colours) {
  const u = view.height / (METRES_HIGH + 2 * RUN_OFF);
  const top = RUN_OFF * u;
  const bottom = view.height - top;
  const middle = view.height / 2;
  const width = Math.max(1.25, 0.19 * u);
  const halfway = view.width - width / 2;
  const goalLine = halfway - 52.5 * u;

  c.save();
  c.strokeStyle = colours.pitchLine;
  c.fillStyle = colours.pitchLine;
  c.lineWidth = width;
  c.lineJoin = 'miter';

  c.beginPath();
  c.moveTo(halfway, top);
  c.lineTo(goalLine, top);
  c.lineTo(goalLine, bottom);
  c.lineTo(halfway, bottom);
  c.closePath();
  for (const [depth, breadth] of [[16.5, 40.32], [5.5, 18.32]]) {
    c.moveTo(goalLine, middle - (breadth / 2) * u);
    c.lineTo(goalLine + depth * u, middle - (breadth / 2) * u);
    c.lineTo(goalLine + depth * u, middle + (breadth / 2) * u);
    c.lineTo(goalLine, middle + (breadth / 2) * u);
  }
  const open = Math.acos((16.5 - 11) / 9.15);
  const spot = goalLine + 11 * u;
  c.moveTo(spot + 9.15 * u * Math.cos(open), middle - 9.15 * u * Math.sin(open));
  c.arc(spot, middle, 9.15 * u, -open, open);
  c.moveTo(halfway, middle + 9.15 * u);
  c.arc(halfway, middle, 9.15 * u, Math.PI / 2, Math.PI * 1.5);
  c.moveTo(goalLine + u, top);
  c.arc(goalLine, top, u, 0, Math.PI / 2);
  c.moveTo(goalLine, bottom - u);
  c.arc(goalLine, bottom, u, -Math.PI / 2, 0);
  c.stroke();

  c.beginPath();
  c.arc(spot, middle, width * 1.25, 0, 2 * Math.PI);
  c.moveTo(halfway, middle);
  c.arc(halfway, middle, width * 1.5, 0, 2 * Math.PI);
  c.fill();

  drawGoal(c, goalLine, middle, u, width);
  c.restore();
}

/**
 * The net behind the goal line, a little narrower at its back.
 * @param {CanvasRenderingContext2D} c
 * @param {number} line left edge, CSS pixels
 * @param {number} middle
 * @param {number} u CSS pixels a metre
 * @param {number} width of the lines
 */
function drawGoal(c, line, middle, u, width) {
  const half = 3.66 * u;
  const back = half - 0.5 * u;
  const depth = 2.05 * u;
  c.lineWidth = Math.max(1, width * 0.8);
  c.beginPath();
  c.moveTo(line, middle - half);
  c.lineTo(line - depth, middle - back);
  c.lineTo(line - depth, middle + back);
  c.lineTo(line, middle + half);
  c.stroke();

  c.globalAlpha *= 0.55;
  c.lineWidth = Math.max(0.5, width * 0.35);
  c.beginPath();
  for (let i = 1; i < 12; i += 1) {
    const at = i / 12;
    c.moveTo(line, middle - half + 2 * half * at);
    c.lineTo(line - depth, middle - back + 2 * back * at);
  }
  for (let i = 1; i < 4; i += 1) {
    const at = i / 4;
    const reach = half + (back - half) * at;
    c.moveTo(line - depth * at, middle - reach);
    c.lineTo(line - depth * at, middle + reach);
  }
  c.stroke();
}

/**
 * @param {CanvasRenderingContext2D} c
 * @param {number} label 1 blue disc, 0 red diamond
 * @param {number} left
 * @param {number} top
 * @param {number} r
 */
function outline(c, label, left, top, r) {
  if (label === 1) {
    c.moveTo(left + r, top);
    c.arc(left, top, r, 0, 2 * Math.PI);
    return;
  }
  // A diamond of the disc's area looks as heavy as the disc.
  const d = r * 1.27;
  c.moveTo(left, top - d);
  c.lineTo(left + d, top);
  c.lineTo(left, top + d);
  c.lineTo(left - d, top);
  c.closePath();
}

/**
 * One point: training filled, test hollow, dev half filled.
 * @param {CanvasRenderingContext2D} c
 * @param {Colours} colours
 * @param {number} left
 * @param {number} top
 * @param {number} label
 * @param {number} split
 * @param {number} r
 */
export function drawPoint(c, colours, left, top, label, split, r) {
  const colour = label === 1 ? colours.blue : colours.red;
  c.beginPath();
  if (split === 0) {
    outline(c, label, left, top, r);
    c.strokeStyle = colours.panel;
    c.lineWidth = Math.max(1.6, r * 0.5);
    c.stroke();
    c.fillStyle = colour;
    c.fill();
    return;
  }
  outline(c, label, left, top, r * 0.86);
  c.globalAlpha = 0.6;
  c.fillStyle = colours.panel;
  c.fill();
  c.globalAlpha = 0.9;
  c.strokeStyle = colour;
  c.lineWidth = Math.max(1, r * 0.3);
  c.stroke();
  if (split === 1) {
    c.save();
    c.clip();
    c.fillStyle = colour;
    c.fillRect(left - 2 * r, top - 2 * r, 2 * r, 4 * r);
    c.restore();
  }
  c.globalAlpha = 1;
}

/**
 * A colour of the scale from −1 to 1.
 * @param {Uint8Array} scale red, green, blue of 1, of 0 and of −1
 * @param {number} value
 */
function colourOf(scale, value) {
  const end = value > 0 ? 0 : 6;
  const share = Math.min(1, Math.abs(value));
  const [r, g, b] = [0, 1, 2].map((k) => scale[3 + k] + share * (scale[end + k] - scale[3 + k]));
  return `rgb(${r} ${g} ${b})`;
}

/**
 * A point with a value: training filled, test a ring, dev half and half, all in the value's colour and
 * lined in ink, so that a value near 0 shows its split too.
 * @param {CanvasRenderingContext2D} c
 * @param {Colours} colours
 * @param {number} left
 * @param {number} top
 * @param {number} value
 * @param {number} split
 * @param {number} r
 */
function drawValue(c, colours, left, top, value, split, r) {
  c.beginPath();
  c.arc(left, top, r, 0, 2 * Math.PI);
  c.fillStyle = colourOf(colours.scale, value);
  c.fill();
  c.strokeStyle = colours.ink;
  c.lineWidth = split === 0 ? 1 : 0.75;
  c.stroke();
  if (split === 0) return;
  c.beginPath();
  if (split === 1) c.arc(left, top, r, -Math.PI / 2, Math.PI / 2);
  else c.arc(left, top, r * 0.45, 0, 2 * Math.PI);
  c.closePath();
  c.fillStyle = colours.panel;
  c.fill();
  c.stroke();
}

/**
 * All points but one: quieter test and dev points below, training points on top.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} points quadruples
 * @param {Colours} colours
 * @param {{without?: number, onlyTraining?: boolean, valued?: boolean}} [choice] `without` is the
 *   index of the point that is being moved
 */
export function drawPoints(c, view, points, colours, { without = -1, onlyTraining = false, valued = false } = {}) {
  const count = points.length / 4;
  const r = view.radius(count);
  c.lineJoin = 'round';
  const draw = valued ? drawValue : drawPoint;
  for (const training of onlyTraining ? [true] : [false, true]) {
    for (let i = 0; i < count; i += 1) {
      const split = points[4 * i + 3];
      if ((split === 0) !== training || i === without) continue;
      draw(c, colours, view.left(points[4 * i]), view.top(points[4 * i + 1]), points[4 * i + 2], split, r);
    }
  }
}

/**
 * A ring round each misclassified training or dev point. Where test points are wrong is not for those who
 * still tune.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} points quadruples
 * @param {Uint8Array} wrong per point
 * @param {Colours} colours
 */
export function drawRings(c, view, points, wrong, colours) {
  const count = points.length / 4;
  if (wrong.length !== count) return;
  const r = view.radius(count) * 1.95;
  c.beginPath();
  for (let i = 0; i < count; i += 1) {
    if (wrong[i] !== 1 || points[4 * i + 3] === 2) continue;
    const left = view.left(points[4 * i]);
    const top = view.top(points[4 * i + 1]);
    c.moveTo(left + r, top);
    c.arc(left, top, r, 0, 2 * Math.PI);
  }
  c.strokeStyle = colours.ink;
  c.lineWidth = Math.max(1, r * 0.14);
  c.stroke();
}

/**
 * Traces x, y pairs in data coordinates; NaN, and in place of y a value, begin a new piece.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {ArrayLike<number>} line
 * @param {(value: number) => boolean} [wanted] which pieces
 */
function trace(c, view, line, wanted = () => true) {
  c.beginPath();
  let fresh = true;
  let skipped = false;
  for (let i = 0; i + 1 < line.length; i += 2) {
    if (Number.isNaN(line[i])) {
      fresh = true;
      skipped = !wanted(line[i + 1]);
      continue;
    }
    if (skipped) continue;
    const left = view.left(line[i]);
    const top = view.top(line[i + 1]);
    if (fresh) c.moveTo(left, top);
    else c.lineTo(left, top);
    fresh = false;
  }
}

/**
 * The 0.5 line.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} contour
 * @param {Colours} colours
 */
export function drawContour(c, view, contour, colours) {
  c.lineJoin = 'round';
  c.lineCap = 'round';
  c.strokeStyle = colours.ink;
  c.lineWidth = Math.max(1.5, Math.min(2.5, view.height * 0.003));
  trace(c, view, contour);
  c.stroke();
}

/**
 * The map of a regression: thin lines every quarter, dashed where values are negative; where there is
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

/**
 * The person's own line once the network plays: thin and dashed, beneath everything said in ink.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {ArrayLike<number>} stroke
 * @param {Colours} colours
 */
export function drawOwnLine(c, view, stroke, colours) {
  c.save();
  c.lineJoin = 'round';
  c.strokeStyle = colours.ink;
  c.lineWidth = 1.25;
  c.setLineDash([6, 5]);
  trace(c, view, stroke);
  c.stroke();
  c.restore();
}

/**
 * The stroke under the person's hand: chalk, with its grain.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {ArrayLike<number>} stroke
 * @param {Colours} colours
 */
export function drawChalk(c, view, stroke, colours) {
  const width = Math.max(4, view.height * 0.008);
  c.save();
  c.lineJoin = 'round';
  c.lineCap = 'round';
  trace(c, view, stroke);
  c.strokeStyle = colours.ink;
  c.globalAlpha = 0.22;
  c.lineWidth = width + 2.5;
  c.stroke();
  c.globalAlpha = 1;
  c.strokeStyle = '#fff';
  c.lineWidth = width;
  c.stroke();
  c.lineCap = 'butt';
  c.strokeStyle = colours.soft;
  c.globalAlpha = 0.1;
  c.lineWidth = width * 0.9;
  c.setLineDash([1, 4, 2, 7, 1, 3]);
  c.stroke();
  c.restore();
}

/**
 * The keyboard's crosshair, and what it holds.
 * @param {CanvasRenderingContext2D} c
 * @param {number} left
 * @param {number} top
 * @param {Colours} colours
 */
export function drawCrosshair(c, left, top, colours) {
  c.save();
  for (const [colour, width] of /** @type {[string, number][]} */ ([[colours.panel, 4], [colours.ink, 1.5]])) {
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      c.moveTo(left + dx * 8, top + dy * 8);
      c.lineTo(left + dx * 20, top + dy * 20);
    }
    c.stroke();
  }
  c.restore();
}

/**
 * A ring round the point under the pointer, or a struck-out one under the eraser.
 * @param {CanvasRenderingContext2D} c
 * @param {number} left
 * @param {number} top
 * @param {number} r
 * @param {Colours} colours
 * @param {boolean} erase
 */
export function drawHover(c, left, top, r, colours, erase) {
  c.save();
  c.strokeStyle = colours.ink;
  c.lineWidth = 1.5;
  c.beginPath();
  if (erase) {
    const d = r * 1.5;
    c.lineWidth = 2;
    c.moveTo(left - d, top - d);
    c.lineTo(left + d, top + d);
    c.moveTo(left + d, top - d);
    c.lineTo(left - d, top + d);
  } else {
    c.setLineDash([2.5, 2.5]);
    c.arc(left, top, r * 2, 0, 2 * Math.PI);
  }
  c.stroke();
  c.restore();
}
