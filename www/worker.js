/**
 * The worker: owns the experiment, trains it in short slices, posts pictures of it.
 *
 * It posts `ready` first. Then each message {id, call, args} is answered by {id, result} or
 * {id, error}. Between slices it yields, so that calls are heard while it trains. A new frame is
 * made only when the page has drawn the last one; what comes to rest is always shown.
 */

import init, { Experiment } from '../touchline.js';
import { BUILD } from './build.js';

/** @typedef {import('./types.js').Speed} Speed */
/** @typedef {'ready' | 'training' | 'paused' | 'diverged'} Rest */

/** How long a slice trains before calls are heard, in milliseconds. */
const SLICE = 8;
/** The first Play: so many iterations, in logarithmic time over so many milliseconds. */
const EASED = { iterations: 30_000, time: 6_000 };
const PER_SECOND = { slow: 4, sixty: 60 };
/** The largest iteration that a link can name. */
const LAST = 10_000_000;
const SHADE = { columns: 132, rows: 171 };
/** While training, the shade may take so long, in milliseconds: large networks get a coarser one. */
const SHADE_TIME = 8;
const COARSEST = 6;
/** The units' atlas and the link are sent at most so often while training, in milliseconds. */
const UNITS_EVERY = 100;
const LINK_EVERY = 1_000;
/** A hidden layer's thumbnails beyond this many are not drawn. */
const MOST_UNITS = 128;

/** @type {Experiment | null} */
let experiment = null;
let run = 0;
/** @type {Rest} */
let state = 'ready';
/** @type {Speed} */
let speed = 'full';
/** @type {number | null} */
let target = null;
/** With a target: the speed to go on at from there. @type {Speed | null} */
let after = null;
/** No pictures on the way: for people who prefer reduced motion. */
let quiet = false;
/** When and where the present pace began, for speeds that follow the clock. */
let paceStart = 0;
let paceFrom = 0;
/** Calls that wait for training to end. @type {((result: {iteration: number} | Error) => void)[]} */
let waiting = [];

/** @type {Uint8Array} */
let palette = new Uint8Array(9);
let outstanding = 0;
let owed = false;
/** How many times coarser than at rest the shade is while training, on each side. */
let coarseness = 1;
let unitsAt = 0;
let linkAt = 0;
let link = '';
let base = '';
let rowsSent = 0;
/** Set when the page must hear of them: after opening. */
let pointsNews = false;

/** Time spent training and steps done: since the run began, and lately. */
let trainingTime = 0;
let recentTime = 0;
let recentSteps = 0;
/** What a step takes, in milliseconds: decides how many are done between looks at the clock. */
let stepTime = 0.05;

const channel = new MessageChannel();
channel.port1.onmessage = slice;
let due = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Trains on as soon as calls were heard, or after some milliseconds. */
function schedule(delay = 0) {
  if (delay > 1) {
    clearTimeout(timer);
    timer = setTimeout(slice, delay);
  } else if (!due) {
    due = true;
    channel.port2.postMessage(0);
  }
}

/** @returns {Experiment} */
function opened() {
  if (experiment === null) throw new Error('no experiment is open');
  return experiment;
}

/** Where the clock says that training should be. */
function pace(/** @type {number} */ now) {
  const passed = now - paceStart;
  if (speed === 'full') return LAST;
  if (speed === 'eased') {
    const share = Math.min(1, passed / EASED.time);
    return share === 1 ? EASED.iterations : Math.floor(Math.exp(Math.log(EASED.iterations + 1) * share) - 1);
  }
  return paceFrom + Math.floor((passed / 1000) * PER_SECOND[speed]);
}

function setPace() {
  paceStart = performance.now();
  paceFrom = opened().iteration;
}

function slice() {
  due = false;
  if (state !== 'training') return;
  const now = opened();
  const began = performance.now();
  const end = Math.min(target ?? LAST, LAST);
  // A clock that ran ahead (a hidden tab, a slow network) is set back, not caught up with.
  if (speed !== 'full' && speed !== 'eased' && pace(began) - now.iteration > PER_SECOND[speed]) setPace();
  const goal = Math.min(end, pace(began));
  try {
    let clock = began;
    while (now.iteration < goal && clock - began < SLICE) {
      const steps = Math.min(goal - now.iteration, Math.max(1, Math.floor(2 / stepTime)));
      now.advance(steps);
      const after = performance.now();
      measure(after - clock, steps);
      clock = after;
    }
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    rest(codeOf(error) === 'diverged' ? 'diverged' : restState(), /** @type {Error} */ (error));
    return;
  }
  if (now.iteration >= end) {
    if (after !== null && end < LAST) {
      target = null;
      speed = after;
      after = null;
      setPace();
      tellWaiting({ iteration: now.iteration });
    } else {
      rest('paused');
      return;
    }
  }
  if (!quiet) show();
  const ahead = speed !== 'full' && now.iteration >= pace(performance.now());
  schedule(ahead ? (speed === 'slow' ? 25 : 8) : 0);
}

