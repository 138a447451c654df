/** The infinite cost: where the printed cross-entropy gives up, and the same number from the stable one. */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { oncePerFrame, onResize, readColours } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';
import { printed } from './agreement.js';
import { badge } from './model_tabs.js';
import { paintLogits } from './naive_picture.js';
import { createProbes } from './probes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../../labs.js').Naive} Naive */

/** Numbers in a row of examples: z, a, y, loss from a, loss from z. */
const EXAMPLE = 5;
/** The numbers of one z, from top to bottom. */
const LINES = ['a', 'rest', 'naive', 'stable'];

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { t } = tools;
  const title = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const heads = [0, 1, 2].map(() => element('th', { scope: 'col' }));
  const body = element('tbody');
  const table = element('table', { class: 'panel-naive-table' }, element('thead', {}, element('tr', {}, ...heads)), body);
  const same = element('p', { class: 'panel-note' });
  const pictures = ['start', 'now'].map((id) => {
    const [caption, words, canvas] = [element('h3'), element('p', { class: 'panel-note' }), element('canvas', { role: 'img' })];
    return { id, caption, words, canvas, root: element('figure', { class: 'card panel-naive-picture' }, caption, canvas, words) };
  });
  const label = element('label', { for: 'panel-naive-z' });
  const dial = element('input', { type: 'range', id: 'panel-naive-z', min: '0', max: '60', step: '0.5', value: '36.5', input: () => sum() });
  const value = element('output', { for: 'panel-naive-z' });
  const lines = LINES.map((id) => ({ id, name: element('dt'), number: element('dd') }));
  const about = element('p', { class: 'panel-note' });
  const trial = element('div', { class: 'card panel-naive-try' }, element('div', { class: 'panel-naive-dial' }, label, value), dial, element('dl', {}, ...lines.map((line) => element('div', {}, line.name, line.number))), about);
  const box = scrollBox(table);
  const figures = moments(tools, [table, same, ...pictures.map((picture) => picture.root)], show);
  root.append(
    title,
    intro,
    figures.note,
    box.root,
    same,
    element('div', { class: 'panel-naive-parts' }, ...pictures.map((picture) => picture.root), trial),
  );
  const probes = createProbes(figures.fresh);
  let colours = readColours();
  /** Both formulas at the start and now, of the first model. @type {(Naive | null)[]} */
  let found = [null, null];

  /** What a sum comes to for one z of a red point. */
  function sum() {
    if (probes.labs === null) return;
    const z = Number(dial.value);
    const [, a, , naive, stable] = probes.labs.cross_entropy(z, 0);
    write(value, `z = ${number(z, 1)}`);
    dial.setAttribute('aria-valuetext', `z = ${number(z, 1)}`);
    dial.style.setProperty('--fill', String(z / 60));
    [a, 1 - a, naive, stable].forEach((one, k) => write(lines[k].number, printed(one)));
    trial.dataset.finite = String(Number.isFinite(naive));
  }

  /** J as the model has it, by its own formula. @param {Compared} model @param {boolean} start */
  function costOf({ curve, frame }, start) {
    if (start) return curve.count > 0 && curve.rows[0] === 0 ? printed(curve.rows[1]) : '–';
    return frame?.score ? printed(frame.score.cost) : '–';
  }

  /** How many a are exactly 1, of them red ones; and blue ones whose a is exactly 0. @param {Naive} both */
  function counts({ examples }) {
    let [ones, blamed, zeros] = [0, 0, 0];
    for (let i = 0; i < examples.length; i += EXAMPLE) {
      const [a, y] = [examples[i + 1], examples[i + 2]];
      ones += Number(a === 1);
      blamed += Number(a === 1 && y === 0);
      zeros += Number(a === 0 && y === 1);
    }
    return { total: examples.length / EXAMPLE, ones, blamed, zeros };
  }

  /** @param {Compared} model @param {import('../../types.js').State} state @param {boolean} start */
  function both(model, state, start) {
    const probe = probes.of(model, state);
    if (probe === null || model.frame === null) return null;
    try {
      return probe.naive(start ? probe.parameters() : model.frame.parameters);
    } catch {
      return null;
    }
  }

  function draw() {
    pictures.forEach(({ canvas }, k) => {
      const one = found[k];
      if (one !== null) paintLogits(canvas, colours, one.examples, t('panel.naive.rounds'));
    });
  }
  const soon = oncePerFrame(draw);

  /** @param {Compared[]} all @param {import('../../types.js').State} state */
  function show(all, state) {
    const now = all[0].frame?.iteration ?? 0;
    const step = number(now);
    colours = readColours();
    write(title, t('panel.naive.title'));
    box.name(t('panel.naive.title'));
    write(intro, t('panel.naive.intro'));
    write(label, t('panel.naive.try'));
    write(about, t('panel.naive.try.about'));
    for (const line of lines) write(line.name, t(`panel.naive.row.${line.id}`));
    [t('panel.naive.model'), t('panel.naive.start'), t('panel.naive.now', { step })].forEach((words, k) => write(heads[k], words));
    body.replaceChildren(...all.map((model) => {
      const costs = [true, false].map((start) => costOf(model, start));
      const formula = t(`panel.naive.from.${model.values.loss === 'naive' ? 'naive' : 'stable'}`);
      const name = element('th', { scope: 'row' }, element('span', { class: 'model-said' }, badge(model), model.name), element('small', {}, formula));
      return element('tr', {}, name, ...costs.map((cost) => element('td', {}, cost)));
    }));
    const [hash, other] = all.map(({ frame }) => (frame?.iteration === now ? frame?.score?.parameters_sha256 : null));
    const alike = all.length === 2 && hash && other;
    write(same, alike ? t(hash === other ? 'panel.naive.same' : 'panel.naive.differ') : '');
    found = [true, false].map((start) => both(all[0], state, start));
    // At rest before the first step both are the same picture.
    pictures[1].root.hidden = now === 0;
    pictures.forEach(({ id, caption, words, canvas }, k) => {
      write(caption, `${t('panel.naive.picture')}: ${t(`panel.naive.at.${id}`, { step })}`);
      const one = found[k];
      if (one === null) return;
      const { total, ones, blamed, zeros } = counts(one);
      const said = [ones > 0 ? t('panel.naive.label', { count: ones, total, blamed }) : '', zeros > 0 ? t('panel.naive.label.zero', { zeros }) : ''].filter(Boolean).join(' ') || t('panel.naive.label.none');
      write(words, said);
      canvas.setAttribute('aria-label', said);
    });
    sum();
    soon();
  }

  figures.start();
  for (const { canvas } of pictures) onResize(canvas, soon);
  return {
    destroy() {
      figures.end();
      probes.free();
    },
  };
}
