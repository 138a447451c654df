/** How small an ε? The difference of correct code against ε, of the notebook's case and of the network at hand. */

import { labsCore } from '../../labs_core.js';
import { number } from '../../strings/index.js';
import { oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, sample, write } from '../../views/dom.js';
import { dial, toggle } from './dials.js';
import { createQueue, measuredOf, objectiveOf } from './gradients_hand.js';
import { size } from './sizes.js';
import { ACROSS, PER_DECADE, THRESHOLDS, epsilonAt, lowest, nearest, paintBowl } from './sweep_picture.js';
import { asOf, watching } from './watching.js';

/** @typedef {import('./sweep_picture.js').Bowl} Bowl */
/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */

const EPSILONS = Array.from({ length: (ACROSS[1] - ACROSS[0]) * PER_DECADE + 1 }, (_, k) => Number(`${(10 ** ((k % PER_DECADE) / PER_DECADE)).toPrecision(6)}e${ACROSS[0] + Math.floor(k / PER_DECADE)}`));
/** In which order: coarsely first. */
const ORDER = [...EPSILONS.keys()].sort((a, b) => Number(a % PER_DECADE > 0) - Number(b % PER_DECADE > 0));

/** @returns {Bowl} */
const unknown = () => ({ epsilons: EPSILONS, two: EPSILONS.map(() => NaN), one: EPSILONS.map(() => NaN) });

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, actions, t } = tools;
  const title = element('h2');
  const readout = element('output', { class: 'panel-secant-readout' });
  const [figure, meaning] = [element('b'), element('span')];
  readout.append(figure, ' ', meaning);
  const intro = element('p', { class: 'panel-intro' });
  const epsilon = dial(tools, 'gradients.eps', { name: () => t('panel.sweep.eps'), text: (value) => size(value) });
  const loss = toggle(tools, 'gradients.cost', { options: ['naive', 'stable'], name: () => t('panel.sweep.loss'), text: (option) => t(`panel.sweep.loss.${option}`) });
  const jumps = [1e-7, 1e-4].map((to) => ({ to, button: element('button', { type: 'button', click: () => actions.setPage('gradients.eps', String(to)) }) }));
  const keys = ['two', 'one'].map((id) => ({ id, words: element('span') }));
  const legend = element('p', { class: 'panel-secant-keys' }, ...keys.map(({ id, words }) => element('span', { class: `panel-secant-key${id === 'one' ? ' is-secant' : ''}` }, sample(''), words)));
  const verdict = element('p', { class: 'panel-secant-verdict' });
  const charts = ['notebook', 'hand'].map((id) => {
    const canvas = element('canvas', { role: 'img' });
    const drag = (/** @type {PointerEvent} */ event) => actions.setPage('gradients.eps', String(epsilonAt(canvas, event.offsetX)));
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      drag(event);
    });
    canvas.addEventListener('pointermove', (event) => event.buttons > 0 && drag(event));
    const [heading, words] = [element('h3'), element('p', { class: 'panel-note' })];
    return { id, canvas, heading, words, bowl: unknown(), root: element('figure', { class: 'card panel-sweep-chart' }, heading, words, canvas) };
  });
  const [notebook, hand] = charts;
  const remark = element('p', { class: 'panel-remark' });
  const now = asOf(t, [hand.root]);
  root.append(
    element('div', { class: 'panel-head' }, title, readout),
    intro,
    element('div', { class: 'panel-secant-controls' }, loss.root, ...jumps.map(({ button }) => button)),
    epsilon.root,
    verdict,
    legend,
    now.note,
    element('div', { class: 'panel-secant-view' }, ...charts.map((chart) => chart.root)),
    remark,
  );

  let colours = readColours();
  let ended = false;
  /** The notebook's U by the formula of its cost. @type {Map<string, Bowl>} */
  const known = new Map();
  /** Whose U the second one is. @type {Float64Array | null} */
  let parameters = null;
  let [fragment, step] = ['', 0];
  /** How many parameters of how many are measured. */
  let measured = measuredOf([]);
  /** @type {LabsCore | null} */
  let labs = null;
  /** @type {Objective | null} */
  let objective = null;
  const queue = createQueue();

  /** @param {LabsCore} core @param {string} formula */
  function ofNotebook(core, formula) {
    const had = known.get(formula);
    if (had) return had;
    const one = core.notebook_case(formula, 0, 1, 1);
    const pairs = one.sweep(Float64Array.from(EPSILONS), 'none', undefined, 'none', undefined);
    one.free();
    const bowl = { epsilons: EPSILONS, two: EPSILONS.map((_, k) => pairs[2 * k]), one: EPSILONS.map((_, k) => pairs[2 * k + 1]) };
    known.set(formula, bowl);
    return bowl;
  }

  /** Begins anew with the network as it is. */
  function begin() {
    const { frame, fragment: link } = store.get();
    if (labs === null || frame === null || (parameters === frame.parameters && fragment === link)) return;
    queue.clear();
    objective?.free();
    objective = objectiveOf(tools, labs);
    [parameters, fragment, step] = [frame.parameters, link, frame.iteration];
    hand.bowl = unknown();
    measured = measuredOf(frame.layers);
    const [bowl, owner] = [hand.bowl, objective];
    if (owner === null) return;
    // But for components at a kink or a corner: there the difference says nothing of ε.
    for (const k of ORDER) {
      for (const sides of /** @type {const} */ (['two', 'one'])) {
        queue.add(() => owner.checker(EPSILONS[k], sides, 'none', undefined, 'none', measured.most), ({ smooth }) => {
          bowl[sides][k] = smooth;
          said();
        });
      }
    }
  }
  const said = oncePerFrame(() => !ended && say());

  function paint() {
    const inks = { ...colours, other: getComputedStyle(root).getPropertyValue('--model-1').trim() };
    const words = { rounding: t('panel.sweep.rounding'), truncation: t('panel.sweep.truncation'), printed: t('panel.sweep.printed'), later: t('panel.sweep.later'), axis: t('panel.sweep.axis') };
    for (const { canvas, bowl } of charts) paintBowl(canvas, inks, bowl, epsilon.value(), words);
  }
  const draw = oncePerFrame(paint);

  /** @param {Bowl} bowl */
  function summary({ epsilons, two, one }) {
    const [best, single] = [lowest(two), lowest(one)];
    if (best < 0 || single < 0) return t('panel.sweep.measuring');
    return t('panel.sweep.best', { eps: size(epsilons[best]), two: size(two[best]), one: size(one[single]), other: size(epsilons[single]) });
  }

  function say() {
    for (const { id, canvas, heading, words, bowl } of charts) {
      write(heading, t(`panel.sweep.${id}`));
      const few = measured.count < measured.of ? `${t('panel.sweep.few', { count: measured.count, of: number(measured.of) })} ` : '';
      write(words, `${summary(bowl)} ${id === 'hand' ? few + t('panel.sweep.smooth') : ''}`.trim());
      canvas.setAttribute('aria-label', `${heading.textContent}. ${words.textContent} ${t('panel.sweep.rounding')}; ${t('panel.sweep.truncation')}.`);
    }
    draw();
  }

  /** What the chosen ε does to correct code. */
  function read() {
    const e = epsilon.value();
    if (labs === null) return;
    const one = labs.notebook_case(loss.value(), 0, 1, 1);
    const [two] = one.sweep(Float64Array.of(e), 'none', undefined, 'none', undefined);
    one.free();
    write(figure, size(two, 4));
    const passed = THRESHOLDS.filter((threshold) => two < threshold).length;
    write(meaning, t(`panel.sweep.meaning.${passed}`));
    const best = notebook.bowl.epsilons[lowest(notebook.bowl.two)];
    const side = nearest(EPSILONS, e) < nearest(EPSILONS, best) - 1 ? 'left' : nearest(EPSILONS, e) > nearest(EPSILONS, best) + 1 ? 'right' : 'bottom';
    write(verdict, `${t(`panel.sweep.side.${side}`, { eps: size(e) })} ${t(`panel.sweep.passed.${passed}`, { difference: size(two, 4) })}`);
  }

  function show() {
    if (ended) return;
    write(title, t('panel.sweep.title'));
    write(intro, t('panel.sweep.intro'));
    write(remark, t('panel.sweep.remark'));
    for (const { id, words } of keys) write(words, t(`panel.sweep.key.${id}`));
    for (const { to, button } of jumps) write(button, `ε = ${size(to)}`);
    epsilon.show();
    loss.show();
    if (labs !== null) notebook.bowl = ofNotebook(labs, loss.value());
    read();
    const training = store.get().status === 'training';
    if (!training || parameters === null) begin();
    now.say(training ? step : null);
    say();
  }

  labsCore().then((core) => {
    labs = core;
    show();
  }, () => {});
  show();
  for (const { canvas } of charts) onResize(canvas, draw);
  const soon = oncePerFrame(show);
  const end = watching(store, () => soon());
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('page')) soon();
  });
  return {
    destroy() {
      ended = true;
      end();
      unsubscribe();
      queue.clear();
      objective?.free();
    },
  };
}
