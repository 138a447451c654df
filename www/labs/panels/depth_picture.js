/** Sizes by layer on a logarithmic axis, and strips of histograms below it: a column a layer, in line. */

import { clean, fit } from '../../views/canvas.js';
import { traceLine } from '../../views/chart_paint.js';
import { BINS, NOTHING, SPAN, TOO_MUCH } from './depth_rows.js';
import { size, tenTo } from './sizes.js';

/** @typedef {import('../../views/canvas.js').Colours} Colours */
/** @typedef {import('./depth_rows.js').Layer} Layer */
/** @typedef {import('./depth_rows.js').Name} Name */

/** Room beside the columns, in pixels. */
export const [LEFT, RIGHT] = [46, 10];

/** Where numbers end: of 32 bits and of 64. @type {[id: string, power: number][]} */
const ENDS = [
  ['largest32', Math.log10(3.4028235e38)],
  ['least32', Math.log10(1.401298464e-45)],
  ['largest64', Math.log10(Number.MAX_VALUE)],
  ['least64', Math.log10(Number.MIN_VALUE)],
];

/** From the back to the front. @type {{name: Name, colour: string, width: number, dash: number[]}[]} */
const CURVES = [
  { name: 'expectedBack', colour: '--depth-back', width: 5, dash: [1, 5] },
  { name: 'expected', colour: '--ink', width: 5, dash: [1, 5] },
  { name: 'dw', colour: '--depth-back', width: 1.5, dash: [5, 3] },
  { name: 'dz', colour: '--depth-back', width: 2.5, dash: [] },
  { name: 'spread', colour: '--ink', width: 1.5, dash: [5, 3] },
  { name: 'a', colour: '--ink', width: 2.5, dash: [] },
];

/** The middle of a layer's column, as a share of all columns. @param {number} l @param {number} count */
const middle = (l, count) => (l + 0.5) / count;

