/** What a person can do, and what the engine's pictures do to the state. */

import { keep, keepTheme, resolveTheme, showTheme } from './theme.js';
import { browserLanguage, speak } from './strings/index.js';
import { LONGEST, share, splitLink } from './share.js';
import { PointHistory } from './store.js';

/** @typedef {import('./types.js').Actions} Actions */
/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Store} Store */
/** @typedef {typeof import('../touchline.js')} Core */

/** While training, a dragged slider changes a setting at most so often, in milliseconds. */
const DRAG_EVERY = 200;
const KICK_OFF_STEPS = 30_000;
/** How long a run that was over goes on after the points have changed, in steps. */
const REACTION = 10_000;
/** So many crashes in a minute, and the engine is not started again. */
const MOST_CRASHES = 3;
export const LANGUAGE_CHOICE = 'touchline.lang';

const REDUCED = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {unknown} error @returns {Notice} */
function noticeOf(error) {
  const { code, details, message } = /** @type {any} */ (error);
  return typeof code !== 'string'
    ? { code: 'unknown', details: { message: String(message ?? error) } }
    : { code, details: details ?? {} };
}

/**
 * @param {{store: Store, engine: import('./engine.js').Engine, core: Core}} tools
 */
export function createActions({ store, engine, core }) {
  const rows = new Map(core.settings_table().map((row) => [row.key, row]));
  const points = new PointHistory();
  let run = 0;
  /** The settings in force as a fragment: what a restart begins with. */
  let base = store.get().fragment;
  /** @type {Float64Array} the dataset's own points, as the engine opened them */
  let original = new Float64Array();
  let lastNamed = 'football';
  /** The dataset that the present run was opened with. */
  let openedData = 'football';
  /** Own points of before another dataset was chosen, as in links. */
  let ownPoints = '';
  /** The run that is about to train on opening: it is not shown as being at rest. */
  let arriving = 0;
  let kickedOff = false;
  /** The run whose first Play was invited: its end is told. */
  let invited = 0;
  let choseSpeed = false;
  /** Whether a person stopped the run, rather than its end. */
  let stopped = false;
  let lastLook = '';
  let progressFrom = 0;
  let nextNotice = 1;
  /** @type {number[]} */
  let crashes = [];
  /** The run's curve, with room to grow. */
  let rowsKept = new Float64Array(8 * 256);

  // Notices ----------------------------------------------------------------------------------

  /** One notice a cause is enough. @param {Notice} notice */
  function tell(notice) {
    const text = JSON.stringify(notice.details);
    const others = store.get().notices.filter(
      (other) => other.code !== notice.code || JSON.stringify(other.details) !== text,
    );
    store.set({ notices: [...others, { ...notice, id: nextNotice++ }].slice(-8) });
  }

  /** @param {unknown} error */
  function report(error) {
    const notice = noticeOf(error);
    // The crash itself is told once, where the worker died.
    if (notice.code === 'crashed') return;
    if (notice.code === 'stale' || notice.code === 'load') store.set({ status: 'failed' });
    tell(notice);
  }

  /** @param {(notice: Notice) => boolean} which */
  function forget(which) {
    const { notices } = store.get();
    const left = notices.filter((notice) => !which(notice));
    if (left.length < notices.length) store.set({ notices: left });
  }

  // The engine's pictures --------------------------------------------------------------------

  /** @param {Frame} frame */
  function appendCurve(frame) {
    const { curve } = store.get();
    const end = 8 * frame.historyFrom + frame.history.length;
    const count = end / 8;
    if (curve.run === frame.run && curve.count === count) return curve;
    if (end > rowsKept.length) {
      const larger = new Float64Array(2 * end);
      larger.set(rowsKept);
      rowsKept = larger;
    }
    rowsKept.set(frame.history, 8 * frame.historyFrom);
    return { run: frame.run, rows: rowsKept.subarray(0, end), count };
  }

  /** A look at the test set: training came to rest, and the score is in sight. @param {Frame} frame */
  function looks(frame) {
    const { testLooks, page } = store.get();
    const look = `${frame.run}:${frame.iteration}`;
    const seen = frame.state !== 'training' && frame.iteration > 0 && frame.score?.test;
    if (!seen || look === lastLook || page.hide?.includes('results')) return testLooks;
    lastLook = look;
    return testLooks + 1;
  }

  /** @param {Frame} frame @param {import('./engine.js').News | null} news */
  function onFrame(frame, news) {
    if (frame.run !== run) return;
    const state = store.get();
    if (frame.state !== 'ready') arriving = 0;
    /** @type {Partial<State>} */
    const patch = {
      frame,
      status: arriving === run ? (state.status === 'loading' ? 'loading' : 'training') : frame.state,
      fragment: frame.link,
      target: frame.target,
      curve: appendCurve(frame),
      testLooks: looks(frame),
    };
    if (frame.units !== null) patch.units = frame.units;
    if (news !== null) {
      original = news.points;
      patch.points = news.points;
      patch.frameBox = /** @type {State['frameBox']} */ ([...news.box]);
    }
    if (frame.base !== base) {
      base = frame.base;
      patch.values = valuesOf(base);
    }
    const easing = state.easing && frame.state === 'training';
    patch.easing = easing;
    patch.progress = frame.target === null || easing
      ? null
      : (frame.iteration - progressFrom) / Math.max(1, frame.target - progressFrom);
    if (invited === run && frame.state !== 'training' && frame.iteration > 0) {
      invited = 0;
      if (frame.iteration === KICK_OFF_STEPS) patch.invitation = 'done';
    }
    store.set(patch);
  }

  /** @param {Notice} notice */
  async function onCrash(notice) {
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < 60_000), now];
    if (store.get().status === 'failed') return;
    if (crashes.length >= MOST_CRASHES) {
      store.set({ status: 'failed', easing: false, target: null, progress: null });
      tell({ code: 'crashed-again', details: notice.details });
      return;
    }
    tell({ code: 'crashed', details: notice.details });
    const { fragment, frame } = store.get();
    engine.start();
    const it = String(frame?.iteration ?? 0);
    const points = carried();
    await openLink(core.change(readable(fragment), 'it', it).fragment, { keepPage: true, keepNotices: true, points });
  }

  // Links ------------------------------------------------------------------------------------

  /**
   * Too many own points make a fragment that cannot be read; they are then carried beside it.
   * @param {string} fragment
   */
  function readable(fragment) {
    return fragment.length > LONGEST ? fragment.replace(/&points=[^&]*/, '') : fragment;
  }

  /** The points to carry beside a restart, if they must be. */
  function carried() {
    return base.length > LONGEST ? store.get().points : null;
  }

  /** @param {string} fragment */
  function valuesOf(fragment) {
    const values = { ...core.read_link(readable(fragment)).values, ...store.get().page };
    for (const [key, { value }] of waiting) values[key] = value;
    return values;
  }

  /** @param {Record<string, string>} page */
  async function usePage(page) {
    const choice = page.lang === 'auto' ? localStorageLanguage() : page.lang;
    const lang = choice === 'en' || choice === 'zh' ? choice : browserLanguage();
    const theme = resolveTheme(page.theme);
    await speak(lang);
    showTheme(theme);
    store.set({ page, lang, theme });
  }

  function localStorageLanguage() {
    try {
      return localStorage.getItem(LANGUAGE_CHOICE);
    } catch {
      return null;
    }
  }

  /**
   * Opens a link and trains to its iteration.
   * @param {string} link
   * @param {{keepNotices?: boolean, play?: boolean, keepPage?: boolean,
   *   points?: Float64Array | null}} [options] `points`: own points that the link has no room for
   */
  async function openLink(link, options = {}) {
    clearWaiting();
    const parts = splitLink(core, link);
    const { values } = parts.read;
    const before = store.get();
    const sameData = before.frame !== null
      && ['data', 'dseed', 'm', 'noise', 'points'].every((key) => before.values[key] === values[key]);
    if (!sameData) points.clear();
    openedData = values.data;
    if (values.data !== 'own') lastNamed = values.data;
    run += 1;
    base = parts.run;
    const play = options.play ?? parts.play;
    arriving = parts.it > 0 || play ? run : 0;
    const page = options.keepPage ? before.page : parts.page;
    const notices = options.keepNotices ? before.notices : [];
    store.set({
      values: { ...values, ...page },
      fragment: parts.run,
      refused: {},
      notices,
      easing: false,
      progress: null,
      target: null,
      canUndo: points.canUndo,
      canRedo: points.canRedo,
      ...(sameData ? {} : { ownLine: null }),
      ...(parts.it > 0 || parts.play ? { invitation: null } : {}),
    });
    parts.read.notices.forEach(tell);
    if (!options.keepPage) await usePage(page);
    const mine = run;
    try {
      await engine.call('open', parts.run, run);
      if (mine !== run) return;
      if (options.points && values.data === 'own') {
        store.set({ points: options.points });
        await engine.call('set_points', options.points);
      }
      const speed = store.get().speed;
      if (parts.it > 0) await train('full', { target: parts.it, after: play ? speed : null });
      else if (play) train(speed);
    } catch (error) {
      arriving = 0;
      report(error);
    }
  }

  /**
   * @param {import('./types.js').Speed} speed
   * @param {{target?: number | null, after?: import('./types.js').Speed | null, quiet?: boolean}} [options]
   */
  async function train(speed, options = {}) {
    stopped = false;
    forget(({ code }) => code === 'diverged' || code === 'no-points');
    progressFrom = store.get().frame?.iteration ?? 0;
    try {
      await engine.call('play', speed, options);
    } catch (error) {
      report(error);
    }
  }

  /** Starts again with a fragment; training goes on if it did. @param {string} fragment */
  function restart(fragment) {
    return openLink(fragment, { keepPage: true, play: store.get().status === 'training', points: carried() });
  }

  // Settings ---------------------------------------------------------------------------------

  /** Changes that wait for their turn, and the value that stands for each. */
  /** @type {Map<string, {value: string, live: boolean}>} */
  const waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let flushTimer;
  let flushedAt = 0;

  function clearWaiting() {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    waiting.clear();
  }

  async function flush() {
    flushTimer = undefined;
    flushedAt = Date.now();
    const changes = [...waiting];
    waiting.clear();
    if (changes.some(([, { live }]) => !live)) {
      let fragment = readable(base);
      for (const [key, { value }] of changes) fragment = applyChange(fragment, key, value).fragment;
      await restart(fragment);
      return;
    }
    const mine = run;
    for (const [key, { value }] of changes) {
      try {
        const result = await engine.call('set', key, value);
        if (mine !== run) return;
        base = result.base;
      } catch (error) {
        if (mine !== run) return;
        const notice = noticeOf(error);
        if (notice.code === 'too-many') tell(notice);
        else refuse(key, notice);
        store.set({ values: valuesOf(base) });
      }
    }
  }

  /** @param {string} key @param {Notice} notice */
  function refuse(key, notice) {
    store.set({ refused: { ...store.get().refused, [key]: notice } });
  }

  /**
   * A link with one setting changed, and what must change with it.
   * @param {string} fragment
   * @param {string} key
   * @param {string} value
   */
  function applyChange(fragment, key, value) {
    if (key === 'layers') {
      // keep_prob, one a layer: as many as there are layers, the last one standing for new ones.
      const keeps = core.read_link(fragment).values.keep.split(',');
      const layers = value.split(',').filter((units) => units !== '').length;
      if (keeps.length > 1 && keeps.length !== layers) {
        const resized = Array.from({ length: layers }, (_, i) => keeps[Math.min(i, keeps.length - 1)]);
        const one = core.change(fragment, 'keep', keeps[0]).fragment;
        const changed = core.change(one, key, value);
        return layers > 1 ? core.change(changed.fragment, 'keep', resized.join(',')) : changed;
      }
    }
    if (key === 'data') {
      const { data, points: now } = core.read_link(fragment).values;
      if (data === 'own') ownPoints = now;
      const changed = core.change(fragment, key, value);
      if (value === 'own' && data !== 'own' && ownPoints !== '') {
        return core.change(changed.fragment, 'points', ownPoints);
      }
      return changed;
    }
    return core.change(fragment, key, value);
  }

  // Points -----------------------------------------------------------------------------------

  let sending = false;
  let sendAgain = false;

  /** The latest points win: those in between need not travel. */
  async function sendPoints() {
    if (sending) {
      sendAgain = true;
      return;
    }
    sending = true;
    try {
      do {
        sendAgain = false;
        await engine.call('set_points', store.get().points);
      } while (sendAgain);
    } catch (error) {
      report(error);
    }
    sending = false;
  }

  /** @param {Float64Array} now */
  function usePoints(now) {
    const { ownLine, frameBox, invitation } = store.get();
    store.set({
      points: now,
      canUndo: points.canUndo,
      canRedo: points.canRedo,
      ownLine: ownLine && scored(now, ownLine.stroke, frameBox),
      invitation: invitation === 'done' || invitation === 'red-point' ? null : invitation,
    });
    forget(({ code }) => code === 'no-points');
    sendPoints();
    answer();
  }

  /** A run that was over goes on for a while: the network answers the new points. */
  function answer() {
    const { status, frame, points: now } = store.get();
    if (status !== 'paused' || stopped || frame === null || now.length === 0) return;
    train('full', { target: frame.iteration + REACTION });
  }

  /**
   * @param {Float64Array} now
   * @param {Float64Array} stroke
   * @param {State['frameBox']} box
   */
  function scored(now, stroke, box) {
    const result = core.score_line(now, stroke, Float64Array.from(box));
    return result === undefined ? null : { stroke, ...result };
  }

  // What a person can do ---------------------------------------------------------------------

  /** @type {Actions} */
  const actions = {
    play() {
      const { frame, speed, points: now, invitation } = store.get();
      const start = frame?.iteration === 0;
      const eased = !kickedOff && !choseSpeed && start && now.length > 0;
      kickedOff = true;
      store.set({ easing: eased, invitation: null });
      if (!eased) {
        train(speed);
        return;
      }
      if (invitation !== null) invited = run;
      if (REDUCED.matches) train('full', { target: KICK_OFF_STEPS, quiet: true });
      else train('eased');
    },

    pause() {
      stopped = true;
      engine.call('pause').catch(report);
    },

    toggle() {
      const { status, easing } = store.get();
      if (status !== 'training') actions.play();
      else if (easing) {
        // Skips the slow motion: the end of it is a blink away.
        store.set({ easing: false });
        engine.call('speed', 'full').catch(report);
      } else actions.pause();
    },

    step() {
      stopped = true;
      forget(({ code }) => code === 'diverged');
      engine.call('step').catch(report);
    },

    reset() {
      openLink(readable(base), { keepPage: true, play: false, points: carried() });
    },

    newWeights() {
      actions.change('seed', String(core.fresh_seed()));
    },

    runTo(iteration) {
      kickedOff = true;
      train('full', { target: iteration });
    },

    cancel: () => actions.pause(),

    setSpeed(speed) {
      choseSpeed = true;
      store.set({ speed, easing: false });
      if (store.get().status === 'training') engine.call('speed', speed).catch(report);
    },

    change(key, value, { drag = false } = {}) {
      const { refused, page } = store.get();
      let changed;
      try {
        let fragment = readable(base);
        for (const [other, { value: now }] of waiting) {
          if (other !== key) fragment = applyChange(fragment, other, now).fragment;
        }
        changed = applyChange(fragment, key, value);
      } catch (error) {
        refuse(key, noticeOf(error));
        return;
      }
      const { [key]: _, ...others } = refused;
      store.set({ values: { ...changed.values, ...page }, refused: others });
      waiting.set(key, { value, live: rows.get(key)?.live ?? false });
      clearTimeout(flushTimer);
      const wait = drag ? flushedAt + DRAG_EVERY - Date.now() : 0;
      if (wait > 0) flushTimer = setTimeout(flush, wait);
      else flush();
    },

    editPoints(next, { label = '' } = {}) {
      points.note({ points: store.get().points }, label);
      try {
        usePoints(core.snap_points(next));
      } catch (error) {
        report(error);
      }
    },

    undo() {
      const before = points.undo({ points: store.get().points });
      if (before !== undefined) usePoints(before.points);
    },

    redo() {
      const after = points.redo({ points: store.get().points });
      if (after !== undefined) usePoints(after.points);
    },

    clear: () => actions.editPoints(new Float64Array()),

    backToDataset() {
      if (store.get().values.data !== 'own') return;
      // Points that were only just changed go back without a new start.
      if (openedData === 'own') actions.change('data', lastNamed);
      else {
        points.note({ points: store.get().points });
        usePoints(original);
      }
    },

    setTool(tool) {
      store.set({ tool });
    },

    drewLine(stroke) {
      const { points: now, frameBox, invitation } = store.get();
      const ownLine = scored(now, stroke, frameBox);
      if (ownLine === null) return;
      store.set({ ownLine, invitation: invitation === 'draw' ? 'kick' : invitation });
    },

    eraseLine() {
      store.set({ ownLine: null });
    },

    invite(invitation) {
      store.set({ invitation });
    },

    share() {
      share(store, core);
    },

    dismiss(id) {
      store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) });
    },

    async open(fragment) {
      await openLink(fragment);
    },

    async setLanguage(lang) {
      keep(LANGUAGE_CHOICE, lang);
      await speak(lang);
      store.set({ lang, page: { ...store.get().page, lang: 'auto' } });
    },

    setTheme(theme) {
      keepTheme(theme);
      showTheme(theme);
      store.set({ theme, page: { ...store.get().page, theme: 'auto' } });
    },
  };

  return { actions, onFrame, onCrash, onStopped: report, openLink };
}
