/**
 * A job: a run that nobody watches, from its start to an iteration. It trains in slices, so that the worker
 * hears when it is no longer wanted, and posts no pictures. Fetched with the first job.
 */

import { codeOf } from './errors.js';
import { Stopwatch } from './pace.js';

/** @typedef {import('../../touchline.js').Experiment} Experiment */
/** @typedef {{new (fragment: string): Experiment, with_points(fragment: string, points: Float64Array): Experiment}} Experiments */

/**
 * @typedef {object} Job
 * @property {string} fragment a link's; its `it` is not trained
 * @property {Float64Array} [points] exact ones, quadruples, in the place of the fragment's
 * @property {number} iterations
 * @property {Wants} [wants]
 */

/**
 * What a result has beside the scores.
 * @typedef {object} Wants
 * @property {boolean} [parameters]
 * @property {boolean} [wrong] for each point, whether it is misclassified
 * @property {Float64Array} [predictions] the places to ask for, x, y pairs
 * @property {{columns: number, rows: number, palette: Uint8Array}} [boundary]
 * @property {number} [rises] J after every step: on how many it rose, and so many of the last ones
 */

/**
 * @typedef {object} JobResult
 * @property {number} iteration where it ended: earlier where it diverged
 * @property {boolean} diverged
 * @property {number} cost the objective before the next update, penalty included
 * @property {import('../types.js').SplitScore | null} train
 * @property {import('../types.js').SplitScore | null} dev
 * @property {import('../types.js').SplitScore | null} test
 * @property {string} parameters_sha256
 * @property {Float64Array} [parameters]
 * @property {Uint8Array} [wrong]
 * @property {Float64Array} [predictions]
 * @property {import('../../touchline.js').BoundaryPicture} [boundary]
 * @property {number} [rises] on how many steps J rose
 * @property {Float64Array} [costs] J after the last steps, the last one at the end
 */

/** How long a slice trains before calls are heard, in milliseconds. */
const SLICE = 40;

/** The job that is wanted: another number means that it was called off. */
let wanted = 0;

/** Ends the job at the next slice; its call answers null. */
export function callOff() {
  wanted += 1;
}

/** Looks at J after every step. */
class Watch {
  rises = 0;
  /** The last ones, round and round. */
  costs;
  steps = 0;

  /** @param {Experiment} experiment @param {number} last */
  constructor(experiment, last) {
    this.before = experiment.evaluate().cost;
    this.costs = new Float64Array(last);
  }

  /** @param {Experiment} experiment @param {number} steps */
  advance(experiment, steps) {
    for (let k = 0; k < steps; k += 1) {
      const cost = experiment.step();
      if (cost > this.before) this.rises += 1;
      this.before = cost;
      this.costs[this.steps % this.costs.length] = cost;
      this.steps += 1;
    }
  }

  seen() {
    const { costs, steps, rises } = this;
    const from = steps < costs.length ? 0 : steps % costs.length;
    const inOrder = Float64Array.of(...costs.subarray(from), ...costs.subarray(0, from));
    return { rises, costs: inOrder.subarray(0, Math.min(steps, costs.length)) };
  }
}

/** Lets calls be heard that are already there. */
function breathe() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });
}

/**
 * @param {Experiments} Experiments
 * @param {Job} job
 * @returns {Promise<JobResult | null>} null where it was called off
 */
export async function train(Experiments, { fragment, points, iterations, wants = {} }) {
  wanted += 1;
  const mine = wanted;
  const experiment = points ? Experiments.with_points(fragment, points) : new Experiments(fragment);
  try {
    const stopwatch = new Stopwatch();
    const watch = wants.rises === undefined ? null : new Watch(experiment, wants.rises);
    let diverged = false;
    while (!diverged && experiment.iteration < iterations) {
      diverged = !slice(experiment, iterations, stopwatch, watch);
      await breathe();
      if (mine !== wanted) return null;
    }
    return { ...result(experiment, diverged, wants), ...watch?.seen() };
  } finally {
    experiment.free();
  }
}

/**
 * @param {Experiment} experiment
 * @param {number} iterations
 * @param {Stopwatch} stopwatch
 * @param {Watch | null} watch
 * @returns {boolean} whether it can go on
 */
function slice(experiment, iterations, stopwatch, watch) {
  const began = performance.now();
  let clock = began;
  while (experiment.iteration < iterations && clock - began < SLICE) {
    const steps = Math.min(iterations - experiment.iteration, stopwatch.stride());
    try {
      if (watch) watch.advance(experiment, steps);
      else experiment.advance(steps);
    } catch (error) {
      if (codeOf(error) === 'diverged') return false;
      throw error;
    }
    const now = performance.now();
    stopwatch.add(now - clock, steps);
    clock = now;
  }
  return true;
}

/**
 * @param {Experiment} experiment
 * @param {boolean} diverged
 * @param {Wants} wants
 * @returns {JobResult}
 */
function result(experiment, diverged, { parameters, wrong, predictions, boundary }) {
  return {
    ...experiment.evaluate(),
    diverged,
    ...(parameters && { parameters: experiment.parameters() }),
    ...(wrong && { wrong: experiment.wrong() }),
    ...(predictions && { predictions: experiment.predict(predictions) }),
    ...(boundary && { boundary: experiment.boundary(boundary.columns, boundary.rows, boundary.palette) }),
  };
}
