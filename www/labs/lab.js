/**
 * The shape of a lab: parts, each a comparison opened by a link, with panels under it. A lab has no code of
 * its own for training or drawing.
 */

import { staying } from '../share.js';

/**
 * One question of a lab.
 * @typedef {object} Part
 * @property {string} id as in the setting `LAB.part`
 * @property {string} preset the fragment that it opens: data, models
 * @property {number} to where Play is invited to go, in steps
 * @property {boolean} [task] what is to be done is said above the models, in the words `lab.LAB.PART.task`
 * @property {boolean} [idle] its panel does not follow training: Play stands with the models below it
 * @property {boolean} [leads] its panel is what the part is about: it stands above the models
 * @property {string[]} panels names of files in labs/panels/, from top to bottom
 */

/**
 * @typedef {object} Lab
 * @property {string} id as in the setting `lab`
 * @property {Part[]} parts
 * @property {string[]} [styles] of a lab apart, further stylesheets: NAME of styles/labs_NAME.css
 * @property {boolean} [apart] its words are in strings/ID_en.js and strings/ID_zh.js, its styles in styles/labs_ID.css
 */

/** @type {Record<string, () => Promise<{default: Lab}>>} */
export const LABS = {
  regularization: () => import('./regularization.js'),
  initialization: () => import('./initialization.js'),
  gradients: () => import('./gradients.js'),
  depth: () => import('./depth.js'),
  normalization: () => import('./normalization.js'),
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
  gradient_check: () => import('./panels/gradient_check.js'),
  bowl: () => import('./panels/bowl.js'),
  statistics: () => import('./panels/statistics.js'),
  told: () => import('./panels/told.js'),
  secant: () => import('./panels/secant.js'),
  sweep: () => import('./panels/sweep.js'),
  corners: () => import('./panels/corners.js'),
  penalties: () => import('./panels/penalties.js'),
  theta: () => import('./panels/theta.js'),
  depth_signal: () => import('./panels/depth_signal.js'),
  depth_train: () => import('./panels/depth_train.js'),
};

/**
 * The link of a lab's part.
 * @param {string} preset the part's own, or of an experiment in its notes
 * @param {{lab: string, part: string}} place
 * @param {Record<string, string>} page what the page is set to stays
 */
export function partLink(preset, { lab, part }, page) {
  return `${preset}&lab=${lab}&${lab}.part=${part}${staying(page)}`;
}
