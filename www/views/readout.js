/** Where points have values, the pitch is read instead of edited: value and prediction at a spot. */

import { number } from '../strings/index.js';
import { element, write } from './dom.js';
import { nearest } from './points.js';

/** @typedef {{x: number, y: number, reach: number}} Spot a point within `reach` is meant */

/** @param {import('../types.js').ViewTools} tools */
export function createReadout({ store, actions, t }) {
  const line = element('p', { class: 'readout', hidden: true });
  /** @type {Spot | null} */
  let spot = null;
  let reading = false;
  let again = false;

  /** @param {Spot} spot */
  async function read({ x, y, reach }) {
    const { points, frame } = store.get();
    const near = nearest(points, x, y, reach);
    if (near >= 0) [x, y] = points.subarray(4 * near);
    const parts = [t('pitch.said.at', { x: number(x, 2), y: number(y, 2) })];
    if (near >= 0) parts.push(t('pitch.value', { value: number(points[4 * near + 2], 2) }));
    if (frame && frame.iteration > 0) {
      const [predicted] = await actions.predict(x, y);
      parts.push(t('pitch.predicted', { value: number(predicted, 2) }));
    }
    return parts.join(' · ');
  }

  /** Reads again where the pointer or the network went on meanwhile. */
  async function show() {
    line.hidden = !store.get().valued;
    again = reading;
    if (line.hidden || reading) return;
    reading = true;
    do {
      again = false;
      const words = spot === null ? t('pitch.stay') : await read(spot).catch(() => '');
      if (!again) write(line, words);
    } while (again);
    reading = false;
  }

  store.subscribe((_, changed) => {
    if (['valued', 'frame', 'lang'].some((key) => changed.has(/** @type {any} */ (key)))) show();
  });

  return {
    line,
    read,
    /** @param {Spot | null} next */
    at(next) {
      spot = next;
      show();
    },
  };
}
