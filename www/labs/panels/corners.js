/** False alarms: gradients that are 0, a ReLU's kink and L1's corner, each in a small network of its own. */

import { labsCore } from '../../labs_core.js';
import { number } from '../../strings/index.js';
import { oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';
import { dial, toggle } from './dials.js';
import { nameOf } from './gradients_hand.js';
import { paintMagnified } from './secant_picture.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */

/** What a component's note says, as its place in the notes of a check. */
const NOTE = { zeros: 1, kink: 2, corner: 3 };
/** λ of L1 in the last example, and its training points. */
const [L1, POINTS] = [50, 211];
/** Places under the magnifier, with places at ±ε. */
const PLACES = 201;

/**
 * Each example: its network, and where in the lab it is opened.
 * @type {{id: keyof typeof NOTE, fragment: string, open: string}[]}
 */
const EXAMPLES = [
  { id: 'zeros', fragment: 'layers=4&init=zeros', open: 'layers=4&init=zeros' },
  { id: 'kink', fragment: 'layers=4,3', open: 'layers=4,3' },
  { id: 'corner', fragment: `layers=&init=zeros&l1=${L1}`, open: 'layers=4&l1=5&it=3000' },
];

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, actions, t, lab } = tools;
  const title = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const epsilon = dial(tools, 'gradients.eps', { name: () => 'ε', text: (value) => size(value) });
  const sides = toggle(tools, 'gradients.sides', { options: ['two', 'one'], name: () => t('panel.secant.sides'), text: (option) => t(`panel.secant.sides.${option}`) });
  const cards = EXAMPLES.map((example) => {
    const canvas = element('canvas', { role: 'img' });
    const [heading, what, reading, advice] = [element('h3'), element('p'), element('p', { class: 'panel-corners-reading' }), element('p', { class: 'panel-note' })];
    const count = element('p', { class: 'panel-corners-count' });
    const lines = ['component', 'backprop', 'numerical', 'relative'].map((id) => {
      const [name, value] = [element('dt'), element('dd')];
      return { id, name, value, root: element('div', {}, name, value) };
    });
    const open = element('button', { type: 'button', click: () => actions.open(partLink(example.open, { lab: lab.id, part: 'check' }, store.get().page)) });
    return {
      ...example, canvas, heading, what, count, reading, advice, lines, open,
      /** @type {Objective | null} */
      objective: null,
      root: element('article', { class: 'card panel-corners-card' }, heading, what, count, canvas, element('dl', { class: 'panel-corners-lines' }, ...lines.map((line) => line.root)), reading, advice, open),
    };
  });
  const legend = element('p', { class: 'panel-note' });
  root.append(
    element('div', { class: 'panel-head' }, title),
    intro,
    element('div', { class: 'panel-corners-controls' }, epsilon.root, sides.root),
    element('div', { class: 'panel-corners-cards' }, ...cards.map((card) => card.root)),
    legend,
  );

  let colours = readColours();
  let ended = false;
  labsCore().then((labs) => {
    if (ended) return;
    for (const card of cards) card.objective = objectiveAt(labs, card.fragment);
    show();
  }, () => {});

  /** At its first weights. @param {LabsCore} labs @param {string} fragment */
  function objectiveAt(labs, fragment) {
    const probe = new labs.Probe(fragment, undefined);
    const objective = probe.objective(probe.parameters());
    probe.free();
    return objective;
  }

  /** The component that shows it best; the first where there is none. @param {GradientCheck} found @param {number} note */
  function choose({ notes, relative }, note) {
    let best = -1;
    notes.forEach((one, k) => {
      if (one === note && (best < 0 || relative[k] > relative[best])) best = k;
    });
    return Math.max(0, best);
  }

  /** @param {typeof cards[number]} card @param {Objective} objective */
  function fill(card, objective) {
    const [e, side] = [epsilon.value(), sides.value()];
    const found = objective.check(e, side, 'none', undefined, 'none');
    const { notes, backprop, numerical, relative, difference, smooth } = found;
    const count = notes.filter((note) => note === NOTE[card.id]).length;
    const k = choose(found, NOTE[card.id]);
    const units = objective.units();
    const nothing = backprop[k] === 0 && numerical[k] === 0;
    const values = { component: nameOf(t, units, k), backprop: size(backprop[k], 4), numerical: size(numerical[k], 4), relative: nothing ? '0/0' : size(relative[k], 3) };
    for (const line of card.lines) {
      write(line.name, t(`panel.corners.line.${line.id}`));
      write(line.value, values[/** @type {'component'} */ (line.id)]);
    }
    const crossings = card.id === 'kink' ? objective.crossings(k, e) : [];
    const blanks = {
      count, total: notes.length, eps: size(e), difference: size(difference), smooth: size(smooth), points: crossings.length,
      layer: crossings[0]?.layer ?? 0, unit: (crossings[0]?.unit ?? 0) + 1, lambda: size(L1 / (2 * POINTS)),
    };
    const kind = card.id === 'corner' ? `.${side}` : count === 0 ? '.none' : '';
    write(card.count, t(`panel.corners.${card.id}.count`, blanks));
    write(card.reading, t(`panel.corners.${card.id}.reading${kind}`, blanks));
    const pairs = objective.slice(k, backprop[k], e, 2, PLACES);
    const rows = Float64Array.from({ length: 3 * PLACES }, (_, n) => pairs[2 * Math.floor(n / 3) + (n % 3 === 0 ? 0 : 1)]);
    const inks = { ...colours, secant: getComputedStyle(root).getPropertyValue('--model-1').trim() };
    paintMagnified(card.canvas, inks, { rows, least: 2 ** -52, twoSided: side === 'two' });
    card.canvas.setAttribute('aria-label', `${card.heading.textContent}: ${card.lines.map(({ name, value }) => `${name.textContent} ${value.textContent}`).join('; ')}`);
  }

  function show() {
    if (ended) return;
    write(title, t('panel.corners.title'));
    write(intro, t('panel.corners.intro'));
    write(legend, t('panel.corners.legend', { m: number(POINTS) }));
    epsilon.show();
    sides.show();
    for (const card of cards) {
      write(card.heading, t(`panel.corners.${card.id}`));
      write(card.what, t(`panel.corners.${card.id}.what`, { l1: L1 }));
      write(card.advice, t(`panel.corners.${card.id}.advice`));
      write(card.open, t(`panel.corners.${card.id}.open`));
      if (card.objective !== null) fill(card, card.objective);
    }
  }

  const soon = oncePerFrame(show);
  show();
  for (const { canvas } of cards) onResize(canvas, soon);
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('page') || changed.has('lang') || changed.has('theme')) soon();
  });
  return {
    destroy() {
      ended = true;
      unsubscribe();
      for (const card of cards) card.objective?.free();
    },
  };
}
