/** The figures behind the scoreboard: a table by split, and the parameters' hash. */

import { number } from '../strings/index.js';
import { calmly } from './calm.js';
import { element, write } from './dom.js';
import { countSplits } from './points.js';
import { r2Words } from './reading_values.js';
import { percent, trainedScore } from './results.js';
import { costWords, counted, timeWords, valued } from './scores.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {'train' | 'dev' | 'test'} Split */

/** @type {Split[]} */
const SPLITS = ['train', 'dev', 'test'];
/** Rows that a regression has in place of others; counts by class it has none of. @type {Record<string, string>} */
const OF_VALUES = { accuracy: 'r2', entropy: 'squared' };
const NONE = '–';
const COPIED_FOR = 2500;

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountFigures(root, { store, t }) {
  const heading = element('h2');
  const table = makeTable();
  const details = makeDetails(t);
  root.append(heading, table.root, details.root);

  function words() {
    write(heading, t('panel.figures'));
    table.words(t, store.get().valued);
    details.words();
  }
  /** @param {State} state */
  function show(state) {
    table.show(state);
    details.show(state);
  }

  words();
  show(store.get());
  store.subscribe((_, changed) => {
    if (changed.has('lang') || changed.has('valued')) words();
  });
  calmly(store, ['frame', 'points', 'lang', 'status'], show);
}

/** Accuracy, counts and costs by split; one row each for what the run has as a whole. */
function makeTable() {
  /** @type {{key: string, line: HTMLElement, cells: HTMLTableCellElement[], name: HTMLElement}[]} */
  const rows = [];
  const heads = SPLITS.map(() => element('th', { scope: 'col' }));
  const caption = element('caption', { class: 'unseen' });
  const corner = element('td');
  const body = element('tbody');
  /** @param {string} key @param {boolean} whole whether one value spans the splits */
  const row = (key, whole) => {
    const name = element('th', { scope: 'row' });
    const cells = whole ? [element('td')] : SPLITS.map(() => element('td'));
    const line = element('tr', {}, name, ...cells);
    rows.push({ key, line, cells, name });
    body.append(line);
    return cells;
  };
  const accuracy = row('accuracy', false);
  const entropy = row('entropy', false);
  const missedBlue = row('missedBlue', false);
  const missedRed = row('missedRed', false);
  const cost = row('cost', true);
  const iteration = row('iteration', true);
  const time = row('time', true);
  const root = element('table', { class: 'facts-table' }, caption, element('thead', {}, element('tr', {}, corner, ...heads)), body);

  return {
    root,
    /** @param {import('../types.js').Translate} t @param {boolean} ofValues */
    words(t, ofValues) {
      write(caption, t('results.table'));
      SPLITS.forEach((split, i) => write(heads[i], t(`results.${split}`)));
      for (const { key, line, name } of rows) {
        const shown = `results.row.${(ofValues && OF_VALUES[key]) || key}`;
        write(name, t(shown));
        name.title = t(`${shown}.tip`);
        line.hidden = ofValues && key.startsWith('missed');
      }
    },
    /** @param {State} state */
    show(state) {
      const score = trainedScore(state);
      const noDev = countSplits(state.points).dev === 0;
      for (const cell of [heads[1], accuracy[1], entropy[1], missedBlue[1], missedRed[1]]) cell.hidden = noDev;
      for (const [cell] of [cost, iteration, time]) cell.colSpan = noDev ? 2 : 3;
      const missed = score && state.frame ? confusion(state.points, state.frame.wrong) : null;
      SPLITS.forEach((split, i) => {
        const one = score?.[split] ?? null;
        const [counts, values] = [counted(one), valued(one)];
        write(accuracy[i], counts ? `${percent(counts)} %` : values ? r2Words(values).r2 : NONE);
        write(entropy[i], one ? costWords(one.cost) : NONE);
        write(missedBlue[i], one && missed ? ofAll(missed.blue[i]) : NONE);
        write(missedRed[i], one && missed ? ofAll(missed.red[i]) : NONE);
      });
      write(cost[0], score ? costWords(score.cost) : NONE);
      write(iteration[0], number(state.frame?.iteration ?? 0));
      const micro = state.frame?.stepMicroseconds ?? 0;
      write(time[0], micro > 0 ? timeWords(micro) : NONE);
    },
  };
}

/** @param {[number, number]} counts */
function ofAll([wrong, all]) {
  return `${number(wrong)} / ${number(all)}`;
}

/**
 * @param {Float64Array} points
 * @param {Uint8Array} wrong per point
 * @returns {{blue: [number, number][], red: [number, number][]} | null} by split, misclassified and
 *   all points of a class; null where the frame is older than the points
 */
function confusion(points, wrong) {
  if (wrong.length * 4 !== points.length) return null;
  /** @type {[number, number][]} */
  const blue = [[0, 0], [0, 0], [0, 0]];
  /** @type {[number, number][]} */
  const red = [[0, 0], [0, 0], [0, 0]];
  for (let i = 0; i < wrong.length; i += 1) {
    const counts = (points[4 * i + 2] === 1 ? blue : red)[points[4 * i + 3]];
    counts[0] += wrong[i];
    counts[1] += 1;
  }
  return { blue, red };
}

/**
 * The parameters' hash, to be compared with anybody else's.
 * @param {import('../types.js').Translate} t
 */
function makeDetails(t) {
  const summary = element('summary');
  const note = element('p', { class: 'hash-note' });
  const hash = element('output', { class: 'hash' });
  const copy = element('button', { type: 'button', class: 'hash-copy', click: () => void copyHash() });
  const root = element('details', { class: 'hash-box' }, summary, element('div', { class: 'hash-row' }, hash, copy), note);
  let shown = '';

  async function copyHash() {
    try {
      await navigator.clipboard.writeText(shown);
      write(copy, t('results.hash.copied'));
      setTimeout(() => write(copy, t('results.hash.copy')), COPIED_FOR);
    } catch {
      // Where the clipboard is refused the hash is selected instead, ready for the keyboard.
      getSelection()?.selectAllChildren(hash);
    }
  }

  return {
    root,
    words() {
      write(summary, t('results.hash'));
      write(copy, t('results.hash.copy'));
      hash.setAttribute('aria-label', t('results.hash'));
    },
    /** @param {State} state */
    show({ frame }) {
      shown = frame?.score?.parameters_sha256 ?? '';
      write(note, t(frame?.edited ? 'results.hash.edited' : 'results.hash.note'));
      write(hash, shown === '' ? t('results.hash.resting') : shown);
      hash.classList.toggle('is-waiting', shown === '');
      copy.disabled = shown === '';
    },
  };
}
