/** Frames: what the engine's pictures do to the state. */

import { withoutPoints } from '../share.js';
import { valuesOf } from './changes.js';
import { CurveKeeper } from './curve.js';
import { KICK_OFF_STEPS } from './training.js';

/** @typedef {import('../types.js').Frame} Frame */
/** @typedef {import('../types.js').State} State */

/** @param {import('../types.js').Session} session */
export function createFrames(session) {
  const { store, run } = session;
  const curve = new CurveKeeper();
  /** The picture in which the test set was last looked at. */
  let lastLook = '';

  /** A look at the test set: training came to rest, and the score is in sight. @param {Frame} frame */
  function looks(frame) {
    const { testLooks, page } = store.get();
    const look = `${frame.run}:${frame.iteration}`;
    const seen = frame.state !== 'training' && frame.iteration > 0 && frame.score?.test;
    if (!seen || look === lastLook || page.hide?.includes('results')) return testLooks;
    lastLook = look;
    return testLooks + 1;
  }

  /** How much of the way to the target is done. @param {Frame} frame */
  function progress({ iteration, target }) {
    return target === null ? null : (iteration - run.trainsFrom) / Math.max(1, target - run.trainsFrom);
  }

  /** @param {Frame} frame */
  function status(frame) {
    if (!run.arriving) return frame.state;
    return store.get().status === 'loading' ? 'loading' : 'training';
  }

  /**
   * What the points are, and whether they invite: nobody draws a line between values.
   * @param {Frame} frame
   * @param {Float64Array} points
   */
  function hosted({ score, iteration }, points) {
    const valued = (score?.train ?? score?.dev ?? score?.test)?.r2 !== undefined;
    const invitation = store.get().invitation ?? (iteration === 0 && !run.arriving && points.length > 0 ? run.asks : null);
    run.asks = valued ? invitation : null;
    if (!valued && run.openedData !== 'own') run.lastNamed = run.openedData;
    return { valued, invitation: valued ? null : invitation };
  }

  /** @param {Frame} frame @param {import('../engine.js').News | null} news */
  function onFrame(frame, news) {
    if (frame.run !== run.number) return;
    if (frame.state !== 'ready') run.arriving = false;
    const easing = store.get().easing && frame.state === 'training';
    /** @type {Partial<State>} */
    const patch = {
      frame,
      status: status(frame),
      // Off the grid of links a point would be another one.
      fragment: store.get().file?.offGrid ? withoutPoints(frame.link) : frame.link,
      arrival: run.arriving || run.awaits ? store.get().arrival : null,
      opening: false,
      target: frame.target,
      curve: curve.add(frame),
      testLooks: looks(frame),
      easing,
      progress: easing ? null : progress(frame),
    };
    if (frame.units !== null) patch.units = frame.units;
    if (news !== null) {
      run.original = news.points;
      patch.points = news.points;
      Object.assign(patch, hosted(frame, news.points));
      patch.frameBox = /** @type {State['frameBox']} */ ([...news.box]);
    }
    if (frame.base !== run.base) {
      run.base = frame.base;
      patch.values = valuesOf(session);
    }
    if (run.invited && frame.state !== 'training' && frame.iteration >= KICK_OFF_STEPS) {
      run.invited = false;
      if (frame.iteration === KICK_OFF_STEPS) patch.invitation = 'done';
    }
    if (run.disturbance !== null && frame.state === 'paused' && frame.iteration > run.trainsFrom) {
      patch.invitation = frame.wrong[run.disturbance] === 1 ? 'outvoted' : 'bent';
      run.disturbance = null;
    }
    store.set(patch);
  }

  return { onFrame };
}
