/** A deep network trained from several starts: what each layer hears and what its weights get, while it trains. */

import { DASHES } from '../../compare/models.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { counted } from '../../views/scores.js';
import { scrollBox } from '../../compare/scroll_box.js';
import { lineChart } from './line_chart.js';
import { badge } from './model_tabs.js';
import { createProbes } from './probes.js';
import { size, tenTo } from './sizes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */

/** Numbers in a row of a probe's signals. */
const SIGNAL = 5;
/** The picture of what training does to the layers is worth as many milliseconds, three times a second. */
const PATIENT = 16;
/** A step that changes a weight by less than this of its size does not move it in a lifetime. */
const STILL = 1e-5;
/** More than this, and it is thrown away. */
const WILD = 1;

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { t, store } = tools;
  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const sides = ['signal', 'step'].map((id) => {
    const [title, caption] = [element('h3'), element('p', { class: 'panel-note' })];
    const chart = lineChart({ className: 'depth-train-chart' });
    return { id, title, caption, chart, root: element('figure', { class: 'card depth-train-side' }, title, caption, chart.canvas) };
  });
  const heads = ['model', 'signal', 'step', 'score'].map((id) => ({ id, cell: element('th', { scope: 'col' }) }));
  const body = element('tbody');
  const table = element('table', { class: 'depth-train-table' }, element('thead', {}, element('tr', {}, ...heads.map(({ cell }) => cell))), body);
  const box = scrollBox(table);
  const charts = element('div', { class: 'depth-train-sides' }, ...sides.map((side) => side.root));
  const figures = moments(tools, [charts, table], show, PATIENT);
  const probes = createProbes(figures.fresh);
  root.append(heading, intro, figures.note, charts, box.root);

  /**
   * By layer: the root mean square of what it says, and by how much of its size the next step changes its weights.
   * @param {Compared} model
   * @param {State} state
   */
  function look(model, state) {
    const probe = probes.of(model, state);
    if (probe === null || model.frame === null) return null;
    try {
      const rows = probe.signals(model.frame.parameters);
      const layers = rows.length / SIGNAL;
      const lr = Number(model.values.lr);
      const of = (/** @type {(row: Float64Array, last: boolean) => number} */ take) => Array.from({ length: layers }, (_, l) => take(rows.subarray(l * SIGNAL), l === layers - 1));
      // Of the output z: the probability hides its size.
      return { signal: of(([z, a], last) => (last ? z : a)), step: of(([, , , w, dw]) => (lr * dw) / w) };
    } catch {
      // Settings of another shape than the frame: the next frame has both.
      return null;
    }
  }

  /** @param {Compared[]} all @param {State} state */
  function show(all, state) {
    const looks = all.map((model) => look(model, state));
    write(heading, t('panel.train.title'));
    write(intro, t('panel.train.intro'));
    for (const { id, title, caption, chart } of sides) {
      const key = /** @type {'signal' | 'step'} */ (id);
      write(title, t(`panel.train.${id}`));
      write(caption, t(`panel.train.${id}.about`));
      const traces = looks.map((one) => one?.[key] ?? []);
      const layers = Math.max(2, ...traces.map((trace) => trace.length));
      chart.again();
      chart.show({
        x: { low: 1, high: layers, ticks: Array.from({ length: layers }, (_, l) => l + 1), share: (value) => (value - 1) / (layers - 1) },
        y: powers(traces.flat()),
        label: (tick) => (tick === 1 ? '1' : tenTo(Math.round(Math.log10(tick)))),
        lines: traces.map((trace, k) => ({ places: trace.flatMap((value, l) => [l + 1, value > 0 && Number.isFinite(value) ? value : NaN]), colour: all[k].colour, dash: DASHES[k], dots: true, width: 2.2 })),
        name: `${t(`panel.train.${id}`)}: ${all.map((model, k) => `${model.name}: ${traces[k].map((value) => size(value)).join(', ')}`).join('; ')}`,
      });
    }
    for (const { id, cell } of heads) write(cell, t(`panel.train.head.${id}`));
    box.name(t('panel.train.title'));
    body.replaceChildren(...all.map((model, k) => line(model, looks[k])));
  }

  /** @param {Compared} model @param {ReturnType<typeof look>} found */
  function line(model, found) {
    const score = counted(model.frame?.score?.train);
    const cells = [
      found === null ? '–' : size(found.signal[found.signal.length - 1]),
      found === null ? '–' : `${size(100 * found.step[0])} %`,
      score === null || score === undefined ? '–' : `${score.correct}/${score.total} · ${number((100 * score.correct) / score.total, 0)} %`,
    ].map((words) => {
      const cell = element('td');
      write(cell, words);
      return cell;
    });
    const name = element('th', { scope: 'row' }, element('span', { class: 'model-said' }, badge(model), model.name), element('small', {}, t(`panel.train.fate.${fateOf(model, found)}`)));
    return element('tr', {}, name, ...cells);
  }

  /** @param {Compared} model @param {ReturnType<typeof look>} found */
  function fateOf(model, found) {
    if (model.status === 'diverged') return 'diverged';
    if (found === null) return 'unknown';
    const score = counted(model.frame?.score?.train);
    if (score && score.correct / score.total > 0.95) return 'learned';
    const most = Math.max(...found.step);
    if (!(most < WILD)) return 'wild';
    return found.step.slice(0, -1).every((step) => step < STILL) ? 'still' : 'learning';
  }

  /** Whole powers of ten that hold all sizes, but no more than is to be seen. @param {number[]} sizes */
  function powers(sizes) {
    const there = sizes.filter((one) => one > 0 && Number.isFinite(one)).map(Math.log10);
    const low = Math.max(-20, Math.floor(Math.min(-2, ...there)));
    const high = Math.min(20, Math.ceil(Math.max(1, ...there)));
    const stride = Math.max(1, Math.ceil((high - low) / 7));
    const ticks = [];
    for (let power = Math.ceil(low / stride) * stride; power <= high; power += stride) ticks.push(10 ** power);
    return { low: 10 ** low, high: 10 ** high, ticks, share: (/** @type {number} */ value) => Math.min(1.02, Math.max(-0.02, (Math.log10(value) - low) / (high - low))) };
  }

  const unsubscribe = store.subscribe((_, changed) => changed.has('theme') && figures.again());
  figures.start();
  return {
    destroy() {
      unsubscribe();
      figures.end();
      probes.free();
    },
  };
}
