/**
 * A running mean over draws of masks, a few draws a frame: what dropout does to the next layer's z and to the
 * cost, and what a model says whose dropout is left on.
 */

/** @typedef {import('../../../labs.js').Probe} Probe */
/** @typedef {import('../../../labs.js').Expectation} Expectation */

/** Draws in all, and so many a frame at most. */
export const DRAWS = 2000;
const BATCH = 8;
/** Asking with dropout left on: so many times, so many a frame. */
export const ASKED = 300;
const ASK = 6;
/** A frame's share of the main thread, in milliseconds. */
const TIME = 4;

/** The mean over the draws so far of the dropout of one place: a layer alone, or all at once. */
export class Average {
  draws = 0;
  /** @type {Float64Array} */
  without = new Float64Array();
  /** Σ z by unit. @type {Float64Array} */
  sum = new Float64Array();
  cost = 0;
  costWithout = NaN;
  /** Draws and means after each batch: draws, then the difference from z without dropout by unit. @type {number[][]} */
  track = [];
  /** Draws and the mean cost, as x, y pairs. @type {number[]} */
  costs = [];

  /** @param {Expectation} found @param {number} draws over which its means are */
  add(found, draws) {
    if (this.draws === 0) {
      this.without = found.without;
      this.sum = new Float64Array(found.without.length);
      this.costWithout = found.cost_without;
      this.track = Array.from(found.without, () => []);
    }
    this.draws += draws;
    this.cost += draws * found.cost_mean;
    found.mean.forEach((mean, unit) => {
      this.sum[unit] += draws * mean;
      this.track[unit].push(this.draws, this.sum[unit] / this.draws - this.without[unit]);
    });
    this.costs.push(this.draws, this.cost / this.draws);
  }
}

/**
 * @typedef {object} Asked
 * @property {number[]} train shares
 * @property {number[]} test
 * @property {number[]} predictions
 */

/**
 * Runs until all draws are done or it is ended. Each batch has masks of a seed of its own.
 * @param {Probe} probe
 * @param {Float64Array} parameters
 * @param {number} example
 * @param {[number, number]} place
 * @param {(averages: Average[], asked: Asked, done: boolean) => void} tell
 * @returns {() => void} ends it
 */
export function runAverages(probe, parameters, example, place, tell) {
  /** @type {Average[]} */
  const averages = [];
  /** @type {Asked} */
  const asked = { train: [], test: [], predictions: [] };
  let request = 0;
  /** The first draws one by one: there the mean moves most. */
  let batch = 1;
  let seed = 0;

  function average() {
    const draws = Math.min(batch, DRAWS - averages[0]?.draws || batch);
    seed += 1;
    const found = probe.expectation(parameters, example, draws, seed);
    found.forEach((one, k) => (averages[k] ??= new Average()).add(one, draws));
    if (averages[0].draws >= 4 * batch) batch = Math.min(BATCH, 2 * batch);
  }

  function ask() {
    for (let k = 0; k < ASK && asked.predictions.length < ASKED; k += 1) {
      const found = probe.left_on(parameters, 1, asked.predictions.length + 1, place[0], place[1]);
      if (found.train) asked.train.push(found.train.mean);
      if (found.test) asked.test.push(found.test.mean);
      asked.predictions.push(found.predictions[0]);
    }
  }

  const averaged = () => averages.length > 0 && averages[0].draws >= DRAWS;
  function frame() {
    const began = performance.now();
    while (!averaged() && performance.now() - began < TIME / 2) {
      average();
      if (averages.length === 0) break;
    }
    if (asked.predictions.length < ASKED) ask();
    const done = (averages.length === 0 || averaged()) && asked.predictions.length >= ASKED;
    tell(averages, asked, done);
    if (!done) request = requestAnimationFrame(frame);
  }
  request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
}
