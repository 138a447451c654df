/** Must J fall? Each model's J after every single step, counted by the pool; and dropout switched off in the running model. */

import { everyModel } from '../../compare/models.js';
import { pool } from '../../pool.js';
import { readable } from '../../share.js';
import { number } from '../../strings/index.js';
import { linear } from '../../views/chart_scale.js';
import { element, write } from '../../views/dom.js';
import { costWords } from '../../views/scores.js';
import { lineChart } from './line_chart.js';
import { badge } from './model_tabs.js';
import { dropsUnits } from './numbers.js';
import { exactPoints } from './probes.js';
import { watching } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../worker/job.js').JobResult} JobResult */

/** So many steps at the end are drawn one by one. */
const LAST = 200;

/** The last count outlives the panel. @type {{key: string, results: (JobResult | null)[]} | null} */
let kept = null;

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, { store, actions, t, part }) {
  /** @type {AbortController | null} */
  let going = null;
  let failure = '';
  /** What keep_prob was before it was switched off. */
  let keep = '0.86';

  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const toggle = element('button', { type: 'button', click: () => actions.change('keep', isOn() ? '1' : keep) });
  const toggled = element('p', { class: 'panel-told' });
  const go = element('button', { type: 'button', class: 'go', click: () => count() });
  const cancel = element('button', { type: 'button', click: () => going?.abort() });
  const bar = element('progress');
  const told = element('p', { class: 'panel-told', role: 'status' });
  const list = element('div', { class: 'panel-columns' });
  root.append(title, intro, element('div', { class: 'panel-go' }, toggle, toggled), element('div', { class: 'panel-go' }, go, cancel, bar, told), list);
  /** @type {{box: HTMLElement, name: Element, words: HTMLElement, heading: HTMLElement, chart: ReturnType<typeof lineChart>}[]} */
  let shown = [];

  const isOn = () => dropsUnits(store.get().values);
  const steps = () => store.get().frame?.iteration || part.to;

  /** What the count is of: each model's link, and how far. */
  function jobs() {
    const state = store.get();
    const points = exactPoints(state);
    return everyModel(state).map(({ fragment }) => ({
      fragment: readable(fragment).replace(/&(it|play)=[^&]*/g, ''), points, iterations: steps(), wants: { rises: LAST },
    }));
  }

  /** @param {ReturnType<typeof jobs>} all */
  const keyOf = (all) => JSON.stringify([all.map(({ fragment, iterations }) => [fragment, iterations]), all[0].points?.length ?? 0]);

  async function count() {
    if (going !== null || store.get().points.length === 0) return;
    const all = jobs();
    const mine = { key: keyOf(all), results: /** @type {(JobResult | null)[]} */ (all.map(() => null)) };
    kept = mine;
    going = new AbortController();
    failure = '';
    show();
    try {
      await pool.run(all, {
        signal: going.signal,
        onResult({ index, result, error }) {
          if (error !== null) failure = error.code;
          mine.results[index] = result;
          show();
        },
      });
    } catch {
      failure = 'load';
    }
    going = null;
    show();
  }

  /** @param {Compared[]} all */
  function make(all) {
    if (shown.length === all.length) return;
    shown = all.map((model) => {
      const name = element('span');
      const heading = element('h4', { class: 'panel-falling-head' }, badge(model), name);
      const words = element('p', { class: 'panel-falling-count' });
      const chart = lineChart();
      return { name, words, heading, chart, box: element('div', {}, heading, words, chart.canvas) };
    });
    list.replaceChildren(...shown.map(({ box }) => box));
  }

  /** @param {Compared} model @param {JobResult | null} result @param {typeof shown[number]} place */
  function showModel(model, result, { name, words, chart }) {
    write(name, model.name);
    chart.canvas.hidden = !result?.costs;
    if (!result?.costs || result.rises === undefined) {
      write(words, '');
      return;
    }
    const { rises, costs, iteration } = result;
    const blanks = { rises, iteration, percent: number((100 * rises) / Math.max(1, iteration), rises > 0 && rises < iteration / 1000 ? 3 : 1) };
    write(words, `${t(rises === 0 ? 'panel.falling.never' : 'panel.falling.rose', blanks)} ${result.diverged ? t('panel.falling.diverged') : ''}`);
    const places = Array.from(costs).flatMap((cost, k) => [iteration - costs.length + 1 + k, cost]);
    const finite = Array.from(costs).filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const room = (high - low || Math.abs(high) * 1e-6 || 1e-9) * 0.06;
    const from = iteration - costs.length + 1;
    chart.show({
      x: { ...linear(from, iteration, 2), ticks: [from, iteration] }, y: linear(low - room, high + room, 3),
      label: (tick) => number(Number(tick.toPrecision(7))), name: t('panel.falling.chart', { name: model.name, from: costWords(low), to: costWords(high), count: costs.length }),
      lines: [{ places, colour: model.colour, width: 1.3 }],
    });
  }

  function show() {
    const state = store.get();
    const all = everyModel(state);
    write(title, t('panel.falling.title'));
    write(intro, t('panel.falling.intro', { last: LAST }));
    if (isOn()) keep = state.values.keep;
    write(toggle, t(isOn() ? 'panel.falling.off' : 'panel.falling.on', { keep }));
    toggle.hidden = state.values.layers === '';
    write(toggled, t(isOn() ? 'panel.falling.isOn' : 'panel.falling.isOff', { name: all[0].name }));
    write(go, t('panel.falling.go', { iteration: steps() }));
    write(cancel, t('panel.cancel'));
    const wanted = jobs();
    const current = kept?.key === keyOf(wanted);
    const results = current ? (kept?.results ?? []) : [];
    const done = results.filter((result) => result !== null).length;
    go.hidden = going !== null || (current && done === all.length);
    go.disabled = state.status === 'training';
    cancel.hidden = bar.hidden = going === null;
    bar.max = all.length;
    bar.value = kept?.results.filter((result) => result !== null).length ?? 0;
    write(told, failure !== '' ? t(`error.${failure}`) : going ? t('panel.falling.counting', { iteration: kept?.results.length ? steps() : 0 }) : '');
    make(all);
    list.hidden = done === 0;
    all.forEach((model, k) => showModel(model, results[k] ?? null, shown[k]));
  }
  show();
  const end = watching(store, show);
  let before = store.get().status;
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('theme')) for (const { chart } of shown) chart.again();
    if (!changed.has('status')) return;
    const ended = before === 'training' && state.status === 'paused' && (state.frame?.iteration ?? 0) >= part.to;
    before = state.status;
    // The further models come to rest a moment later; what is counted are their links, not their frames.
    if (ended && going === null && kept?.key !== keyOf(jobs())) count();
  });

  return {
    destroy() {
      going?.abort();
      end();
      unsubscribe();
      root.replaceChildren();
    },
  };
}
