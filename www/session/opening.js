/** Opening a link: a new run takes the place of the one before, after a crash too. */

import { LONGEST, readable, splitLink } from '../share.js';
import { baseToBe } from './changes.js';
import { usePage } from './page.js';

/** @typedef {import('../types.js').State} State */

/** So many crashes in so many milliseconds, and the engine is not started again. */
const CRASHES = { most: 3, within: 60_000 };

/**
 * @typedef {object} OpenOptions
 * @property {boolean} [play] train on, whatever the link says
 * @property {boolean} [keepPage] the page's settings stay, whatever the link says
 * @property {boolean} [keepNotices]
 * @property {Float64Array | null} [points] own points that the link has no room for
 */

/**
 * Who is to draw a line may still do so, if there is something to part.
 * @param {State['invitation']} invitation
 * @param {ReturnType<typeof splitLink>} parts
 */
function keepsInvitation(invitation, { it, play, read: { values } }) {
  const empty = values.data === 'own' && values.points === '';
  return (invitation === 'draw' || invitation === 'kick') && it === 0 && !play && !empty;
}

/**
 * @param {import('../types.js').Session} session
 * @param {import('./training.js').Training['train']} train
 */
export function createOpening({ store, engine, core, notices, run, waiting, history }, train) {
  /** @type {number[]} */
  let crashes = [];

  /**
   * Opens a link and trains to its iteration.
   * @param {string} link
   * @param {OpenOptions} [options]
   */
  async function openLink(link, options = {}) {
    waiting.clear();
    const parts = splitLink(core, link);
    const { values } = parts.read;
    const before = store.get();
    // The values in the state may already be those to come; the run's base is what was.
    const were = core.read_link(readable(run.base)).values;
    const sameData = before.frame !== null
      && ['data', 'dseed', 'm', 'noise', 'points'].every((key) => were[key] === values[key]);
    if (!sameData) history.clear();
    const play = options.play ?? parts.play;
    run.begin({ base: parts.run, data: values.data, arriving: parts.it > 0 || play });
    const page = options.keepPage ? before.page : parts.page;
    store.set({
      values: { ...values, ...page },
      fragment: parts.run,
      opening: true,
      arrival: { it: parts.it, play },
      refused: {},
      notices: options.keepNotices ? before.notices : [],
      easing: false,
      progress: null,
      target: null,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
      pending: false,
      ...(sameData ? {} : { ownLine: null, testLooks: 0 }),
      // A line that went with its data is to be drawn again.
      invitation: keepsInvitation(before.invitation, parts) ? (sameData ? before.invitation : 'draw') : null,
    });
    parts.read.notices.forEach(notices.tell);
    const mine = run.number;
    if (!options.keepPage) await usePage(store, page);
    if (mine !== run.number) return;
    try {
      await engine.call('open', parts.run, mine);
      if (mine !== run.number) return;
      if (options.points && values.data === 'own') {
        store.set({ points: options.points });
        await engine.call('set_points', options.points);
      }
      const speed = store.get().speed;
      if (parts.it > 0) await train('full', { target: parts.it, after: play ? speed : null });
      else if (play) train(speed);
    } catch (error) {
      run.arriving = false;
      if (mine === run.number) store.set({ opening: false });
      notices.report(error);
    }
  }

  /** The points to carry beside a restart, if the link has no room for them. */
  function carried() {
    return run.base.length > LONGEST ? store.get().points : null;
  }

  /** Starts again with a fragment; training goes on if it did. @param {string} fragment */
  function restart(fragment) {
    return openLink(fragment, { keepPage: true, play: store.get().status === 'training', points: carried() });
  }

  function reset() {
    openLink(baseToBe({ core, run, waiting }), { keepPage: true, play: false, points: carried() });
  }

  /**
   * The worker died: another one goes on from where it was, unless that happens again and again.
   * @param {import('../types.js').Notice} notice
   */
  async function onCrash({ details }) {
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < CRASHES.within), now];
    if (store.get().status === 'failed') return;
    if (crashes.length >= CRASHES.most) {
      store.set({ status: 'failed', easing: false, target: null, progress: null });
      notices.tell({ code: 'crashed-again', details });
      return;
    }
    notices.tell({ code: 'crashed', details });
    const { fragment, frame } = store.get();
    engine.start();
    const it = String(frame?.iteration ?? 0);
    const points = carried();
    await openLink(core.change(readable(fragment), 'it', it).fragment, { keepPage: true, keepNotices: true, points });
  }

  return { openLink, restart, reset, onCrash };
}
