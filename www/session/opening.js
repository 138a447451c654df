/** Opening a link: a new run takes the place of the one before, after a crash too. */

import { readable, splitLink } from '../share.js';
import { baseToBe, pointsGiven } from './changes.js';
import { usePage } from './page.js';

/** @typedef {import('../types.js').Given} Given */
/** @typedef {import('../types.js').State} State */

/** So many crashes in so many milliseconds, and the engine is not started again. */
const CRASHES = { most: 3, within: 60_000 };

/**
 * @typedef {object} OpenOptions
 * @property {boolean} [play] train on, whatever the link says
 * @property {boolean} [keepPage] the page's settings stay, whatever the link says
 * @property {boolean} [keepNotices]
 * @property {boolean} [keepHistory] what points can be gone back to stays
 * @property {Given | null} [given] own points that the link has no room for, or not exactly
 */

/**
 * Who is to draw a line may still do so, if there is something to part.
 * @param {State['invitation']} invitation
 * @param {ReturnType<typeof splitLink>} parts
 * @param {boolean} empty
 */
function keepsInvitation(invitation, { it, play }, empty) {
  return (invitation === 'draw' || invitation === 'kick') && it === 0 && !play && !empty;
}

/**
 * @param {import('../types.js').Session} session
 * @param {import('./training.js').Training['train']} train
 */
export function createOpening(session, train) {
  const { store, engine, core, notices, run, waiting, history } = session;
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
    const own = values.data === 'own';
    const given = own && options.given ? options.given : null;
    const file = given?.file ?? null;
    const empty = own && values.points === '' && given === null;
    const sameData = before.frame !== null && before.file === file
      && ['data', 'dseed', 'm', 'noise', 'points'].every((key) => were[key] === values[key]);
    if (!sameData && !options.keepHistory) history.clear();
    const play = options.play ?? parts.play;
    const trains = parts.it > 0 || play;
    run.begin({ base: parts.run, data: values.data, given, arriving: trains && !empty, awaits: trains && empty });
    const page = options.keepPage ? before.page : parts.page;
    store.set({
      values: { ...values, ...page },
      // At once with the rest: the address must not be written from half of it.
      page,
      fragment: parts.run,
      file,
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
      invitation: keepsInvitation(before.invitation, parts, empty) ? (sameData ? before.invitation : 'draw') : null,
    });
    parts.read.notices.forEach(notices.tell);
    const mine = run.number;
    if (!options.keepPage) await usePage(store, page);
    if (mine !== run.number) return;
    try {
      await engine.call('open', parts.run, mine, given?.points);
      if (mine !== run.number) return;
      if (run.awaits) {
        notices.tell({ code: 'no-points', details: {} });
        return;
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

  /**
   * Starts again with a fragment; training goes on if it did.
   * @param {string} fragment
   * @param {OpenOptions} [options] `given`: other points than those that a link does not have
   */
  function restart(fragment, options = {}) {
    return openLink(fragment, { keepPage: true, play: store.get().status === 'training', given: pointsGiven(session), ...options });
  }

  function reset() {
    restart(baseToBe(session), { play: false });
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
    const given = pointsGiven(session);
    await openLink(core.change(readable(fragment), 'it', it).fragment, { keepPage: true, keepNotices: true, given });
  }

  return { openLink, restart, reset, onCrash };
}
