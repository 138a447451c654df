/** Training in short slices, between which calls are heard. */

import { codeOf } from './errors.js';
import { EASED, LAST, Pace, Stopwatch } from './pace.js';

/** @typedef {import('../../touchline.js').Experiment} Experiment */
/** @typedef {import('../types.js').Speed} Speed */
/** @typedef {'ready' | 'training' | 'paused' | 'diverged'} TrainingState */
/** @typedef {{iteration: number} | Error} Ending */

/** How long a slice trains before calls are heard, in milliseconds. */
const SLICE = 8;

export class Training {
  /** @type {Experiment | null} */
  experiment = null;
  /** The number that the page gave the run. */
  run = 0;
  /** @type {TrainingState} */
  state = 'ready';
  /** @type {number | null} */
  target = null;
  /** With a target: the speed to go on at from there. @type {Speed | null} */
  after = null;
  /** Models of one comparison wait for each other: none goes beyond it. */
  limit = Infinity;
  /** What is to happen at an iteration, the earliest first. @type {{at: number, act: () => void}[]} */
  appointments = [];
  /** No pictures on the way: for people who prefer reduced motion. */
  quiet = false;
  pace = new Pace();
  stopwatch = new Stopwatch();
  /** Calls that wait for training to end. @type {((ending: Ending) => void)[]} */
  waiting = [];

  /** A message to itself comes after the calls that are already there. */
  channel = new MessageChannel();
  due = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  /**
   * @param {object} listeners
   * @param {() => void} listeners.onChange there is something new to show
   * @param {(error: Error) => void} listeners.onStopped it ended with an error that nobody waits for
   */
  constructor(listeners) {
    this.listeners = listeners;
    this.channel.port1.onmessage = () => this.slice();
  }

  /** @returns {Experiment} */
  opened() {
    if (this.experiment === null) throw new Error('no experiment is open');
    return this.experiment;
  }

  /**
   * An experiment takes the place of the one before, at rest.
   * @param {Experiment} experiment
   * @param {number} run
   */
  open(experiment, run) {
    this.halt();
    this.experiment?.free();
    this.experiment = experiment;
    this.run = run;
    this.state = 'ready';
    this.appointments = [];
    // The others of a comparison begin anew too.
    if (this.limit < Infinity) this.limit = 0;
    this.stopwatch.clear();
  }

  /**
   * Trains until `rest` is called.
   * @returns {Promise<{iteration: number}>}
   */
  start() {
    this.state = 'training';
    this.pace.begin(this.opened().iteration);
    this.schedule();
    return new Promise((resolve, reject) => {
      this.waiting.push((ending) => (ending instanceof Error ? reject(ending) : resolve(ending)));
    });
  }

  /**
   * Trains, to an iteration or without end; answers when it is there or stops before. `after` is
   * the speed to go on at from the target.
   * @param {Speed} speed
   * @param {{target?: number | null, after?: Speed | null, quiet?: boolean}} options
   */
  play(speed, { target = null, after = null, quiet = false }) {
    this.halt();
    const { iteration } = this.opened();
    const end = speed === 'eased' ? EASED.iterations : target;
    if (end !== null && end <= iteration) return { iteration };
    this.pace.speed = speed;
    this.target = end;
    this.after = after;
    this.quiet = quiet;
    const ended = this.start();
    this.listeners.onChange();
    return ended;
  }

  /** @param {Speed} speed */
  setSpeed(speed) {
    this.pace.speed = speed;
    this.pace.begin(this.opened().iteration);
    if (this.state === 'training') this.schedule();
  }

  /** Whether it waits for another model: no step will show what there is. */
  get waits() {
    return this.state === 'training' && this.opened().iteration >= this.limit;
  }

  /** @param {number} limit the iteration at which training waits */
  setLimit(limit) {
    this.limit = limit;
    if (this.state === 'training') this.schedule();
  }

