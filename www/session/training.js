/** Training: play, pause, single steps, speeds, and the first Play in slow motion. */

/** @typedef {import('../types.js').Speed} Speed */
/** @typedef {ReturnType<typeof createTraining>} Training */

/** Where the first Play ends. */
export const KICK_OFF_STEPS = 30_000;

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
    notices.forget('diverged', 'no-points');
    run.trainsFrom = store.get().frame?.iteration ?? 0;
    try {
      await engine.call('play', speed, options);
    } catch (error) {
      notices.report(error);
    }
  }

  function play() {
    const { frame, speed, points, invitation } = store.get();
    const start = frame?.iteration === 0;
    const eased = !kickedOff && !choseSpeed && start && points.length > 0;
    kickedOff = true;
    store.set({ easing: eased, invitation: null });
    if (!eased) {
      train(speed);
      return;
    }
    if (invitation !== null) run.invited = true;
    if (REDUCED.matches) train('full', { target: KICK_OFF_STEPS, quiet: true });
    else train('eased');
  }

  function pause() {
    run.stopped = true;
    engine.call('pause').catch(notices.report);
  }

  function toggle() {
    const { status, easing } = store.get();
    if (status !== 'training') play();
    else if (easing) {
      // Skips the slow motion: the end of it is a blink away.
      store.set({ easing: false });
      engine.call('speed', 'full').catch(notices.report);
    } else pause();
  }

  function step() {
    run.stopped = true;
    notices.forget('diverged');
    engine.call('step').catch(notices.report);
  }

  /** @param {number} iteration */
  function runTo(iteration) {
    kickedOff = true;
    train('full', { target: iteration });
  }

  /** @param {Speed} speed */
  function setSpeed(speed) {
    choseSpeed = true;
    store.set({ speed, easing: false });
    if (store.get().status === 'training') engine.call('speed', speed).catch(notices.report);
  }

  return { train, play, pause, toggle, step, runTo, setSpeed };
}
