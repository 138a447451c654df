/** The scoreboard, and the sentence that reads it. */

import { number } from '../strings/index.js';
import { calmly } from './calm.js';
import { limit, standardError } from './confidence.js';
import { element, write } from './dom.js';
import { countSplits } from './points.js';
import { classShares, isFalling, knobsOn, read, sentence } from './reading.js';
import { r2Words, reachable } from './reading_values.js';
import { counted, valued } from './scores.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').SplitScore} SplitScore */
/** @typedef {'train' | 'dev' | 'test'} Split */

/** @type {Split[]} */
const SPLITS = ['train', 'dev', 'test'];
const NONE = '–';

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
  const cells = { train: cell(), dev: cell(), test: cell(), own: cell() };
  const heading = element('h2', { class: 'unseen' });
  const reading = element('span');
  const aside = element('small', { class: 'say-aside' });
  const board = element('dl', { class: 'score' }, ...Object.values(cells).map(({ box }) => box));
  root.append(heading, board, element('p', { class: 'say' }, reading, aside));

  /** @param {State} state */
  function showBoard(state) {
    write(heading, t('panel.results'));
    const score = trainedScore(state);
    const trained = (state.frame?.iteration ?? 0) > 0;
    const none = (/** @type {Split} */ split) => t(trained ? `results.no.${split}` : 'results.afterPlay');
    const counts = countSplits(state.points);
    cells.dev.box.hidden = counts.dev === 0;
    cells.test.box.hidden = counts.test === 0 && counts.dev > 0;
    cells.own.box.hidden = state.valued;
    board.dataset.cells = String(Object.values(cells).filter(({ box }) => !box.hidden).length);
    for (const split of SPLITS) {
      write(cells[split].name, t(`results.${split}`));
      fill(cells[split], score?.[split] ?? null, t, none(split));
    }
    write(cells.test.seen, score?.test || !trained ? seenWords(state.testLooks, t) : '');
    write(cells.own.name, t('results.own'));
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
  /** What was last asked, and the answer: each frame asks. */
  /** @type {{values: State['values'], points: Float64Array, unlike: boolean} | null} */
  let asked = null;
  /** @param {State} state */
  function unlikeHalves({ values, points }) {
    if (asked?.values !== values || asked.points !== points) asked = { values, points, unlike: areUnlike(values, points) };
    return asked.unlike;
  }

  /** @param {State['values']} values @param {Float64Array} points */
  function areUnlike(values, points) {
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
    const [train, dev, test] = SPLITS.map((split) => valued(score?.[split]));
    const facts = {
      values: train && { train, dev, test, best: reachable(state.points, Number(values.noise)) },
      trainingPoints: countSplits(state.points).train,
      train: counted(score?.train),
      dev: counted(score?.dev),
      test: counted(score?.test),
      iteration: score?.iteration ?? 0,
      ...classShares(state.points),
      ownLine: state.ownLine,
      unlikeHalves: unlikeHalves(state),
      zeros: values.init === 'zeros' && (values.layers ?? '') !== '',
      hidden: (values.layers ?? '') !== '',
      knobs: knobsOn(values),
      falling: isFalling(state.curve.rows, state.curve.count),
      diverged: state.status === 'diverged',
      endless: score !== null && !Number.isFinite(score.cost),
      easing: state.easing,
    };
    const verdict = read(facts);
    write(reading, sentence(verdict, t));
    // Whoever compares with dev has test for the end; whoever reads an error may ask where it is from.
    const asides = score?.dev && score.test && !state.easing && !facts.diverged ? ['results.read.end'] : [];
    if (verdict.key.endsWith('.football')) asides.push('results.read.best');
    if (/(over|hint)Values$/.test(verdict.key)) asides.push('results.r2Error.tip');
    write(aside, asides.map((key) => t(key, verdict.blanks)).join(' '));
  }

  /** Both at once: what stands together must say the same. @param {State} state */
  function show(state) {
    // On the way to another run, settings and points are not of the same one.
    if (state.opening) return;
    showBoard(state);
    showReading(state);
  }

  show(store.get());
  calmly(store, ['frame', 'opening', 'ownLine', 'points', 'testLooks', 'status', 'values', 'lang', 'easing'], show);
}

/** @param {State} state the score once there is a trained network */
export function trainedScore({ frame }) {
  return frame && frame.iteration > 0 ? frame.score : null;
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

/** @param {{correct: number, total: number}} score */
export function percent({ correct, total }) {
  return number(total === 0 ? 0 : (100 * correct) / total, 1);
}

/**
 * @param {{box: HTMLElement, count: Element, total: Element, small: Element}} cell
 * @param {SplitScore | null} score
 * @param {import('../types.js').Translate} t
 * @param {string} otherwise
 */
function fill(cell, score, t, otherwise) {
  cell.box.classList.toggle('is-empty', score === null);
  const counts = counted(score);
  const values = valued(score);
  cell.box.title = values ? t('results.r2Error.tip') : counts ? t('results.percentError.tip') : '';
  let words = otherwise;
  if (counts) words = accuracyWords(counts, t);
  const fit = values && r2Words(values);
  if (fit) words = fit.error === null ? 'R²' : t('results.r2Error', { error: fit.error });
  write(cell.count, counts ? number(counts.correct) : (fit?.r2 ?? NONE));
  write(cell.total, counts ? `/${number(counts.total)}` : '');
  write(cell.small, words);
}

/**
 * An accuracy and how sure it is; where all or none are right, its limit.
 * @param {import('../types.js').Counted} counts
 * @param {import('../types.js').Translate} t
 */
function accuracyWords(counts, t) {
  const { correct, total } = counts;
  const end = limit(correct, total);
  if (end === null) return t('results.percentError', { percent: percent(counts), error: number(100 * standardError(correct, total), 1) });
  return t(correct === 0 ? 'results.percentMost' : 'results.percentLeast', { percent: number(100 * end, 1) });
}
