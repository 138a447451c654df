/** The curve of a run, put together from what came with its frames. */

/** @typedef {import('../types.js').Frame} Frame */
/** @typedef {import('../types.js').Curve} Curve */

export class CurveKeeper {
  /** @type {Curve} */
  curve = { run: -1, rows: new Float64Array(), count: 0 };
  /** The rows, with room to grow. */
  room = new Float64Array(8 * 256);

  /**
   * @param {Frame} frame
   * @returns {Curve} the run so far; the same object where nothing came
   */
  add(frame) {
    const end = 8 * frame.historyFrom + frame.history.length;
    const count = end / 8;
    if (this.curve.run === frame.run && this.curve.count === count) return this.curve;
    if (end > this.room.length) {
      const larger = new Float64Array(2 * end);
      larger.set(this.room);
      this.room = larger;
    }
    this.room.set(frame.history, 8 * frame.historyFrom);
    this.curve = { run: frame.run, rows: this.room.subarray(0, end), count };
    return this.curve;
  }
}
