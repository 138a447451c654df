/**
 * Signals through a very deep network: what goes in at one end, and what of a gradient comes back from the
 * other, layer by layer, while depth, width and weights change under the hand.
 */

import { oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, sample, write } from '../../views/dom.js';
import { number } from '../../strings/index.js';
import { mountControls } from './depth_controls.js';
import { createDesk } from './depth_desk.js';
import { endsOf, layerAt, LEFT, paintHistogram, paintSizes, paintStrip, RIGHT } from './depth_picture.js';
import { backwardFate, BINS, forwardFate, isDenormal, layersOf } from './depth_rows.js';
import { raised, size, sizeParts } from './sizes.js';

/** @typedef {import('../../signals.js').Signals} Signals */
/** @typedef {import('../../signals.js').Stack} Stack */
/** @typedef {import('./depth_rows.js').Fate} Fate */
/** @typedef {import('./depth_rows.js').Layer} Layer */

/** @type {(keyof Stack)[]} */
const KEYS = ['layers', 'width', 'shape', 'act', 'rule', 'c', 'seed'];
/** The curves of the legend. */
const CURVES = ['a', 'spread', 'dz', 'dw', 'expected'];
/** The layers whose histograms are always shown, and the one that is looked at. */
const PLACES = ['first', 'middle', 'last', 'chosen'];
const SIDES = /** @type {const} */ ([0, 1]);
const COLOURS = ['--ink', '--depth-back'];

/** A number that no line breaks. @param {string} words */
const whole = (words) => words.replaceAll(' ', '\u00a0');

