/**
 * Changes of settings. A change shows at once and waits for its turn: a live one then goes to the
 * engine, any other begins the run anew.
 */

import { LONGEST, readable } from '../share.js';
import { noticeOf } from './notices.js';

/** @typedef {import('../types.js').Notice} Notice */
/** @typedef {import('../types.js').Session} Session */

/** While training, a dragged slider changes a setting at most so often, in milliseconds. */
const DRAG_EVERY = 300;

/** Changes that wait for their turn. */
export class Waiting {
  /** The value that stands for each key. @type {Map<string, {value: string, live: boolean}>} */
  changes = new Map();
  /** Live ones of this run that the engine was told, answered or not. @type {Map<string, {value: string}>} */
  sent = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** When changes were last taken. */
  takenAt = 0;

  /** Takes all changes, so that those made from now on wait for the next turn. */
  take() {
    this.timer = undefined;
    this.takenAt = Date.now();
    const changes = [...this.changes];
    this.changes.clear();
    return changes;
  }

  /**
   * The next turn comes at once, or while dragging when it is due.
   * @param {() => void} turn
   * @param {boolean} drag
   */
  call(turn, drag) {
    clearTimeout(this.timer);
    const wait = drag ? this.takenAt + DRAG_EVERY - Date.now() : 0;
    if (wait > 0) this.timer = setTimeout(turn, wait);
    else turn();
  }

  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changes.clear();
    this.sent.clear();
  }
}

/**
 * The points to carry beside a link: those of a file, which no link has exactly, and those for which it has no room.
 * @param {Pick<Session, 'store' | 'run'>} session
 * @returns {import('../types.js').Given | null}
 */
export function pointsGiven({ store, run }) {
  const { file, points, opening } = store.get();
  if (opening) return run.given;
  if (file !== null) return { points: file.points, file };
  return run.base.length > LONGEST ? { points, file } : null;
}

/**
 * What the run's base will be with all changes: the engine's answers may come after the next deed.
 * @param {Pick<Session, 'core' | 'run' | 'waiting'>} session
 */
export function baseToBe({ core, run, waiting }) {
  let fragment = readable(run.base);
  for (const [key, { value }] of [...waiting.sent, ...waiting.changes]) fragment = core.change(fragment, key, value).fragment;
  return fragment;
}

/**
 * The values that the controls show: those in force, and those that wait.
 * @param {Session} session
 */
export function valuesOf({ store, core, run, waiting }) {
  const values = { ...core.read_link(readable(run.base)).values, ...store.get().page };
  for (const [key, { value }] of waiting.changes) values[key] = value;
  return values;
}

/**
 * @param {Session} session
 * @param {object} doors
 * @param {ReturnType<typeof import('./opening.js').createOpening>['restart']} doors.restart begins the run anew
 * @param {() => void} doors.answer the network answers live changes
 */
export function createChanges(session, { restart, answer }) {
  const { store, engine, core, notices, run, waiting } = session;
  const live = new Map(core.settings_table().map((row) => [row.key, row.live]));
  /** Own points of before another dataset was chosen, as in links, and those that links do not have. */
  let ownPoints = '';
  /** @type {ReturnType<typeof pointsGiven>} */
  let ownGiven = null;

  /**
   * A link with one setting changed, and what must change with it.
   * @param {string} fragment
   * @param {string} key
   * @param {string} value
   */
  const changed = (fragment, key, value) => (key === 'data' ? changedData(fragment, value) : core.change(fragment, key, value));

  /**
   * Who comes back to own points finds them as they were.
   * @param {string} fragment
   * @param {string} value
   */
  function changedData(fragment, value) {
    const { data, points } = core.read_link(fragment).values;
    if (data === 'own') {
      ownPoints = points;
      ownGiven = pointsGiven(session);
    }
    const link = core.change(fragment, 'data', value);
    return value === 'own' && data !== 'own' && ownPoints !== ''
      ? core.change(link.fragment, 'points', ownPoints)
      : link;
  }

  /** @param {string} key @param {Notice} notice */
  function refuse(key, notice) {
    store.set({ refused: { ...store.get().refused, [key]: notice } });
  }

  /** The turn of all changes that wait. */
  async function flush() {
    const changes = waiting.take();
    if (changes.some(([, change]) => !change.live)) {
      let fragment = baseToBe(session);
      const wasOwn = core.read_link(fragment).values.data === 'own';
      for (const [key, { value }] of changes) fragment = changed(fragment, key, value).fragment;
      await restart(fragment, wasOwn ? {} : { given: ownGiven });
      return;
    }
    const mine = run.number;
    const before = run.base;
    for (const [key, sent] of changes) waiting.sent.set(key, sent);
    for (const [key, { value }] of changes) {
      try {
        const { base } = await engine.call('set', key, value);
        if (mine !== run.number) return;
        run.base = base;
      } catch (error) {
        if (mine !== run.number) return;
        waiting.sent.delete(key);
        const notice = noticeOf(error);
        if (notice.code === 'too-many') notices.tell(notice);
        else refuse(key, notice);
        store.set({ values: valuesOf(session) });
      }
    }
    // A slider that is let go tells its value once more: that changes nothing, and asks for no answer.
    if (run.base !== before) answer();
  }

  /**
   * @param {string} key
   * @param {string} value
   * @param {import('../types.js').ChangeOptions} [options]
   */
  function change(key, value, { drag = false } = {}) {
    const { refused, page } = store.get();
    let link;
    try {
      let fragment = readable(run.base);
      for (const [other, { value: now }] of waiting.changes) {
        if (other !== key) fragment = changed(fragment, other, now).fragment;
      }
      link = changed(fragment, key, value);
    } catch (error) {
      refuse(key, noticeOf(error));
      return;
    }
    const { [key]: _, ...others } = refused;
    store.set({ values: { ...link.values, ...page }, refused: others });
    waiting.changes.set(key, { value, live: live.get(key) ?? false });
    waiting.call(flush, drag);
  }

  return { change };
}
