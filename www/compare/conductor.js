/**
 * The further models of a comparison: a worker each, trained in step with the first model. None is
 * ever ahead of it, and it waits for the slowest; what is done to it is done to all at the same
 * iteration. When it rests, all come to rest where it is.
 */

import { Engine } from '../engine.js';
import { LONGEST, readable } from '../share.js';
import { CurveKeeper } from '../session/curve.js';
import { palette } from '../theme.js';
import { parsed } from './models.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */

/** The first model may be ahead by what the slowest one trains in so many milliseconds. */
const AHEAD = 80;
/** What a step takes that nobody has timed yet, in microseconds. */
const UNKNOWN = 200;
/** A worker that died is started again so often. */
const LIVES = 3;

/** One further model, its worker and where it is. */
class Follower {
  /** @param {Promise<WebAssembly.Module>} module @param {() => void} moved @param {(follower: Follower) => void} died */
  constructor(module, moved, died) {
    this.curves = new CurveKeeper();
    this.engine = new Engine(module, palette(), {
      onFrame: (frame) => {
        if (frame.run !== this.run) return;
        this.frame = frame;
        this.curve = this.curves.add(frame);
        moved();
      },
      onStopped: () => {},
      onCrash: () => died(this),
    });
    this.engine.plain = true;
    this.engine.start();
    /** The number of its run, by which late frames of the one before are told. */
    this.run = 0;
    /** The run of the first model that it goes with. */
    this.leader = -1;
    this.fragment = '';
    /** Where it was last told to go. */
    this.told = '';
    this.deaths = 0;
    /** @type {import('../types.js').Frame | null} */
    this.frame = null;
    this.curve = this.curves.curve;
  }

  /** @returns {Model['status']} */
  get status() {
    if (this.deaths >= LIVES) return 'failed';
    return this.frame?.state ?? 'opening';
  }

  /** Whether the others wait for it. */
  get alive() {
    return this.status !== 'diverged' && this.status !== 'failed';
  }
}

/**
 * Takes the first that is wanted out of a list.
 * @param {Follower[]} list
 * @param {(follower: Follower) => boolean} wanted
 */