/** @type {import('../lab.js').MountPanel} */
export function mount(root, { store, actions, t, core }) {
  const table = core.settings_table();
  const rows = /** @type {Record<keyof Stack, import('../../types.js').SettingRow>} */ (Object.fromEntries(KEYS.map((key) => [key, table.find((row) => row.key === `depth.${key}`)])));

  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const scores = ['forward', 'backward'].map((id) => {
    const [figure, words] = [element('b'), element('span')];
    return { id, figure, words, root: element('p', { class: `depth-score depth-score-${id}` }, figure, words) };
  });
  const verdict = element('div', { class: 'depth-verdict', id: 'depth-verdict' });
  const sentences = ['forward', 'backward'].map(() => element('p'));
  const theory = element('p', { class: 'depth-theory' });
  verdict.append(...sentences, theory);
  const chart = element('canvas', { class: 'depth-chart', role: 'img' });
  const legend = CURVES.map((id) => {
    const words = element('span');
    return { id, words, root: element('li', {}, sample(`depth-sample depth-sample-${id}`), words) };
  });
  const strips = SIDES.map(() => {
    const [caption, canvas] = [element('p', { class: 'panel-note' }), element('canvas', { class: 'depth-strip', role: 'img' })];
    return { caption, canvas };
  });
  const chooser = element('input', { type: 'range', class: 'depth-chooser', min: '0', step: '1', input: () => choose(Number(chooser.value)) });
  const figure = element(
    'figure',
    { class: 'card depth-figure' },
    element('ul', { class: 'depth-legend' }, ...legend.map((item) => item.root)),
    chart,
    ...strips.flatMap(({ caption, canvas }) => [caption, canvas]),
    chooser,
  );
  const cards = PLACES.map((id) => {
    const name = element('h3');
    const canvases = SIDES.map(() => element('canvas', { role: 'img' }));
    const captions = SIDES.map(() => element('figcaption'));
    const card = element('figure', { class: `card depth-card depth-card-${id}` }, name, ...SIDES.flatMap((side) => [canvases[side], captions[side]]));
    return { id, name, canvases, captions, root: card };
  });
  const note = element('p', { class: 'panel-note' });

  /** @type {Stack} */
  let now = settings(store.get().page);
  /** @type {Signals | null} */
  let found = null;
  /** @type {Layer[]} */
  let layers = [];
  /** The layer that is looked at; before anybody chose, the middle one. @type {number | null} */
  let chosen = null;
  let colours = readColours();
  let drawn = 0;

  const controls = mountControls({ rows, t, core, now: () => now, tell });
  root.append(
    element('div', { class: 'panel-head' }, heading, controls.examples),
    intro,
    element(
      'div',
      { class: 'depth-bench' },
      element('div', { class: 'depth-side' }, controls.sliders, controls.network, cards[3].root),
      element('div', { class: 'depth-side' }, element('div', { class: 'depth-outcome' }, element('div', { class: 'depth-scores' }, ...scores.map((score) => score.root)), verdict), figure),
    ),
    element('div', { class: 'depth-cards' }, ...cards.slice(0, 3).map((card) => card.root)),
    note,
  );

  const draw = oncePerFrame(paint);
  const desk = createDesk((answer) => {
    found = answer;
    if (answer === null) write(sentences[0], t('panel.depth.failed'));
    else layers = layersOf(answer.rows);
    draw();
  });

  /** @param {Record<string, string>} page @returns {Stack} */
  function settings(page) {
    return /** @type {Stack} */ (Object.fromEntries(KEYS.map((key) => [key, page[`depth.${key}`]])));
  }

  /** What a person sets: shown at once, and at the end of a drag part of the link. @param {Partial<Stack>} changes @param {boolean} drag */
  function tell(changes, drag) {
    if (drag) {
      now = { ...now, ...changes };
      follow();
      return;
    }
    for (const [key, value] of Object.entries(changes)) actions.setPage(`depth.${key}`, value);
    now = settings(store.get().page);
    follow();
  }

  function follow() {
    controls.show();
    desk.ask(now);
  }

  /** @param {number} layer */
  function choose(layer) {
    chosen = layer;
    draw();
  }

  /** The layer that is looked at; the last one where the network has become shorter. */
  const looked = () => Math.min(layers.length - 1, chosen ?? Math.round((layers.length - 1) / 2));

  function paint() {
    if (found === null) return;
    const began = performance.now();
    const { asked, shapes } = found;
    const count = layers.length;
    const layer = looked();
    paintSizes(chart, colours, { layers, chosen: layer, t });
    strips.forEach(({ canvas }, side) => {
      const bounded = side === 0 ? { sigmoid: ['0', '1'], tanh: ['−1', '1'], sine: ['−1', '1'], relu: ['0', '+'] }[asked.act] : undefined;
      const ends = /** @type {[string, string]} */ (bounded ?? ['−', '+']);
      paintStrip(canvas, colours, { shapes, side: SIDES[side], count, chosen: layer, colour: COLOURS[side], ends });
    });
    const at = [1, Math.max(1, Math.round((count - 1) / 2)), count - 1, layer];
    cards.forEach((card, k) => fill(card, at[k]));
    chooser.max = String(count - 1);
    chooser.value = String(layer);
    chooser.style.setProperty('--fill', String(count > 1 ? layer / (count - 1) : 0));
    chooser.setAttribute('aria-valuetext', nameOf(layer));
    place(count);
    say();
    drawn += 1;
    root.dataset.drawn = String(drawn);
    root.dataset.took = found.took.toFixed(1);
    root.dataset.painted = (performance.now() - began).toFixed(1);
    root.dataset.asked = KEYS.map((key) => asked[key]).join(' ');
  }

  /** The slider's thumb stands below the column of its layer. @param {number} count */
  function place(count) {
    const column = (chart.clientWidth - LEFT - RIGHT) / count;
    chooser.style.setProperty('--from', `${LEFT + column / 2 - 8}px`);
    chooser.style.setProperty('--to', `${RIGHT + column / 2 - 8}px`);
  }

  /** @param {number} l */
  const nameOf = (l) => (l === 0 ? t('panel.depth.layer.input') : t('panel.depth.layer', { layer: l, units: layers[l].units }));

  /** @param {typeof cards[number]} card @param {number} l */
  function fill({ id, name, canvases, captions }, l) {
    if (found === null) return;
    const layer = layers[l];
    const { shapes, asked } = found;
    write(name, id === 'chosen' ? t('panel.depth.chosen', { name: nameOf(l) }) : nameOf(l));
    for (const side of SIDES) {
      const counts = shapes.subarray((2 * l + side) * BINS, (2 * l + side + 1) * BINS);
      const ends = endsOf(layer, l, asked.act, side);
      const empty = t(emptyWords(side === 0 ? layer.a : layer.dz));
      paintHistogram(canvases[side], colours, { counts, colour: COLOURS[side], ends, empty });
      write(captions[side], side === 0 ? aboutSignal(layer, asked.act) : aboutGradient(layer, l));
      canvases[side].setAttribute('aria-label', `${nameOf(l)}, ${captions[side].textContent}`);
    }
  }

  /** @param {number} of */
  const emptyWords = (of) => (of === 0 ? 'panel.depth.empty.zero' : 'panel.depth.empty.infinite');

  /** @param {Layer} layer @param {string} act */
  function aboutSignal(layer, act) {
    const said = [t('panel.depth.of.a', { size: sized(layer.a), spread: sized(layer.spread) })];
    if (act === 'relu' && layer.zeros > 0) said.push(t('panel.depth.of.zeros', { percent: percent(layer.zeros) }));
    if (layer.dead > 0) said.push(t('panel.depth.of.dead', { dead: layer.dead, units: layer.units }));
    if (!Number.isNaN(layer.saturated)) said.push(t('panel.depth.of.saturated', { percent: percent(layer.saturated) }));
    return said.join(' · ');
  }

  /** @param {Layer} layer @param {number} l */
  function aboutGradient(layer, l) {
    const back = t('panel.depth.of.dz', { size: sized(layer.dz) });
    return l === 0 ? back : `${back} · ${t('panel.depth.of.dw', { size: sized(layer.dw), w: size(layer.w, 2) })}`;
  }

  /** A size, and whether it has lost digits. @param {number} of */
  function sized(of) {
    const said = whole(size(of));
    return isDenormal(of) ? `${said} ${t('panel.depth.denormal')}` : said;
  }

  /** @param {number} share */
  const percent = (share) => number(100 * share, share > 0 && share < 0.01 ? 1 : 0);

  function say() {
    if (found === null) return;
    const last = layers.length - 1;
    const fates = [forwardFate(layers), backwardFate(layers)];
    fates.forEach((fate, k) => {
      const side = k === 0 ? 'forward' : 'backward';
      const words = { layer: fate.layer, before: Math.max(0, fate.layer - 1), last, size: sized(fate.size) };
      write(sentences[k], t(`panel.depth.${side}.${fate.id}`, words));
      sentences[k].dataset.fate = fate.kind;
    });
    // Where values keep their size and become alike, what tells inputs apart is the signal.
    const alike = fates[0].id === 'alike' || fates[0].id === 'blurred';
    const sizes = [alike ? layers[last].spread : layers[last].a, layers[1].dz];
    scores.forEach(({ figure: big, words, id }, k) => {
      if (big.dataset.size !== String(sizes[k])) big.replaceChildren(...sizeParts(sizes[k]));
      big.dataset.size = String(sizes[k]);
      write(words, t(`panel.depth.score.${alike && k === 0 ? 'spread' : id}`, { last }));
    });
    write(theory, theoryOf(layers[last]));
    legend[CURVES.indexOf('expected')].root.hidden = Number.isNaN(layers[last].expected);
    theory.hidden = theory.textContent === '';
    chart.setAttribute('aria-label', t('panel.depth.chart', { signal: spoken(({ a }) => a), gradient: spoken(({ dz }) => dz) }));
  }

  /** A few sizes along the way, for those who cannot see the curve. @param {(layer: Layer) => number} of */
  function spoken(of) {
    const last = layers.length - 1;
    const places = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last)))];
    return places.map((l) => `${l}: ${size(of(layers[l]))}`).join('; ');
  }

  /** c^L against what the network does. @param {Layer} end */
  function theoryOf(end) {
    const { rule, c, layers: depth } = now;
    if (Number.isNaN(end.expected)) return '';
    if (rule === 'identity') return t('panel.depth.theory.powers', { c, power: raised(Number(depth)), expected: whole(size(end.expected, 10)), found: whole(size(end.a, 10)) });
    return t('panel.depth.theory.average', { expected: whole(size(end.expected, 3)), found: whole(size(end.a, 3)) });
  }

  function words() {
    write(heading, t('panel.depth.title'));
    write(intro, t('panel.depth.intro'));
    for (const { id, words: said } of legend) write(said, t(`panel.depth.curve.${id}`));
    strips.forEach(({ caption, canvas }, side) => {
      const said = t(`panel.depth.strip.${side === 0 ? 'a' : 'dz'}`);
      write(caption, said);
      canvas.setAttribute('aria-label', said);
    });
    chooser.setAttribute('aria-label', t('panel.depth.choose'));
    write(note, t('panel.depth.note'));
    controls.words();
    draw();
  }

  /** @param {PointerEvent} event */
  function point({ currentTarget, offsetX }) {
    if (layers.length > 0) choose(layerAt(offsetX, /** @type {HTMLElement} */ (currentTarget).clientWidth, layers.length));
  }
  for (const canvas of [chart, ...strips.map((strip) => strip.canvas)]) {
    canvas.addEventListener('pointermove', point);
    canvas.addEventListener('pointerdown', point);
  }
  onResize(chart, draw);
  words();
  follow();
  const unsubscribe = store.subscribe(({ page }, changed) => {
    if (changed.has('theme')) colours = readColours();
    if (changed.has('lang')) words();
    if (changed.has('theme')) draw();
    if (!changed.has('page')) return;
    const wanted = settings(page);
    if (KEYS.every((key) => wanted[key] === now[key])) return;
    now = wanted;
    follow();
  });
  return {
    destroy() {
      unsubscribe();
      desk.end();
    },
  };
}
