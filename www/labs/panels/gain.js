/**
 * The gain dial: all weights of the first model are randn × g √(2/n), n being the units of a hidden layer.
 * From dying to exploding signals, shown at iteration 0 while the dial moves; let go, the model takes it.
 */

import { readable } from '../../share.js';
import { number } from '../../strings/index.js';
import { atMostEvery, oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { counted } from '../../views/scores.js';
import { element, write } from '../../views/dom.js';
import { decades, paint } from './gain_picture.js';
import { createProbes, exactPoints } from './probes.js';
import { size } from './sizes.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('./gain_picture.js').Trace} Trace */
/** @typedef {import('../../../labs.js').Probe} Probe */

const LEAST = 0.1;
/** About 3: the dial has a hundred steps for each factor of ten, and one of them is He's 1. */
const MOST = 10 ** 0.48;
/** Numbers in a row of a probe's signals. */
const SIGNAL = 5;
/** The gains of the faint curves. */
const FAN = Array.from({ length: 19 }, (_, k) => LEAST * (MOST / LEAST) ** (k / 18));
/** Below, the outputs of all points are alike; above, all are certain. */
const [QUIET, LOUD] = [0.01, 50];

/** Where a gain stands on the dial, 0 … 1. @param {number} gain */
const share = (gain) => Math.log(gain / LEAST) / Math.log(MOST / LEAST);

/** @type {import('../lab.js').MountPanel} */
export function mount(root, { store, actions, t, core }) {
  const heading = element('h2');
  const readout = element('output', { class: 'panel-gain-readout' });
  const [figure, meaning] = [element('b'), element('span')];
  readout.append(figure, ' ', meaning);
  const sides = ['forwards', 'backwards'].map((id) => {
    const [title, caption, canvas] = [element('h3'), element('p', { class: 'panel-note' }), element('canvas', { role: 'img' })];
    return { id, title, caption, canvas, root: element('figure', { class: 'card panel-gain-side' }, title, caption, canvas) };
  });
  const runs = element('ol', { class: 'panel-gain-runs' });
  const dial = element('input', { type: 'range', 'aria-describedby': 'panel-gain-verdict', min: '-1', max: '0.48', step: '0.01', input: () => turn(), change: () => release() });
  const marks = [[LEAST, 'least'], [Math.SQRT1_2, 'xavier'], [1, 'he'], [MOST, 'most']].map(([gain, id]) => {
    const button = element('button', { type: 'button', click: () => jump(Number(gain)) });
    button.style.setProperty('--at', String(share(Number(gain))));
    return { id, button };
  });
  const scale = element('div', { class: 'panel-gain-marks' }, ...marks.map(({ button }) => button));
  const verdict = element('p', { class: 'panel-gain-verdict', id: 'panel-gain-verdict' });
  const legend = element('p', { class: 'panel-note' });
  root.append(
    element('div', { class: 'panel-head' }, heading, readout),
    element('div', { class: 'panel-gain-dial' }, runs, dial, scale),
    verdict,
    element('div', { class: 'panel-gain-sides' }, ...sides.map((side) => side.root)),
    legend,
  );

  let colours = readColours();
  let gain = 1;
  /** The dial is in somebody's hand: the model's own gain does not turn it. */
  let held = false;
  /** What Play showed: by gain, how many were right. @type {Map<string, {gain: number, correct: number, total: number}>} */
  const shown = new Map();
  /**
   * The first model's network with weights × 1, and the curves of the fan.
   * @type {{fragment: string, points: Float64Array | undefined, probe: Probe, start: Float64Array, fan: Float64Array[]} | null}
   */
  let known = null;

  const probes = createProbes(() => draw());

  /** √(2/n) of the hidden layers. @param {State} state */
  function he({ values }) {
    const hidden = values.layers.split(',').map(Number);
    return Math.sqrt(2 / (hidden[hidden.length - 1] || 2));
  }

  /** The model's settings with weights × 1. @param {State} state */
  function unit({ frame, fragment }) {
    const random = core.change(readable(frame?.base ?? fragment), 'init', 'random').fragment;
    return core.change(random, 'scale', '1').fragment;
  }

  /** The signals of the first weights, all times a factor; biases are 0 there. @param {Probe} probe @param {Float64Array} start @param {number} by */
  const signals = (probe, start, by) => probe.signals(start.map((weight) => weight * by));

  /** A[1], A[2], …; the last is Z. @param {Float64Array} rows @returns {Trace} */
  function forwards(rows) {
    const layers = rows.length / SIGNAL;
    return Array.from({ length: layers }, (_, l) => rows[l * SIGNAL + (l === layers - 1 ? 0 : 1)]);
  }

  /** dZ[1], dZ[2], …. @param {Float64Array} rows @returns {Trace} */
  function backwards(rows) {
    return Array.from({ length: rows.length / SIGNAL }, (_, l) => rows[l * SIGNAL + 2]);
  }

  /** What the dial turns; null before the module is there. @param {State} state */
  function look(state) {
    if (probes.labs === null || state.frame === null) return null;
    const [fragment, points] = [unit(state), exactPoints(state)];
    if (known?.fragment === fragment && known.points === points) return known;
    known?.probe.free();
    const probe = new probes.labs.Probe(fragment, points);
    const start = probe.parameters();
    known = { fragment, points, probe, start, fan: FAN.map((other) => signals(probe, start, other * he(state))) };
    return known;
  }

  function paintAll() {
    const state = store.get();
    const network = look(state);
    if (network === null || state.frame === null) return;
    const { probe, start, fan } = network;
    const by = he(state);
    const now = signals(probe, start, gain * by);
    const at1 = signals(probe, start, by);
    const { frame } = state;
    const own = frame.iteration > 0 && frame.parameters.length === start.length;
    const trained = own ? probe.signals(frame.parameters) : null;
    const layers = now.length / SIGNAL;
    const names = Array.from({ length: layers }, (_, l) => (l === layers - 1 ? t('panel.gain.output') : String(l + 1)));
    sides.forEach(({ canvas, id }) => {
      const of = id === 'forwards' ? forwards : backwards;
      /** @type {import('./gain_picture.js').Side} */
      const side = {
        fan: fan.map(of),
        he: of(at1),
        now: of(now),
        trained: trained === null ? null : of(trained),
        names,
        calm: id === 'forwards' ? 'left' : 'right',
        high: t('panel.gain.explodes'),
        low: t('panel.gain.dies'),
      };
      paint(canvas, colours, side, decades(side.fan));
      canvas.setAttribute('aria-label', `${t(`panel.gain.${id}`)}: ${side.now.map((one, l) => `${names[l]}: ${size(one)}`).join('; ')}`);
    });
    say(now, state);
  }
  const draw = oncePerFrame(paintAll);

  /** @param {Float64Array} rows @param {State} state */
  function say(rows, state) {
    const layers = rows.length / SIGNAL;
    const z = rows[(layers - 1) * SIGNAL];
    // By how much of their size the first step changes the weights of the layer that it changes most.
    const step = Number(state.values.lr) * Math.max(...Array.from({ length: layers }, (_, l) => rows[l * SIGNAL + 4] / rows[l * SIGNAL + 3]));
    const fate = z < QUIET ? 'dying' : z > LOUD ? 'exploding' : 'living';
    const percent = `${size(100 * step)} %`;
    write(verdict, t(`panel.gain.verdict.${fate}`, { layers, z: size(z), step: percent }));
    verdict.dataset.fate = fate;
  }

  function turn() {
    held = true;
    gain = 10 ** Number(dial.value);
    showDial();
    draw();
  }

  /** The first model takes the dial's gain. */
  function release() {
    gain = 10 ** Number(dial.value);
    const state = store.get();
    const text = String(Number((gain * he(state)).toPrecision(4)));
    if (state.values.init !== 'random') actions.change('init', 'random');
    if (text !== state.values.scale || state.frame?.iteration !== 0) actions.change('scale', text);
    held = false;
  }

  /** @param {number} to */
  function jump(to) {
    dial.value = String(Math.log10(to));
    turn();
    release();
  }

  function showDial() {
    write(figure, `g = ${number(gain, 2)}`);
    write(meaning, t('panel.gain.weights', { scale: size(gain * he(store.get()), 3) }));
    dial.style.setProperty('--fill', String(share(gain)));
    dial.setAttribute('aria-valuetext', `g = ${number(gain, 2)}`);
  }

  /** The dial where the model is, unless it is in somebody's hand. @param {State} state */
  function follow(state) {
    if (held || state.values.init !== 'random') return;
    const own = Number(state.values.scale) / he(state);
    if (!(own > 0) || Math.abs(Math.log(own / gain)) < 1e-3) return;
    gain = Math.min(MOST, Math.max(LEAST, own));
    dial.value = String(Math.log10(gain));
  }

  /** What the run reached, where it reached its goal. @param {State} state */
  function note({ frame, values, goal, status, ...state }) {
    const score = counted(frame?.score?.train);
    if (status === 'training' || frame === null || !score || goal === null || frame.iteration < goal || values.init !== 'random') return;
    const at = Number(values.scale) / he({ frame, values, goal, status, ...state });
    if (at < 0.99 * LEAST || at > 1.01 * MOST) return;
    shown.set(values.scale, { gain: at, ...score });
    listRuns();
  }

  function listRuns() {
    runs.setAttribute('aria-label', t('panel.gain.runs'));
    const all = [...shown.values()].sort((a, b) => a.gain - b.gain);
    runs.replaceChildren(...(all.length === 0 ? [element('li', { class: 'panel-gain-empty' }, t('panel.gain.runs.none'))] : all.map(({ gain: at, correct, total }) => {
      const item = element('li', {}, element('span', { class: 'unseen' }, `g = ${number(at, 2)}: `), `${correct}/${total}`);
      item.style.setProperty('--at', String(share(at)));
      item.style.setProperty('--right', String(Math.max(0, Math.min(1, 2 * (correct / total) - 1))));
      return item;
    })));
  }

  function words() {
    write(heading, t('panel.gain.title'));
    for (const { id, title, caption } of sides) {
      write(title, t(`panel.gain.${id}`));
      write(caption, t(`panel.gain.${id}.about`));
    }
    dial.setAttribute('aria-label', t('panel.gain.dial'));
    for (const { id, button } of marks) write(button, t(`panel.gain.mark.${id}`));
    write(legend, t('panel.gain.legend'));
    listRuns();
    showDial();
    draw();
  }

  follow(store.get());
  words();
  for (const { canvas } of sides) onResize(canvas, draw);
  const soon = atMostEvery(150, draw);
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('values')) {
      follow(state);
      showDial();
    }
    if (changed.has('theme')) colours = readColours();
    if (changed.has('lang')) words();
    if (changed.has('theme') || changed.has('values')) draw();
    if (changed.has('frame') || changed.has('points')) soon(state.status !== 'training');
    if (changed.has('frame') || changed.has('status')) note(state);
  });
  return {
    destroy() {
      unsubscribe();
      probes.free();
      known?.probe.free();
      known = null;
    },
  };
}
