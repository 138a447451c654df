/**
 * A worker that takes signals through very deep networks: the widest of 150 layers needs longer than a frame has.
 *
 * A message is a network's settings; it is answered by {asked, rows, shapes, took} or {asked, error}.
 */

import { labsCore } from './labs_core.js';

/** @typedef {import('../labs.js').Depth} Depth */

/**
 * The settings of a network, as in links.
 * @typedef {Record<'layers' | 'width' | 'shape' | 'act' | 'rule' | 'c' | 'seed', string>} Stack
 */

/**
 * @typedef {object} Signals
 * @property {Stack} asked
 * @property {Float64Array} rows rows of 17 a layer, as of `Depth.signals`
 * @property {Uint32Array} shapes histograms, as of `Depth.shapes`
 * @property {number} took in milliseconds
 */

/** What was drawn for one network serves the next. @type {Promise<Depth> | null} */
let depth = null;

/** @param {Stack} asked @returns {Promise<Signals>} */
async function signals(asked) {
  depth ??= labsCore().then(({ Depth }) => new Depth());
  const kept = await depth;
  const began = performance.now();
  const { layers, width, shape, act, rule, c, seed } = asked;
  const rows = kept.signals(Number(layers), Number(width), shape, act, rule, Number(c), Number(seed));
  const shapes = kept.shapes();
  return { asked, rows, shapes, took: performance.now() - began };
}

addEventListener('message', async ({ data: asked }) => {
  try {
    const found = await signals(asked);
    postMessage(found, { transfer: [found.rows.buffer, found.shapes.buffer] });
  } catch (error) {
    depth = null;
    postMessage({ asked, error: String(error) });
  }
});
