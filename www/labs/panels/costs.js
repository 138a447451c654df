/** Two costs: what descent lowers, and what the whole network costs; and how sure a model is beside how right. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { costWords, counted } from '../../views/scores.js';
import { badge } from './model_tabs.js';
import { dropsUnits, penaltyOf } from './numbers.js';
import { createProbes } from './probes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {{model: Compared, bars: {name: string, value: number, tone: string}[], right: number, total: number, loss: number, sure: number, sureWrong: number, wrong: number}} Reading */

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, t } = tools;
  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const rows = element('div', { class: 'panel-costs' });
  const said = element('ul', { class: 'panel-said' });
  const figures = moments(tools, [rows, said], show);
  root.append(title, intro, figures.note, rows, said);
  const probes = createProbes(figures.fresh);

  /** The held-out split, where it has points. @param {Compared} model @returns {'test' | 'dev' | 'train'} */
  const held = ({ frame }) => (frame?.score?.test ? 'test' : frame?.score?.dev ? 'dev' : 'train');

  /** @param {Compared} model @returns {Reading | null} */
  function read(model) {
    const { frame, values } = model;
    const score = frame?.score;
    if (!frame || !score?.train) return null;
    const state = store.get();
    const split = held(model);
    const penalty = penaltyOf(values, frame.layers, frame.parameters, score.train.total);
    const dropping = dropsUnits(values);
    const bars = [{ name: t('panel.costs.j'), value: score.cost, tone: 'ink' }];
    if (dropping) bars.push({ name: t('panel.costs.masked'), value: score.cost - penalty, tone: 'soft' });
    bars.push({ name: t('panel.costs.loss', { split: t('results.train') }), value: score.train.cost, tone: 'soft' });
    if (split !== 'train') bars.push({ name: t('panel.costs.loss', { split: t(`results.${split}`) }), value: score[split]?.cost ?? NaN, tone: 'open' });
    const counts = counted(score[split]);
    const reading = { model, bars: dropping && penalty === 0 ? bars.filter((_, k) => k !== 1) : bars, right: counts?.correct ?? NaN, total: counts?.total ?? 0, loss: score[split]?.cost ?? NaN, sure: NaN, sureWrong: NaN, wrong: 0 };
    const probe = state.valued ? null : probes.of(model, state);
    if (probe !== null) Object.assign(reading, sureness(probe, frame.parameters, split));
    return reading;
  }

  /**
   * How sure the network is on a split on average, and where it is wrong: the probability of what it says.
   * @param {import('../../../labs.js').Probe} probe
   * @param {Float64Array} parameters
   * @param {'train' | 'dev' | 'test'} split
   */
  function sureness(probe, parameters, split) {
    const { points } = store.get();
    const number = ['train', 'dev', 'test'].indexOf(split);
    /** @type {number[]} */
    const places = [];
    /** @type {number[]} */
    const labels = [];
    for (let i = 0; i < points.length; i += 4) {
      if (points[i + 3] !== number) continue;
      places.push(points[i], points[i + 1]);
      labels.push(points[i + 2]);
    }
    const predicted = probe.predict(parameters, Float64Array.from(places));
    const sure = Array.from(predicted, (p) => Math.max(p, 1 - p));
    const wrong = sure.filter((_, k) => (predicted[k] > 0.5) !== (labels[k] === 1));
    const mean = (/** @type {number[]} */ all) => all.reduce((sum, value) => sum + value, 0) / all.length;
    return { sure: mean(sure), sureWrong: mean(wrong), wrong: wrong.length };
  }

  /** @param {Reading[]} readings */
  function showRows(readings) {
    const finite = readings.flatMap(({ bars }) => bars.map(({ value }) => value)).filter(Number.isFinite);
    const most = Math.max(...finite, 1e-9);
    rows.replaceChildren(...readings.map(({ model, bars }) => {
      const list = bars.map(({ name, value, tone }) => {
        const bar = element('i', { class: `cost-bar cost-${tone}`, 'aria-hidden': 'true' });
        bar.style.width = `${Math.max(0.3, (100 * Math.min(most, value)) / most)}%`;
        return element('tr', {}, element('th', { scope: 'row' }, name), element('td', { class: 'cost-place' }, bar), element('td', { class: 'cost-value' }, costWords(value)));
      });
      const section = element('section', { class: 'panel-cost' }, element('h4', {}, badge(model), element('span', {}, model.name)), element('table', {}, element('tbody', {}, ...list)));
      section.style.setProperty('--model', `var(${model.colour})`);
      return section;
    }));
  }

  /** @param {Reading[]} readings what is measured, and no more @returns {string[]} */
  function sentences(readings) {
    const known = readings.filter(({ right }) => !Number.isNaN(right));
    const found = [];
    if (known.length === 0) return [];
    const split = t(`results.${held(known[0].model)}`);
    const percent = (/** @type {number} */ share) => number(100 * share, 1);
    if (known.length > 1) {
      const best = Math.max(...known.map(({ right }) => right));
      const costs = known.map(({ loss }) => loss);
      const dearest = known[costs.indexOf(Math.max(...costs))];
      const winners = known.filter(({ right }) => right === best);
      const names = winners.map(({ model }) => model.name).join(', ');
      const blanks = { names, right: best, total: known[0].total, split, name: dearest.model.name, loss: costWords(dearest.loss), own: dearest.right };
      found.push(t(winners.includes(dearest) ? 'panel.costs.read.both' : 'panel.costs.read.apart', blanks));
    }
    for (const { model, sure, right, total, wrong, sureWrong } of known) {
      if (Number.isNaN(sure)) continue;
      const blanks = { name: model.name, sure: percent(sure), share: percent(right / total), wrong, sureWrong: percent(sureWrong) };
      found.push(t(wrong > 0 ? 'panel.costs.read.sure' : 'panel.costs.read.sureAll', blanks));
    }
    return found;
  }

  /** @param {Compared[]} all */
  function show(all) {
    write(title, t('panel.costs.title'));
    write(intro, t('panel.costs.intro'));
    const readings = all.map(read).filter((reading) => reading !== null);
    showRows(readings);
    said.replaceChildren(...sentences(readings).map((sentence) => element('li', {}, sentence)));
  }
  figures.start();
  return {
    destroy() {
      figures.end();
      probes.free();
      root.replaceChildren();
    },
  };
}
