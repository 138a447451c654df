/**
 * What each layer of each model looks like: histograms of its weights, of what it says and of its
 * gradients, live; and what is wrong with it, in words.
 */

import { everyModel } from '../../compare/models.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { histogram } from './histogram.js';
import { badge, modelTabs } from './model_tabs.js';
import { createProbes } from './probes.js';
import { rangeTable } from './range.js';
import { size } from './sizes.js';
import { asOf, QUICK, watching } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../../labs.js').LayerLook} LayerLook */
/** @typedef {import('../../../labs.js').Distribution} Distribution */

/** What is looked at in each layer. @type {('weights' | 'activations' | 'gradients')[]} */
const KINDS = ['weights', 'activations', 'gradients'];

/** @type {import('../lab.js').MountPanel} */
export function mount(root, { store, t, part }) {
  const title = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const every = element('button', { type: 'button', class: 'model-tab', click: () => choose(null) });
  const tabs = modelTabs((index) => choose(index));
  const cards = element('div', { class: 'panel-layers' });
  const range = rangeTable(t);
  const { note, say } = asOf(t, [range.root, cards]);
  root.append(title, intro, note, range.root, element('div', { class: 'panel-layers-choice' }, every, tabs.root), cards);

  /** The model that is shown alone; null all of them. @type {number | null} */
  let only = null;
  /** Looks by model, of the parameters that they are of. @type {Map<number, {of: Float64Array, layers: LayerLook[]}>} */
  const looks = new Map();
  /** @type {ReturnType<typeof makeCard>[]} */
  let shown = [];
  /** How long the last look took, in milliseconds. */
  let took = 0;
  /** What is looked at: all models at one moment. @type {Compared[]} */
  let all = [];
  /** The models that wait for their look. @type {Set<number>} */
  const waiting = new Set();
  let ended = false;

  /** @param {number | null} index */
  function choose(index) {
    only = index;
    look();
  }

  function makeCard() {
    const head = element('h3', { class: 'model-said' });
    const verdict = element('p', { class: 'panel-layers-verdict' });
    const heads = KINDS.map(() => element('span', { class: 'panel-layers-kind' }));
    const rows = element('div', { class: 'panel-layers-rows' });
    return { head, verdict, heads, rows, layers: /** @type {ReturnType<typeof makeLayer>[]} */ ([]), root: element('article', { class: 'panel-layers-card' }, head, verdict, element('div', { class: 'panel-layers-heads' }, ...heads), rows) };
  }

  function makeLayer() {
    const name = element('h4');
    const notes = element('p', { class: 'panel-layers-notes' });
    const figures = KINDS.map((kind) => {
      const bars = histogram();
      const words = element('figcaption');
      return { kind, bars, words, root: element('figure', {}, bars.root, words) };
    });
    return { name, notes, figures, root: element('section', { class: 'panel-layers-layer' }, element('div', { class: 'panel-layers-line' }, name, notes), ...figures.map((figure) => figure.root)) };
  }

  /** @param {Distribution} of @param {string} name */
  function barsOf(of, name) {
    /** @type {[number, string][]} */
    const ticks = of.low < 0 ? [[of.low, size(of.low)], [0, '0'], [of.high, size(of.high)]] : [[of.low, size(of.low)], [of.high, size(of.high)]];
    return { counts: [...of.counts], low: of.low, high: of.high, ticks, name };
  }

  /** @param {Distribution} of */
  function summary({ mean, sd, zeros, total }) {
    const moments = t('panel.layers.moments', { mean: size(mean), sd: size(sd) });
    return zeros === 0 ? moments : `${moments}; ${t('panel.layers.zeros', { percent: number((100 * zeros) / total, zeros === total ? 0 : 1) })}`;
  }

  /** What is to be said of a layer. @param {LayerLook} look @param {number} units @param {boolean} last */
  function notesOf(look, units, last) {
    const said = [];
    if (units > 1 && look.distinct === 1) said.push(t('panel.layers.identical', { units }));
    else if (units > 1 && look.distinct < units) said.push(t('panel.layers.alike', { units, distinct: look.distinct }));
    if (!last && look.dead > 0) said.push(t('panel.layers.dead', { dead: look.dead, units }));
    if (look.gradients.largest === 0) said.push(t('panel.layers.still'));
    return said.join(' · ');
  }

  /** What is to be said of a model, the worst of it. @param {LayerLook[]} layers @param {ArrayLike<number>} units */
  function verdictOf(layers, units) {
    if (layers.every(({ gradients }) => gradients.largest === 0)) return 'still';
    const hidden = layers.slice(0, -1);
    if (hidden.some(({ distinct }, l) => distinct === 1 && units[l + 1] > 1)) return 'symmetric';
    if (hidden.some(({ dead }, l) => dead === units[l + 1])) return 'dead';
    return layers.some(({ gradients }) => !Number.isFinite(gradients.largest)) ? 'infinite' : '';
  }

  /** @param {ReturnType<typeof makeCard>} card @param {Compared} model @param {LayerLook[]} layers */
  function fill(card, model, layers) {
    const units = model.frame?.layers ?? [];
    const found = verdictOf(layers, units);
    write(card.verdict, found === '' ? '' : t(`panel.layers.verdict.${found}`));
    card.verdict.hidden = found === '';
    KINDS.forEach((kind, k) => write(card.heads[k], t(`panel.layers.${kind}`)));
    while (card.layers.length > layers.length) card.layers.pop()?.root.remove();
    layers.forEach((look, l) => {
      if (card.layers[l] === undefined) {
        card.layers[l] = makeLayer();
        card.rows.append(card.layers[l].root);
      }
      const { name, notes, figures } = card.layers[l];
      const last = l === layers.length - 1;
      write(name, last ? t('panel.layers.output') : t('panel.layers.layer', { layer: l + 1, units: units[l + 1] }));
      write(notes, notesOf(look, units[l + 1], last));
      for (const { kind, bars, words } of figures) {
        const said = summary(look[kind]);
        bars.show(barsOf(look[kind], `${model.name}, ${name.textContent}, ${t(`panel.layers.${kind}`)}: ${said}`));
        write(words, said);
      }
    });
  }

  /** Takes one model's look in a frame of its own, so that no frame is long. */
  function next() {
    if (ended) return;
    const [index] = waiting;
    if (index === undefined) return;
    waiting.delete(index);
    const model = all[index];
    const probe = model === undefined ? null : probes.of(model, store.get());
    const parameters = model?.frame?.parameters;
    if (probe !== null && parameters !== undefined) {
      const before = performance.now();
      try {
        const known = looks.get(index);
        const layers = known?.of === parameters ? known.layers : probe.layers(parameters);
        looks.set(index, { of: parameters, layers });
        const card = shown.find((_, k) => (only ?? k) === index);
        if (card) fill(card, model, layers);
        if (known?.of !== parameters) took = performance.now() - before;
      } catch {
        // Settings of another shape than the frame: the next frame has both.
      }
    }
    if (waiting.size > 0) requestAnimationFrame(next);
    else range.show(all, looks);
  }

  /** Another moment, unless the models still wait for the last one or a look would hold training up. */
  function show(atOnce = true) {
    const training = store.get().status === 'training';
    const other = all.length !== store.get().models.length + 1 || all[0].frame?.run !== store.get().frame?.run;
    const anew = !training || other || (waiting.size === 0 && took <= QUICK);
    if (anew) all = everyModel(store.get());
    say(training && took > QUICK ? (all[0].frame?.iteration ?? 0) : null);
    if (anew || atOnce) look();
  }

  /** The models of the moment. */
  function look() {
    if (only !== null && only >= all.length) only = null;
    const wanted = only === null ? all : [all[only]];
    write(title, t(part.id === 'range' ? 'panel.layers.title.range' : 'panel.layers.title'));
    write(intro, t('panel.layers.intro'));
    write(every, t('panel.layers.every'));
    every.hidden = all.length < 2;
    every.setAttribute('aria-pressed', String(only === null));
    tabs.show(all, only ?? -1, t('panel.layers.choice'));
    while (shown.length > wanted.length) shown.pop()?.root.remove();
    wanted.forEach((model, k) => {
      if (shown[k] === undefined) {
        shown[k] = makeCard();
        cards.append(shown[k].root);
      }
      shown[k].head.replaceChildren(badge(model), model.name);
    });
    const running = waiting.size > 0;
    for (const { index } of all) waiting.add(index);
    if (!running) requestAnimationFrame(next);
  }

  const probes = createProbes(() => look());
  show();
  const stop = watching(store, show);
  return {
    destroy() {
      ended = true;
      stop();
      probes.free();
    },
  };
}
