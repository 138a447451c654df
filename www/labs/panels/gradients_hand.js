/** The network at hand as the Gradient-check lab's panels take it: how much of it is measured, what its parameters are called. */

import { everyModel } from '../../compare/models.js';
import { exactPoints, startOf } from './probes.js';

/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */
/** @typedef {import('../../../labs.js').Objective} Objective */

/** Of a network with more parameters a few of each block are measured: a panel is to answer at once. */
const ALL = 60;
const SOME = 4;

/**
 * Blocks of θ: W1, b1, W2, b2, ….
 * @param {ArrayLike<number>} units n_0, n_1, …, n_L
 */
export function blocksOf(units) {
  let start = 0;
  return Array.from(units).slice(1).flatMap((rows, l) => [{ letter: 'W', columns: units[l] }, { letter: 'b', columns: 1 }].map(({ letter, columns }) => {
    const block = { name: `${letter}${l + 1}`, layer: l + 1, biases: letter === 'b', rows, columns, start, end: start + rows * columns };
    start = block.end;
    return block;
  }));
}

/** As NumPy says it: W1[2, 0], b1[2]. @param {ArrayLike<number>} units @param {number} k */
export function nameOf(units, k) {
  const block = blocksOf(units).find(({ end }) => k < end);
  if (block === undefined) return '';
  const at = k - block.start;
  return block.biases ? `${block.name}[${at}]` : `${block.name}[${Math.floor(at / block.columns)}, ${at % block.columns}]`;
}

/**
 * How many of how many parameters are measured, and the limit for each block; undefined where all are.
 * @param {ArrayLike<number>} units
 */
export function measuredOf(units) {
  const lengths = blocksOf(units).map(({ start, end }) => end - start);
  const of = lengths.reduce((sum, length) => sum + length, 0);
  if (of <= ALL) return { count: of, of, most: undefined };
  return { count: lengths.reduce((sum, length) => sum + Math.min(SOME, length), 0), of, most: SOME };
}

/**
 * The first model's cost at its parameters of now, some settings changed; null before it is there.
 * @param {import('../lab.js').PanelTools} tools
 * @param {LabsCore} labs
 * @param {[key: string, value: string][]} [changes]
 * @returns {Objective | null}
 */
export function objectiveOf({ store, core }, labs, changes = []) {
  const state = store.get();
  const [model] = everyModel(state);
  if (model.frame === null) return null;
  try {
    const fragment = changes.reduce((link, [key, value]) => core.change(link, key, value).fragment, startOf(model));
    const probe = new labs.Probe(fragment, exactPoints(state));
    try {
      return probe.objective(model.frame.parameters);
    } finally {
      probe.free();
    }
  } catch {
    return null;
  }
}
