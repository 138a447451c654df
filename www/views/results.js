/** The scoreboard, and the sentence that reads it. */

import { number } from '../strings/index.js';
import { atMostEvery } from './canvas.js';
import { element, write } from './dom.js';
import { countSplits } from './points.js';
import { commonestShare, counted, read, sentence, standardError } from './reading.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {'train' | 'dev' | 'test'} Split */

const NONE = '–';
/** The sentence is left standing long enough to be read while training goes on. */
const READING_PAUSE = 1200;

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountResults(root, { store, t }) {
  const cell = () => {
    const name = element('span');
    const seen = element('span', { class: 'score-seen' });
    const count = element('b', { class: 'score-count' });
    const total = element('span', { class: 'score-total' });
    const small = element('small', { class: 'score-small' });
    const box = element('div', { class: 'score-cell' }, element('dt', { class: 'score-name' }, name, seen), element('dd', {}, element('span', { class: 'score-big' }, count, total), small));
    return { box, name, seen, count, total, small };
  };
  const cells = { train: cell(), test: cell(), own: cell() };
  const heading = element('h2', { class: 'unseen' });
  const reading = element('span');
  const aside = element('small', { class: 'say-aside' });
  const board = element('dl', { class: 'score' }, cells.train.box, cells.test.box, cells.own.box);
  root.append(heading, board, element('p', { class: 'say' }, reading, aside));

  /** @param {State} state */
  function showBoard(state) {
    write(heading, t('panel.results'));
    const score = trainedScore(state);
    const trained = (state.frame?.iteration ?? 0) > 0;
    const none = (/** @type {Split} */ split) => t(trained ? `results.no.${split}` : 'results.afterPlay');
    write(cells.train.name, t('results.train'));
    const held = heldOut(state);
    write(cells.test.name, t(`results.${held}`));
    write(cells.test.seen, held === 'test' && (score?.test || !trained) ? seenWords(state.testLooks, t) : '');
    write(cells.own.name, t('results.own'));
    fill(cells.train, counted(score?.train), t, none('train'));
    fill(cells.test, counted(score?.[held]), t, none(held));
    const line = state.ownLine;
    cells.own.box.classList.toggle('is-empty', line === null);
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

  /** Where football's own points are: few edits leave its halves as unlike as they were. */
  /** @type {Set<string>} */
  let football = new Set();
  /** @param {State} state */
  function unlikeHalves({ values, points }) {
    if ((values.split ?? '') !== '') return false;
    if (values.data === 'football') {
      football = places(points);
      return true;
    }
    if (values.data !== 'own' || points.length === 0) return false;
    const kept = [...places(points)].filter((place) => football.has(place)).length;
    return kept >= 0.9 * (points.length / 4);
  }

  /** @param {State} state */
  function showReading(state) {
    const score = trainedScore(state);
    const { values } = state;
    const facts = {
      trainingPoints: countSplits(state.points).train,
      train: counted(score?.train),
      dev: counted(score?.dev),
      test: counted(score?.test),
      iteration: score?.iteration ?? 0,
      commonest: commonestShare(state.points),
      ownLine: state.ownLine,
      unlikeHalves: unlikeHalves(state),
      zeros: values.init === 'zeros' && (values.layers ?? '') !== '',
      regularized: isRegularized(values),
      diverged: state.status === 'diverged',
      easing: state.easing,
    };
    const verdict = read(facts);
    write(reading, sentence(verdict, t));
    write(aside, verdict.key.endsWith('.football') ? t('results.read.best', verdict.blanks) : '');
  }

  const soonBoard = atMostEvery(100, () => showBoard(store.get()));
  const soonReading = atMostEvery(READING_PAUSE, () => showReading(store.get()));

  const watched = /** @type {(keyof State)[]} */ (['frame', 'ownLine', 'points', 'testLooks', 'status', 'values', 'lang', 'easing']);
  soonBoard();
  soonReading();
  store.subscribe((state, changed) => {
    if (!watched.some((key) => changed.has(key))) return;
    const resting = state.status !== 'training' || changed.has('lang');
    soonBoard(resting);
    soonReading(resting);
  });
}

/** @param {State} state the score once there is a trained network */
export function trainedScore({ frame }) {
  return frame && frame.iteration > 0 ? frame.score : null;
}

/** Which split the second cell shows: the test set, or dev where there is no test. @param {State} state @returns {Split} */
function heldOut({ frame }) {
  return frame?.score && frame.score.test === null && frame.score.dev !== null ? 'dev' : 'test';
}

/** @param {number} looks @param {import('../types.js').Translate} t */
function seenWords(looks, t) {
  if (looks === 0) return '';
  if (looks === 1) return t('results.seenOnce');
  return looks === 2 ? t('results.seenTwice') : t('results.seenTimes', { looks });
}

/** @param {Float64Array} points @returns {Set<string>} each point's place on the grid of own points */
function places(points) {
  const all = new Set();
  for (let i = 0; i < points.length; i += 4) {
    all.add(`${Math.round(1024 * points[i])},${Math.round(1024 * points[i + 1])},${points[i + 3]}`);
  }
  return all;
}

/** @param {Record<string, string>} values */
function isRegularized(values) {
  const keeps = (values.keep ?? '1').split(',').some((keep) => Number(keep) < 1);
  return Number(values.l1 ?? 0) > 0 || Number(values.l2 ?? 0) > 0 || keeps;
}

/** @param {{correct: number, total: number}} score */
export function percent({ correct, total }) {
  return number(total === 0 ? 0 : (100 * correct) / total, 1);
}

/**
 * @param {{box: Element, count: Element, total: Element, small: Element}} cell
 * @param {import('../types.js').Counted | null} score
 * @param {import('../types.js').Translate} t
 * @param {string} otherwise
 */
function fill(cell, score, t, otherwise) {
  cell.box.classList.toggle('is-empty', score === null);
  write(cell.count, score ? number(score.correct) : NONE);
  write(cell.total, score ? `/${number(score.total)}` : '');
  if (score === null) {
    write(cell.small, otherwise);
    return;
  }
  // Where all or none are right the formula says 0, which would claim certainty.
  const error = standardError(score.correct, score.total);
  const words = error === 0 ? 'results.percent' : 'results.percentError';
  write(cell.small, t(words, { percent: percent(score), error: number(100 * error, 1) }));
}
