/**
 * The pitch in ink: points, rings, lines. Every function draws in CSS pixels on a context that is
 * already scaled to the screen; nothing here keeps state or knows the page.
 */

/** @typedef {import('./canvas.js').Colours} Colours */

/** So many points, as only files have, are drawn as mere dots, without rings. @param {Float64Array} points */
export const isCrowd = (points) => points.length > 40_000;

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
export function colourOf(scale, value) {
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
 * The points of a split in a crowd: dots, for shapes would take seconds and hide each other.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Float64Array} points quadruples
 * @param {Colours} colours
 * @param {number} split
 */
function drawCrowd(c, view, points, colours, split) {
  c.globalAlpha = split === 0 ? 1 : 0.45;
  for (let i = 0; i < points.length; i += 4) {
    if (points[i + 3] !== split) continue;
    c.fillStyle = points[i + 2] === 1 ? colours.blue : colours.red;
    c.fillRect(view.left(points[i]) - 1, view.top(points[i + 1]) - 1, 2, 2);
  }
  c.globalAlpha = 1;
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
  if (isCrowd(points)) {
    for (const split of onlyTraining ? [0] : [2, 1, 0]) drawCrowd(c, view, points, colours, split);
    return;
  }
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
  if (wrong.length !== count || isCrowd(points)) return;
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
export function trace(c, view, line, wanted = () => true) {
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
  // So close to each other are the vertices that an arc at each is not seen, only paid for.
  c.lineJoin = 'miter';
  c.lineCap = 'round';
  c.strokeStyle = colours.ink;
  c.lineWidth = Math.max(1.5, Math.min(2.5, view.height * 0.003));
  trace(c, view, contour);
  c.stroke();
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
