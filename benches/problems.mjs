// What a case's link says, for those who cannot read links: points, first weights, rates. All from our own module,
// so that everyone computes with the same numbers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../tests/browser/server.mjs';

/** The page's bindings in Node. */
export const core = await import(join(DIST, 'touchline.js'));
core.initSync({ module: new WebAssembly.Module(readFileSync(join(DIST, 'touchline_bg.wasm'))) });

/** Columns and rows of the boundary grid. */
const SAMPLES = [200, 150];

/**
 * @typedef {object} Problem
 * @property {string} link
 * @property {number} age iterations behind ours when it is timed
 * @property {number[]} layers n_0, n_1, …, n_L
 * @property {number[]} parameters W1 row by row, b1, W2, …
 * @property {number} m
 * @property {number[]} pairs x, y of the training points
 * @property {number[]} labels
 * @property {number} rate the learning rate
 * @property {number} batch examples a step; 0 is all
 * @property {number} keep keep_prob
 * @property {number} seed the weights'
 * @property {number} maskSeed
 * @property {[number, number]} [samples] of a grid: columns and rows
 * @property {number[]} [grid] x, y of its samples
 */

/** @returns {Problem} */
export function problem({ link, age }, group) {
  const { values } = core.read_link(link);
  const experiment = new core.Experiment(link);
  const points = experiment.points();
  const [pairs, labels] = [[], []];
  for (let at = 0; at < points.length; at += 4) {
    if (points[at + 3] !== 0) continue;
    pairs.push(points[at], points[at + 1]);
    labels.push(points[at + 2]);
  }
  const grid = group === 'grid' && { samples: SAMPLES, grid: places(experiment.frame(), ...SAMPLES) };
  return {
    link, age, m: labels.length, pairs, labels, ...grid,
    layers: [...experiment.layers()],
    parameters: [...experiment.parameters()],
    rate: Number(values.lr), batch: Number(values.batch), keep: Number(values.keep),
    seed: Number(values.seed), maskSeed: Number(values.mseed),
  };
}

function places([x0, x1, y0, y1], columns, rows) {
  return Array.from({ length: columns * rows }, (_, k) => {
    const [column, row] = [k % columns, Math.floor(k / columns)];
    return [x0 + ((x1 - x0) * column) / (columns - 1), y1 - ((y1 - y0) * row) / (rows - 1)];
  }).flat();
}

/**
 * The floating-point operations that a step cannot do without: 2 n_l n_{l−1} an example for each of Z, dW and (but in
 * the first layer) dA, one a unit for b and for db. Activations, their slopes and the update come on top.
 */
export function flops({ layers, m, batch }) {
  let each = 0;
  for (let l = 1; l < layers.length; l++) each += 2 * layers[l] * layers[l - 1] * (l > 1 ? 3 : 2) + 2 * layers[l];
  return each * (batch || m);
}
