/** Edits: points that a person places, moves and takes away, and the line that they draw. */

import { baseToBe } from './changes.js';

/** @typedef {import('../types.js').State} State */

/**
 * @param {import('../types.js').Session} session
 * @param {object} doors
 * @param {import('./training.js').Training['answer']} doors.answer
 * @param {import('../types.js').Actions['change']} doors.change
 * @param {ReturnType<typeof import('./opening.js').createOpening>['restart']} doors.restart
 * @param {(link: string) => Promise<void>} doors.openLink
 */
export function createEdits(session, { answer, change, restart, openLink }) {
  const { store, engine, core, notices, run, history } = session;
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

  /** @param {import('../types.js').Given} given */
  function usePoints({ points, file }) {
    // The engine takes exact points only where it began with them.
    if (file !== null && file !== run.given?.file) {
      restart(baseToBe(session), { given: { points: file.points, file }, keepHistory: true });
      return;
    }
    const { points: before, ownLine, frameBox, invitation } = store.get();
    const asked = invitation === 'done' || invitation === 'red-point';
    if (asked && points.length > before.length) run.disturbance = points.length / 4 - 1;
    else if (points.length <= before.length) run.disturbance = null;
    store.set({
      points,
      file,
      canUndo: history.canUndo,
      canRedo: history.canRedo,
      ownLine: ownLine && scored(points, ownLine.stroke, frameBox),
      invitation: asked || invitation === 'bent' || invitation === 'outvoted' ? null : invitation,
    });
    run.awaits = false;
    notices.forget('no-points');
    sendPoints();
    answer();
  }

  /** What there is now, to come back to. */
  const now = () => ({ points: store.get().points, file: store.get().file });

  /** @param {Float64Array} points @param {{label?: string}} [options] */
  function editPoints(points, { label = '' } = {}) {
    const { valued, opening, file } = store.get();
    if (valued || opening) return;
    if (file?.offGrid && points.length > 0) {
      notices.tell({ code: 'file-off-grid', details: {} });
      return;
    }
    try {
      const snapped = core.snap_points(points);
      history.note(now(), label);
      usePoints({ points: snapped, file: null });
    } catch (error) {
      notices.report(error);
    }
  }

  function undo() {
    if (store.get().opening) return;
    const before = history.undo(now());
    if (before !== undefined) usePoints(before);
  }

  function redo() {
    if (store.get().opening) return;
    const after = history.redo(now());
    if (after !== undefined) usePoints(after);
  }

  function backToDataset() {
    if (store.get().values.data !== 'own' || store.get().opening) return;
    // Points that were only just changed go back without a new start.
    if (run.openedData === 'own') change('data', run.lastNamed);
    else {
      history.note(now());
      usePoints({ points: run.original, file: null });
    }
  }

  /**
   * A file's points take the place of the data, exactly. A link that waits for them goes where it was to go.
   * @param {import('../types.js').OwnFile} file
   * @param {string} [link] another one to open with them; else all settings stay
   */
  function openFile(file, link) {
    const { arrival, fragment, values } = store.get();
    const given = { points: file.points, file };
    if (link === undefined && run.awaits) return restart(core.change(fragment, 'it', String(arrival?.it ?? 0)).fragment, { given, play: arrival?.play });
    // Points drawn by hand are to be had again; a dataset is one press away.
    const keepHistory = values.data === 'own';
    if (keepHistory) history.note(now());
    let own = link ?? baseToBe(session);
    for (const [key, value] of [['data', 'own'], ['points', ''], ['split', '']]) own = core.change(own, key, value).fragment;
    return restart(own, { given, keepHistory, ...(link === undefined ? {} : { keepPage: false, play: undefined }) });
  }

  /** Opens a link on the points of one's own, where there are some. @param {string} link */
  function openOnOwn(link) {
    const { file, values } = store.get();
    if (file !== null) return openFile(file, link);
    return openLink(values.data === 'own' && values.points !== '' ? `${link}&data=own&points=${values.points}` : link);
  }

  /** @param {Float64Array} stroke */
  function drewLine(stroke) {
    const { points, frameBox, invitation } = store.get();
    const ownLine = scored(points, stroke, frameBox);
    if (ownLine === null) return;
    store.set({ ownLine, invitation: invitation === 'draw' ? 'kick' : invitation });
  }

  return { editPoints, openFile, openOnOwn, undo, redo, backToDataset, drewLine };
}
