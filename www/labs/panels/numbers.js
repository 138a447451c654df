/** A network's numbers, read from its parameters: penalties, norms, zeros. */

import { offsets } from '../../views/network_layout.js';

/**
 * The weights of each layer, without biases.
 * @param {ArrayLike<number>} layers
 * @param {Float64Array} parameters
 * @returns {Float64Array[]} from layer 1
 */
export function weightsOf(layers, parameters) {
  return offsets(layers).slice(1).map(({ weights, biases }) => parameters.subarray(weights, biases));
}

/**
 * What L1 and L2 add to J: (λ₁/2m) Σ|w| + (λ₂/2m) Σw², over the weights and, where they are penalized, biases.
 * @param {Record<string, string>} values
 * @param {ArrayLike<number>} layers
 * @param {Float64Array} parameters
 * @param {number} m training points
 */
export function penaltyOf({ l1, l2, biases }, layers, parameters, m) {
  const covered = biases === 'penalized' ? [parameters] : weightsOf(layers, parameters);
  let absolute = 0;
  let squares = 0;
  for (const numbers of covered) {
    for (const w of numbers) {
      absolute += Math.abs(w);
      squares += w * w;
    }
  }
  return (Number(l1) * absolute + Number(l2) * squares) / (2 * m);
}

/** Whether a model drops units. @param {Record<string, string>} values */
export function dropsUnits({ layers, keep }) {
  return layers !== '' && keep.split(',').some((one) => Number(one) < 1);
}

/** √ Σw². @param {ArrayLike<number>} weights */
export function norm(weights) {
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) squares += weights[i] * weights[i];
  return Math.sqrt(squares);
}