/** @param {number} time @param {number} steps */
function measure(time, steps) {
  trainingTime += time;
  recentTime += time;
  recentSteps += steps;
  if (recentTime > 1000) {
    recentTime /= 2;
    recentSteps /= 2;
  }
  // The clock is coarse: one short slice says little.
  if (recentTime > 0.5) stepTime = Math.max(1e-4, recentTime / recentSteps);
}

/** @returns {Rest} */
function restState() {
  return opened().iteration === 0 ? 'ready' : 'paused';
}

/**
 * Training ends: the last picture goes out, then those who waited hear of it.
 * @param {Rest} how
 * @param {Error} [error]
 */
function rest(how, error) {
  state = how;
  target = null;
  after = null;
  quiet = false;
  clearTimeout(timer);
  show(true);
  const heard = tellWaiting(error ?? { iteration: opened().iteration });
  if (error !== undefined && !heard) postMessage({ type: 'stopped', error: plain(error) });
}

/**
 * @param {{iteration: number} | Error} result
 * @returns {boolean} whether anybody waited
 */
function tellWaiting(result) {
  const told = waiting;
  waiting = [];
  for (const tell of told) tell(result);
  return told.length > 0;
}

/** @param {unknown} error */
function codeOf(error) {
  // A DOMException has a code too: a number.
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** @param {unknown} error */
function plain(error) {
  const { details, message } = /** @type {any} */ (error);
  return { code: codeOf(error) ?? 'crashed', details: details ?? {}, message: String(message ?? error) };
}

// Pictures ---------------------------------------------------------------------------------------

/** @type {Record<string, OffscreenCanvas>} */
const canvases = {};

/**
 * As a bitmap where the browser can: it is moved to the page, not copied, and scales smoothly.
 * @param {string} name
 * @param {ImageData} image
 * @returns {ImageBitmap | ImageData}
 */
function picture(name, image) {
  if (typeof OffscreenCanvas === 'undefined') return image;
  canvases[name] ??= new OffscreenCanvas(image.width, image.height);
  const canvas = canvases[name];
  if (canvas.width !== image.width || canvas.height !== image.height) {
    canvas.width = image.width;
    canvas.height = image.height;
  }
  const context = canvas.getContext('2d');
  if (context === null) return image;
  context.putImageData(image, 0, 0);
  return canvas.transferToImageBitmap();
}

/** Small networks get sharp thumbnails, large ones small thumbnails. */
function unitSize(/** @type {Uint32Array} */ layers) {
  const most = Math.max(...layers);
  return most <= 6 ? 72 : most <= 24 ? 48 : 24;
}

/**
 * The decision boundary, and how coarse it has to be from now on while training.
 * @param {Experiment} now
 * @param {number} times coarser than at rest, on each side
 */
function boundary(now, times) {
  const began = performance.now();
  const picture = now.boundary(Math.round(SHADE.columns / times), Math.round(SHADE.rows / times), palette);
  const took = performance.now() - began;
  const wanted = Math.min(COARSEST, Math.max(1, times * Math.sqrt(took / SHADE_TIME)));
  // Half the way: one slow moment must not change the picture.
  coarseness += (wanted - coarseness) / 2;
  return picture;
}

/** Shows how things are. At rest it is always shown; else only when the page waits for it. */
function show(force = state !== 'training') {
  const now = opened();
  if (outstanding > 0 && !force) {
    owed = true;
    return;
  }
  owed = false;
  const clock = performance.now();
  const training = state === 'training';

  const { shade, contour } = boundary(now, training ? Math.round(coarseness) : 1);
  const score = now.evaluate();
  const layers = now.layers();
  const history = now.history(rowsSent);
  const size = unitSize(layers);
  let units = null;
  if (!training || clock - unitsAt > UNITS_EVERY) {
    unitsAt = clock;
    units = picture('units', now.units(size, MOST_UNITS, palette));
  }
  if (!training || clock - linkAt > LINK_EVERY) {
    linkAt = clock;
    link = now.link();
    base = now.base();
  }
  const frame = {
    run,
    iteration: now.iteration,
    state,
    score: score.train === null && score.test === null && score.dev === null
      ? null
      : { ...score, parameters_sha256: training ? null : score.parameters_sha256 },
    shade: picture('shade', shade),
    columns: shade.width,
    rows: shade.height,
    contour,
    wrong: now.wrong(),
    history,
    historyFrom: rowsSent,
    layers,
    parameters: now.parameters(),
    units,
    unitSize: size,
    stepMicroseconds: recentSteps > 0 ? (1000 * recentTime) / recentSteps : 0,
    trainingSeconds: trainingTime / 1000,
    edited: now.edited,
    link,
    base,
    target,
  };
  rowsSent += history.length / 8;
  const news = pointsNews ? { points: now.points(), box: now.frame() } : null;
  pointsNews = false;
  outstanding += 1;
  /** @type {Transferable[]} */
  const moved = [contour.buffer, history.buffer, frame.wrong.buffer, frame.parameters.buffer];
  for (const image of [frame.shade, units]) {
    if (typeof ImageBitmap !== 'undefined' && image instanceof ImageBitmap) moved.push(image);
  }
  postMessage({ type: 'frame', frame, news }, { transfer: moved });
}

// Calls ------------------------------------------------------------------------------------------

/**
 * Trains until `rest` is called.
 * @returns {Promise<{iteration: number}>}
 */
function training() {
  state = 'training';
  setPace();
  schedule();
  return new Promise((resolve, reject) => {
    waiting.push((result) => (result instanceof Error ? reject(result) : resolve(result)));
  });
}

function halt() {
  if (state === 'training') rest(restState());
}

/** @type {Record<string, (...args: any[]) => any>} */
const calls = {
  /**
   * Opens a fragment in the place of what was there. Does not train.
   * @param {string} fragment
   * @param {number} number the run's
   */
  open(fragment, number) {
    const next = new Experiment(fragment);
    halt();
    experiment?.free();
    experiment = next;
    run = number;
    state = 'ready';
    rowsSent = 0;
    trainingTime = 0;
    recentTime = 0;
    recentSteps = 0;
    unitsAt = 0;
    pointsNews = true;
    show(true);
  },

  /**
   * Trains, to an iteration or without end; answers when it is there or stops before. `after` is
   * the speed to go on at from the target.
   * @param {Speed} how
   * @param {{target?: number | null, after?: Speed | null, quiet?: boolean}} [options]
   */
  play(how, options = {}) {
    halt();
    const now = opened();
    speed = how;
    target = how === 'eased' ? EASED.iterations : (options.target ?? null);
    after = options.after ?? null;
    quiet = options.quiet ?? false;
    if (target !== null && target <= now.iteration) return { iteration: now.iteration };
    const ended = training();
    show();
    return ended;
  },

  pause() {
    halt();
  },

  /** @param {Speed} how */
  speed(how) {
    speed = how;
    setPace();
    if (state === 'training') schedule();
  },

  step() {
    halt();
    return calls.train(1);
  },

  /** @param {number} iterations */
  train(iterations) {
    halt();
    const to = Math.min(LAST, opened().iteration + Math.max(0, Math.floor(iterations)));
    return calls.play('full', { target: to });
  },

  /** @param {string} key @param {string} value */
  set(key, value) {
    opened().set(key, value);
    linkAt = 0;
    show();
    return { base: opened().base() };
  },

  /** @param {Float64Array} points */
  set_points(points) {
    opened().set_points(points);
    linkAt = 0;
    if (state === 'diverged') state = restState();
    show();
  },

  /** @param {Uint8Array} colours */
  palette(colours) {
    palette = colours;
    unitsAt = 0;
    if (experiment !== null) show();
  },

  evaluate: () => opened().evaluate(),
  /** @param {Float64Array} points */
  predict: (points) => opened().predict(points),
  link: () => opened().link(),
};

/** @param {MessageEvent} event */
async function answer({ data }) {
  const { id, call, args } = data;
  try {
    const result = await calls[call](...args);
    postMessage({ id, result });
  } catch (error) {
    postMessage({ id, error: plain(error) });
    if (codeOf(error) === undefined) crashed(error);
  }
}

/** An error of ours has a code; anything else has left the module in an unknown state. */
function crashed(/** @type {unknown} */ error) {
  postMessage({ type: 'crashed', message: String(error) });
}

addEventListener('error', (event) => crashed(event.message));

addEventListener('message', async (event) => {
  const { data } = event;
  if (data.type === 'drawn') {
    outstanding = Math.max(0, outstanding - 1);
    if (owed && outstanding === 0 && state !== 'training') show();
  } else if (data.type === 'start') {
    try {
      palette = data.palette;
      await init({ module_or_path: data.module });
      postMessage({ type: 'started' });
    } catch (error) {
      crashed(error);
    }
  } else {
    answer(event);
  }
});

postMessage({ type: 'ready', build: BUILD });
