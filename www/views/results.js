/** Scoreboard, the sentence that reads it, and the table behind both. */

import { number } from '../strings/index.js';
import { atMostEvery } from './canvas.js';
import { element, write } from './dom.js';
import { countSplits } from './points.js';
import { commonestShare, read, sentence, standardError } from './reading.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').SplitScore} SplitScore */
/** @typedef {'train' | 'dev' | 'test'} Split */

/** @type {Split[]} */
const SPLITS = ['train', 'dev', 'test'];
const NONE = '–';
/** The sentence is left standing long enough to be read while training goes on. */
const READING_PAUSE = 1200;
const COPIED_FOR = 2500;

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountResults(root, { store, t }) {
  const cell = () => {
    const name = element('dt', { class: 'score-name' });
    const count = element('b', { class: 'score-count' });
    const total = element('span', { class: 'score-total' });
    const small = element('small', { class: 'score-small' });
    const box = element('div', { class: 'score-cell' }, name, element('dd', {}, element('span', { class: 'score-big' }, count, total), small));
    return { box, name, count, total, small };
  };
  const cells = { train: cell(), test: cell(), own: cell() };
  const heading = element('h2', { class: 'unseen' });
  const reading = element('p', { class: 'say' });
  const board = element('dl', { class: 'score' }, cells.train.box, cells.test.box, cells.own.box);
  const table = makeTable();
  const details = makeDetails(t);
  root.append(heading, board, reading, table.root, details.root);

  function words() {
    write(heading, t('panel.results'));
    table.words(t);
    details.words();
  }

  /** @param {State} state */
  function showBoard(state) {
    const score = trainedScore(state);
    const looks = state.testLooks;
    write(cells.train.name, t('results.train'));
    const held = heldOut(state);
    write(cells.test.name, held === 'dev' ? t('results.dev') : testName(looks, t));
    write(cells.own.name, t('results.own'));
    fill(cells.train, score?.train ?? null, t, t('results.afterPlay'));
    fill(cells.test, score?.[held] ?? null, t, score ? t(`results.no.${held}`) : t('results.afterPlay'));
    const line = state.ownLine;
    if (line) {
      write(cells.own.count, number(line.correct));
      write(cells.own.total, `/${number(line.total)}`);
      write(cells.own.small, t('results.percent', { percent: percent(line) }));
    } else {
      write(cells.own.count, NONE);
      write(cells.own.total, '');
      write(cells.own.small, t('results.drawIt'));
    }
  }

  /** @param {State} state */
  function showReading(state) {
    const score = trainedScore(state);
    const { values } = state;
    const facts = {
      trainingPoints: countSplits(state.points).train,
      train: score?.train ?? null,
      dev: score?.dev ?? null,
      test: score?.test ?? null,
      iteration: score?.iteration ?? 0,
      commonest: commonestShare(state.points),
      ownLine: state.ownLine,
      unlikeHalves: values.data === 'football' && (values.split ?? '') === '',
      regularized: isRegularized(values),
      diverged: state.status === 'diverged',
    };
    write(reading, sentence(read(facts), t));
  }

  const soonBoard = atMostEvery(100, () => {
    const state = store.get();
    showBoard(state);
    table.show(state);
    details.show(state);
  });
  const soonReading = atMostEvery(READING_PAUSE, () => showReading(store.get()));

  const watched = /** @type {(keyof State)[]} */ (['frame', 'ownLine', 'points', 'testLooks', 'status', 'values', 'lang']);
  words();
  soonBoard();
  soonReading();
  store.subscribe((state, changed) => {
    if (changed.has('lang')) words();
    if (!watched.some((key) => changed.has(key))) return;
    const resting = state.status !== 'training' || changed.has('lang');
    soonBoard(resting);
    soonReading(resting);
  });
}

/** @param {State} state the score once there is a trained network */
function trainedScore({ frame }) {
  return frame && frame.iteration > 0 ? frame.score : null;
}

/** Which split the second cell shows: the test set, or dev where there is no test. @param {State} state @returns {Split} */
function heldOut({ frame }) {
  return frame?.score && frame.score.test === null && frame.score.dev !== null ? 'dev' : 'test';
}

