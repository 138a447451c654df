/** The present run: what is remembered of it beside its picture. */

export class Run {
  /** Grows with each run: frames and answers of runs before are not heard. */
  number = 0;
  /** The settings in force as a fragment: what a restart begins with. */
  base;
  /** The dataset that the run was opened with. */
  openedData = 'football';
  /** The dataset of this run or of one before that a person's own points can go back to. */
  lastNamed = 'football';
  /** @type {Float64Array} the dataset's own points, as the engine opened them */
  original = new Float64Array();
  /** The points that it was opened with beside its link. @type {import('../types.js').Given | null} */
  given = null;
  /** It is about to train on opening: it is not shown as being at rest. */
  arriving = false;
  /** Its link trains points that it does not have: it waits for their file. */
  awaits = false;
  /** Its first Play was invited: its end is told. */
  invited = false;
  /** Its first Play, in slow motion, has begun and is not over. */
  eased = false;
  /** The place among the points of one that was dropped to disturb it: the answer to it is told. */
  /** @type {number | null} */
  disturbance = null;
  /** Whether a person stopped the run, rather than its end. */
  stopped = false;
  /** An invitation that waits for points with classes: values have no line between them. */
  /** @type {import('../types.js').Invitation} */
  asks = null;
  /** The iteration at which the present training began. */
  trainsFrom = 0;

  /** @param {string} base */
  constructor(base) {
    this.base = base;
  }

  /**
   * A new run takes the place of the one before.
   * @param {{base: string, data: string, given: Run['given'], arriving: boolean, awaits: boolean}} parts
   */
  begin({ base, data, given, arriving, awaits }) {
    this.number += 1;
    this.base = base;
    this.given = given;
    this.openedData = data;
    this.arriving = arriving;
    this.awaits = awaits;
    this.invited = false;
    this.eased = false;
    this.disturbance = null;
    this.stopped = false;
  }
}
