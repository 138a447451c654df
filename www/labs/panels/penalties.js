/** What the check must know of: a penalty in J, and dropout's masks. Switches, and what the check says then. */

import { labsCore } from '../../labs_core.js';
import { number } from '../../strings/index.js';
import { oncePerFrame } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';
import { toggle } from './dials.js';
import { createQueue, measuredOf, objectiveOf } from './gradients_hand.js';
import { size } from './sizes.js';
import { asOf, watching } from './watching.js';

/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */

/** The course's penalty and keep_prob. */
const [LAMBDA, KEEP] = [0.7, 0.8];
/** Where rounding is smallest; the cost is the stable one. */
const EPSILON = 1e-4;
/** Above, something is wrong. */
const ALARM = 1e-5;
/** RandomState of the notebook's masks. */
const MASKS = 1;
/** Notes of components that say nothing of the code: at a kink, at a corner, not measured. */
const LEFT_OUT = [2, 3, 5];
/** A block's bar is full here and empty at the other end, in powers of ten. */
const BAR = [-10, 0];

/**
 * What is checked in each card: settings of its network, the mistake, the masks.
 * @type {Record<'penalty' | 'dropout', (choice: Record<string, string>) => {l2: number, keep: number, bug: string, masks: string}>}
 */
const TRIALS = {
  penalty: ({ penalty }) => ({ l2: penalty === 'none' ? 0 : LAMBDA, keep: 1, bug: penalty === 'cost' ? 'penalty' : 'none', masks: 'none' }),
  dropout: ({ masks, division }) => ({ l2: 0, keep: KEEP, bug: division === 'forgotten' && masks !== 'none' ? 'keep' : 'none', masks }),
};

/** Three digits, zeros too. @param {number} value */
const three = (value) => (value >= 1e-3 ? value.toPrecision(3) : size(value, 3));

/**
 * The difference over a block, but for components at a kink or a corner.
 * @param {GradientCheck} found
 * @param {number} start
 * @param {number} end
 */
