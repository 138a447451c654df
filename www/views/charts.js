/** Cost and accuracy, or R², against iterations. Ink and dashes tell the curves apart: colour is the classes'. */

import { number } from '../strings/index.js';
import { atMostEvery, clean, fit, oncePerFrame, onResize, readColours } from './canvas.js';
import { paintAxes, paintCursorLine, traceLine } from './chart_paint.js';
import { accuracyBottom, costTop, iterations, linear, polyline, ROW, rowAt } from './chart_scale.js';
import { element, sample, write } from './dom.js';
import { r2Text } from './reading_values.js';
import { costWords, scientific } from './scores.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {{name: string, column: number}} Series */

/** @typedef {'cost' | 'accuracy'} Kind */

/** Those drawn later lie on top. @type {Record<Kind, Series[]>} */
const SERIES = {
  cost: [
    { name: 'objective', column: 1 },
    { name: 'dev', column: 3 },
    { name: 'test', column: 4 },
    { name: 'train', column: 2 },
  ],
  accuracy: [
    { name: 'dev', column: 6 },
    { name: 'test', column: 7 },
    { name: 'train', column: 5 },
  ],
};

/** @type {Record<string, {ink: boolean, width: number, dash: number[]}>} the strokes; samples in charts.css */
const STROKES = {
  train: { ink: true, width: 1.8, dash: [] },
  test: { ink: true, width: 1.5, dash: [5, 3.5] },
  dev: { ink: true, width: 1.5, dash: [1.5, 3] },
  objective: { ink: false, width: 1.2, dash: [] },
};

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountCharts(root, { store, t }) {
  let log = true;
  /** The row under the cursor, shared by both charts; -1 without one. */
  let cursor = -1;
  let colours = readColours();

  const heading = element('h2');
  const entries = ['train', 'dev', 'test', 'objective'].map((name) => {
    const word = element('span');
    return { name, word, item: element('li', {}, sample(`sample-${name}`), word) };
  });
  const legend = element('ul', { class: 'curve-legend' }, ...entries.map(({ item }) => item));
  const scales = [true, false].map((isLog) => {
    const button = element('button', { type: 'button', click: () => { log = isLog; words(); draw(); } });
    return { isLog, button };
  });
  const toggle = element('div', { class: 'scale-toggle', role: 'group' }, ...scales.map(({ button }) => button));
  const scaleName = element('span', { class: 'scale-name' });
  const charts = /** @type {Kind[]} */ (['cost', 'accuracy']).map((kind) => makeChart(kind));
  root.append(
    element('div', { class: 'charts-head' }, heading, legend, element('div', { class: 'scale' }, scaleName, toggle)),
    element('div', { class: 'charts-two' }, ...charts.map(({ figure }) => figure)),
  );

  const draw = oncePerFrame(() => {
    const { curve } = store.get();
    for (const chart of charts) paintChart(chart, curve.rows, curve.count);
  }, root);
  const soon = atMostEvery(100, draw);

  /** @param {Kind} kind */
  function makeChart(kind) {
    const canvas = element('canvas', { class: 'chart-canvas', tabindex: '0', role: 'application' });
    const caption = element('figcaption');
    const tip = element('div', { class: 'chart-tip', role: 'status', hidden: true });
    const empty = element('p', { class: 'card-empty' });
    const figure = element('figure', { class: 'card chart' }, caption, canvas, tip, empty);
    /** @type {{kind: Kind, canvas: HTMLCanvasElement, caption: HTMLElement, tip: HTMLElement, empty: HTMLElement, figure: HTMLElement, left: (iteration: number) => number}} */
    const chart = { kind, canvas, caption, tip, empty, figure, left: (iteration) => iteration };
    canvas.addEventListener('pointermove', (event) => {
      const { curve } = store.get();
      if (curve.count > 0) move(rowAt(curve.rows, curve.count, chart.left, event.offsetX));
    });
    canvas.addEventListener('pointerleave', () => move(-1));
    canvas.addEventListener('blur', () => move(-1));
    canvas.addEventListener('keydown', (event) => {
      const { count } = store.get().curve;
      const stride = Math.max(1, Math.round(count / 60));
      /** @type {Record<string, number>} */
      const to = {
        ArrowLeft: (cursor < 0 ? count : cursor) - stride,
        ArrowRight: (cursor < 0 ? -stride : cursor) + stride,
        Home: 0,
        End: count - 1,
      };
      if (event.key === 'Escape' && cursor >= 0) move(-1);
      else if (event.key in to && count > 0) move(Math.min(count - 1, Math.max(0, to[event.key])));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    onResize(canvas, () => draw());
    return chart;
  }

  /** @param {number} row */
  function move(row) {
    if (row === cursor) return;
    cursor = row;
    draw();
  }

  /**
   * @param {ReturnType<typeof makeChart>} chart
   * @param {Float64Array} rows
   * @param {number} count
   */
  function paintChart(chart, rows, count) {
    const { canvas, kind, empty, tip } = chart;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (width === 0) return;
    const columns = SERIES[kind].map(({ column }) => column);
    empty.hidden = count > 1;
    fit(canvas, width, height);
    const c = clean(canvas);
    tip.hidden = true;
    if (count < 2) return;

    const last = rows[(count - 1) * ROW];
    const x = iterations(last, log, width < 260 ? 3 : 5);
    const y = kind === 'cost' ? linear(0, costTop(rows, count, columns, x.share), 4) : linear(accuracyBottom(rows, count, columns), 1, 5);
    const percent = kind === 'accuracy' && !store.get().valued;
    const label = (/** @type {number} */ tick) => (percent ? number(Math.round(tick * 100)) : tick < 1e6 ? number(tick) : tick === Infinity ? '∞' : scientific(tick));
    c.font = `11px ${colours.text}`;
    const widest = Math.max(...y.ticks.map((tick) => c.measureText(label(tick)).width));
    // Infinity has a line of its own, above all others.
    const infinite = columns.some((column) => rows.some((value, i) => i % ROW === column && value === Infinity));
    const box = { left: Math.max(30, Math.ceil(widest) + 8), right: width - 8, top: infinite ? 26 : 8, bottom: height - 20 };
    const left = (/** @type {number} */ value) => box.left + x.share(value) * (box.right - box.left);
    const top = (/** @type {number} */ value) => (value === Infinity ? 10 : box.bottom - y.share(value) * (box.bottom - box.top));
    chart.left = left;

    if (infinite) y.ticks.push(Infinity);
    paintAxes(c, colours, label, x, y, box, left, top);
    if (infinite) box.top = 8;
    c.save();
    c.beginPath();
    c.rect(box.left, box.top - 2, box.right - box.left + 4, box.bottom - box.top + 3);
    c.clip();
    for (const series of SERIES[kind]) paintCurve(c, series, polyline(rows, count, series.column, left, top));
    c.restore();
    const row = Math.min(cursor, count - 1);
    if (row >= 0) paintCursor(c, chart, rows.subarray(row * ROW, row * ROW + ROW), box, left, top);
  }

  /** @param {CanvasRenderingContext2D} c @param {Series} series @param {number[]} line */
  function paintCurve(c, series, line) {
    const { ink, width, dash } = STROKES[series.name];
    c.strokeStyle = ink ? colours.ink : colours.strong;
    c.lineWidth = width;
    c.lineJoin = 'round';
    c.setLineDash(dash);
    traceLine(c, line);
    c.stroke();
    c.setLineDash([]);
  }

  /**
   * @param {CanvasRenderingContext2D} c
   * @param {ReturnType<typeof makeChart>} chart
   * @param {Float64Array} row
   * @param {{left: number, right: number, top: number, bottom: number}} box
   * @param {(value: number) => number} left
   * @param {(value: number) => number} top
   */
  function paintCursor(c, { kind, tip, canvas }, row, box, left, top) {
    const at = paintCursorLine(c, colours, left(row[0]), box);
    const lines = /** @type {HTMLElement[]} */ ([element('b', {}, t('charts.at', { iteration: row[0] }))]);
    for (const { name, column } of [...SERIES[kind]].reverse()) {
      const value = row[column];
      if (Number.isNaN(value) || (name === 'objective' && row[1] === row[2])) continue;
      const text = textOf(kind, value);
      lines.push(element('div', { class: 'chart-tip-row' }, sample(`sample-${name}`), element('span', {}, t(`charts.${name}`)), element('span', { class: 'chart-tip-value' }, text)));
      const y = top(value);
      if (!(y >= box.top - 2 && y <= box.bottom + 2)) continue;
      c.beginPath();
      c.arc(at, y, 3, 0, 2 * Math.PI);
      c.fillStyle = colours.panel;
      c.fill();
      c.stroke();
    }
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const room = canvas.offsetWidth - tip.offsetWidth;
    tip.style.setProperty('left', `${canvas.offsetLeft + Math.round(Math.max(0, Math.min(room, at - tip.offsetWidth / 2)))}px`);
  }

  function words() {
    const state = store.get();
    write(heading, t('panel.charts'));
    write(scaleName, t('charts.steps'));
    toggle.setAttribute('aria-label', t('charts.scale'));
    for (const { isLog, button } of scales) {
      write(button, t(isLog ? 'charts.log' : 'charts.linear'));
      button.setAttribute('aria-pressed', String(isLog === log));
    }
    const seen = present(state);
    for (const { name, word, item } of entries) {
      write(word, t(`charts.${name}`));
      item.hidden = !seen.has(name);
    }
    for (const { kind, caption, canvas, empty } of charts) {
      const name = kind === 'accuracy' && state.valued ? 'r2' : kind;
      write(caption, t(`charts.${name}`));
      write(empty, t('charts.empty'));
      canvas.setAttribute('aria-label', [t(`charts.${name}Label`), ...summaries(state, kind)].join(' '));
    }
  }

  /** @param {Kind} kind @param {number} value */
  function textOf(kind, value) {
    if (kind === 'cost') return costWords(value);
    return store.get().valued ? r2Text(value) : `${number(100 * value, 1)} %`;
  }

  /** @param {State} state @param {Kind} kind @returns {string[]} each curve in a sentence */
  function summaries({ curve: { rows, count } }, kind) {
    if (count < 2) return [];
    const end = (count - 1) * ROW;
    return SERIES[kind]
      .filter(({ column }) => !Number.isNaN(rows[end + column]))
      .map(({ name, column }) => t('charts.summary', {
        name: t(`charts.${name}`),
        from: textOf(kind, rows[column]),
        to: textOf(kind, rows[end + column]),
        iteration: rows[end],
      }));
  }

  words();
  draw();
  store.subscribe((state, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('theme') || changed.has('lang')) draw();
    if (changed.has('curve')) {
      if (cursor >= state.curve.count) cursor = -1;
      soon(state.status !== 'training');
    }
    const resting = (changed.has('curve') || changed.has('status')) && state.status !== 'training';
    if (resting || changed.has('lang') || changed.has('values') || changed.has('points')) words();
  });
}

/** Which curves there are. @param {State} state @returns {Set<string>} */
function present(state) {
  const { rows, count } = state.curve;
  const seen = new Set(['train']);
  if (count > 0) {
    if (!Number.isNaN(rows[(count - 1) * ROW + 3])) seen.add('dev');
    if (!Number.isNaN(rows[(count - 1) * ROW + 4])) seen.add('test');
  } else {
    for (let i = 3; i < state.points.length; i += 4) {
      if (state.points[i] > 0) seen.add(state.points[i] === 1 ? 'dev' : 'test');
    }
  }
  if (showsObjective(state)) seen.add('objective');
  return seen;
}

/** Whether the objective ever was another than the training cross-entropy. @param {State} state */
function showsObjective({ curve: { rows, count } }) {
  for (let i = 0; i < count; i += 1) {
    const difference = rows[i * ROW + 1] - rows[i * ROW + 2];
    if (Math.abs(difference) > 1e-9) return true;
  }
  return false;
}
