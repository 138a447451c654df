/** The gradient check with one parameter: a curve, its tangent and a secant; three sliders turn them. */

import { labsCore } from '../../labs_core.js';
import { number } from '../../strings/index.js';
import { oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, sample, write } from '../../views/dom.js';
import { printed } from './agreement.js';
import { dial, toggle } from './dials.js';
import { paintCurve, paintMagnified } from './secant_picture.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').Secant} Secant */
/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */

/** The axis of θ: the slider's range and a little more; ε lies within it. */
const ACROSS = /** @type {[number, number]} */ ([-6, 6]);
/** Places of a curve; those under the magnifier are of four ε, with places at ±ε. */
const [PLACES, MAGNIFIED] = [241, 801];
/** The course's ε and its threshold. */
const [EPSILON, THRESHOLD] = [1e-7, 1e-7];
/** A cube's picture shows so much of θ on both sides. */
const NEAR = 1.5;
/** Below so many pixels the secant's two places are one. */
const SEEN = 4;

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, actions, t } = tools;
  const title = element('h2');
  const readout = element('output', { class: 'panel-secant-readout' });
  const [figure, meaning] = [element('b'), element('span')];
  readout.append(figure, ' ', meaning);
  const intro = element('p', { class: 'panel-intro' });
  const curve = toggle(tools, 'gradients.curve', { options: ['line', 'cube', 'kink'], name: () => t('panel.secant.curve'), text: (option) => t(`panel.secant.curve.${option}`) });
  const sides = toggle(tools, 'gradients.sides', { options: ['two', 'one'], name: () => t('panel.secant.sides'), text: (option) => t(`panel.secant.sides.${option}`) });
  const dials = {
    theta: dial(tools, 'gradients.theta', { name: () => 'θ', text: (value) => number(value) }),
    x: dial(tools, 'gradients.x', { name: () => 'x', text: (value) => number(value) }),
    epsilon: dial(tools, 'gradients.eps', { name: () => 'ε', text: (value) => size(value) }),
  };
  const course = element('button', { type: 'button', class: 'panel-secant-course', click: back });
  const [plot, glass] = [0, 1].map(() => element('canvas', { role: 'img' }));
  const [plotTitle, glassTitle] = [element('h3'), element('h3')];
  const [plotNote, glassNote] = [element('p', { class: 'panel-note' }), element('p', { class: 'panel-note' })];
  const legend = ['tangent', 'secant'].map((id) => {
    const words = element('span');
    return { id, words, root: element('span', { class: `panel-secant-key is-${id}` }, sample(''), words) };
  });
  const numbers = ['gradient', 'approximation', 'difference', 'truncation', 'rounding'].map((id) => {
    const [name, value] = [element('dt'), element('dd')];
    return { id, name, value, root: element('div', { class: `is-${id}` }, name, value) };
  });
  const verdict = element('p', { class: 'panel-secant-verdict' });
  root.append(
    element('div', { class: 'panel-head' }, title, readout),
    intro,
    element('div', { class: 'panel-secant-controls' }, curve.root, sides.root, course),
    element('div', { class: 'panel-secant-dials' }, dials.theta.root, dials.x.root, dials.epsilon.root),
    verdict,
    element(
      'div',
      { class: 'panel-secant-view' },
      element('figure', { class: 'card panel-secant-picture' }, plotTitle, element('p', { class: 'panel-secant-keys' }, ...legend.map((key) => key.root)), plot, plotNote),
      element('figure', { class: 'card panel-secant-picture' }, glassTitle, glassNote, glass),
    ),
    element('dl', { class: 'panel-secant-numbers' }, ...numbers.map((line) => line.root)),
  );

  /** @type {LabsCore | null} */
  let labs = null;
  let colours = readColours();
  let ended = false;
  labsCore().then((core) => {
    labs = core;
    if (!ended) show();
  }, () => {});

  function back() {
    for (const [key, value] of Object.entries({ curve: 'line', sides: 'two', theta: '4', x: '2', eps: String(EPSILON) })) actions.setPage(`gradients.${key}`, value);
  }

  /** What is asked: curve, x, θ, ε, sides. */
  function asked() {
    return { curve: curve.value(), x: dials.x.value(), theta: dials.theta.value(), epsilon: dials.epsilon.value(), sides: sides.value() };
  }

  /** The ends of J: all of a line; of a cube what is near θ, so that it does not look flat there. @param {LabsCore} core */
  function heights(core) {
    const { curve: which, x, theta, epsilon } = asked();
    const near = NEAR + epsilon;
    const ends = which === 'cube' ? [theta - near, theta + near] : ACROSS;
    const all = [0, ...ends.map((end) => core.secant(which, x, end, EPSILON, 'two').value)];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const room = 0.06 * (high - low) || 1;
    return /** @type {[number, number]} */ ([low - room, high + room]);
  }

  function paint() {
    if (labs === null) return;
    const { curve: which, x, theta, epsilon, sides: side } = asked();
    const secant = labs.secant(which, x, theta, epsilon, side);
    const inks = { ...colours, secant: getComputedStyle(plot).getPropertyValue('--model-1').trim() };
    paintCurve(plot, inks, { curve: labs.secant_curve(which, x, ...ACROSS, PLACES), across: ACROSS, up: heights(labs), theta, secant });
    const rows = labs.secant_magnified(which, x, theta, epsilon, 2, MAGNIFIED);
    // The distance between J and the next number.
    const least = 2 ** (Math.floor(Math.log2(Math.abs(secant.value) || 1)) - 52);
    paintMagnified(glass, inks, { rows, least, twoSided: side === 'two' });
  }
  const draw = oncePerFrame(paint);

  /** @param {Secant} secant */
  function reading({ gradient, approximation, difference, truncation, rounding }) {
    const { curve: which, theta, epsilon, sides: side } = asked();
    const blanks = { eps: size(epsilon), truncation: size(truncation), rounding: size(rounding), slope: size(approximation, 4), gradient: size(gradient, 4) };
    if (Number.isNaN(difference)) return t(which === 'kink' && theta < 0 ? 'panel.secant.reading.flat' : 'panel.secant.reading.zero', blanks);
    if (which === 'line') return t('panel.secant.reading.line', blanks);
    const rounded = Math.abs(rounding) > Math.abs(truncation);
    if (which === 'cube') {
      const key = rounded ? 'rounded' : side;
      return t(`panel.secant.reading.cube.${key}`, blanks);
    }
    if (truncation !== 0) return t('panel.secant.reading.across', blanks);
    return t('panel.secant.reading.beside', blanks);
  }

  function show() {
    write(title, t('panel.secant.title'));
    write(intro, t('panel.secant.intro'));
    write(course, t('panel.secant.course'));
    write(plotTitle, t('panel.secant.plot'));
    write(glassTitle, t('panel.secant.glass'));
    for (const control of [curve, sides, ...Object.values(dials)]) control.show();
    for (const line of numbers) write(line.name, t(`panel.secant.number.${line.id}${line.id === 'approximation' ? `.${sides.value()}` : ''}`));
    if (labs === null) return;
    const { curve: which, x, theta, epsilon, sides: side } = asked();
    const secant = labs.secant(which, x, theta, epsilon, side);
    const { gradient, approximation, difference } = secant;
    write(figure, Number.isNaN(difference) ? '0/0' : size(difference, 3));
    const passes = difference < THRESHOLD;
    write(meaning, t(Number.isNaN(difference) ? 'panel.secant.meaning.none' : passes ? 'panel.secant.meaning.passes' : 'panel.secant.meaning.fails'));
    for (const { id, value } of numbers) {
      const one = secant[/** @type {'gradient'} */ (id)];
      write(value, Number.isNaN(one) ? '0/0' : printed(one === 0 ? 0 : one).replaceAll('-', '−'));
    }
    for (const { id, words } of legend) write(words, t(`panel.secant.key.${id}`, { slope: size(id === 'tangent' ? gradient : approximation, 5) }));
    write(verdict, reading(secant));
    const apart = (epsilon / (ACROSS[1] - ACROSS[0])) * Math.max(1, plot.clientWidth - 58);
    write(plotNote, apart < SEEN ? t('panel.secant.hidden', { part: size(apart) }) : t('panel.secant.visible'));
    write(glassNote, t('panel.secant.glass.about', { factor: size((ACROSS[1] - ACROSS[0]) / (4 * epsilon)) }));
    const said = [t(`panel.secant.curve.${which}`), `x = ${number(x)}`, `θ = ${number(theta)}`, `ε = ${size(epsilon)}`, ...legend.map(({ words }) => words.textContent ?? '')].join('; ');
    plot.setAttribute('aria-label', said);
    glass.setAttribute('aria-label', `${glassTitle.textContent}; ε = ${size(epsilon)}: ${numbers.slice(3).map(({ name, value }) => `${name.textContent} ${value.textContent}`).join('; ')}`);
    draw();
  }

  show();
  for (const canvas of [plot, glass]) onResize(canvas, draw);
  const soon = oncePerFrame(() => !ended && show());
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('page') || changed.has('lang') || changed.has('theme')) soon();
  });
  return {
    destroy() {
      ended = true;
      unsubscribe();
    },
  };
}
