/**
 * The pool: workers, one a core, for many runs that nobody watches: seeds, the glide of λ. They start with the
 * first job and end when there was none for a while.
 */

import { Engine } from './engine.js';
import { compiled } from './start.js';
import { palette } from './theme.js';

/** @typedef {import('./worker/job.js').Job} Job */
/** @typedef {import('./worker/job.js').JobResult} JobResult */
/** @typedef {import('./types.js').Notice} Notice */

/**
 * What came of a job: its result, or why there is none.
 * @typedef {{index: number, result: JobResult, error: null} | {index: number, result: null, error: Notice}} Outcome
 */

/**
 * @typedef {object} Options
 * @property {(outcome: Outcome) => void} [onResult] as each job ends, in the order in which they end
 * @property {AbortSignal} [signal] calls off what has not ended
 */

/** @typedef {{job: Job, index: number, done: (outcome: Outcome | null) => void, signal: AbortSignal | undefined}} Task */

const MOST_WORKERS = 8;
/** How long workers without a job stay, in milliseconds. */
const IDLE = 20_000;

/** One worker and what it is doing. */
class Hand {
  /** @type {Task | null} */
  task = null;
  engine = new Engine(/** @type {Promise<WebAssembly.Module>} */ (compiled), palette(), {
    onFrame: () => {},
    onStopped: () => {},
    // The job that killed it is answered by its call; the next one starts another worker.
    onCrash: () => {},
  });

  constructor() {
    this.engine.start();
  }

  /** @param {Task} task @returns {Promise<Outcome | null>} */
  async work({ job, index, signal }) {
    const callOff = () => this.engine.call('callOff').catch(() => {});
    signal?.addEventListener('abort', callOff);
    try {
      if (this.engine.worker === null) this.engine.start();
      const result = await this.engine.call('job', job);
      return result === null ? null : { index, result, error: null };
    } catch (error) {
      const { code = 'crashed', details = {} } = /** @type {any} */ (error);
      return { index, result: null, error: { code, details } };
    } finally {
      signal?.removeEventListener('abort', callOff);
    }
  }

  end() {
    this.engine.worker?.terminate();
    this.engine.worker = null;
  }
}

export class Pool {
  /** @type {Hand[]} */
  hands = [];
  /** @type {Task[]} */
  queue = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  idle;

  /** @param {number} [size] how many workers at most */
  constructor(size = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency ?? 1))) {
    this.size = size;
  }

  /**
   * Does jobs, as many at once as there are workers. What was asked for earlier begins earlier.
   * @param {Job[]} jobs
   * @param {Options} [options]
   * @returns {Promise<(Outcome | null)[]>} by job; null where it was called off
   */
  run(jobs, { onResult, signal } = {}) {
    const outcomes = jobs.map((job, index) => new Promise((/** @type {(outcome: Outcome | null) => void} */ resolve) => {
      const done = (/** @type {Outcome | null} */ outcome) => {
        if (outcome !== null) onResult?.(outcome);
        resolve(outcome);
      };
      this.queue.push({ job, index, done, signal });
    }));
    signal?.addEventListener('abort', () => this.drop(signal), { once: true });
    if (signal?.aborted) this.drop(signal);
    this.share();
    return Promise.all(outcomes);
  }

  /** What has not begun does not begin. @param {AbortSignal} signal */
  drop(signal) {
    const dropped = this.queue.filter((task) => task.signal === signal);
    this.queue = this.queue.filter((task) => task.signal !== signal);
    for (const { done } of dropped) done(null);
  }

  /** Gives what waits to whoever has nothing to do. */
  share() {
    clearTimeout(this.idle);
    while (this.queue.length > 0) {
      let hand = this.hands.find(({ task }) => task === null);
      if (hand === undefined) {
        if (this.hands.length >= this.size) return;
        hand = new Hand();
        this.hands.push(hand);
      }
      this.give(hand, /** @type {Task} */ (this.queue.shift()));
    }
    if (this.hands.every(({ task }) => task === null)) this.idle = setTimeout(() => this.end(), IDLE);
  }

  /** @param {Hand} hand @param {Task} task */
  async give(hand, task) {
    hand.task = task;
    const outcome = await hand.work(task);
    hand.task = null;
    // Called off between two slices, it may have ended all the same: it is not wanted.
    task.done(task.signal?.aborted ? null : outcome);
    this.share();
  }

  end() {
    for (const hand of this.hands.splice(0)) hand.end();
  }
}

/** The page's pool: all labs share it, so that they do not take each other's cores. */
export const pool = new Pool();
