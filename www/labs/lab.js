/**
 * The shape of a lab: parts, each a comparison opened by a link, with panels under it. A lab has no code of
 * its own for training or drawing.
 */

/**
 * One question of a lab.
 * @typedef {object} Part
 * @property {string} id as in the setting `LAB.part`
 * @property {string} preset the fragment that it opens: data, models
 * @property {number} to where Play is invited to go, in steps
 * @property {boolean} [leads] its panel is what the part is about: it stands above the models
 * @property {string[]} panels names of files in labs/panels/, from top to bottom
 */

/** @typedef {{id: string, parts: Part[]}} Lab */

/** @type {Record<string, () => Promise<{default: Lab}>>} */
export const LABS = {
  regularization: () => import('./regularization.js'),
  initialization: () => import('./initialization.js'),
};

/**
 * What a panel is given beside the page's tools.
 * @typedef {import('../types.js').ViewTools & {core: typeof import('../../touchline.js'), engine: import('../engine.js').Engine, module: Promise<WebAssembly.Module>, part: Part, lab: Lab}} PanelTools
 */

/** @typedef {(root: HTMLElement, tools: PanelTools) => {destroy: () => void}} MountPanel */

/** @type {Record<string, () => Promise<{mount: MountPanel}>>} */
export const PANELS = {
  glide: () => import('./panels/glide.js'),
  layers: () => import('./panels/layers.js'),
  naive: () => import('./panels/naive.js'),
  gain: () => import('./panels/gain.js'),
  published: () => import('./panels/published.js'),
  masks: () => import('./panels/masks.js'),
  falling: () => import('./panels/falling.js'),
  costs: () => import('./panels/costs.js'),
  knockout: () => import('./panels/knockout.js'),
  decay: () => import('./panels/decay.js'),
  weights: () => import('./panels/weights.js'),
  seeds: () => import('./panels/seeds.js'),
};
