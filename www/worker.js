/**
 * The worker: owns the experiment, trains it in short slices, posts pictures of it.
 *
 * It posts `ready` first. Then each message {id, call, args} is answered by {id, result} or
 * {id, error}. Between slices it yields, so that calls are heard while it trains.
 */

import init, { Experiment } from '../touchline.js';
import { BUILD } from './build.js';
import { codeOf, plain } from './worker/errors.js';
import { Frames } from './worker/frames.js';
import { LAST } from './worker/pace.js';
import { Training } from './worker/training.js';

/** @typedef {import('./types.js').Speed} Speed */

const frames = new Frames();
const training = new Training({
  onChange: show,
  onStopped: (error) => postMessage({ type: 'stopped', error: plain(error) }),
});

function show() {
  frames.show(training);
}

/**
 * The run is another one from here on: the next frame has its link, and the other models of a comparison do the same.
 * @param {'set' | 'set_points'} call
 * @param {...any} args
 */
function changed(call, ...args) {
  frames.renewLink();
  const { iteration } = training.opened();
  postMessage({ type: 'changed', change: { run: training.run, iteration, call, args } });
  show();
}

/** @type {Record<string, (...args: any[]) => any>} */
const calls = {
  /**
   * Opens a fragment in the place of what was there. Does not train.
   * @param {string} fragment
   * @param {number} run its number
   * @param {Float64Array} [points] exact ones in the place of the fragment's
   */
  open(fragment, run, points) {
    training.open(points ? Experiment.with_points(fragment, points) : new Experiment(fragment), run);
    frames.open();
    show();
  },

  /**
   * @param {Speed} speed
   * @param {{target?: number | null, after?: Speed | null, quiet?: boolean}} [options]
   */
  play: (speed, options = {}) => training.play(speed, options),

  pause: () => training.halt(),

  /** @param {Speed} speed */
  speed: (speed) => training.setSpeed(speed),

  step: () => calls.train(1),

  /** @param {number} iterations */
  train(iterations) {
    training.halt();
    const to = Math.min(LAST, training.opened().iteration + Math.max(0, Math.floor(iterations)));
    return training.play('full', { target: to });
  },

  /** @param {string} key @param {string} value */
  set(key, value) {
    const experiment = training.opened();
    experiment.set(key, value);
    changed('set', key, value);
    return { base: experiment.base() };
  },

  /** @param {Float64Array} points */
  set_points(points) {
    training.opened().set_points(points);
    training.recover();
    changed('set_points', points);
  },

  /** @param {number} iteration beyond which training waits */
  limit: (iteration) => training.setLimit(iteration),

  /** @param {number} iteration @param {boolean} rests whether the first model is at rest there */
  follow: (iteration, rests) => training.follow(iteration, rests),

  /**
   * Repeats at its iteration what was done to the first model; what this model refuses stays as it is.
   * @param {number} iteration
   * @param {'set' | 'set_points'} call
   * @param {...any} args
   */
  repeat(iteration, call, ...args) {
    training.when(iteration, () => {
      try {
        calls[call](...args);
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
      }
    });
  },

  /** @param {Uint8Array} palette */
  palette(palette) {
    frames.paint(palette);
    if (training.experiment !== null) show();
  },

  evaluate: () => training.opened().evaluate(),
  /** @param {Float64Array} points */
  predict: (points) => training.opened().predict(points),
  link: () => training.opened().link(),

  /** @param {import('./worker/job.js').Job} job */
  job: async (job) => (await jobs()).train(Experiment, job),
  callOff: async () => (await jobs()).callOff(),
};

const jobs = () => import('./worker/job.js');

/** @param {MessageEvent} event */
async function answer({ data }) {
  const { id, call, args } = data;
  try {
    const result = await calls[call](...args);
    postMessage({ id, result });
  } catch (error) {
    postMessage({ id, error: plain(error) });
    if (codeOf(error) === undefined) crashed(error);
  }
}

/** @param {unknown} error */
function crashed(error) {
  postMessage({ type: 'crashed', message: String(error) });
}

addEventListener('error', (event) => crashed(event.message));

addEventListener('message', async (event) => {
  const { data } = event;
  if (data.type === 'drawn') {
    frames.drawn(training);
  } else if (data.type === 'start') {
    try {
      frames.paint(data.palette);
      frames.plain = data.plain;
      await init({ module_or_path: data.module });
      postMessage({ type: 'started' });
    } catch (error) {
      crashed(error);
    }
  } else {
    answer(event);
  }
});

postMessage({ type: 'ready', build: BUILD });
