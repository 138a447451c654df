/** Whose gradient is checked: the network that trains in the page, or the notebook's case. */

/** @typedef {import('./probes.js').LabsCore} LabsCore */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('./gradient_code.js').Coded} Coded */

/** @typedef {{objective: Objective, coded: Coded, masks: 'none' | 'frozen'}} Subject */

/** Of the notebook's dropout. */
const MASK_SEED = 1;

/**
 * The notebook's case has neither penalty nor dropout; what is to be forgotten must be there first.
 * @param {LabsCore} labs
 * @param {{cost: string, penalty: boolean, dropout: boolean}} what
 * @returns {Subject}
 */
export function notebookCase(labs, { cost, penalty, dropout }) {
  const keep = dropout ? 0.8 : 1;
  const objective = labs.notebook_case(cost, penalty ? 0.7 : 0, keep, MASK_SEED);
  const units = Array.from(objective.units());
  const coded = { units, acts: ['relu', 'relu'], keep: [keep, keep], l1: false, l2: penalty, biases: false };
  return { objective, coded, masks: dropout ? 'frozen' : 'none' };
}

/**
 * The model at its latest parameters. Its dropout is held still: with fresh masks there is nothing to check.
 * @param {import('./probes.js').Probe} probe
 * @param {Compared} model
 * @returns {Subject | null} null where there is no point to train on
 */
export function model(probe, { frame, values }) {
  if (frame === null) return null;
  let objective;
  try {
    objective = probe.objective(frame.parameters);
  } catch {
    return null;
  }
  const units = Array.from(frame.layers);
  const each = (/** @type {string} */ text) => {
    const all = text.split(',');
    return units.slice(1, -1).map((_, l) => all[l] ?? all[0]);
  };
  const keep = each(values.keep).map(Number);
  const coded = { units, acts: each(values.act), keep, l1: values.l1 !== '0', l2: values.l2 !== '0', biases: values.biases === 'penalized' };
  return { objective, coded, masks: keep.some((one) => one < 1) ? 'frozen' : 'none' };
}
