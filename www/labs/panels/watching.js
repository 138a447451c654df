/**
 * When a panel shows anew: at once where something else is shown; while training a few times a second
 * where that is quick, and otherwise not before training rests. Then it says of which step it is.
 */

import { everyModel } from '../../compare/models.js';
import { number } from '../../strings/index.js';
import { atMostEvery } from '../../views/canvas.js';
import { element, write } from '../../views/dom.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../compare/models.js').Compared} Compared */

/** So often while training, in milliseconds. */
const EVERY = 330;
/** What takes longer than this, in milliseconds, waits until training rests. */
export const QUICK = 4;
/** The first time is slower than any other: what took up to this is tried once more while training. */
const TRIED = 40;

/** @type {(keyof State)[]} */
const AT_ONCE = ['lang', 'theme', 'values', 'points', 'file', 'valued'];

/**
 * @param {import('../../types.js').Store} store
 * @param {(atOnce: boolean) => void} show
 * @returns {() => void} ends it
 */
export function watching(store, show) {
  const soon = atMostEvery(EVERY, () => !ended && show(false));
  let ended = false;
  const unsubscribe = store.subscribe((state, changed) => {
    if (AT_ONCE.some((key) => changed.has(key))) show(true);
    else if (changed.has('frame') || changed.has('models') || changed.has('status')) soon(state.status !== 'training');
  });
  return () => {
    ended = true;
    unsubscribe();
  };
}

/**
 * The words over figures of an earlier step, and the figures, quiet as long as the words are there.
 * @param {import('../../types.js').Translate} t
 * @param {HTMLElement[]} figures
 */
export function asOf(t, figures) {
  const note = element('p', { class: 'panel-as-of' });
  note.hidden = true;
  return {
    note,
    /** @param {number | null} step the figures' own; null: they are of now */
    say(step) {
      note.hidden = step === null;
      write(note, step === null ? '' : t('panel.asOf', { step: number(step) }));
      for (const figure of figures) figure.classList.toggle('is-earlier', step !== null);
    },
  };
}

/**
 * Figures that are all of one moment. What the person does to them is shown at that moment, too.
 * @param {import('../lab.js').PanelTools} tools
 * @param {HTMLElement[]} figures
 * @param {(all: Compared[], state: State) => void} draw draws the models as they were at the moment
 * @param {number} [quick] what may take so long, in milliseconds, follows training
 * @returns {{note: HTMLElement, start: () => void, again: () => void, fresh: () => void, end: () => void}}
 *   `start` draws for the first time; `again` draws the same moment, `fresh` this one
 */
export function moments({ store, t }, figures, draw, quick = QUICK) {
  const { note, say } = asOf(t, figures);
  /** @type {Compared[]} */
  let all = [];
  /** @type {State['points'] | null} */
  let points = null;
  let took = 0;
  /** Whether it was tried since training began. */
  let tried = false;
  /** @type {() => void} */
  let end = () => {};

  function fresh() {
    all = everyModel(store.get());
    points = store.get().points;
    again();
  }

  function again() {
    const began = performance.now();
    draw(all, store.get());
    took = performance.now() - began;
    // Figures drawn anew, for whatever reason, are of this step.
    say(store.get().status !== 'training' || took <= quick ? null : (all[0].frame?.iteration ?? 0));
  }

  /** Whether these are no longer the same runs, models and points. */
  function isOther() {
    const state = store.get();
    return state.points !== points || state.models.length + 1 !== all.length || state.frame?.run !== all[0].frame?.run;
  }

  /** @param {boolean} atOnce */
  function show(atOnce) {
    const training = store.get().status === 'training';
    const soon = took <= quick || (!tried && took <= TRIED);
    tried = training;
    if (!training || soon || isOther()) fresh();
    else if (atOnce) again();
    if (training) say(took <= quick ? null : (all[0].frame?.iteration ?? 0));
  }

  return {
    note,
    start() {
      fresh();
      end = watching(store, show);
    },
    again,
    fresh,
    end: () => end(),
  };
}
