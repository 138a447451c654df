/** Edits: points that a person places, moves and takes away, and the line that they draw. */

/** @typedef {import('../types.js').State} State */

/**
 * @param {import('../types.js').Session} session
 * @param {object} doors
 * @param {import('./training.js').Training['answer']} doors.answer
 * @param {import('../types.js').Actions['change']} doors.change
 */
export function createEdits({ store, engine, core, notices, run, history }, { answer, change }) {
  let sending = false;
  /** The run whose points are to be sent once those on the way have arrived. @type {number | null} */
  let sendAgain = null;

  /** The latest points win: those in between need not travel, nor those of a run that is over. */
  async function sendPoints() {
    if (sending) {
      sendAgain = run.number;
      return;
    }
    sending = true;
    try {
      do {
        sendAgain = null;
        await engine.call('set_points', store.get().points);
      } while (sendAgain === run.number);
    } catch (error) {
      notices.report(error);
    }
    sending = false;
  }

  /**
   * @param {Float64Array} points
   * @param {Float64Array} stroke
   * @param {State['frameBox']} box
   */
  function scored(points, stroke, box) {
    const result = core.score_line(points, stroke, Float64Array.from(box));
    return result === undefined ? null : { stroke, ...result };
  }

  /** @param {Float64Array} points */
  function usePoints(points) {
    const { points: before, ownLine, frameBox, invitation } = store.get();
    const asked = invitation === 'done' || invitation === 'red-point';
    if (asked && points.length > before.length) run.disturbance = points.length / 4 - 1;
    else if (points.length <= before.length) run.disturbance = null;
    store.set({
      points,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
      ownLine: ownLine && scored(points, ownLine.stroke, frameBox),
      invitation: asked || invitation === 'bent' || invitation === 'outvoted' ? null : invitation,
    });
    notices.forget('no-points');
    sendPoints();
    answer();
  }

  /** What there is now, to come back to. */
  const now = () => ({ points: store.get().points });

  /** @param {Float64Array} points @param {{label?: string}} [options] */
  function editPoints(points, { label = '' } = {}) {
    if (store.get().valued || store.get().opening) return;
    try {
      const snapped = core.snap_points(points);
      history.note(now(), label);
      usePoints(snapped);
    } catch (error) {
      notices.report(error);
    }
  }

  function undo() {
    if (store.get().opening) return;
    const before = history.undo(now());
    if (before !== undefined) usePoints(before.points);
  }

  function redo() {
    if (store.get().opening) return;
    const after = history.redo(now());
    if (after !== undefined) usePoints(after.points);
  }

  function backToDataset() {
    if (store.get().values.data !== 'own' || store.get().opening) return;
    // Points that were only just changed go back without a new start.
    if (run.openedData === 'own') change('data', run.lastNamed);
    else {
      history.note(now());
      usePoints(run.original);
    }
  }

  /** @param {Float64Array} stroke */
  function drewLine(stroke) {
    const { points, frameBox, invitation } = store.get();
    const ownLine = scored(points, stroke, frameBox);
    if (ownLine === null) return;
    store.set({ ownLine, invitation: invitation === 'draw' ? 'kick' : invitation });
  }

  return { editPoints, undo, redo, backToDataset, drewLine };
}
