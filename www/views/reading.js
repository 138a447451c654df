/**
 * The sentence that reads the scoreboard. It compares differences with their standard error and
 * claims no more than they carry.
 */

import { either, number } from '../strings/index.js';
import { ROW, rowAt } from './chart_scale.js';
import { standardError, tooFew } from './confidence.js';
import { readValues } from './reading_values.js';

/** @typedef {import('../types.js').Counted} Counted */
/** @typedef {import('../types.js').Translate} Translate */

/**
 * The least error that any boundary can reach on the two halves of the generated football data,
 * whose labels are noisier on the training half (σ .03, 4 % flipped; test: σ .02, 2 % flipped).
 * Accuracies of unlike halves are compared through these.
 */
const FOOTBALL_BAYES_ERROR = { train: 0.068, test: 0.042 };

/** Before this many steps nothing is said of what the network cannot do. */
const EARLY = 100;
/** An error of the difference above this is too wide to speak of little variance. */
const WIDE = 0.05;
/** A training cost that fell by more than this share over the last fifth of the steps is still falling. */
const FALLING = 0.1;

/**
 * @typedef {object} Reading
 * @property {string} key the sentence
 * @property {Record<string, string>} blanks `where` is the split that train is compared with
 * @property {string | null} advice the second sentence: what to try
 * @property {Knob[]} knobs what the advice may name
 */

/** What regularizes, where it is on. @typedef {'l2' | 'l1' | 'keep'} Knob */

/**
 * @typedef {object} Facts
 * @property {number} trainingPoints how many there are
 * @property {import('./reading_values.js').Scores | null} [values] of a regression, in place of counts
 * @property {Counted | null} train
 * @property {Counted | null} dev
 * @property {Counted | null} test
 * @property {number} iteration
 * @property {number} commonest share of the commoner class among the training points
 * @property {'blue' | 'red' | null} only the one class of all training points
 * @property {{correct: number, total: number} | null} ownLine
 * @property {boolean} unlikeHalves whether the data are football's own two halves
 * @property {boolean} zeros whether all weights started at zero
 * @property {boolean} hidden whether there is a hidden layer
 * @property {Knob[]} knobs those that are on
 * @property {boolean} falling whether the training cost is still falling fast
 * @property {boolean} diverged
 * @property {boolean} endless whether the cost is too large for a number
 * @property {boolean} easing whether the first Play is running: it is watched, not read
 */

/**
 * @param {Facts} facts
 * @returns {Reading}
 */
export function read(facts) {
  return { ...verdict(facts), knobs: facts.knobs };
}

/** @param {Facts} facts @returns {Omit<Reading, 'knobs'>} */
function verdict(facts) {
  const { train, iteration, commonest, values } = facts;
  const where = facts.dev || values?.dev ? 'dev' : 'test';
  if (facts.diverged) return say(facts.endless ? 'endless' : 'diverged', {}, 'diverged');
  if (facts.easing) return say('easing');
  if (facts.trainingPoints === 0) return say('noPoints');
  if (!values && facts.only) return say(facts.only === 'blue' ? 'onlyBlue' : 'onlyRed');
  const early = iteration < EARLY;
  if (iteration > 0 && values) {
    const [key, blanks, advice] = readValues(values, { zeros: facts.zeros, early, more: fitBetter(facts), over: regularize(facts) });
    return say(key, { ...blanks, where, steps: number(iteration) }, advice);
  }
  if (iteration === 0 || train === null || train.total === 0) return say('untrained');

  const p = train.correct / train.total;
  const own = standardError(train.correct, train.total);
  const blanks = { train: points(p), steps: number(iteration) };
  if (p - commonest < 2 * own) {
    if (early && !facts.zeros) return say('early', blanks);
    const advice = facts.zeros ? 'zeros' : facts.knobs.length > 0 || facts.falling ? fitBetter(facts) : 'longer';
    return say('chance', { ...blanks, chance: points(commonest) }, advice);
  }

  const held = facts.dev ?? facts.test;
  if (held === null || held.total === 0) return say('trainOnly', blanks);
  if (tooFew(held)) return say('few', { ...blanks, where, count: number(held.total) });
  const q = held.correct / held.total;
  const error = Math.hypot(own, standardError(held.correct, held.total));
  const adjusts = facts.unlikeHalves && facts.dev === null;
  const best = { train: 1 - FOOTBALL_BAYES_ERROR.train, test: 1 - FOOTBALL_BAYES_ERROR.test };
  const gap = adjusts ? p - best.train - (q - best.test) : p - q;
  const more = {
    ...blanks,
    where,
    held: points(q),
    gap: points(Math.abs(gap)),
    error: points(error),
    bestTrain: points(best.train),
    bestTest: points(best.test),
  };
  const kind = adjusts ? '.football' : '';

  // Who has not fitted the training half yet cannot overfit it.
  if (adjusts && best.train - p > 2 * own) return early ? say('early', blanks) : say('unfitted', more, stiffness(facts, p, own));
  if (gap > 2 * error) return say(`over${kind}`, more, regularize(facts));
  if (gap > error) return say(`hint${kind}`, more);
  if (gap < -2 * error) return say(`under${kind}`, more);
  const advice = early ? null : stiffness(facts, p, own);
  if (gap < -error) return say(`near${kind}`, more, advice);
  return say(error > WIDE ? 'agreeWide' : `agree${kind}`, more, advice);
}

