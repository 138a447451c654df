/** Probes of the compared models, and the points that no link has. */

import { labsCore } from '../../labs_core.js';
import { LONGEST, readable } from '../../share.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../labs_core.js').LabsCore} LabsCore */
/** @typedef {import('../../../labs.js').Probe} Probe */

/** Points that a model's link does not carry: a file's, or too many own ones. @param {State} state */
export function exactPoints({ file, fragment, points }) {
  if (file !== null) return file.points;
  return fragment.length > LONGEST ? points : undefined;
}

/** A model's settings in force as a start of their own, without steps. @param {Compared} model */
export function startOf({ frame, fragment }) {
  return readable(frame?.base || fragment);
}

/**
 * Probes, one a model, made anew where its settings or the points changed.
 * @param {() => void} arrived the module is there: what waited for it can be shown
 */
export function createProbes(arrived) {
  /** @type {LabsCore | null} */
  let labs = null;
  /** @type {{fragment: string, points: Float64Array | undefined, probe: Probe}[]} */
  const kept = [];
  let ended = false;
  labsCore().then((core) => {
    labs = core;
    if (!ended) arrived();
  }, () => {});

  return {
    /** The module; null before it is there. */
    get labs() {
      return labs;
    },

    /**
     * @param {Compared} model
     * @param {State} state
     * @returns {Probe | null} null before the module is there, and of settings that it refuses
     */
    of(model, state) {
      if (labs === null || model.frame === null) return null;
      const fragment = startOf(model);
      const points = exactPoints(state);
      const known = kept[model.index];
      if (known && known.fragment === fragment && known.points === points) return known.probe;
      try {
        const probe = new labs.Probe(fragment, points);
        known?.probe.free();
        kept[model.index] = { fragment, points, probe };
        return probe;
      } catch {
        return null;
      }
    },

    free() {
      ended = true;
      for (const one of kept.splice(0)) one?.probe.free();
    },
  };
}
