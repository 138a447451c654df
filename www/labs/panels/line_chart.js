/** Lines on one pair of axes, for panels: any x, and a cursor. */

import { clean, fit, oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { paintAxes, paintCursorLine, traceLine } from '../../views/chart_paint.js';
import { element } from '../../views/dom.js';

/** @typedef {import('../../views/chart_scale.js').Scale} Scale */

/** Room for what stands at y's ticks: charts below each other, and a slider above them, begin alike. */
const LEFT = 46;

/**
 * @typedef {object} Line
 * @property {ArrayLike<number>} places x, y pairs; NaN parts pieces
 * @property {string} colour of CSS, or a custom property
 * @property {number[]} [dash]
 * @property {boolean} [dots] each place has one
 * @property {number} [width]
 * @property {number} [alpha]
 */

/**
 * @typedef {object} Drawing
 * @property {Scale} x
 * @property {Scale} y
 * @property {(tick: number) => string} label of y
 * @property {Line[]} lines
 * @property {number} [cursor] an x
 * @property {string} name what it is, for those who cannot see it
 */

/**
 * @param {object} [options]
 * @param {string} [options.className]
 * @param {(x: number, share: number) => void} [options.onPoint] a pointer is pressed there
 */
export function lineChart({ className = '', onPoint } = {}) {
  const canvas = element('canvas', { class: `panel-chart ${className}`, role: 'img' });
  let colours = readColours();
  /** @type {Drawing | null} */
  let drawing = null;
  let box = { left: 0, right: 1, top: 0, bottom: 1 };
  const draw = oncePerFrame(paint);

  function paint() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || drawing === null) return;
    fit(canvas, width, height);
    const c = clean(canvas);
    const { x, y, label, lines, cursor } = drawing;
    c.font = `11px ${colours.text}`;
    const widest = Math.max(...y.ticks.map((tick) => c.measureText(label(tick)).width));
    box = { left: Math.max(LEFT, Math.ceil(widest) + 10), right: width - 8, top: 8, bottom: height - 20 };
    const left = (/** @type {number} */ value) => box.left + x.share(value) * (box.right - box.left);
    const top = (/** @type {number} */ value) => box.bottom - y.share(value) * (box.bottom - box.top);
    paintAxes(c, colours, label, x, y, box, left, top);
    const style = getComputedStyle(canvas);
    const ink = (/** @type {string} */ colour) => (colour.startsWith('--') ? style.getPropertyValue(colour).trim() : colour);
    c.save();
    c.beginPath();
    c.rect(box.left - 4, box.top - 4, box.right - box.left + 8, box.bottom - box.top + 8);
    c.clip();
    c.lineJoin = 'round';
    for (const { places, colour, dash = [], dots = false, width: thick = 1.8, alpha = 1 } of lines) {
      const line = Array.from(places, (value, i) => (i % 2 === 0 ? left(value) : top(value)));
      c.globalAlpha = alpha;
      c.strokeStyle = c.fillStyle = ink(colour);
      c.lineWidth = thick;
      c.setLineDash(dash);
      traceLine(c, line);
      c.stroke();
      if (!dots) continue;
      c.beginPath();
      for (let i = 0; i < line.length; i += 2) {
        if (Number.isNaN(line[i])) continue;
        c.moveTo(line[i] + 2.2, line[i + 1]);
        c.arc(line[i], line[i + 1], 2.2, 0, 2 * Math.PI);
      }
      c.fill();
    }
    c.restore();
    if (cursor === undefined || Number.isNaN(cursor)) return;
    paintCursorLine(c, colours, left(cursor), box);
  }

  if (onPoint) {
    const point = (/** @type {PointerEvent} */ event) => {
      if (drawing === null) return;
      const share = Math.min(1, Math.max(0, (event.offsetX - box.left) / (box.right - box.left)));
      onPoint(event.offsetX, share);
    };
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      point(event);
    });
    canvas.addEventListener('pointermove', (event) => event.buttons > 0 && point(event));
  }
  onResize(canvas, draw);

  return {
    canvas,
    /** @param {Drawing} latest */
    show(latest) {
      drawing = latest;
      canvas.setAttribute('aria-label', latest.name);
      draw();
    },
    /** Other colours. */
    again() {
      colours = readColours();
      draw();
    },
  };
}
