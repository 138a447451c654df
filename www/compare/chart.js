/** The models' curves on one pair of axes, each in its model's colour and dashes. */

import { number } from '../strings/index.js';
import { atMostEvery, clean, fit, oncePerFrame, onResize, readColours } from '../views/canvas.js';
import { paintAxes, paintCursorLine, traceLine } from '../views/chart_paint.js';
import { accuracyBottom, costTop, iterations, linear, polyline, ROW, rowAt } from '../views/chart_scale.js';
import { element, write } from '../views/dom.js';
import { r2Text } from '../views/reading_values.js';
import { costWords, scientific } from '../views/scores.js';
import { DASHES, everyModel } from './models.js';

/** What can be drawn: a column of the history. @type {{name: string, column: number}[]} */
const MEASURES = [
  { name: 'cost', column: 1 },
  { name: 'trainCost', column: 2 },
  { name: 'testCost', column: 4 },
  { name: 'train', column: 5 },
  { name: 'test', column: 7 },
];

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountChart(root, { store, t }) {
  let measure = MEASURES[0];
  let log = true;
  /** The iteration under the pointer; NaN without one. */
  let cursor = NaN;
  let colours = readColours();
  /** @type {(iteration: number) => number} */
  let left = (iteration) => iteration;

  const heading = element('h2');
  const choice = element('select', { change: () => { measure = MEASURES[choice.selectedIndex]; words(); draw(); } });
  const options = MEASURES.map(({ name }) => ({ name, option: element('option') }));
  choice.append(...options.map(({ option }) => option));
  const scales = [true, false].map((isLog) => ({ isLog, button: element('button', { type: 'button', click: () => { log = isLog; words(); draw(); } }) }));
  const toggle = element('div', { class: 'scale-toggle', role: 'group' }, ...scales.map(({ button }) => button));
  const canvas = element('canvas', { class: 'compare-canvas', tabindex: '0', role: 'img' });
  const tip = element('div', { class: 'chart-tip', hidden: true });
  const empty = element('p', { class: 'card-empty', hidden: true });
  root.append(element('div', { class: 'compare-head' }, heading, choice, toggle), element('figure', { class: 'card compare-chart' }, canvas, tip, empty));

  const isShare = () => measure.column >= 5;
  /** @param {number} value */
  function valueWords(value) {
    if (!isShare()) return costWords(value);
    return store.get().valued ? r2Text(value) : `${number(100 * value, 1)} %`;
  }

  function paint() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0) return;
    fit(canvas, width, height);
    const c = clean(canvas);
    tip.hidden = true;
    const all = everyModel(store.get()).filter(({ curve }) => curve.count > 1);
    empty.hidden = all.length > 0;
    if (all.length === 0) return;
    const { column } = measure;
    const longest = all.reduce((most, model) => Math.max(most, model.curve.rows[(model.curve.count - 1) * ROW]), 0);
    const x = iterations(longest, log, width < 320 ? 3 : 5);
    const top = isShare() ? 1 : commonTop(all.map(({ curve }) => costTop(curve.rows, curve.count, [column], x.share)));
    const bottom = isShare() ? Math.min(...all.map(({ curve }) => accuracyBottom(curve.rows, curve.count, [column]))) : 0;
    const y = linear(bottom, top, isShare() ? 5 : 4);
    const percent = isShare() && !store.get().valued;
    const label = (/** @type {number} */ tick) => (percent ? number(Math.round(tick * 100)) : tick < 1e6 ? number(tick) : scientific(tick));
    c.font = `11px ${colours.text}`;
    const widest = Math.max(...y.ticks.map((tick) => c.measureText(label(tick)).width));
    const box = { left: Math.max(30, Math.ceil(widest) + 8), right: width - 8, top: 8, bottom: height - 20 };
    left = (value) => box.left + x.share(value) * (box.right - box.left);
    const above = (/** @type {number} */ value) => (value === Infinity ? box.top - 20 : box.bottom - y.share(value) * (box.bottom - box.top));
    paintAxes(c, colours, label, x, y, box, left, above);
    const style = getComputedStyle(canvas);
    const ink = all.map(({ colour }) => style.getPropertyValue(colour).trim());
    c.save();
    c.beginPath();
    c.rect(box.left, box.top - 2, box.right - box.left + 4, box.bottom - box.top + 3);
    c.clip();
    c.lineJoin = 'round';
    c.lineWidth = 1.8;
    all.forEach(({ index, curve }, k) => {
      c.strokeStyle = ink[k];
      c.setLineDash(DASHES[index]);
      traceLine(c, polyline(curve.rows, curve.count, column, left, above));
      c.stroke();
    });
    c.restore();
    if (!Number.isNaN(cursor)) paintCursor(c, all, ink, box, above);
  }

  /**
   * @param {CanvasRenderingContext2D} c
   * @param {import('./models.js').Compared[]} all
   * @param {string[]} ink
   * @param {{left: number, right: number, top: number, bottom: number}} box
   * @param {(value: number) => number} above
   */
  function paintCursor(c, all, ink, box, above) {
    const { rows, count } = all[0].curve;
    const at = rows[rowAt(rows, count, left, cursor) * ROW];
    const middle = paintCursorLine(c, colours, left(at), box);
    /** @type {HTMLElement[]} */
    const lines = [element('b', {}, t('charts.at', { iteration: at }))];
    all.forEach(({ curve, name, index }, k) => {
      const value = curve.rows[rowAt(curve.rows, curve.count, left, middle) * ROW + measure.column];
      if (Number.isNaN(value)) return;
      const badge = element('span', { class: 'model-badge' }, String(index + 1));
      badge.style.setProperty('--model', `var(--model-${index})`);
      lines.push(element('div', { class: 'chart-tip-row' }, badge, element('span', {}, name), element('span', { class: 'chart-tip-value' }, valueWords(value))));
      const y = above(value);
      if (!(y >= box.top - 2 && y <= box.bottom + 2)) return;
      c.beginPath();
      c.arc(middle, y, 3, 0, 2 * Math.PI);
      c.fillStyle = ink[k];
      c.fill();
    });
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const room = canvas.offsetWidth - tip.offsetWidth;
    tip.style.setProperty('left', `${canvas.offsetLeft + Math.round(Math.max(0, Math.min(room, middle - tip.offsetWidth / 2)))}px`);
  }

  const draw = oncePerFrame(paint, canvas);
  const soon = atMostEvery(100, draw);
  canvas.addEventListener('pointermove', (event) => { cursor = event.offsetX; draw(); });
  canvas.addEventListener('pointerleave', () => { cursor = NaN; draw(); });
  canvas.addEventListener('blur', () => { cursor = NaN; draw(); });
  canvas.addEventListener('keydown', (event) => {
    const { clientWidth: width } = canvas;
    const stride = width / 60;
    /** @type {Record<string, number>} */
    const to = {
      ArrowLeft: (Number.isNaN(cursor) ? width : cursor) - stride,
      ArrowRight: (Number.isNaN(cursor) ? 0 : cursor) + stride,
      Home: 0,
      End: width,
    };
    if (event.key === 'Escape') cursor = NaN;
    else if (event.key in to) cursor = Math.min(width, Math.max(0, to[event.key]));
    else return;
    event.preventDefault();
    event.stopPropagation();
    draw();
  });
  onResize(canvas, draw);

  function words() {
    const state = store.get();
    write(heading, t('compare.chart'));
    write(empty, t('charts.empty'));
    choice.setAttribute('aria-label', t('compare.measure'));
    for (const { name, option } of options) write(option, t(`compare.measure.${name}`));
    toggle.setAttribute('aria-label', t('charts.scale'));
    for (const { isLog, button } of scales) {
      write(button, t(isLog ? 'charts.log' : 'charts.linear'));
      button.setAttribute('aria-pressed', String(isLog === log));
    }
    const ends = everyModel(state).filter(({ curve }) => curve.count > 1).map(({ name, curve: { rows, count } }) => `${name}: ${valueWords(rows[(count - 1) * ROW + measure.column])}`);
    canvas.setAttribute('aria-label', [t(`compare.measure.${measure.name}`), ...ends].join('; '));
  }
  words();
  draw();
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('theme') || changed.has('lang')) draw();
    if (changed.has('models') || changed.has('curve')) soon(state.status !== 'training');
    const resting = (changed.has('models') || changed.has('status')) && state.status !== 'training';
    if (resting || changed.has('lang') || changed.has('valued')) words();
  });
  return { destroy: unsubscribe };
}

/**
 * One top for all: a model that is far above most others leaves through it, so that theirs can be told apart.
 * @param {number[]} tops
 */
function commonTop(tops) {
  const middle = [...tops].sort((a, b) => a - b)[(tops.length - 1) >> 1];
  return Math.max(...tops.filter((top) => top <= 4 * middle));
}