function take(list, wanted) {
  const at = list.findIndex(wanted);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/**
 * @param {object} tools
 * @param {import('../types.js').Store} tools.store
 * @param {Engine} tools.engine the first model's
 * @param {typeof import('../../touchline.js')} tools.core
 * @param {Promise<WebAssembly.Module>} tools.module
 */
export function conduct({ store, engine, core, module }) {
  /** @type {Follower[]} */
  let followers = [];
  /** @type {(() => void)[]} */
  let settled = [];
  let limit = Infinity;
  /** The run of the first model that they were gathered for. */
  let leading = -1;
  /** The models that they were gathered as. */
  let gathered = '';

  /** The links of the further models, as the first one's settings and `vs` make them. @param {State} state */
  function fragments({ fragment, page }) {
    if (!page.vs) return [];
    return core.further_models(`${readable(fragment)}&it=0&vs=${encodeURIComponent(page.vs)}`);
  }

  /** Makes and opens what is missing, ends what is not wanted. */
  function gather() {
    const state = store.get();
    // On the way to another run there is nothing to go with yet.
    if (state.frame === null || state.opening) return;
    const links = fragments(state);
    // Who stays keeps what it has learned, whatever its number is now.
    const before = [...followers];
    const same = links.map(({ fragment }) => take(before, (follower) => follower.fragment === fragment));
    followers = same.map((follower) => follower ?? take(before, () => true) ?? new Follower(module, moved, died));
    for (const follower of before) follower.engine.stop();
    const leader = state.frame.run;
    // A new run waits at its beginning until it is told how far it may go.
    if (leader !== leading) limit = -Infinity;
    leading = leader;
    gathered = state.page.vs ?? '';
    followers.forEach((follower, k) => {
      const { fragment } = links[k];
      if (follower.leader === leader && follower.fragment === fragment) return;
      // Of a run that goes on, a live change is repeated: it must not begin anew.
      if (follower.leader === leader && repeated(follower.fragment, fragment)) follower.fragment = fragment;
      else open(follower, fragment, state);
    });
    tell(links);
    step();
  }

  /** Whether two links of a model differ in nothing but what was changed on the way. @param {string} before @param {string} now */
  function repeated(before, now) {
    const rest = (/** @type {string} */ link) => link.replace(/&(then|points|data|dseed|split)=[^&]*/g, '');
    return rest(before) === rest(now);
  }

  /** @param {Follower} follower @param {string} fragment @param {State} state */
  function open(follower, fragment, { frame, points, file, fragment: first }) {
    follower.run += 1;
    follower.leader = frame?.run ?? -1;
    follower.fragment = fragment;
    follower.frame = null;
    follower.told = '';
    // Points that a link does not have, or not to the last bit.
    // (The file's own: those in the state may be shared out already, as the link says.)
    const exact = file?.points ?? (first.length > LONGEST ? points : undefined);
    follower.engine.call('open', fragment, follower.run, exact).then(step, () => {});
  }

  /** @param {Follower} follower */
  function died(follower) {
    follower.deaths += 1;
    follower.leader = -1;
    follower.frame = null;
    if (follower.deaths < LIVES) {
      follower.engine.start();
      gather();
    } else {
      moved();
    }
  }

  /** Says where everybody may go: the further models to where the first is, the first a little beyond the slowest. */
  function step() {
    const { frame } = store.get();
    if (frame === null) return;
    const rests = frame.state !== 'training';
    let last = Infinity;
    let slowest = 0;
    for (const follower of followers) {
      if (!follower.alive) continue;
      const here = follower.leader === frame.run ? (follower.frame?.iteration ?? 0) : 0;
      last = Math.min(last, here);
      slowest = Math.max(slowest, follower.frame?.stepMicroseconds ?? 0);
      const order = `${frame.iteration} ${rests}`;
      if (follower.frame === null || follower.leader !== frame.run || follower.told === order) continue;
      follower.told = order;
      follower.engine.call('follow', frame.iteration, rests).catch(() => {});
    }
    slowest = Math.max(slowest, frame.stepMicroseconds) || UNKNOWN;
    const next = followers.length === 0 ? Infinity : last + Math.max(1, Math.ceil((1000 * AHEAD) / slowest));
    if (next !== limit && (next === Infinity || rests || Math.abs(next - limit) > 0.1 * (next - last))) {
      limit = next;
      engine.call('limit', next).catch(() => {});
    }
    if (rests && followers.every((follower) => !follower.alive || follower.frame?.iteration === frame.iteration)) {
      for (const resolve of settled.splice(0)) resolve();
    }
  }

  /** @param {import('../../touchline.js').Link[]} [links] */
  function tell(links) {
    const { page, models } = store.get();
    const changes = parsed(page.vs ?? '');
    store.set({
      models: followers.map((follower, k) => ({
        changes: changes[k] ?? [],
        fragment: follower.fragment,
        values: links?.[k]?.values ?? models[k]?.values ?? {},
        frame: follower.frame,
        curve: follower.curve,
        status: follower.status,
      })),
      selected: Math.min(store.get().selected, followers.length),
    });
  }

  function moved() {
    step();
    tell();
  }

  engine.listeners.onChanged = ({ run, iteration, call, args }) => {
    const { frame, page } = store.get();
    if (frame?.run !== run) return;
    const changes = parsed(page.vs ?? '');
    followers.forEach((follower, k) => {
      if (follower.leader !== run) return;
      if (call === 'set' && changes[k]?.some(([key]) => key === args[0])) return;
      follower.engine.call('repeat', iteration, call, ...args).catch(() => {});
    });
  };

  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('theme')) for (const { engine: mine } of followers) mine.setPalette(palette()).catch(() => {});
    if (changed.has('fragment') || (state.page.vs ?? '') !== gathered) gather();
    else if (changed.has('frame')) {
      // Also where the first picture comes after the page's settings: nobody was gathered yet.
      if (leading !== state.frame?.run || followers.some((follower) => follower.leader !== state.frame?.run)) gather();
      else step();
    }
  });
  gather();

  return {
    /** Resolves when all models rest where the first one does. */
    settled: () => new Promise((/** @type {(value?: any) => void} */ resolve) => {
      settled.push(resolve);
      step();
    }),

    /** @param {number} k a further model, from 1 @returns {Engine | undefined} */
    engineOf: (k) => followers[k - 1]?.engine,

    stop() {
      unsubscribe();
      engine.listeners.onChanged = undefined;
      for (const follower of followers.splice(0)) follower.engine.stop();
      engine.call('limit', Infinity).catch(() => {});
      store.set({ models: [], selected: 0 });
    },
  };
}
