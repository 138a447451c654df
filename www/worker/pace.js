/** Pace: how far the clock lets training go, and what a step takes. */

/** @typedef {import('../types.js').Speed} Speed */

/** The first Play: so many iterations, in logarithmic time over so many milliseconds. */
export const EASED = { iterations: 30_000, time: 6_000 };
/** The largest iteration that a link can name. */
export const LAST = 10_000_000;
const PER_SECOND = { slow: 4, sixty: 60 };
/** How long training rests, in milliseconds, when it is ahead of the clock. */
const BREATHER = { slow: 25, sixty: 8, eased: 8 };
/** So long, in milliseconds, are the steps that are done between looks at the clock. */
const BETWEEN_LOOKS = 2;

/** A speed, and when and where it began. */
export class Pace {
  /** @type {Speed} */
  speed = 'full';
  start = 0;
  from = 0;

  /** @param {number} iteration */
  begin(iteration) {
    this.start = performance.now();
    this.from = iteration;
    // Slow motion that was paused goes on from where it was.
    if (this.speed === 'eased') this.start -= (EASED.time * Math.log(iteration + 1)) / Math.log(EASED.iterations + 1);
  }

  /** The iteration at which training should be. @param {number} now */
  at(now) {
    const passed = now - this.start;
    if (this.speed === 'full') return LAST;
    if (this.speed === 'eased') {
      const share = Math.min(1, passed / EASED.time);
      return share === 1 ? EASED.iterations : Math.floor(Math.exp(Math.log(EASED.iterations + 1) * share) - 1);
    }
    return this.from + Math.floor((passed / 1000) * PER_SECOND[this.speed]);
  }

  /**
   * A clock that ran ahead (a hidden tab, a slow network) is set back, not caught up with.
   * @param {number} now
   * @param {number} iteration
   */
  forgive(now, iteration) {
    if (this.speed === 'full' || this.speed === 'eased') return;
    if (this.at(now) - iteration > PER_SECOND[this.speed]) this.begin(iteration);
  }

  /** How long training may rest at an iteration, in milliseconds. @param {number} iteration */
  rest(iteration) {
    return this.speed !== 'full' && iteration >= this.at(performance.now()) ? BREATHER[this.speed] : 0;
  }
}

/** Time spent training and steps done: since the run began, and lately. */
export class Stopwatch {
  /** In milliseconds, as all times here. */
  total = 0;
  recent = 0;
  recentSteps = 0;
  /** What a step takes. A network nobody has timed yet is looked at after its first step. */
  step = BETWEEN_LOOKS;

  /** @param {number} time @param {number} steps */
  add(time, steps) {
    this.total += time;
    this.recent += time;
    this.recentSteps += steps;
    if (this.recent > 1000) {
      this.recent /= 2;
      this.recentSteps /= 2;
    }
    // The clock is coarse: one short slice says little.
    if (this.recent > 0.5) this.step = Math.max(1e-4, this.recent / this.recentSteps);
  }

  /** How many steps to do before the next look at the clock. */
  stride() {
    return Math.max(1, Math.floor(BETWEEN_LOOKS / this.step));
  }

  get stepMicroseconds() {
    return this.recentSteps > 0 ? (1000 * this.recent) / this.recentSteps : 0;
  }

  clear() {
    this.total = 0;
    this.recent = 0;
    this.recentSteps = 0;
    this.step = BETWEEN_LOOKS;
  }
}