function smoothOf({ backprop, numerical, notes }, start, end) {
  const squares = [0, 0, 0];
  for (let k = start; k < end; k += 1) {
    if (LEFT_OUT.includes(notes[k])) continue;
    [backprop[k] - numerical[k], backprop[k], numerical[k]].forEach((value, n) => (squares[n] += value * value));
  }
  const [apart, ...sizes] = squares.map(Math.sqrt);
  return apart === 0 ? 0 : apart / (sizes[0] + sizes[1]);
}

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, t } = tools;
  const title = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const switches = {
    penalty: toggle(tools, 'gradients.penalty', { options: ['none', 'both', 'cost'], name: () => t('panel.penalties.penalty'), text: (option) => t(`panel.penalties.penalty.${option}`) }),
    masks: toggle(tools, 'gradients.masks', { options: ['none', 'frozen', 'fresh'], name: () => t('panel.penalties.masks'), text: (option) => t(`panel.penalties.masks.${option}`) }),
    division: toggle(tools, 'gradients.division', { options: ['there', 'forgotten'], name: () => t('panel.penalties.division'), text: (option) => t(`panel.penalties.division.${option}`) }),
  };
  const cards = /** @type {const} */ (['penalty', 'dropout']).map((id) => {
    const [heading, what, verdict] = [element('h3'), element('p'), element('p', { class: 'panel-secant-verdict' })];
    const controls = (id === 'penalty' ? ['penalty'] : ['masks', 'division']).map((key) => {
      const name = element('span', { class: 'panel-penalties-name' });
      return { key, name, root: element('div', { class: 'panel-penalties-switch' }, name, switches[/** @type {'penalty'} */ (key)].root) };
    });
    const code = element('pre', { class: 'panel-penalties-code', tabindex: '0' });
    const cases = ['notebook', 'hand'].map((of) => {
      const [name, figure, mark, blocks] = [element('span'), element('b'), element('span', { class: 'panel-penalties-mark' }), element('ul', { class: 'panel-penalties-blocks' })];
      return { of, name, figure, mark, blocks, root: element('section', { class: 'panel-penalties-case' }, element('h4', {}, name), element('p', { class: 'panel-penalties-figure' }, figure, ' ', mark), blocks) };
    });
    return { id, heading, what, controls, code, verdict, cases, root: element('article', { class: 'card panel-penalties-card' }, heading, what, ...controls.map((one) => one.root), code, element('div', { class: 'panel-penalties-cases' }, ...cases.map((one) => one.root)), verdict) };
  });
  const remark = element('p', { class: 'panel-remark' });
  const now = asOf(t, cards.flatMap(({ cases }) => [cases[1].root]));
  root.append(element('div', { class: 'panel-head' }, title), intro, now.note, element('div', { class: 'panel-penalties-cards' }, ...cards.map((card) => card.root)), remark);

  /** @type {LabsCore | null} */
  let labs = null;
  let ended = false;
  /** Results by trial; those of the network at hand are of its parameters of then. @type {Map<string, GradientCheck>} */
  const known = new Map();
  /** What is on its way. @type {Set<string>} */
  const asked = new Set();
  const queue = createQueue();
  /** @type {Float64Array | null} */
  let parameters = null;
  let step = 0;
  labsCore().then((core) => {
    labs = core;
    show();
  }, () => {});

  /**
   * @param {LabsCore} core
   * @param {string} of
   * @param {ReturnType<typeof TRIALS.penalty>} trial
   * @returns {GradientCheck | null} null until it is measured
   */
  function check(core, of, { l2, keep, bug, masks }) {
    const key = [of, l2, keep, bug, masks].join();
    const had = known.get(key);
    if (had) return had;
    if (asked.has(key)) return null;
    const objective = of === 'notebook' ? core.notebook_case('stable', l2, keep, MASKS) : objectiveOf(tools, core, [['l2', String(l2)], ['keep', String(keep)], ['l1', '0']]);
    if (objective === null) return null;
    asked.add(key);
    const now = parameters;
    const { most } = measuredOf(objective.units());
    queue.add(
      () => {
        const checker = objective.checker(EPSILON, 'two', bug, undefined, masks, most);
        objective.free();
        return checker;
      },
      (found) => {
        if (of === 'hand' && now !== parameters) return;
        known.set(key, found);
        show();
      },
    );
    return null;
  }

  /** The network at hand, as long as it rests. */
  function follow() {
    const { frame, status } = store.get();
    if (frame === null || (status === 'training' && parameters !== null) || frame.parameters === parameters) return;
    [parameters, step] = [frame.parameters, frame.iteration];
    queue.clear();
    asked.clear();
    for (const key of [...known.keys()]) if (key.startsWith('hand')) known.delete(key);
  }

  /** @param {typeof cards[number]['cases'][number]} place @param {GradientCheck | null} found */
  function fill({ of, name, figure, mark, blocks }, found) {
    write(name, t(`panel.penalties.${of}`));
    if (found === null) {
      write(figure, '…');
      write(mark, '');
      blocks.replaceChildren();
      return;
    }
    const wrong = !(found.smooth < ALARM);
    write(figure, three(found.smooth));
    write(mark, t(wrong ? 'panel.penalties.wrong' : 'panel.penalties.right'));
    mark.dataset.wrong = String(wrong);
    const [low, high] = BAR;
    blocks.replaceChildren(...found.blocks.map(({ layer, biases, start, rows, columns }) => {
      const difference = smoothOf(found, start, start + rows * columns);
      const bar = element('i', { 'aria-hidden': 'true' });
      const share = difference > 0 ? Math.min(1, Math.max(0.02, (Math.log10(difference) - low) / (high - low))) : 0;
      bar.style.setProperty('--share', String(share));
      if (difference >= ALARM) bar.className = 'is-wrong';
      return element('li', {}, element('span', {}, `${biases ? 'b' : 'W'}${layer}`), bar, element('span', {}, size(difference)));
    }));
  }

  /** The lines that the switches change. @param {'penalty' | 'dropout'} id @param {Record<string, string>} choice */
  function lines(id, { penalty, masks, division }) {
    if (id === 'penalty') {
      const [cost, gradient] = [penalty !== 'none', penalty === 'both'];
      return [`J = loss${cost ? ' + λ/(2*m) * sum(w**2)' : ''}`, `dW2 = 1/m * dZ2 @ A1.T${gradient ? ' + λ/m * W2' : ''}`];
    }
    if (masks === 'none') return ['A1 = relu(Z1)', 'dA1 = W2.T @ dZ2'];
    const draw = masks === 'fresh' ? ['D1 = rand(*A1.shape) < keep_prob', `# ${t('panel.penalties.code.fresh')}`] : [`# ${t('panel.penalties.code.frozen')}`];
    return [...draw, 'A1 = relu(Z1) * D1 / keep_prob', `dA1 = W2.T @ dZ2 * D1${division === 'there' ? ' / keep_prob' : ''}`];
  }

  function show() {
    if (ended) return;
    write(title, t('panel.penalties.title'));
    write(intro, t('panel.penalties.intro'));
    write(remark, t('panel.penalties.remark'));
    follow();
    now.say(store.get().status === 'training' ? step : null);
    for (const control of Object.values(switches)) control.show();
    const choice = { penalty: switches.penalty.value(), masks: switches.masks.value(), division: switches.division.value() };
    for (const button of switches.division.root.querySelectorAll('button')) button.disabled = choice.masks === 'none';
    for (const { id, heading, what, controls, code, verdict, cases } of cards) {
      write(heading, t(`panel.penalties.${id}.title`));
      write(what, t(`panel.penalties.${id}.what`, { lambda: number(LAMBDA), keep: number(KEEP) }));
      for (const { key, name } of controls) write(name, t(`panel.penalties.${key}`));
      write(code, lines(id, choice).join('\n'));
      code.setAttribute('aria-label', t('panel.penalties.code'));
      const kind = id === 'penalty' ? choice.penalty : choice.masks === 'frozen' && choice.division === 'forgotten' ? 'forgotten' : choice.masks;
      write(verdict, t(`panel.penalties.${id}.${kind}.says`));
      if (labs === null) continue;
      for (const place of cases) fill(place, check(labs, place.of, TRIALS[id](choice)));
    }
  }

  show();
  const soon = oncePerFrame(show);
  const end = watching(store, () => soon());
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('page')) soon();
  });
  return {
    destroy() {
      ended = true;
      end();
      unsubscribe();
      queue.clear();
    },
  };
}