  /**
   * Trains on to where the first model of a comparison is, and rests there if it does.
   * @param {number} iteration
   * @param {boolean} rests
   */
  follow(iteration, rests) {
    const here = this.opened().iteration;
    this.limit = iteration;
    this.target = rests ? iteration : null;
    if (this.state === 'training' && rests && here >= iteration) this.rest(this.restState());
    else if (this.state === 'training') this.schedule();
    else if (this.state !== 'diverged' && (here < iteration || !rests)) {
      this.pace.speed = 'full';
      // Whoever reads the state sees how it ends.
      this.start().catch(() => {});
    }
  }

  /**
   * Does something when training is at an iteration, or at once where it is there.
   * @param {number} iteration
   * @param {() => void} act
   */
  when(iteration, act) {
    this.appointments.push({ at: iteration, act });
    this.appointments.sort((a, b) => a.at - b.at);
    this.meet();
  }

  meet() {
    while (this.appointments[0]?.at <= this.opened().iteration) this.appointments.shift()?.act();
  }

  halt() {
    if (this.state === 'training') this.rest(this.restState());
  }

  /** Trains on as soon as calls were heard, or after some milliseconds. */
  schedule(delay = 0) {
    if (delay > 1) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.slice(), delay);
    } else if (!this.due) {
      this.due = true;
      this.channel.port2.postMessage(0);
    }
  }

  slice() {
    this.due = false;
    if (this.state !== 'training') return;
    const experiment = this.opened();
    const end = Math.min(this.target ?? LAST, LAST);
    try {
      this.advance(experiment, Math.min(end, this.limit, this.appointments[0]?.at ?? LAST));
      this.meet();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      this.rest(codeOf(error) === 'diverged' ? 'diverged' : this.restState(), /** @type {Error} */ (error));
      return;
    }
    if (experiment.iteration >= end) {
      if (this.after === null || end >= LAST) {
        this.rest('paused');
        return;
      }
      this.passTarget(this.after);
    }
    if (!this.quiet) this.listeners.onChange();
    // At the limit it waits for another one.
    if (experiment.iteration < this.limit) this.schedule(this.pace.rest(experiment.iteration));
  }

  /**
   * As many steps as the pace allows and a slice has room for.
   * @param {Experiment} experiment
   * @param {number} end
   */
  advance(experiment, end) {
    const began = performance.now();
    this.pace.forgive(began, experiment.iteration);
    const goal = Math.min(end, this.pace.at(began));
    let clock = began;
    while (experiment.iteration < goal && clock - began < SLICE) {
      const steps = Math.min(goal - experiment.iteration, this.stopwatch.stride());
      experiment.advance(steps);
      const now = performance.now();
      this.stopwatch.add(now - clock, steps);
      clock = now;
    }
  }

  /** The target is reached, and training goes on. @param {Speed} speed */
  passTarget(speed) {
    const { iteration } = this.opened();
    this.target = null;
    this.after = null;
    this.pace.speed = speed;
    this.pace.begin(iteration);
    this.tellWaiting({ iteration });
  }

  /** Other points: a run that diverged may be tried again. */
  recover() {
    if (this.state === 'diverged') this.state = this.restState();
  }

  /** @returns {TrainingState} */
  restState() {
    return this.opened().iteration === 0 ? 'ready' : 'paused';
  }

  /**
   * Training ends: the last picture goes out, then those who waited hear of it.
   * @param {TrainingState} how
   * @param {Error} [error]
   */
  rest(how, error) {
    this.state = how;
    this.target = null;
    this.after = null;
    this.quiet = false;
    clearTimeout(this.timer);
    this.listeners.onChange();
    const heard = this.tellWaiting(error ?? { iteration: this.opened().iteration });
    if (error !== undefined && !heard) this.listeners.onStopped(error);
  }

  /**
   * @param {Ending} ending
   * @returns {boolean} whether anybody waited
   */
  tellWaiting(ending) {
    const told = this.waiting;
    this.waiting = [];
    for (const tell of told) tell(ending);
    return told.length > 0;
  }
}
