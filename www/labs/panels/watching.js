/** When a panel shows anew: at once where something else is shown, a few times a second while training. */

import { atMostEvery } from '../../views/canvas.js';

/** @typedef {import('../../types.js').State} State */

/** So often while training, in milliseconds. */
const EVERY = 250;

/** @type {(keyof State)[]} */
const AT_ONCE = ['lang', 'theme', 'values', 'points', 'file', 'valued'];

/**
 * @param {import('../../types.js').Store} store
 * @param {() => void} show
 * @returns {() => void} ends it
 */
export function watching(store, show) {
  const soon = atMostEvery(EVERY, () => !ended && show());
  let ended = false;
  const unsubscribe = store.subscribe((state, changed) => {
    if (AT_ONCE.some((key) => changed.has(key))) show();
    else if (changed.has('frame') || changed.has('models') || changed.has('status')) soon(state.status !== 'training');
  });
  return () => {
    ended = true;
    unsubscribe();
  };
}
