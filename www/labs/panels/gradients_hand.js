/** The network at hand as the Gradient-check lab's panels take it: how much of it is measured, what its parameters are called. */

import { everyModel } from '../../compare/models.js';
import { oncePerFrame } from '../../views/canvas.js';
import { nameIn } from './gradient_levels.js';
import { exactPoints, startOf } from './probes.js';

/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */
/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('../../../labs.js').GradientChecker} GradientChecker */
/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */

/** Of a network with more parameters some of each block are measured: a panel is to answer soon. @type {[number, number][]} */
const SOME = [[60, 4], [5000, 1]];
/** So long at a time, in milliseconds: frames are not to wait. */
const SLICE = 6;

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

/** A parameter's name, as the heat map has it. @param {import('../../types.js').Translate} t @param {ArrayLike<number>} units @param {number} k */
export function nameOf(t, units, k) {
  const block = blocksOf(units).find(({ end }) => k < end);
  return block === undefined ? '' : nameIn(t, block, k);
}

/**
 * How many of how many parameters are measured, and the limit for each block; undefined where all are.
 * @param {ArrayLike<number>} units
 */
export function measuredOf(units) {
  const lengths = blocksOf(units).map(({ start, end }) => end - start);
  const of = lengths.reduce((sum, length) => sum + length, 0);
  const most = SOME.findLast(([above]) => of > above)?.[1];
  return { count: lengths.reduce((sum, length) => sum + Math.min(most ?? length, length), 0), of, most };
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

/** Checks one after another, a little of them in each frame. */
export function createQueue() {
  /** @type {{make: () => GradientChecker, finished: (found: GradientCheck) => void}[]} */
  let jobs = [];
  /** The first job's. @type {GradientChecker | null} */
  let checker = null;
  const work = oncePerFrame(() => {
    const end = performance.now() + SLICE;
    while (jobs.length > 0 && performance.now() < end) {
      checker ??= jobs[0].make();
      if (checker.advance(1) > 0) continue;
      const found = checker.result();
      const { finished } = jobs[0];
      drop();
      finished(found);
    }
    if (jobs.length > 0) work();
  });

  /** The first job is no more. */
  function drop() {
    checker?.free();
    checker = null;
    jobs.shift();
  }

  return {
    /** @param {() => GradientChecker} make @param {(found: GradientCheck) => void} finished */
    add(make, finished) {
      jobs.push({ make, finished });
      work();
    },
    clear() {
      drop();
      jobs = [];
    },
  };
}
