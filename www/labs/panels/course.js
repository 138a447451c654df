/** Whether what is trained here is the course's own comparison, and what of it is not. */

import { countSplits } from '../../views/points.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../published.js').PublishedTable} PublishedTable */

/** Settings of the page, and names: they change no number. `loss` changes how the cost is written, not what is trained. */
const NEUTRAL = /^(v|it|play|name|vs|lab|hide|lang|theme|then|loss|.+\.part)$/;
/** Where the points come from. */
const ORIGIN = ['data', 'dseed', 'm', 'noise', 'split', 'points'];

/** Settings that mean nothing beside others. @type {Record<string, (values: Record<string, string>) => boolean>} */
const IDLE = {
  scale: ({ init }) => init !== 'random' && init !== 'constant',
  draw: ({ init }) => init === 'zeros' || init === 'constant',
  seed: ({ init }) => init === 'zeros' || init === 'constant',
  mask: ({ keep }) => keep === '1',
  mseed: ({ keep }) => keep === '1',
  biases: ({ l1, l2 }) => l1 === '0' && l2 === '0',
};

/**
 * The keys in which a model is not the published one.
 * @param {Record<string, string>} values
 * @param {Record<string, string>} published
 * @param {boolean} ours whether the data must be those that the page makes
 */
export function differences(values, published, ours) {
  return Object.keys(published).filter((key) => {
    if (NEUTRAL.test(key) || (!ours && ORIGIN.includes(key))) return false;
    if (IDLE[key]?.(published) && IDLE[key](values)) return false;
    return values[key] !== published[key];
  });
}

/**
 * `ours`: the page makes the course's own points; `file`: a file with as many points as the course's;
 * `generated`: the page's football; `snapped`: as many points, but from a link, whose grid is coarser;
 * `other`: other points.
 * @typedef {'ours' | 'file' | 'generated' | 'snapped' | 'other'} Origin
 */

/** @param {State} state @param {PublishedTable} table @param {Record<string, string>} published the first model's settings @returns {Origin} */
export function origin({ values, points, file }, table, published) {
  if (table.ours) return ORIGIN.every((key) => values[key] === published[key]) ? 'ours' : 'other';
  const { train, dev, test } = countSplits(points);
  if (values.data === 'own') {
    if (String([train, dev, test]) !== String(table.points)) return 'other';
    return file === null ? 'snapped' : 'file';
  }
  return ORIGIN.every((key) => values[key] === published[key]) ? 'generated' : 'other';
}

/** Whether settings or points were changed on the way: then no table has this run. @param {Compared} model */
export function wasChanged({ fragment, frame }) {
  return /[&#]then=/.test(`&${fragment}`) || frame?.edited === true;
}
