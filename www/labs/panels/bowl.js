/**
 * Pull the bowl round, release the ball: the cost of logistic regression on the same points under four
 * normalizations, and gradient descent with one learning rate in all of them.
 */

import { everyModel } from '../../compare/models.js';
import { number } from '../../strings/index.js';
import { atMostEvery, oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';
import { bowlCard, FORMULAS, PAIRS, RATES, rateShare, STEPS } from './bowl_card.js';
import { toFootball } from './football.js';
import { createProbes } from './probes.js';
import { size, tenTo } from './sizes.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../../labs.js').Probe} Probe */

const NORMS = Object.keys(FORMULAS);
const UNITS = ['own', 'unlike'];
/** A released ball takes so long, in milliseconds. */
const ROLLS = 2600;
/** Where balls are released, at most, under (x − μ)/σ: what the settings take. */
const FARTHEST = 20;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, actions, t } = tools;
  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const readout = element('output', { class: 'bowl-alpha' });
  const slider = element('input', { type: 'range', id: 'bowl-rate', min: String(RATES[0]), max: String(RATES[1]), step: '0.02', input: () => turn(false), change: () => turn(true) });
  const label = element('label', { for: 'bowl-rate' });
  const marks = element('div', { class: 'bowl-marks', 'aria-hidden': 'true' });
  const go = element('button', { type: 'button', class: 'go', click: () => release() });
  const back = element('button', { type: 'button', click: () => home() });
  const units = choice('units', UNITS, (one) => t(`panel.bowl.units.${one}`));
  const pairs = choice('pair', Object.keys(PAIRS), (one) => PAIRS[one].names.join(', '));
  const dial = element('div', { class: 'bowl-dial' }, element('div', { class: 'bowl-dial-head' }, label, readout), slider, marks);
  const cards = NORMS.map((norm) => bowlCard(norm, t, { moved, released: release }));
  const grid = element('div', { class: 'bowl-cards' }, ...cards.map((card) => card.root));
  const none = element('p', { class: 'panel-remark', role: 'status' });
  const football = toFootball(tools);
  const foot = element('p', { class: 'panel-note' });
  const options = element('div', { class: 'bowl-choices' }, units.root, pairs.root);
  const controls = element('div', { class: 'bowl-controls' }, dial, element('div', { class: 'bowl-buttons' }, go, back));
  const terms = element('p', { class: 'panel-note bowl-words' });
  root.append(element('div', { class: 'panel-head' }, heading), intro, controls, options, terms, none, football.root, grid, foot);
  for (let power = RATES[0]; power <= RATES[1]; power += 1) {
    const mark = element('span', {}, Math.abs(power) > 2 ? tenTo(power) : number(10 ** power));
    mark.style.setProperty('--at', String(rateShare(10 ** power)));
    marks.append(mark);
  }

  let colours = readColours();
  /** @type {import('./bowl_card.js').Setting} */
  let now = { pair: 'w1b', units: 'own', rate: 1, start: [0, 0], shown: STEPS };
  /** What the bowls were made of. @type {{probe: Probe | null, units: string, pair: string}} */
  let made = { probe: null, units: '', pair: '' };
  let working = false;
  let ended = false;
  /** A ball that rolls: the time at which it was let go. */
  let began = NaN;
  const probes = createProbes(() => look());
  const draw = oncePerFrame(() => cards.forEach((card) => card.draw(colours)));
  /** A place is two settings, written one after the other: half of it is not to be read. */
  let writing = false;
  const keepStart = atMostEvery(200, () => {
    if (ended) return;
    writing = true;
    actions.setPage('normalization.u', text(now.start[0]));
    actions.setPage('normalization.v', text(now.start[1]));
    writing = false;
  });
  const keepRate = atMostEvery(200, () => ended || actions.setPage('normalization.lr', text(now.rate)));

  /** A number as the link has it. @param {number} value */
  function text(value) {
    return String(Number(value.toPrecision(3)));
  }

  /**
   * Buttons of which one is pressed.
   * @param {'units' | 'pair'} key
   * @param {string[]} options
   * @param {(option: string) => string} name
   */
  function choice(key, options, name) {
    const legend = element('span', { class: 'bowl-legend' });
    const buttons = options.map((option) => element('button', { type: 'button', class: 'model-tab', click: () => actions.setPage(`normalization.${key}`, option) }));
    const box = element('div', { role: 'group', class: 'bowl-choice' }, legend, ...buttons);
    return {
      root: box,
      show() {
        const words = t(`panel.bowl.${key}`);
        write(legend, words);
        box.setAttribute('aria-label', words);
        options.forEach((option, k) => {
          write(buttons[k], name(option));
          buttons[k].setAttribute('aria-pressed', String(store.get().page[`normalization.${key}`] === option));
        });
      },
    };
  }

  /** What the link says, where the person's hand is not ahead of it. @param {Record<string, string>} page */
  function read(page) {
    const [rate, u, v] = ['lr', 'u', 'v'].map((key) => Number(page[`normalization.${key}`]));
    const same = (/** @type {number} */ said, /** @type {number} */ is) => Number(text(is)) === said;
    now = {
      ...now,
      pair: page['normalization.pair'],
      units: page['normalization.units'],
      rate: same(rate, now.rate) ? now.rate : rate,
      start: same(u, now.start[0]) && same(v, now.start[1]) ? now.start : [u, v],
    };
  }

  /** Makes the bowls anew where they are of something else. */
  function look() {
    if (ended) return;
    const state = store.get();
    const probe = probes.of(everyModel(state)[0], state);
    if (probe === null) return;
    if (probe !== made.probe || now.units !== made.units || now.pair !== made.pair) {
      made = { probe, units: now.units, pair: now.pair };
      const bowls = NORMS.map((norm) => probe.bowl(now.units, norm, now.pair) ?? null);
      const missing = bowls.some((bowl) => bowl === null);
      cards.forEach((card, k) => {
        card.take(missing ? null : bowls[k], now, [[0, 0], now.start]);
        card.words();
      });
      none.hidden = football.root.hidden = !missing;
      write(none, missing ? t(state.valued ? 'panel.bowl.valued' : 'panel.bowl.parted') : '');
      grid.hidden = options.hidden = controls.hidden = terms.hidden = foot.hidden = missing;
    }
    roll();
    work();
  }

  /** The paths, for the rate and the start of now. */
  function roll() {
    for (const card of cards) card.roll(now);
    draw();
  }

  /** Surfaces, then largest rates, one in between two frames. */
  function work() {
    if (working || ended) return;
    working = true;
    root.dataset.state = 'working';
    setTimeout(() => {
      working = false;
      if (ended) return;
      if (cards.some((card) => card.survey()) || cards.some((card) => card.bisect())) work();
      else root.dataset.state = 'ready';
      draw();
    }, 16);
  }
  const findRates = atMostEvery(300, () => {
    for (const card of cards) card.forgetRate();
    work();
  });

  /** @param {boolean} done */
  function turn(done) {
    began = NaN;
    now = { ...now, rate: 10 ** Number(slider.value), shown: STEPS };
    showDial();
    roll();
    keepRate(done);
  }

  /** @param {[number, number]} start @param {boolean} done */
  function moved([u, v], done) {
    began = NaN;
    const within = (/** @type {number} */ value) => Math.min(FARTHEST, Math.max(-FARTHEST, value));
    now = { ...now, start: [within(u), within(v)], shown: STEPS };
    roll();
    keepStart(done);
    findRates(done);
  }

  /** The ball rolls, slowly at first: the first steps are the ones to see. */
  function release() {
    if (calm.matches) return;
    began = performance.now();
    frame();
  }

  function frame() {
    const share = (performance.now() - began) / ROLLS;
    if (ended || Number.isNaN(share)) return;
    now = { ...now, shown: share >= 1 ? STEPS : Math.floor(STEPS * share ** 2.2) };
    for (const card of cards) {
      card.reveal(now);
      card.draw(colours);
    }
    if (share < 1) requestAnimationFrame(frame);
  }

  /** The ball where training would start with all weights 0. */
  function home() {
    moved([0, 0], true);
  }

  function showDial() {
    if (document.activeElement !== slider || Math.abs(10 ** Number(slider.value) / now.rate - 1) > 0.03) slider.value = String(Math.log10(now.rate));
    slider.style.setProperty('--fill', String(rateShare(now.rate)));
    const words = `α = ${size(now.rate, 3)}`;
    write(readout, words);
    slider.setAttribute('aria-valuetext', words);
  }

  function words() {
    write(heading, t('panel.bowl.title'));
    write(intro, t('panel.bowl.intro'));
    write(terms, t('panel.bowl.words'));
    write(label, t('panel.bowl.alpha'));
    write(go, t('panel.bowl.release'));
    write(back, t('panel.bowl.home'));
    write(foot, t('panel.bowl.foot', { steps: STEPS }));
    football.words();
    units.show();
    pairs.show();
    cards.forEach((card) => card.words());
  }

  read(store.get().page);
  words();
  showDial();
  look();
  onResize(grid, draw);
  const unsubscribe = store.subscribe((state, changed) => {
    if (writing) return;
    if (changed.has('page')) {
      const { start } = now;
      read(state.page);
      units.show();
      pairs.show();
      showDial();
      if (start !== now.start) findRates(true);
    }
    if (changed.has('theme')) colours = readColours();
    if (changed.has('lang')) words();
    if (['page', 'points', 'file', 'values', 'lang', 'theme'].some((key) => changed.has(/** @type {any} */ (key)))) look();
    else if (changed.has('frame') && made.probe === null) look();
  });
  return {
    destroy() {
      ended = true;
      unsubscribe();
      for (const card of cards) card.free();
      probes.free();
    },
  };
}
