/** Training: play, pause, single steps, speeds, and the first Play in slow motion. */

/** @typedef {import('../types.js').Speed} Speed */
/** @typedef {ReturnType<typeof createTraining>} Training */

/** Where the first Play ends. */
export const KICK_OFF_STEPS = 30_000;
/** How long a run that was over goes on when points or settings change, in steps. */
const REACTION = 10_000;

const REDUCED = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {import('../types.js').Session} session */
export function createTraining({ store, engine, notices, run }) {
  let kickedOff = false;
  let choseSpeed = false;

  /**
   * @param {Speed} speed
   * @param {{target?: number | null, after?: Speed | null, quiet?: boolean}} [options]
   */
  async function train(speed, options = {}) {
    run.stopped = false;
    const { invitation } = store.get();
    const told = invitation === 'bent' || invitation === 'outvoted';
    store.set({ pending: false, ...(told ? { invitation: null } : {}) });
    notices.forget('diverged', 'no-points');
    run.trainsFrom = store.get().frame?.iteration ?? 0;
    const mine = run.number;
    try {
      await engine.call('play', speed, options);
    } catch (error) {
      notices.report(error);
    }
    if (mine === run.number) arrived();
  }

  /** Whether it got there or was refused for want of points: the run is no longer on its way. */
  function arrived() {
    const { status, frame } = store.get();
    if (!run.arriving) return;
    run.arriving = false;
    if (frame?.run === run.number && status !== 'failed') store.set({ status: frame.state, arrival: null });
  }

  function play() {
    const { frame, speed, points, invitation, goal } = store.get();
    const begins = !kickedOff && frame?.iteration === 0;
    const goesOn = run.eased && frame !== null && frame.iteration < KICK_OFF_STEPS;
    const eased = goal === null && !choseSpeed && points.length > 0 && (begins || goesOn);
    kickedOff = true;
    run.eased = eased;
    run.asks = null;
    store.set({ easing: eased, invitation: null });
    if (!eased) {
      // Past its goal a lab's part goes on by as much again.
      train(speed, { target: goal && (Math.floor((frame?.iteration ?? 0) / goal) + 1) * goal });
      return;
    }
    if (invitation !== null) run.invited = true;
    if (REDUCED.matches) train('full', { target: KICK_OFF_STEPS, quiet: true });
    else train('eased');
  }

  function pause() {
    run.stopped = true;
    store.set({ pausing: true });
    engine.call('pause').catch(notices.report).then(() => store.set({ pausing: false }));
  }

  function toggle() {
    if (store.get().status === 'training') pause();
    else play();
  }

  /** Ends the slow motion: the end of it is a blink away. */
  function skip() {
    run.eased = false;
    store.set({ easing: false });
    engine.call('speed', 'full').catch(notices.report);
  }

  /**
   * A run that was over goes on for a while: the network answers what has changed. Who stopped it
   * by hand is told to press Play.
   */
  function answer() {
    const { status, frame, points } = store.get();
    if (status !== 'paused' || frame === null || points.length === 0) return;
    if (run.stopped) store.set({ pending: true });
    else train('full', { target: frame.iteration + REACTION });
  }

  function step() {
    run.stopped = true;
    store.set({ pending: false });
    notices.forget('diverged');
    engine.call('step').catch(notices.report);
  }

  /** @param {number} iteration */
  function runTo(iteration) {
    kickedOff = true;
    run.eased = false;
    train('full', { target: iteration });
  }

  /** @param {Speed} speed */
  function setSpeed(speed) {
    choseSpeed = true;
    run.eased = false;
    store.set({ speed, easing: false });
    if (store.get().status === 'training') engine.call('speed', speed).catch(notices.report);
  }

  return { train, answer, play, pause, toggle, skip, step, runTo, setSpeed };
}
