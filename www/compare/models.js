/** The models of a comparison in one list, and how they are called. */

import { has, number, t } from '../strings/index.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {[key: string, value: string]} Change */

/** Their lines, so that colour is not the only sign. @type {number[][]} */
export const DASHES = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [4, 4], [12, 4], [1, 4]];

/**
 * A model, whether the first or a further one.
 * @typedef {object} Compared
 * @property {number} index 0 the first
 * @property {string} name the person's, or what it has otherwise than the others
 * @property {string} colour the custom property that holds it, such as `--model-0`
 * @property {Record<string, string>} values its settings
 * @property {string} fragment its settings as a link
 * @property {import('../types.js').Frame | null} frame
 * @property {import('../types.js').Curve} curve
 * @property {string} status as a model's, or as the page's of the first
 */

/**
 * Every model, the first one first.
 * @param {State} state
 * @returns {Compared[]}
 */
export function everyModel(state) {
  const { values, fragment, frame, curve, status, models } = state;
  const all = [{ values, fragment, frame, curve, status }, ...models];
  const differing = differingKeys(state);
  return all.map((model, index) => ({
    index,
    name: model.values.name || describe(model.values, index === 0 ? differing : models[index - 1].changes.map(([key]) => key), index),
    colour: `--model-${index}`,
    values: model.values,
    fragment: model.fragment,
    frame: model.frame,
    curve: model.curve,
    status: model.status,
  }));
}

/** The settings in which the models differ, in the table's order. @param {State} state */
export function differingKeys({ values, models }) {
  const keys = Object.keys(values).filter((key) => models.some((model) => model.changes.some(([changed]) => changed === key)));
  return keys.filter((key) => key !== 'name');
}

/**
 * A model in few words: what it has otherwise, but for what switches something off.
 * @param {Record<string, string>} values
 * @param {string[]} keys the settings to name it by: its own changes, or of the first those of all others
 * @param {number} index
 */
function describe(values, keys, index) {
  const words = keys.filter((key) => key !== 'name').map((key) => short(key, values)).filter((word) => word !== '');
  // The first model differs from each other in something else: three of its values say less than its number.
  if (words.length > 0 && (index > 0 || words.length < 3)) return words.join(', ');
  if (keys.some((key) => REGULARIZES.includes(key))) return t('compare.plain');
  return keys.length === 1 ? said(keys[0], values) : t('compare.model', { number: index + 1 });
}

/** Who has none of these is called so. */
const REGULARIZES = ['l1', 'l2', 'keep', 'jitter'];

/** Values at which a setting does nothing. @type {Record<string, string>} */
const OFF = { l1: '0', l2: '0', keep: '1', jitter: '0', decay: '0', batch: '0', norm: 'none', biases: 'free' };

/** Settings that mean nothing where another one is off. @type {Record<string, (values: Record<string, string>) => boolean>} */
const IDLE = {
  mask: ({ keep }) => keep === '1',
  mseed: ({ keep }) => keep === '1',
  biases: ({ l1, l2 }) => l1 === '0' && l2 === '0',
  scale: ({ init }) => init !== 'random' && init !== 'constant',
};

/**
 * A setting with its value, as short as people say it; nothing where it does nothing.
 * @param {string} key
 * @param {Record<string, string>} values
 */
export function short(key, values) {
  const value = values[key];
  return OFF[key] === value || IDLE[key]?.(values) ? '' : said(key, values);
}

/** @param {string} key @param {Record<string, string>} values */
function said(key, values) {
  const value = values[key];
  if (key === 'layers') return value === '' ? t('compare.logistic') : value.split(',').join('–');
  const numeric = value !== '' && Number.isFinite(Number(value));
  const words = numeric ? number(Number(value)) : value.split(',').map((one) => t(`choice.${key}.${one}`)).join(', ');
  return has(`compare.symbol.${key}`) ? `${t(`compare.symbol.${key}`)} ${words}` : words;
}

/** The further models as the setting `vs` has them. @param {Change[][]} models */
export function written(models) {
  return models.map((changes) => changes.map(([key, value]) => `${key}:${value}`).join(',')).join(';');
}

/**
 * The changes of each further model, as the canonical value of `vs` lists them: a piece without a
 * colon continues the value before it.
 * @param {string} vs
 * @returns {Change[][]}
 */
export function parsed(vs) {
  if (vs === '') return [];
  return vs.split(';').map((model) => {
    /** @type {Change[]} */
    const changes = [];
    for (const piece of model.split(',')) {
      const colon = piece.indexOf(':');
      if (colon >= 0) changes.push([piece.slice(0, colon), piece.slice(colon + 1)]);
      else if (changes.length > 0) changes[changes.length - 1][1] += `,${piece}`;
    }
    return changes;
  });
}
