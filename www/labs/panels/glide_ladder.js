/** The ladder of λ: the first model trained anew at every rung, by the pool, natively and to the end. */

import { pool } from '../../pool.js';
import { RUNGS, order } from './glide_rungs.js';
import { norm, weightsOf } from './numbers.js';

/** @typedef {import('../../worker/job.js').JobResult} JobResult */

/** The samples of a boundary that is kept: the pitch's own number. */
export const GRID = { columns: 132, rows: 171 };

/** Beyond that a probability says no more than 0 or 1. */
const SURE = 36;

/**
 * A solution that was found.
 * @typedef {object} Rung
 * @property {number} lambda
 * @property {JobResult} result
 * @property {Float64Array} field its logits (of a regression: values) on the grid, row by row from the top
 * @property {number} norm √ of the sum of all squared weights
 */

/** The grid's samples over a frame, from edge to edge. @param {readonly number[]} box x0, x1, y0, y1 */
export function samples([x0, x1, y0, y1]) {
  const { columns, rows } = GRID;
  const places = new Float64Array(2 * columns * rows);
  for (let row = 0, k = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      places[k++] = x0 + ((x1 - x0) * column) / (columns - 1);
      places[k++] = y1 - ((y1 - y0) * row) / (rows - 1);
    }
  }
  return places;
}

/** @param {Float64Array} outputs probabilities, turned into their logits in place */
function logits(outputs) {
  for (let i = 0; i < outputs.length; i += 1) {
    const z = Math.log(outputs[i] / (1 - outputs[i]));
    outputs[i] = Math.max(-SURE, Math.min(SURE, z));
  }
  return outputs;
}

export class Ladder {
  /** By rung; undefined where it is still to be trained. @type {(Rung | undefined)[]} */
  rungs = Array(RUNGS.length);
  /** @type {AbortController | null} */
  going = null;

  /**
   * @param {object} of
   * @param {string[]} of.fragments by rung, the link
   * @param {Float64Array | undefined} of.points exact ones
   * @param {readonly number[]} of.box
   * @param {boolean} of.valued
   * @param {ArrayLike<number>} of.layers
   * @param {number} of.iterations
   */
  constructor(of) {
    this.of = of;
  }

  get done() {
    return this.rungs.filter((rung) => rung !== undefined).length;
  }

  /** Trains what is missing. @param {(lambda: number) => void} onRung @returns {Promise<string>} the code of what failed, or '' */
  async climb(onRung) {
    if (this.going !== null) return '';
    const { fragments, points, box, valued, layers, iterations } = this.of;
    const missing = order(RUNGS.length).filter((k) => this.rungs[k] === undefined);
    const places = samples(box);
    const jobs = missing.map((k) => ({ fragment: fragments[k], points, iterations, wants: { parameters: true, wrong: true, predictions: places } }));
    this.going = new AbortController();
    let failed = '';
    try {
      await pool.run(jobs, {
        signal: this.going.signal,
        onResult: ({ index, result, error }) => {
          if (error !== null) failed = error.code;
          if (result === null || result.predictions === undefined || result.parameters === undefined) return;
          const k = missing[index];
          const { predictions, parameters } = result;
          const field = valued ? predictions : logits(predictions);
          this.rungs[k] = { lambda: RUNGS[k], result, field, norm: Math.hypot(...weightsOf(layers, parameters).map(norm)) };
          onRung(RUNGS[k]);
        },
      });
    } finally {
      this.going = null;
    }
    return failed;
  }

  stop() {
    this.going?.abort();
  }

  /**
   * The found solutions on both sides of a place on the ladder.
   * @param {number} place from 0 to the last rung, in between too
   * @returns {{below: Rung, above: Rung, share: number, nearest: Rung} | null} null before one was found
   */
  at(place) {
    let low = Math.floor(place);
    let high = Math.ceil(place);
    while (low >= 0 && this.rungs[low] === undefined) low -= 1;
    while (high < RUNGS.length && this.rungs[high] === undefined) high += 1;
    const below = this.rungs[low] ?? this.rungs[high];
    const above = this.rungs[high] ?? below;
    if (below === undefined || above === undefined) return null;
    const share = high > low && low >= 0 && high < RUNGS.length ? (place - low) / (high - low) : 0;
    return { below, above, share, nearest: share < 0.5 ? below : above };
  }
}

