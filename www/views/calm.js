/** Words and numbers while training: nobody reads them as fast as pictures come. */

import { oncePerFrame } from '../turns.js';

/** @typedef {import('../types.js').State} State */

/** What another picture of the same run changes. @type {(keyof State)[]} */
const MOVING = ['frame', 'curve', 'progress', 'models'];
/** So often, in milliseconds, they change: all at the same time, so that the page is laid out once for them. */
const EVERY = 100;

/** What is to be shown at the next time. @type {Set<() => void>} */
const waiting = new Set();
let last = -Infinity;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const showSoon = oncePerFrame(() => {
  last = performance.now();
  timer = undefined;
  for (const show of waiting) {
    waiting.delete(show);
    show();
  }
});

/**
 * Shows anew what depends on some of the state: at once, but while training not with every picture.
 * @param {import('../types.js').Store} store
 * @param {(keyof State)[]} watched
 * @param {(state: State) => void} show
 * @returns {() => void} ends it
 */
export function calmly(store, watched, show) {
  const later = () => show(store.get());
  const unsubscribe = store.subscribe((state, changed) => {
    const seen = watched.filter((key) => changed.has(key));
    if (seen.length === 0) return;
    if (state.status === 'training' && seen.every((key) => MOVING.includes(key))) {
      waiting.add(later);
      timer ??= setTimeout(showSoon, last + EVERY - performance.now());
    } else {
      waiting.delete(later);
      show(state);
    }
  });
  return () => {
    waiting.delete(later);
    unsubscribe();
  };
}
