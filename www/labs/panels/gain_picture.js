/** Two pictures of signals through a network: forwards and backwards, layer by layer, on a logarithmic axis. */

import { clean, fit } from '../../views/canvas.js';
import { tenTo } from './sizes.js';

/** One curve: what it is at each place along x. @typedef {number[]} Trace */

/**
 * @typedef {object} Side
 * @property {Trace[]} fan what other gains do, faintly
 * @property {Trace} he
 * @property {Trace} now the dial's
 * @property {Trace | null} trained where the run is meanwhile
 * @property {string[]} names of the places along x, from 0
 * @property {'left' | 'right'} calm the end at which all curves are near each other
 * @property {string} high what the top means
 * @property {string} low what the bottom means
 */

/** The powers of ten that hold every size of the traces. @param {Trace[]} traces @returns {[number, number]} */
export function decades(traces) {
  const all = traces.flat().filter((size) => size > 0 && Number.isFinite(size));
  if (all.length === 0) return [-3, 3];
  const ends = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  return [Math.max(-14, Math.min(ends[0], -2)), Math.min(10, Math.max(ends[1], 2))];
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../views/canvas.js').Colours} colours
 * @param {Side} side
 * @param {[number, number]} range powers of ten
 */
export function paint(canvas, colours, side, [low, high]) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  fit(canvas, width, height);
  const c = clean(canvas);
  const box = { left: 42, right: width - 16, top: 12, bottom: height - 26 };
  const last = side.names.length - 1;
  const x = (/** @type {number} */ at) => box.left + 10 + (at / last) * (box.right - box.left - 10);
  const y = (/** @type {number} */ size) => {
    const share = (Math.log10(size) - low) / (high - low);
    return box.bottom - Math.min(1.02, Math.max(-0.02, share)) * (box.bottom - box.top);
  };
  c.font = `11px ${colours.text}`;
  c.textBaseline = 'middle';
  c.lineWidth = 1;
  const stride = Math.ceil((high - low) / 7);
  for (let power = low; power <= high; power += 1) {
    if (power % stride !== 0) continue;
    const at = Math.round(y(10 ** power)) + 0.5;
    c.strokeStyle = power === 0 ? colours.strong : colours.line;
    c.beginPath();
    c.moveTo(box.left, at);
    c.lineTo(box.right + 8, at);
    c.stroke();
    c.fillStyle = colours.soft;
    c.textAlign = 'right';
    c.fillText(power === 0 ? '1' : tenTo(power), box.left - 6, at);
  }
  c.textAlign = 'center';
  side.names.forEach((name, at) => c.fillText(name, x(at), box.bottom + 15));

  // What is said at the ends of the axis must not lie under the curves' beginnings.
  c.textAlign = side.calm === 'left' ? 'left' : 'right';
  const margin = side.calm === 'left' ? box.left + 8 : box.right + 4;
  c.fillText(side.high, margin, box.top + 2);
  c.fillText(side.low, margin, box.bottom - 9);

  /** @param {Trace} trace */
  const line = (trace) => {
    c.beginPath();
    trace.forEach((size, at) => (at === 0 ? c.moveTo(x(at), y(size)) : c.lineTo(x(at), y(size))));
    c.stroke();
  };
  c.lineJoin = 'round';
  c.strokeStyle = colours.strong;
  c.globalAlpha = 0.3;
  side.fan.forEach(line);
  c.globalAlpha = 1;
  c.lineWidth = 1.5;
  c.setLineDash([2, 3]);
  line(side.he);
  if (side.trained !== null) {
    c.setLineDash([7, 4]);
    c.strokeStyle = colours.soft;
    line(side.trained);
  }
  c.setLineDash([]);
  c.strokeStyle = colours.ink;
  c.lineWidth = 2.5;
  line(side.now);
  side.now.forEach((size, at) => {
    c.beginPath();
    c.arc(x(at), y(size), 4.5, 0, 2 * Math.PI);
    c.fillStyle = colours.ink;
    c.fill();
    c.lineWidth = 1.5;
    c.strokeStyle = colours.panel;
    c.stroke();
  });
}