/** @param {number} looks @param {import('../types.js').Translate} t */
function testName(looks, t) {
  if (looks === 0) return t('results.test');
  return looks === 1 ? t('results.testOnce') : t('results.testTimes', { looks });
}

/** @param {Record<string, string>} values */
function isRegularized(values) {
  const keeps = (values.keep ?? '1').split(',').some((keep) => Number(keep) < 1);
  return Number(values.l1 ?? 0) > 0 || Number(values.l2 ?? 0) > 0 || keeps;
}

/** @param {{correct: number, total: number}} score */
function percent({ correct, total }) {
  return number(total === 0 ? 0 : (100 * correct) / total, 1);
}

/**
 * @param {{count: Element, total: Element, small: Element}} cell
 * @param {SplitScore | null} score
 * @param {import('../types.js').Translate} t
 * @param {string} otherwise
 */
function fill(cell, score, t, otherwise) {
  write(cell.count, score ? number(score.correct) : NONE);
  write(cell.total, score ? `/${number(score.total)}` : '');
  const error = score ? number(100 * standardError(score.correct, score.total), 1) : '';
  write(cell.small, score ? t('results.percentError', { percent: percent(score), error }) : otherwise);
}

/** Accuracy, counts and costs by split; one row each for what the run has as a whole. */
function makeTable() {
  /** @type {{key: string, cells: HTMLTableCellElement[], name: HTMLElement}[]} */
  const rows = [];
  const heads = SPLITS.map(() => element('th', { scope: 'col' }));
  const caption = element('caption', { class: 'unseen' });
  const corner = element('td');
  const body = element('tbody');
  /** @param {string} key @param {boolean} whole whether one value spans the splits */
  const row = (key, whole) => {
    const name = element('th', { scope: 'row' });
    const cells = whole ? [element('td', { colspan: '3' })] : SPLITS.map(() => element('td'));
    rows.push({ key, cells, name });
    body.append(element('tr', {}, name, ...cells));
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
    /** @param {import('../types.js').Translate} t */
    words(t) {
      write(caption, t('results.table'));
      SPLITS.forEach((split, i) => write(heads[i], t(`results.${split}`)));
      for (const { key, name } of rows) {
        write(name, t(`results.row.${key}`));
        name.title = t(`results.row.${key}.tip`);
      }
    },
    /** @param {State} state */
    show(state) {
      const score = trainedScore(state);
      const missed = score && state.frame ? confusion(state.points, state.frame.wrong) : null;
      SPLITS.forEach((split, i) => {
        const one = score?.[split] ?? null;
        write(accuracy[i], one ? `${percent(one)} %` : NONE);
        write(entropy[i], one ? cost4(one.cost) : NONE);
        write(missedBlue[i], one && missed ? ofAll(missed.blue[i]) : NONE);
        write(missedRed[i], one && missed ? ofAll(missed.red[i]) : NONE);
      });
      write(cost[0], score ? cost4(score.cost) : NONE);
      write(iteration[0], number(state.frame?.iteration ?? 0));
      const micro = state.frame?.stepMicroseconds ?? 0;
      write(time[0], micro > 0 ? `${number(micro, 1)} µs` : NONE);
    },
  };
}

/** @param {[number, number]} counts */
function ofAll([wrong, all]) {
  return `${number(wrong)} / ${number(all)}`;
}

/** @param {number} value a cost, to four digits; large ones in fewer */
function cost4(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NONE : '∞';
  if (value >= 1e5) return value.toExponential(2);
  return number(value, value >= 100 ? 1 : 4);
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
      write(note, t('results.hash.note'));
      write(copy, t('results.hash.copy'));
      hash.setAttribute('aria-label', t('results.hash'));
    },
    /** @param {State} state */
    show({ frame }) {
      shown = frame?.score?.parameters_sha256 ?? '';
      write(hash, shown === '' ? t('results.hash.resting') : shown);
      hash.classList.toggle('is-waiting', shown === '');
      copy.disabled = shown === '';
    },
  };
}
