/** What a person can do: the parts of a session, put together. */

import { createChanges, Waiting } from './session/changes.js';
import { createEdits } from './session/edits.js';
import { createFrames } from './session/frames.js';
import { createNotices } from './session/notices.js';
import { createOpening } from './session/opening.js';
import { setLanguage, setPage, setTheme } from './session/page.js';
import { Run } from './session/run.js';
import { createTraining } from './session/training.js';
import { share } from './share.js';
import { PointHistory } from './store.js';

/**
 * @param {Pick<import('./types.js').Session, 'store' | 'engine' | 'core'>} tools
 */
export function createActions({ store, engine, core }) {
  const notices = createNotices(store);
  /** @type {import('./types.js').Session} */
  const session = {
    store,
    engine,
    core,
    notices,
    run: new Run(store.get().fragment),
    waiting: new Waiting(),
    history: new PointHistory(),
  };
  const training = createTraining(session);
  const { openLink, restart, reset, onCrash } = createOpening(session, training.train);
  const { answer } = training;
  const { change } = createChanges(session, { restart, answer });
  const edits = createEdits(session, { answer, change, restart, openLink });
  const { onFrame } = createFrames(session);

  /** @type {import('./types.js').Actions} */
  const actions = {
    play: training.play,
    pause: training.pause,
    toggle: training.toggle,
    skip: training.skip,
    step: training.step,
    reset,
    newWeights: () => change('seed', String(core.fresh_seed())),
    runTo: training.runTo,
    cancel: training.pause,
    setSpeed: training.setSpeed,
    change,
    editPoints: edits.editPoints,
    openFile: edits.openFile,
    openOnOwn: edits.openOnOwn,
    predict: (x, y) => engine.call('predict', Float64Array.of(x, y)),
    undo: edits.undo,
    redo: edits.redo,
    clear: () => edits.editPoints(new Float64Array()),
    backToDataset: edits.backToDataset,
    setTool: (tool) => store.set({ tool }),
    drewLine: edits.drewLine,
    eraseLine: () => store.set({ ownLine: null }),
    invite: (invitation) => store.set({ invitation }),
    share: () => share(store, core),
    report: notices.report,
    compare: () => {},
    dismiss: notices.dismiss,
    open: (fragment) => openLink(fragment),
    setLanguage: (lang) => setLanguage(store, lang),
    setTheme: (theme) => setTheme(store, theme),
    setPage: (key, value) => setPage(store, core, key, value),
  };

  return { actions, notices, onFrame, onCrash, onStopped: notices.report, openLink };
}
