/**
 * Whose μ and σ: a set that is normalized by the training points' arrives where the network has learned
 * things to be; one that is normalized by itself arrives elsewhere.
 */

import { number } from '../../strings/index.js';
import { costWords, counted } from '../../views/scores.js';
import { element, write } from '../../views/dom.js';
import { toFootball } from './football.js';
import { movedPitch } from './moved_pitch.js';
import { createProbes } from './probes.js';
import { size } from './sizes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */

/** So many points are normalized together; after these all of them. */
const GROUPS = [1, 2, 3, 5, 10, 20, 50, 100];
/** What training does to the two pitches is worth as many milliseconds, three times a second. */
const PATIENT = 24;
const SPLITS = { dev: 1, test: 2 };

/**
 * Mean and standard deviation of x and of y over the points of a split.
 * @param {Float64Array} points quadruples
 * @param {number} split
 */
function measured(points, split) {
  return [0, 1].map((axis) => {
    const values = [];
    for (let i = 0; i < points.length; i += 4) if (points[i + 3] === split) values.push(points[i + axis]);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return { mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) };
  });
}

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, actions, t } = tools;
  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const tabs = element('div', { class: 'model-tabs', role: 'group' }, ...Object.keys(SPLITS).map((name) => element('button', { type: 'button', class: 'model-tab', click: () => choose(name) })));
  const slider = element('input', { type: 'range', id: 'statistics-group', min: '0', step: '1', input: () => turn() });
  const label = element('label', { for: 'statistics-group' });
  const readout = element('output', { class: 'statistics-group' });
  const dial = element('div', { class: 'bowl-dial' }, element('div', { class: 'bowl-dial-head' }, label, readout), slider);
  const sides = ['right', 'own'].map((id) => {
    const [title, score, told] = [element('h3'), element('p', { class: 'statistics-score' }), element('p', { class: 'panel-note' })];
    const pitch = movedPitch(store);
    return { id, title, score, told, pitch, root: element('section', { class: 'card statistics-side' }, title, score, pitch.root, told) };
  });
  const verdict = element('p', { class: 'panel-remark statistics-verdict', role: 'status' });
  const football = toFootball(tools);
  const table = element('table', { class: 'statistics-table' });
  const body = element('div', { class: 'statistics' }, ...sides.map((side) => side.root));
  const figures = moments(tools, [body], show, PATIENT);
  root.append(element('div', { class: 'panel-head' }, heading), intro, element('div', { class: 'bowl-controls' }, tabs, dial), figures.note, verdict, football.root, body, table);
  const probes = createProbes(figures.fresh);

  /** @type {'dev' | 'test'} */
  let split = 'test';
  /** How many points the split has. */
  let total = 0;

  /** @param {string} name */
  function choose(name) {
    split = /** @type {'dev' | 'test'} */ (name);
    figures.again();
  }

  /** The sizes that this set can be cut into, and last all of it. */
  const sizes = () => [...GROUPS.filter((one) => one < total), total];

  /** How many points are normalized together now. */
  function group() {
    const wanted = Number(store.get().page['normalization.group']);
    return wanted === 0 ? total : Math.min(wanted, total);
  }

  function turn() {
    const chosen = sizes()[Number(slider.value)];
    actions.setPage('normalization.group', String(chosen === total ? 0 : chosen));
    figures.again();
  }

  /** @param {State} state */
  function showDial({ points }) {
    const counts = Object.values(SPLITS).map((code) => points.filter((x, i) => i % 4 === 3 && x === code).length);
    if (counts[SPLITS[split] - 1] === 0) split = counts[1] > 0 ? 'test' : 'dev';
    total = counts[SPLITS[split] - 1];
    tabs.hidden = counts.some((count) => count === 0);
    Object.keys(SPLITS).forEach((name, k) => {
      write(tabs.children[k], t(`panel.statistics.${name}`));
      tabs.children[k].setAttribute('aria-pressed', String(name === split));
    });
    const all = sizes();
    slider.max = String(all.length - 1);
    const nearest = all.findLastIndex((one) => one <= group());
    slider.value = String(Math.max(0, nearest));
    slider.style.setProperty('--fill', String(Number(slider.value) / Math.max(1, all.length - 1)));
    const words = group() === total ? t('panel.statistics.all', { total }) : t('panel.statistics.some', { group: group(), total });
    write(readout, words);
    slider.setAttribute('aria-valuetext', words);
  }

  /** @param {Compared[]} all @param {State} state */
  function show(all, state) {
    write(heading, t('panel.statistics.title'));
    write(intro, t('panel.statistics.intro'));
    write(label, t('panel.statistics.group'));
    tabs.setAttribute('aria-label', t('panel.statistics.split'));
    showDial(state);
    const { frame, values } = all[0];
    const probe = probes.of(all[0], state);
    football.words();
    football.root.hidden = !state.valued;
    body.hidden = table.hidden = dial.hidden = total === 0 || values.norm === 'none' || state.valued;
    tabs.hidden ||= state.valued;
    if (state.valued) return write(verdict, t('panel.bowl.valued'));
    if (total === 0) return write(verdict, t('panel.statistics.empty'));
    if (values.norm === 'none') return write(verdict, t('panel.statistics.none'));
    if (probe === null || frame === null) return;
    const code = SPLITS[split];
    const found = probe.by_itself(frame.parameters, code, group());
    const right = counted(probe.scores(frame.parameters)[split]);
    if (found === undefined || right === null) return;
    const own = counted(found.score) ?? right;
    const { points } = state;
    const mine = points.filter((_, i) => points[4 * Math.floor(i / 4) + 3] === code);
    const wrong = probe.wrong(frame.parameters).filter((_, k) => points[4 * k + 3] === code);
    const places = mine.filter((_, i) => i % 4 < 2);
    const there = mine.slice();
    for (let k = 0; k < total; k += 1) [there[4 * k], there[4 * k + 1]] = [found.moved[2 * k], found.moved[2 * k + 1]];
    const pictures = [
      { points: mine, from: null, wrong, score: right },
      { points: there, from: places, wrong: found.wrong, score: own },
    ];
    sides.forEach(({ id, title, score, told, pitch }, k) => {
      const picture = pictures[k];
      write(title, t(`panel.statistics.${id}`));
      write(score, t('panel.statistics.score', { correct: picture.score.correct, total, percent: number((100 * picture.score.correct) / total, 1), cost: costWords(picture.score.cost) }));
      write(told, t(`panel.statistics.${id}.about`));
      pitch.show({ ...picture, frame, name: `${t(`panel.statistics.${id}`)}: ${picture.score.correct}/${total}` });
    });
    const changed = wrong.reduce((sum, was, k) => sum + Number(was !== found.wrong[k]), 0);
    const key = frame.iteration === 0 ? 'untrained' : group() === 1 ? 'alone' : 'verdict';
    write(verdict, t(`panel.statistics.${key}`, { changed, total, before: right.correct, after: own.correct }));
    showTable(points, code);
  }

  /** @param {Float64Array} points @param {number} code */
  function showTable(points, code) {
    const rows = [['panel.statistics.train', 0], [`panel.statistics.${split}`, code]];
    const head = ['', 'μ x', 'σ x', 'μ y', 'σ y'].map((words) => element(words === '' ? 'td' : 'th', words === '' ? {} : { scope: 'col' }, words));
    table.replaceChildren(
      element('caption', {}, t('panel.statistics.table')),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows.map(([words, of]) => element('tr', {},
        element('th', { scope: 'row' }, t(String(words))),
        ...measured(points, Number(of)).flatMap(({ mean, sd }) => [mean, sd]).map((value) => element('td', {}, size(value, 3)))))),
    );
  }

  figures.start();
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('page')) figures.again();
    if (changed.has('theme')) for (const { pitch } of sides) pitch.again();
  });
  return {
    destroy() {
      unsubscribe();
      figures.end();
      probes.free();
    },
  };
}
