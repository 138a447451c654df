/**
 * The sentence that reads the scoreboard. It compares differences with their standard error and
 * claims no more than they carry.
 */

import { number } from '../strings/index.js';
import { readValues } from './reading_values.js';

/** @typedef {import('../types.js').Counted} Counted */
/** @typedef {import('../types.js').Translate} Translate */

/**
 * The least error that any boundary can reach on the two halves of the generated football data,
 * whose labels are noisier on the training half (σ .03, 4 % flipped; test: σ .02, 2 % flipped).
 * Accuracies of unlike halves are compared through these.
 */
const FOOTBALL_BAYES_ERROR = { train: 0.068, test: 0.042 };

/**
 * @param {number} correct
 * @param {number} total
 * @returns {number} binomial standard error sqrt(p (1 - p) / n) of an accuracy, 0 … 0.5
 */
export function standardError(correct, total) {
  if (total === 0) return 0;
  const p = correct / total;
  return Math.sqrt((p * (1 - p)) / total);
}

/**
 * The same with two successes and two failures added (Agresti and Coull): no count, not even all
 * right, is certain. For comparing, not for showing.
 * @param {Counted} score
 */
function cautiousVariance({ correct, total }) {
  const n = total + 4;
  const p = (correct + 2) / n;
  return (p * (1 - p)) / n;
}

/**
 * @typedef {object} Reading
 * @property {string} key the sentence
 * @property {Record<string, string>} blanks `where` is the split that train is compared with
 * @property {string | null} advice the second sentence: what to try
 */

/**
 * @typedef {object} Facts
 * @property {number} trainingPoints how many there are
 * @property {import('./reading_values.js').Scores | null} [values] of a regression, in place of counts
 * @property {Counted | null} train
 * @property {Counted | null} dev
 * @property {Counted | null} test
 * @property {number} iteration
 * @property {number} commonest share of the commoner class among the training points
 * @property {{correct: number, total: number} | null} ownLine
 * @property {boolean} unlikeHalves whether the data are football's own two halves
 * @property {boolean} zeros whether all weights started at zero
 * @property {boolean} regularized whether any penalty or dropout is on
 * @property {boolean} diverged
 * @property {boolean} easing whether the first Play is running: it is watched, not read
 */

/**
 * @param {Facts} facts
 * @returns {Reading}
 */
export function read(facts) {
  const { train, iteration, commonest, values } = facts;
  const where = facts.dev || values?.dev ? 'dev' : 'test';
  if (facts.diverged) return say('diverged', {}, 'diverged');
  if (facts.easing) return say('easing');
  if (facts.trainingPoints === 0) return say('noPoints');
  if (iteration > 0 && values) {
    const [key, blanks, advice] = readValues(values, facts);
    return say(key, { ...blanks, where }, advice);
  }
  if (iteration === 0 || train === null || train.total === 0) return say('untrained');

  const p = train.correct / train.total;
  const own = Math.sqrt(cautiousVariance(train));
  const blanks = { train: points(p) };
  if (p - commonest < 2 * own) {
    const advice = facts.zeros ? 'zeros' : facts.regularized ? 'loosen' : 'longer';
    return say('chance', { ...blanks, chance: points(commonest) }, advice);
  }

  const held = facts.dev ?? facts.test;
  if (held === null || held.total === 0) return say('trainOnly', blanks);
  const q = held.correct / held.total;
  const error = Math.sqrt(cautiousVariance(train) + cautiousVariance(held));
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
  if (adjusts && best.train - p > 2 * own) return say('unfitted', more, stiffness(facts, p, own));
  if (gap > 2 * error) return say(`over${kind}`, more, facts.regularized ? 'regularizeMore' : 'regularize');
  if (gap > error) return say(`hint${kind}`, more);
  if (gap < -2 * error) return say(`under${kind}`, more);
  if (gap < -error) return say(`near${kind}`, more, stiffness(facts, p, own));
  return say(`agree${kind}`, more, stiffness(facts, p, own));
}

/**
 * Whether a network that generalizes could fit better. Two accuracies on the same points differ in
 * fewer points than two independent ones, so two standard errors here are more than cautious.
 * @param {Facts} facts
 * @param {number} p
 * @param {number} error
 * @returns {string | null}
 */
function stiffness({ ownLine, regularized, unlikeHalves }, p, error) {
  if (ownLine && ownLine.total > 0 && ownLine.correct / ownLine.total - p > 2 * error) {
    return regularized ? 'stiffLineLoosen' : 'stiffLine';
  }
  const reachable = unlikeHalves ? 1 - FOOTBALL_BAYES_ERROR.train : 0.9;
  if (reachable - p > 2 * error) return regularized ? 'loosen' : 'bigger';
  return null;
}

/** @param {string} key @param {Record<string, string>} [blanks] @param {string | null} [advice] @returns {Reading} */
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
export function sentence({ key, blanks: { where, ...blanks }, advice }, t) {
  if (where) blanks.where = t(`results.${where}`);
  return advice === null ? t(key, blanks) : t('results.read.two', { first: t(key, blanks), second: t(advice) });
}

/**
 * @param {Float64Array} quads
 * @returns {number} the share of the commoner class among the training points
 */
export function commonestShare(quads) {
  let blue = 0;
  let all = 0;
  for (let i = 0; i < quads.length; i += 4) {
    if (quads[i + 3] !== 0) continue;
    all += 1;
    blue += quads[i + 2];
  }
  return all === 0 ? 0 : Math.max(blue, all - blue) / all;
}
