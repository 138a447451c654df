/** What each model is told of the points, and how soon its cost is low: normalization in the network itself. */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { costWords, counted } from '../../views/scores.js';
import { ROW } from '../../views/chart_scale.js';
import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';
import { SETS } from '../normalization.js';
import { badge } from './model_tabs.js';
import { createProbes } from './probes.js';
import { size } from './sizes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */

/** How low J is to get; of other points the last one. @type {Record<string, number>} */
const TARGETS = { far: 0.2, football: 0.23, squares: 0.2, other: 0.25 };

/** The step at which the cost is first so low; null where it never was. @param {Compared} model @param {number} target */
function reached({ curve }, target) {
  for (let k = 0; k < curve.count; k += 1) if (curve.rows[ROW * k + 1] <= target) return curve.rows[ROW * k];
  return null;
}

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, actions, core, t, lab, part } = tools;
  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const buttons = Object.keys(SETS).map((id) => {
    const button = element('button', { type: 'button', class: 'model-tab', click: () => actions.open(partLink(SETS[id], { lab: lab.id, part: part.id }, store.get().page)) });
    return { id, button };
  });
  const choice = element('div', { class: 'model-tabs', role: 'group' }, ...buttons.map(({ button }) => button));
  const remark = element('p', { class: 'panel-remark told-remark', role: 'status' });
  // What is luck here, and where it is none.
  const order = element('p', { class: 'panel-remark' });
  const unlike = element('button', { type: 'button', click: () => openBowl() });
  const luck = element('div', { class: 'told-luck' }, order, unlike);
  const table = element('table', { class: 'statistics-table told-table' });
  const box = scrollBox(table);
  const figures = moments(tools, [table], show);
  root.append(element('div', { class: 'panel-head' }, heading), intro, choice, remark, figures.note, box.root, luck);
  const probes = createProbes(figures.fresh);

  /** The bowl of the same normalizations, where the inputs' units are not alike. */
  function openBowl() {
    const [{ preset }] = lab.parts;
    actions.open(`${partLink(preset, { lab: lab.id, part: 'bowl' }, store.get().page)}&normalization.units=unlike&normalization.lr=6`);
  }

  /** Which of the sets the points are, whatever else is set. @param {State} state */
  function chosen({ values, file }) {
    if (file !== null) return 'other';
    return Object.keys(SETS).find((id) => ['data', 'points', 'features'].every((key) => core.read_link(SETS[id]).values[key] === values[key])) ?? 'other';
  }

  /** @param {Compared} model @param {State} state @param {number} target */
  function row(model, state, target) {
    const probe = probes.of(model, state);
    const { frame } = model;
    const [condition, ...told] = probe?.told() ?? [NaN];
    const features = model.values.features.split(',');
    // What is left of a mean that was subtracted is rounding.
    const mean = (/** @type {number} */ k) => (Math.abs(told[2 * k]) < 1e-12 * told[2 * k + 1] ? 0 : told[2 * k]);
    const inputs = features.map((feature, k) => `${t(`choice.features.${feature}`)} ${size(mean(k), 2)} ± ${size(told[2 * k + 1], 2)}`);
    const step = reached(model, target);
    const score = (/** @type {'train' | 'test'} */ split) => {
      const of = counted(frame?.score?.[split]);
      return of ? `${of.correct}/${of.total}` : '–';
    };
    const cells = [
      inputs.join(', '),
      size(condition, 3),
      step === null ? t('panel.told.never') : number(step),
      model.curve.count > 0 ? costWords(model.curve.rows[ROW * (model.curve.count - 1) + 1]) : '–',
      score('train'),
      score('test'),
    ];
    return element('tr', {},
      element('th', { scope: 'row' }, element('span', { class: 'model-said' }, badge(model), t(`panel.bowl.norm.${model.values.norm}`))),
      ...cells.map((words) => element('td', {}, words)));
  }

  /** @param {Compared[]} all @param {State} state */
  function show(all, state) {
    const now = chosen(state);
    const target = TARGETS[now];
    write(heading, t('panel.told.title'));
    write(intro, t('panel.told.intro'));
    choice.setAttribute('aria-label', t('panel.told.points'));
    for (const { id, button } of buttons) {
      write(button, t(`panel.told.${id}`));
      button.setAttribute('aria-pressed', String(id === now));
    }
    write(remark, now === 'other' ? '' : t(`panel.told.${now}.about`));
    luck.hidden = now !== 'far';
    write(order, t('panel.told.order'));
    write(unlike, t('panel.told.unlike'));
    const heads = ['model', 'inputs', 'condition', 'reached', 'cost', 'train', 'test'].map((key) => element('th', { scope: 'col' }, t(`panel.told.column.${key}`, { target })));
    box.name(t('panel.told.title'));
    table.replaceChildren(element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...all.map((model) => row(model, state, target))));
  }

  figures.start();
  return {
    destroy() {
      figures.end();
      probes.free();
    },
  };
}
