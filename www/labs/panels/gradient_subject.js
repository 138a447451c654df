/** Whose gradient is checked: the network that trains in the page, or the notebook's case. */

/** @typedef {import('./probes.js').LabsCore} LabsCore */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('./gradient_code.js').Coded} Coded */

/**
 * `few` of `all` examples are looked at where a pass over all of them would hold the page up.
 * @typedef {{objective: Objective, coded: Coded, masks: 'none' | 'frozen', few: number, all: number}} Subject
 */

/** Multiplications in a forward pass at most: so many take about ten milliseconds. */
const MOST_PRODUCTS = 6e6;
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
  const m = objective.examples();
  return { objective, coded, masks: dropout ? 'frozen' : 'none', few: m, all: m };
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
  const m = objective.examples();
  const few = Math.min(m, Math.max(2, Math.floor(MOST_PRODUCTS / frame.parameters.length)));
  return { objective: few < m ? objective.first(few) : objective, coded, masks: keep.some((one) => one < 1) ? 'frozen' : 'none', few, all: m };
}