/** The layer at a place of a canvas. @param {number} x pixels @param {number} width @param {number} count */
export function layerAt(x, width, count) {
  const share = (x - LEFT) / (width - LEFT - RIGHT);
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

/** The powers of ten of the axis. @param {Layer[]} layers @returns {[number, number]} */
function powers(layers) {
  let [low, high] = [-1, 1];
  for (const layer of layers) {
    for (const { name } of CURVES) {
      const power = Math.log10(layer[name]);
      // Where a sigmoid's examples are all alike, what is left is rounding.
      if (Number.isFinite(power)) [low, high] = [Math.min(low, power), Math.max(high, power)];
    }
  }
  return [Math.floor(low - 0.3), Math.ceil(high + 0.3)];
}

/** @param {number} span */
const strideOf = (span) => [1, 2, 5, 10, 20, 50].find((step) => span / step <= 7) ?? 100;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 * @param {{layers: Layer[], chosen: number, t: import('../../types.js').Translate}} picture
 */
export function paintSizes(canvas, colours, { layers, chosen, t }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const style = getComputedStyle(canvas);
  const [low, high] = powers(layers);
  const box = { left: LEFT, right: width - RIGHT, top: 8, bottom: height - 22 };
  const x = (/** @type {number} */ l) => box.left + middle(l, layers.length) * (box.right - box.left);
  const y = (/** @type {number} */ power) => box.bottom - ((power - low) / (high - low)) * (box.bottom - box.top);

  c.font = `11px ${colours.text}`;
  c.textBaseline = 'middle';
  c.fillStyle = colours.wash;
  const [nothing, tooMuch] = [Math.log10(NOTHING), Math.log10(TOO_MUCH)];
  if (low < nothing) c.fillRect(box.left, y(nothing), box.right - box.left, box.bottom - y(nothing));
  if (high > tooMuch) c.fillRect(box.left, box.top, box.right - box.left, y(tooMuch) - box.top);

  c.lineWidth = 1;
  c.textAlign = 'right';
  const stride = strideOf(high - low);
  for (let power = Math.ceil(low / stride) * stride; power <= high; power += stride) {
    const at = Math.round(y(power)) + 0.5;
    c.strokeStyle = power === 0 ? colours.strong : colours.line;
    c.beginPath();
    c.moveTo(box.left, at);
    c.lineTo(box.right, at);
    c.stroke();
    c.fillStyle = colours.soft;
    c.fillText(power === 0 ? '1' : tenTo(power), box.left - 6, at);
  }
  for (const [id, power] of ENDS) {
    if (power < low || power > high) continue;
    const at = Math.round(y(power)) + 0.5;
    c.strokeStyle = colours.soft;
    c.setLineDash([2, 3]);
    c.beginPath();
    c.moveTo(box.left, at);
    c.lineTo(box.right, at);
    c.stroke();
    c.setLineDash([]);
    label(t(`panel.depth.end.${id}`), box.right - 6, at + (power > 0 ? 9 : -8), 'right');
  }

  c.textAlign = 'center';
  c.fillStyle = colours.soft;
  const ticks = ticksOf(layers.length - 1, (box.right - box.left) / 46);
  for (const tick of ticks) c.fillText(tick === 0 ? t('panel.depth.input') : String(tick), Math.max(x(tick), tick === 0 ? box.left + 8 : 0), box.bottom + 13);

  // The layer that is looked at.
  c.fillStyle = colours.line;
  const wide = (box.right - box.left) / layers.length;
  c.fillRect(x(chosen) - Math.max(1, wide / 2), box.top, Math.max(2, wide), box.bottom - box.top);

  c.save();
  c.beginPath();
  c.rect(box.left - 3, box.top - 3, box.right - box.left + 6, box.bottom - box.top + 6);
  c.clip();
  c.lineJoin = 'round';
  c.lineCap = 'round';
  for (const { name, colour, width: thick, dash } of CURVES) {
    const line = layers.flatMap((layer, l) => [x(l), heightOf(layer[name])]);
    c.strokeStyle = style.getPropertyValue(colour).trim();
    c.lineWidth = thick;
    c.setLineDash(dash);
    c.globalAlpha = name.startsWith('expected') ? 0.45 : 1;
    traceLine(c, line.map((place, i) => (Number.isNaN(line[i | 1]) ? NaN : place)));
    c.stroke();
  }
  c.restore();
  if (low < nothing) label(t('panel.depth.zone.nothing'), box.left + 8, Math.min(box.bottom - 9, y(nothing) + 11), 'left');
  if (high > tooMuch) label(t('panel.depth.zone.tooMuch'), box.left + 8, Math.max(box.top + 9, y(tooMuch) - 10), 'left');

  /** 0 lies below the picture, infinity above. @param {number} value */
  function heightOf(value) {
    if (value === 0) return box.bottom + 2;
    return value === Infinity ? box.top - 2 : y(Math.log10(value));
  }

  /** @param {string} text @param {number} left @param {number} top @param {CanvasTextAlign} align */
  function label(text, left, top, align) {
    c.textAlign = align;
    c.lineWidth = 3;
    c.lineJoin = 'round';
    c.strokeStyle = colours.panel;
    c.strokeText(text, left, top);
    c.fillStyle = colours.soft;
    c.fillText(text, left, top);
    c.lineWidth = 1;
  }
}

/** Round layers, both ends among them. @param {number} last @param {number} most */
function ticksOf(last, most) {
  const step = [1, 2, 5, 10, 20, 25, 50].find((one) => last / one <= most) ?? 100;
  const ticks = [];
  for (let tick = 0; tick < last; tick += step) ticks.push(tick);
  if (ticks.length > 1 && last - ticks[ticks.length - 1] < 0.6 * step) ticks.pop();
  return [...ticks, last];
}

/** @type {HTMLCanvasElement | null} */
let cells = null;

/** '#16181d' as numbers. @param {string} colour */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/**
 * A column a layer, a cell a bin, the darker the more.
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 * @param {{shapes: Uint32Array, side: 0 | 1, count: number, chosen: number, colour: string, ends: [string, string]}} strip
 *   `side` 0 the activations, 1 the gradients
 */
export function paintStrip(canvas, colours, { shapes, side, count, chosen, colour, ends }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  cells ??= document.createElement('canvas');
  const image = new ImageData(count, BINS);
  const [red, green, blue] = channels(getComputedStyle(canvas).getPropertyValue(colour).trim());
  for (let l = 0; l < count; l += 1) {
    const column = shapes.subarray((2 * l + side) * BINS, (2 * l + side + 1) * BINS);
    let most = 1;
    for (const many of column) most = Math.max(most, many);
    for (let bin = 0; bin < BINS; bin += 1) {
      const at = 4 * ((BINS - 1 - bin) * count + l);
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255 * Math.sqrt(column[bin] / most);
    }
  }
  fit1(cells, count, BINS);
  cells.getContext('2d')?.putImageData(image, 0, 0);
  const wide = width - LEFT - RIGHT;
  c.fillStyle = colours.wash;
  c.fillRect(LEFT, 0, wide, height);
  c.imageSmoothingEnabled = false;
  c.drawImage(cells, LEFT, 0, wide, height);
  c.font = `11px ${colours.text}`;
  c.textAlign = 'right';
  c.textBaseline = 'middle';
  c.fillStyle = colours.soft;
  c.fillText(ends[1], LEFT - 6, 7);
  c.fillText(ends[0], LEFT - 6, height - 7);
  c.strokeStyle = colours.ink;
  c.lineWidth = 1;
  const column = wide / count;
  c.strokeRect(LEFT + chosen * column - 0.5, 0.5, Math.max(3, column + 1), height - 1);
}

/** As many pixels as cells. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
function fit1(canvas, width, height) {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

/**
 * What the ends of a histogram mean.
 * @param {Layer} layer
 * @param {number} l
 * @param {string} act
 * @param {0 | 1} side
 * @returns {[low: number, high: number]}
 */
export function endsOf(layer, l, act, side) {
  if (side === 1) return [-SPAN * layer.dz, SPAN * layer.dz];
  if (l > 0 && act === 'sigmoid') return [0, 1];
  if (l > 0 && (act === 'tanh' || act === 'sine')) return [-1, 1];
  return [l > 0 && act === 'relu' ? 0 : -SPAN * layer.a, SPAN * layer.a];
}

/**
 * One histogram with its ends.
 * @param {HTMLCanvasElement} canvas
 * @param {Colours} colours
 * @param {{counts: Uint32Array, colour: string, ends: [low: number, high: number], empty: string}} histogram
 */
export function paintHistogram(canvas, colours, { counts, colour, ends, empty }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const [side, bottom] = [4, height - 15];
  const wide = (width - 2 * side) / counts.length;
  const most = Math.max(...counts);
  c.font = `11px ${colours.text}`;
  c.textBaseline = 'middle';
  c.fillStyle = colours.soft;
  c.strokeStyle = colours.strong;
  c.lineWidth = 1;
  c.beginPath();
  c.moveTo(side, bottom + 0.5);
  c.lineTo(width - side, bottom + 0.5);
  c.stroke();
  if (most === 0) {
    c.textAlign = 'center';
    c.fillText(empty, width / 2, bottom / 2);
    return;
  }
  c.textAlign = 'left';
  c.fillText(size(ends[0], 1), side, height - 6);
  c.textAlign = 'right';
  c.fillText(size(ends[1], 1), width - side, height - 6);
  c.fillStyle = getComputedStyle(canvas).getPropertyValue(colour).trim();
  counts.forEach((many, bin) => {
    if (many === 0) return;
    const high = Math.max(1.5, (many / most) * (bottom - 3));
    c.fillRect(side + bin * wide, bottom - high, Math.max(0.6, wide - 0.8), high);
  });
}
