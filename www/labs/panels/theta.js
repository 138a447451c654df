/** All parameters in one vector θ and back, and what it costs to ask them one by one. */

import { everyModel } from '../../compare/models.js';
import { scrollBox } from '../../compare/scroll_box.js';
import { labsCore } from '../../labs_core.js';
import { number } from '../../strings/index.js';
import { oncePerFrame } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';
import { toggle } from './dials.js';
import { blockName } from './gradient_levels.js';
import { blocksOf, nameOf } from './gradients_hand.js';
import { createProbes } from './probes.js';
import { size } from './sizes.js';
import { asOf, watching } from './watching.js';

/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */
/** @typedef {import('../../../labs.js').Probe} Probe */

/** More cells than this nobody tells apart. */
const MOST = 420;
/** A pass is repeated for at least so long, in milliseconds, to be timed. */
const LONG = 12;
/** What the price is extrapolated to. */
const MILLION = 1e6;
/** Seconds in larger units, from the largest. @type {[string, number][]} */
const UNITS = [['years', 31_557_600], ['days', 86_400], ['hours', 3600], ['minutes', 60], ['seconds', 1], ['milliseconds', 1e-3], ['microseconds', 1e-6]];
/** Where a check belongs: from the start, and again from here. */
const TRAINED = 1000;

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, actions, t, lab } = tools;
  const title = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const which = toggle(tools, 'gradients.on', { options: ['network', 'case'], name: () => t('panel.theta.case'), text: (option) => t(`panel.theta.case.${option}`) });
  const now = asOf(t, []);
  const label = element('label', { for: 'panel-theta-place' });
  const said = element('output', { for: 'panel-theta-place' });
  const place = element('input', { type: 'range', id: 'panel-theta-place', min: '0', step: '1', input: () => point(Number(place.value)) });
  const matrices = element('div', { class: 'panel-theta-matrices' });
  const vector = element('div', { class: 'panel-theta-vector', 'aria-hidden': 'true' });
  const code = element('ol', { class: 'panel-theta-code' });
  const codes = scrollBox(code);
  const large = element('p', { class: 'panel-note' });
  const arrow = element('p', { class: 'panel-theta-arrow' });

  const priceTitle = element('h3');
  const priceIntro = element('p', { class: 'panel-intro' });
  const heads = ['way', 'passes', 'measured', 'million'].map((id) => ({ id, cell: element('th', { scope: 'col' }) }));
  const rows = ['backprop', 'check'].map((id) => {
    const cells = ['passes', 'measured', 'million'].map(() => element('td'));
    const name = element('th', { scope: 'row' });
    return { id, name, cells, root: element('tr', {}, name, ...cells) };
  });
  const table = element('table', { class: 'panel-theta-price' }, element('thead', {}, element('tr', {}, ...heads.map(({ cell }) => cell))), element('tbody', {}, ...rows.map((row) => row.root)));
  const prices = scrollBox(table);
  const again = element('button', { type: 'button', click: () => time() });
  const priceNote = element('p', { class: 'panel-remark' });

  const habitsTitle = element('h3');
  const habits = ['debug', 'components', 'penalty', 'dropout', 'twice'].map((id) => ({ id, words: element('span') }));
  const links = [
    { id: 'components', part: 'check', fragment: '' },
    { id: 'penalty', part: 'penalties', fragment: '' },
    { id: 'start', part: 'check', fragment: 'it=0' },
    { id: 'trained', part: 'check', fragment: `it=${TRAINED}` },
  ].map((link) => ({ ...link, button: element('button', { type: 'button', click: () => open(link.part, link.fragment) }) }));
  root.append(
    element('div', { class: 'panel-head' }, title),
    intro,
    element('div', { class: 'panel-secant-controls' }, which.root),
    now.note,
    element('div', { class: 'panel-dial-head' }, label, said),
    place,
    matrices,
    arrow,
    vector,
    codes.root,
    large,
    element('div', { class: 'panel-theta-part' }, priceTitle, priceIntro, prices.root, again, priceNote),
    element('div', { class: 'panel-theta-part' }, habitsTitle, element('ul', { class: 'panel-theta-habits' }, ...habits.map(({ id, words }) => element('li', {}, words, ...links.filter((link) => habitOf(link.id) === id).map(({ button }) => button))))),
  );

  /** @type {LabsCore | null} */
  let labs = null;
  let ended = false;
  /** What the cells are made for. */
  let made = '';
  /** @type {{units: number[], parameters: Float64Array}} */
  let shown = { units: [], parameters: new Float64Array() };
  let at = 0;
  /** Seconds of a pass forward, and of one forward and back. @type {{forward: number, backprop: number, parameters: number} | null} */
  let timed = null;
  const probes = createProbes(() => {
    show();
    time();
  });
  labsCore().then((core) => {
    labs = core;
    show();
  }, () => {});

  /** @param {string} link */
  function habitOf(link) {
    return link === 'start' || link === 'trained' ? 'twice' : link;
  }

  /** This network in another part of the lab. @param {string} part @param {string} steps */
  function open(part, steps) {
    const { fragment, page } = store.get();
    const link = steps === '' ? fragment : tools.core.change(fragment, 'it', steps.slice(3)).fragment;
    actions.open(partLink(link, { lab: lab.id, part }, page));
  }

  /** The network whose parameters are shown. */
  function look() {
    if (which.value() === 'case' && labs !== null) {
      const one = labs.notebook_case('naive', 0, 1, 1);
      const found = { units: Array.from(one.units()), parameters: one.parameters() };
      one.free();
      return found;
    }
    const { frame } = store.get();
    return frame === null || which.value() === 'case' ? shown : { units: Array.from(frame.layers), parameters: frame.parameters };
  }

  /** A cell for each parameter, in its matrix and in θ. */
  function make() {
    const { units, parameters } = shown;
    const wanted = units.join();
    if (wanted === made) return;
    made = wanted;
    at = Math.min(at, Math.max(0, parameters.length - 1));
    place.max = String(Math.max(0, parameters.length - 1));
    const few = parameters.length <= MOST;
    large.hidden = few;
    matrices.hidden = vector.hidden = arrow.hidden = !few;
    const cell = (/** @type {number} */ k) => {
      const made = element('i', { pointerenter: () => point(k), pointerdown: () => point(k) });
      made.dataset.k = String(k);
      return made;
    };
    const blocks = blocksOf(units);
    matrices.replaceChildren(...(few ? blocks : []).map(({ layer, biases, rows: down, columns, start }) => {
      const grid = element('div', { class: 'panel-theta-grid', 'aria-hidden': 'true' }, ...Array.from({ length: down * columns }, (_, n) => cell(start + n)));
      grid.style.setProperty('--columns', String(columns));
      return element('figure', { class: 'panel-theta-matrix' }, element('figcaption', {}, element('b', {}, blockName({ layer, biases })), ` (${down}, ${columns})`), grid);
    }));
    vector.replaceChildren(...(few ? blocks : []).map(({ start, end }) => element('span', { class: 'panel-theta-block' }, ...Array.from({ length: end - start }, (_, n) => cell(start + n)))));
    code.replaceChildren(
      element('li', {}, element('code', {}, `θ = concatenate([${blocks.map(({ name, biases }) => (biases ? name : `${name}.ravel()`)).join(', ')}])`)),
      ...blocks.map(({ name, start, end, rows: down, columns, biases }) => {
        const line = element('li', {}, element('code', {}, `${name} = θ[${start}:${end}]${biases ? '' : `.reshape(${down}, ${columns})`}`));
        line.dataset.start = String(start);
        line.dataset.end = String(end);
        return line;
      }),
    );
  }

  /** Each cell as its value is: blue above 0, red below, the stronger the larger. */
  function colour() {
    const { parameters } = shown;
    const most = parameters.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
    for (const cell of root.querySelectorAll('i[data-k]')) {
      const value = parameters[Number(/** @type {HTMLElement} */ (cell).dataset.k)];
      const one = /** @type {HTMLElement} */ (cell);
      one.style.setProperty('--size', `${Math.round(100 * Math.sqrt(Math.abs(value) / most))}%`);
      one.dataset.sign = value < 0 ? 'minus' : 'plus';
    }
  }

  /** @param {number} k */
  function point(k) {
    at = k;
    place.value = String(k);
    const { units, parameters } = shown;
    place.style.setProperty('--fill', String(k / Math.max(1, parameters.length - 1)));
    const words = t('panel.theta.said', { k, name: nameOf(t, units, k), value: size(parameters[k] ?? NaN, 4) });
    write(said, words);
    place.setAttribute('aria-valuetext', words);
    for (const cell of root.querySelectorAll('.is-here')) cell.classList.remove('is-here');
    for (const cell of root.querySelectorAll(`i[data-k="${k}"]`)) cell.classList.add('is-here');
    for (const line of code.children) {
      const { start, end } = /** @type {HTMLElement} */ (line).dataset;
      line.classList.toggle('is-here', start !== undefined && Number(start) <= k && k < Number(end));
    }
  }

  /** How long one pass takes: as often as it needs to be timed. @param {(count: number) => void} passes */
  function seconds(passes) {
    passes(1);
    for (let count = 1; ; count *= 2) {
      const began = performance.now();
      passes(count);
      const took = performance.now() - began;
      if (took >= LONG || count > 2 ** 20) return took / count / 1000;
    }
  }

  /** Times the network at hand while it rests. */
  function time() {
    const state = store.get();
    if (ended || state.status === 'training') return;
    const [model] = everyModel(state);
    const probe = probes.of(model, state);
    if (probe === null || model.frame === null) return;
    const { parameters } = model.frame;
    try {
      timed = {
        forward: seconds((count) => probe.forward_passes(parameters, count)),
        backprop: seconds((count) => probe.backprop_passes(parameters, count)),
        parameters: parameters.length,
      };
    } catch {
      timed = null;
    }
    price();
  }

  /** A time in the unit in which it is said. @param {number} time in seconds */
  function spoken(time) {
    const [unit, length] = UNITS.find(([, one]) => time >= one) ?? UNITS[UNITS.length - 1];
    return t(`panel.theta.time.${unit}`, { time: size(time / length, 2) });
  }

  function price() {
    const { frame } = store.get();
    const count = frame?.parameters.length ?? 0;
    write(priceIntro, t('panel.theta.price.intro', { count: number(count), passes: number(2 * count) }));
    for (const { id, cell } of heads) write(cell, t(`panel.theta.price.${id}`));
    for (const { id, name, cells } of rows) {
      write(name, t(`panel.theta.price.${id}`));
      write(cells[0], t(`panel.theta.price.${id}.passes`, { passes: number(2 * count) }));
    }
    if (timed === null) return;
    const { forward, backprop, parameters } = timed;
    const all = 2 * parameters * forward;
    // A pass grows with the parameters.
    const factor = MILLION / parameters;
    const times = { backprop: [backprop, backprop * factor], check: [all, all * factor * factor] };
    for (const { id, cells } of rows) times[/** @type {'check'} */ (id)].forEach((value, k) => write(cells[k + 1], spoken(value)));
    write(priceNote, t('panel.theta.price.note', { ratio: size(all / backprop, 2) }));
  }

  function show() {
    if (ended) return;
    write(title, t('panel.theta.title'));
    write(intro, t('panel.theta.intro'));
    write(label, t('panel.theta.place'));
    write(arrow, t('panel.theta.arrow'));
    write(priceTitle, t('panel.theta.price'));
    prices.name(t('panel.theta.price'));
    codes.name(t('panel.theta.code'));
    write(again, t('panel.theta.price.again'));
    write(habitsTitle, t('panel.theta.habits'));
    for (const { id, words } of habits) write(words, `${t(`panel.theta.habit.${id}`)} `);
    for (const { id, button } of links) write(button, t(`panel.theta.open.${id}`, { steps: number(TRAINED) }));
    which.show();
    shown = look();
    write(large, t('panel.theta.large', { count: number(shown.parameters.length) }));
    make();
    colour();
    point(at);
    price();
    again.disabled = store.get().status === 'training';
  }

  show();
  const soon = oncePerFrame(show);
  let timedFor = '';
  const end = watching(store, () => {
    soon();
    const { fragment, status } = store.get();
    if (status === 'training' || fragment === timedFor) return;
    timedFor = fragment;
    time();
  });
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('page')) soon();
  });
  return {
    destroy() {
      ended = true;
      end();
      unsubscribe();
      probes.free();
    },
  };
}
