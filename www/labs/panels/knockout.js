/** A unit is knocked out by hand: what is left of the network, and which units it could not do without. */

import { smallPitch } from '../../compare/small_pitch.js';
import { number } from '../../strings/index.js';
import { palette } from '../../theme.js';
import { element, write } from '../../views/dom.js';
import { offsets } from '../../views/network_layout.js';
import { r2Text } from '../../views/reading_values.js';
import { counted, valued as valuedScore } from '../../views/scores.js';
import { badge, modelTabs } from './model_tabs.js';
import { createProbes } from './probes.js';
import { unitNet } from './unit_net.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('./unit_net.js').Place} Place */
/** @typedef {import('../../../labs.js').KnockedOut} KnockedOut */

/** The samples of the boundary, as on the pitch. */
const GRID = { columns: 132, rows: 171 };
const SPLITS = /** @type {const} */ (['train', 'dev', 'test']);

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, t } = tools;
  let chosen = 0;
  /** The units that are out, by model. @type {Map<number, Set<string>>} */
  const out = new Map();
  const key = (/** @type {Place} */ { layer, unit }) => `${layer} ${unit}`;

  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const none = element('p', { class: 'panel-remark' });
  const tabs = modelTabs((index) => {
    chosen = index;
    figures.again();
  });
  const back = element('button', { type: 'button', click: () => { out.get(chosen)?.clear(); figures.again(); } });
  // The circles are small: for a finger there is a list of them.
  const choice = element('select', { change: () => figures.again() });
  const choiceWords = element('span');
  const press = element('button', { type: 'button', click: () => toggle(listed()) });
  const net = unitNet({ onUnit: toggle });
  const pitch = smallPitch(store);
  const told = element('p', { class: 'panel-knockout-told', role: 'status' });
  const view = element('div', { class: 'panel-knockout-view' }, element('div', {}, /** @type {any} */ (net.root), told), element('div', { class: 'panel-knockout-pitch' }, pitch.root));
  const barsTitle = element('h3');
  const barsIntro = element('p', { class: 'panel-intro' });
  const bars = element('div', { class: 'panel-knockout-bars' });
  const head = element('div', { class: 'panel-go' }, tabs.root, element('label', {}, choiceWords, ' ', choice), press, back);
  const figures = moments(tools, [view, bars], show);
  root.append(title, intro, none, figures.note, head, view, barsTitle, barsIntro, bars);
  const probes = createProbes(figures.fresh);
  /** All units' scores by model, and what they were asked for. @type {{key: string, found: KnockedOut[]}[]} */
  const asked = [];

  /** @param {Place} place */
  function toggle(place) {
    const mine = out.get(chosen) ?? new Set();
    out.set(chosen, mine);
    if (!mine.delete(key(place))) mine.add(key(place));
    figures.again();
  }

  /** The unit that the list is at. @returns {Place} */
  function listed() {
    const [layer, unit] = (choice.value || '1 0').split(' ').map(Number);
    return { layer, unit };
  }

  /** The list of the model's units. @param {Compared} model */
  function showList({ frame }) {
    if (frame === null) return;
    const hidden = [...frame.layers].slice(1, -1).flatMap((units, l) => Array.from({ length: units }, (_, unit) => ({ layer: l + 1, unit })));
    if (choice.options.length !== hidden.length || choice.options[choice.options.length - 1].value !== key(hidden[hidden.length - 1])) {
      choice.replaceChildren(...hidden.map((place) => element('option', { value: key(place) }, `${place.layer}.${place.unit + 1}`)));
    }
    write(choiceWords, t('panel.knockout.which'));
    write(press, t(out.get(chosen)?.has(key(listed())) ? 'panel.knockout.bring' : 'panel.knockout.take'));
  }

  /** The parameters with all that the units say counted as 0. @param {Compared} model @param {Set<string>} without */
  function withoutUnits({ frame }, without) {
    const parameters = /** @type {NonNullable<typeof frame>} */ (frame).parameters.slice();
    const { layers } = /** @type {NonNullable<typeof frame>} */ (frame);
    const at = offsets(layers);
    for (const one of without) {
      const [layer, unit] = one.split(' ').map(Number);
      for (let to = 0; to < layers[layer + 1]; to += 1) parameters[at[layer + 1].weights + to * layers[layer] + unit] = 0;
    }
    return parameters;
  }

  /** A score in words: points right, or R². @param {import('../../../labs.js').ProbedScore | null} score */
  function words(score) {
    const counts = counted(/** @type {any} */ (score));
    return counts ? `${number(counts.correct)}/${number(counts.total)}` : r2Text(valuedScore(/** @type {any} */ (score))?.r2 ?? NaN);
  }

  /** The boundary and the scores of what is left. @param {Compared} model */
  function showModel(model) {
    const state = store.get();
    const { frame } = model;
    if (frame === null) return;
    const without = out.get(model.index) ?? new Set();
    net.show({
      layers: frame.layers, parameters: frame.parameters, name: t('panel.knockout.network', { name: model.name }),
      out: (place) => without.has(key(place)),
      unitName: ({ layer, unit }) => t(without.has(`${layer} ${unit}`) ? 'panel.knockout.unitOut' : 'panel.knockout.unit', { layer, unit: unit + 1 }),
    });
    back.disabled = without.size === 0;
    const probe = without.size > 0 ? probes.of(model, state) : null;
    if (probe === null) {
      pitch.show(frame);
      const score = frame.score && SPLITS.filter((split) => frame.score?.[split]).map((split) => `${t(`results.${split}`)} ${words(/** @type {any} */ (frame.score?.[split]))}`);
      write(told, score ? t('panel.knockout.whole', { scores: score.join(', ') }) : '');
      return;
    }
    const parameters = withoutUnits(model, without);
    const picture = probe.boundary(parameters, GRID.columns, GRID.rows, palette());
    pitch.show(/** @type {any} */ ({ iteration: 1, ...GRID, ...picture, wrong: probe.wrong(parameters) }));
    const scores = probe.scores(parameters);
    const parts = SPLITS.filter((split) => scores[split]).map((split) => t('panel.knockout.change', { split: t(`results.${split}`), after: words(scores[split]), before: words(/** @type {any} */ (frame.score?.[split] ?? null)) }));
    const names = [...without].map((one) => t('network.short.unit', { layer: one.split(' ')[0], unit: Number(one.split(' ')[1]) + 1 }));
    write(told, t('panel.knockout.without', { units: names.join(', '), scores: parts.join(', ') }));
  }

  /** Each unit's score. @param {Compared} model @returns {KnockedOut[]} */
  function units(model) {
    const state = store.get();
    const { frame } = model;
    const known = asked[model.index];
    if (frame === null) return [];
    const wanted = `${frame.run} ${frame.iteration} ${frame.base} ${state.points.length}`;
    if (known?.key === wanted) return known.found;
    const probe = probes.of(model, state);
    if (probe === null) return [];
    const found = probe.knock_out(frame.parameters);
    asked[model.index] = { key: wanted, found };
    return found;
  }

  /** What each unit's absence costs: a share of the training points, or of R². @param {Compared} model */
  function losses(model) {
    const score = model.frame?.score?.train;
    const counts = counted(score);
    const whole = counts ? counts.correct / counts.total : (valuedScore(score)?.r2 ?? NaN);
    return units(model).filter(({ train }) => !Number.isNaN(train)).map((one) => ({ ...one, loss: whole - one.train }));
  }

  /** @param {Compared[]} all */
  function showBars(all) {
    const { valued } = store.get();
    const lost = all.map((model) => losses(model));
    // One scale for all models: which of them collapses is seen at once.
    const most = Math.max(1e-9, ...lost.flatMap((units) => units.map(({ loss }) => loss)));
    bars.replaceChildren(...all.map((model, k) => {
      const found = lost[k];
      const total = model.frame?.score?.train?.total ?? 0;
      const whole = counted(model.frame?.score?.train)?.correct ?? NaN;
      const count = (/** @type {number} */ share) => (valued ? r2Text(share) : number(Math.round(share * total)));
      const row = element('section', { class: 'panel-knockout-row' }, element('h4', {}, badge(model), element('span', {}, model.name)));
      row.style.setProperty('--model', `var(${model.colour})`);
      if (found.length === 0) return row;
      const worst = found.reduce((a, b) => (b.train < a.train ? b : a));
      const columns = element('div', { class: 'knockout-columns', role: 'img', 'aria-label': found.map((one) => t('panel.knockout.bar', { layer: one.layer, unit: one.unit + 1, count: count(one.train) })).join('; ') }, ...found.map((one) => {
        const name = t('panel.knockout.bar', { layer: one.layer, unit: one.unit + 1, count: count(one.train) });
        const isOut = out.get(model.index)?.has(`${one.layer} ${one.unit}`) ?? false;
        const bar = element('i', {});
        bar.style.height = `${(100 * Math.max(0, one.loss)) / most}%`;
        const begins = one.unit === 0 && one.layer > 1 ? ' begins-layer' : '';
        return element('span', { class: `knockout-column${begins}${isOut ? ' is-out' : ''}`, title: name, click: () => { chosen = model.index; toggle(one); } }, bar);
      }));
      const blanks = { layer: worst.layer, unit: worst.unit + 1, count: count(worst.train), total, whole: valued ? r2Text(valuedScore(model.frame?.score?.train)?.r2 ?? NaN) : whole };
      row.append(columns, element('p', { class: 'panel-caption' }, t(valued ? 'panel.knockout.worstValue' : 'panel.knockout.worst', blanks)));
      return row;
    }));
  }

  /** @param {Compared[]} all @param {import('../../types.js').State} state */
  function show(all, { status }) {
    // Figures that change by themselves are not read out.
    told.setAttribute('aria-live', status === 'training' ? 'off' : 'polite');
    const able = all.filter(({ values }) => values.layers !== '');
    if (!able.some(({ index }) => index === chosen)) chosen = able[0]?.index ?? 0;
    write(title, t('panel.knockout.title'));
    write(intro, t('panel.knockout.intro'));
    write(none, t('panel.knockout.none'));
    none.hidden = able.length > 0;
    for (const part of [head, view, barsTitle, barsIntro, bars]) part.hidden = able.length === 0;
    if (able.length === 0) return;
    tabs.show(able, chosen, t('panel.model'));
    write(back, t('panel.knockout.back'));
    write(barsTitle, t('panel.knockout.all'));
    write(barsIntro, t('panel.knockout.allIntro'));
    pitch.root.setAttribute('aria-label', t('panel.knockout.pitch'));
    showList(all[chosen]);
    showModel(all[chosen]);
    showBars(able);
  }
  figures.start();
  const painted = store.subscribe((_, changed) => (changed.has('theme') || changed.has('points') || changed.has('frameBox')) && pitch.again());
  return {
    destroy() {
      figures.end();
      painted();
      probes.free();
      pitch.destroy();
      root.replaceChildren();
    },
  };
}