/**
 * Whether a network that generalizes could fit better. Two accuracies on the same points differ in
 * fewer points than two independent ones, so two standard errors here are more than cautious.
 * @param {Facts} facts
 * @param {number} p
 * @param {number} error
 * @returns {string | null}
 */
function stiffness(facts, p, error) {
  const { ownLine, knobs, unlikeHalves, falling } = facts;
  if (!falling && ownLine && ownLine.total > 0 && ownLine.correct / ownLine.total - p > 2 * error) {
    return knobs.length > 0 ? 'stiffLineLoosen' : 'stiffLine';
  }
  const reachable = unlikeHalves ? 1 - FOOTBALL_BAYES_ERROR.train : 0.9;
  return reachable - p > 2 * error ? fitBetter(facts) : null;
}

/** What helps a network that could fit better. @param {Facts} facts */
function fitBetter({ falling, knobs, hidden }) {
  if (falling) return 'falling';
  if (knobs.length > 0) return 'loosen';
  return hidden ? 'bigger' : 'deeper';
}

/** What helps a network that overfits: dropout is for hidden units. @param {Facts} facts */
function regularize({ knobs, hidden }) {
  if (knobs.length > 0) return 'regularizeMore';
  return hidden ? 'regularize' : 'penalize';
}

/** @param {string} key @param {Record<string, string>} [blanks] @param {string | null} [advice] @returns {Omit<Reading, 'knobs'>} */
function say(key, blanks = {}, advice = null) {
  return { key: `results.read.${key}`, blanks, advice: advice === null ? null : `results.try.${advice}` };
}

/** @param {number} share @returns {string} in per cent, one digit */
function points(share) {
  return number(100 * share, 1);
}

/**
 * @param {Reading} reading
 * @param {Translate} t
 * @returns {string}
 */
export function sentence({ key, blanks: { where, ...blanks }, advice, knobs }, t) {
  if (where) blanks.where = t(`results.${where}`);
  if (advice === null) return t(key, blanks);
  const second = t(advice, { knobs: either(knobs.map((knob) => t(`results.knob.${knob}`))) });
  return t('results.read.two', { first: t(key, blanks), second });
}

/** @param {Record<string, string>} values @returns {Knob[]} what regularizes */
export function knobsOn({ l1 = '0', l2 = '0', keep = '1', layers = '' }) {
  const on = {
    l2: Number(l2) > 0,
    l1: Number(l1) > 0,
    keep: layers !== '' && keep.split(',').some((one) => Number(one) < 1),
  };
  return /** @type {Knob[]} */ (Object.keys(on)).filter((knob) => on[knob]);
}

/**
 * Whether the training cost is still falling fast.
 * @param {Float64Array} rows of the history
 * @param {number} count
 */
export function isFalling(rows, count) {
  if (count < 2) return false;
  const last = (count - 1) * ROW;
  const now = rows[last + 2];
  const before = rowAt(rows, count, (iteration) => iteration, 0.8 * rows[last]) * ROW;
  if (rows[before + 2] - now <= FALLING * rows[before + 2]) return false;
  // A cost that jumps about was as low before: it is then low by chance.
  let least = Infinity;
  for (let at = 0; at <= before; at += ROW) if (rows[at + 2] < least) least = rows[at + 2];
  return least - now > FALLING * least;
}

/**
 * @param {Float64Array} quads
 * @returns {{commonest: number, only: 'blue' | 'red' | null}} the share of the commoner class among the
 *   training points, and which class it is where it is the only one
 */
export function classShares(quads) {
  let blue = 0;
  let all = 0;
  for (let i = 0; i < quads.length; i += 4) {
    if (quads[i + 3] !== 0) continue;
    all += 1;
    blue += quads[i + 2];
  }
  const commonest = all === 0 ? 0 : Math.max(blue, all - blue) / all;
  return { commonest, only: commonest < 1 ? null : blue > 0 ? 'blue' : 'red' };
}
