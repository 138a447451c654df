/** The state of the page and those who want to know when it changes; undo and redo of points. */

/** @typedef {import('./types.js').State} State */

/**
 * Subscribers hear of a change at once, in the order they came. A change made while they are
 * told is told after it, so that everybody sees the same order.
 *
 * @param {State} initial
 */
export function createStore(initial) {
  let state = initial;
  let telling = false;
  /** @type {Set<keyof State>} */
  let changed = new Set();
  /** @type {Set<(state: State, changed: Set<keyof State>) => void>} */
  const subscribers = new Set();

  function tellAll() {
    if (telling) return;
    telling = true;
    try {
      while (changed.size > 0) {
        const keys = changed;
        changed = new Set();
        for (const subscriber of subscribers) subscriber(state, keys);
      }
    } finally {
      telling = false;
    }
  }

  return {
    get: () => state,

    /** @param {Partial<State>} patch */
    set(patch) {
      const before = state;
      state = { ...state, ...patch };
      for (const key of /** @type {(keyof State)[]} */ (Object.keys(patch))) {
        if (!Object.is(before[key], state[key])) changed.add(key);
      }
      tellAll();
    },

    /** Has everybody show it anew, though it is as it was. @param {keyof State} key */
    tell(key) {
      changed.add(key);
      tellAll();
    },

    /**
     * @param {(state: State, changed: Set<keyof State>) => void} subscriber
     * @returns {() => void} ends the subscription
     */
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}

/** @typedef {import('./types.js').Given} Moment what can be gone back to */

/** All steps together remember so many numbers, or one step. */
const MOST_NUMBERS = 4_000_000;

/** What was there before and after, for undo and redo. */
export class PointHistory {
  /** @param {number} [limit] how many steps are kept */
  constructor(limit = 200) {
    this.limit = limit;
    /** @type {Moment[]} */
    this.past = [];
    /** @type {Moment[]} */
    this.future = [];
    /** The label of the last step: equal labels in a row are one step, such as a drag. */
    this.label = '';
  }

  /**
   * Notes what is there now, before it changes.
   * @param {Moment} now
   * @param {string} [label]
   */
  note(now, label = '') {
    if (label !== '' && label === this.label) return;
    this.label = label;
    this.past.push(now);
    const limit = Math.min(this.limit, MOST_NUMBERS / now.points.length);
    while (this.past.length > Math.max(1, limit)) this.past.shift();
    this.future = [];
  }

  /**
   * @param {Moment} now
   * @returns {Moment | undefined} what to go back to
   */
  undo(now) {
    const before = this.past.pop();
    if (before !== undefined) this.future.push(now);
    this.label = '';
    return before;
  }

  /**
   * @param {Moment} now
   * @returns {Moment | undefined} what to go forward to
   */
  redo(now) {
    const after = this.future.pop();
    if (after !== undefined) this.past.push(now);
    this.label = '';
    return after;
  }

  clear() {
    this.past = [];
    this.future = [];
    this.label = '';
  }

  get canUndo() {
    return this.past.length > 0;
  }

  get canRedo() {
    return this.future.length > 0;
  }
}
