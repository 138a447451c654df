/**
 * Frames: pictures of the run, posted to the page. While training, a new one is made only when the
 * page has drawn the last one; what comes to rest is always shown.
 */

/** @typedef {import('../../touchline.js').Experiment} Experiment */
/** @typedef {import('./training.js').Training} Training */

const SHADE = { columns: 132, rows: 171 };
/** While training, the shade may take so long, in milliseconds: large networks get a coarser one. */
const SHADE_TIME = 8;
const COARSEST = 6;
/** While training, the units' atlas is made so often, in milliseconds: rarely where it takes longer than so many. */
const UNITS_EVERY = 50;
const UNITS_RARELY = 100;
const UNITS_TIME = 2;
/** So is the link. */
const LINK_EVERY = 1_000;
/** A hidden layer's thumbnails beyond this many are not drawn. */
const MOST_UNITS = 128;

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

/** Small networks get sharp thumbnails, large ones small thumbnails. @param {Uint32Array} layers */
function unitSize(layers) {
  const most = Math.max(...layers);
  return most <= 6 ? 72 : most <= 24 ? 48 : 24;
}

/** What need not be copied. @param {...(ArrayBufferView | ImageBitmap | ImageData | null)} parts */
function movable(...parts) {
  /** @type {Transferable[]} */
  const found = [];
  for (const part of parts) {
    if (ArrayBuffer.isView(part)) found.push(/** @type {ArrayBuffer} */ (part.buffer));
    else if (typeof ImageBitmap !== 'undefined' && part instanceof ImageBitmap) found.push(part);
  }
  return found;
}

export class Frames {
  /** @type {Uint8Array} */
  palette = new Uint8Array(9);
  /** Without pictures of the units. */
  plain = false;
  /** Frames that the page has not drawn yet, and whether there is something newer. */
  outstanding = 0;
  owed = false;
  /** How many times coarser than for a small network the shade is while training, on each side. */
  coarseness = 1;
  unitsAt = 0;
  unitsTook = 0;
  linkAt = 0;
  link = '';
  base = '';
  /** Rows of the run's history that the page has. */
  rowsSent = 0;
  /** The page must hear of the points: after opening. */
  pointsNews = false;

  /** Another experiment: the page knows nothing of it. */
  open() {
    this.rowsSent = 0;
    this.unitsAt = 0;
    this.pointsNews = true;
  }

  /** @param {Uint8Array} palette */
  paint(palette) {
    this.palette = palette;
    this.unitsAt = 0;
  }

  /** The link is another one: the next frame has it. */
  renewLink() {
    this.linkAt = 0;
  }

  /** The page has drawn a frame. @param {Training} training */
  drawn(training) {
    this.outstanding = Math.max(0, this.outstanding - 1);
    if (this.owed && this.outstanding === 0 && (training.state !== 'training' || training.waits)) this.show(training);
  }

  /** Shows how things are, or remembers that it is to be shown. @param {Training} training */
  show(training) {
    this.owed = this.outstanding > 0 && training.state === 'training';
    if (this.owed) return;
    const experiment = training.opened();
    // Where nothing was trained the pitch is bare: the points come at once, what goes with them in a second picture.
    const hasty = this.pointsNews && experiment.iteration === 0;
    const frame = this.frame(experiment, training, hasty);
    this.rowsSent += frame.history.length / 8;
    const news = this.pointsNews ? { points: experiment.points(), box: experiment.frame() } : null;
    this.pointsNews = false;
    this.owed = hasty;
    this.outstanding += 1;
    const { contour, isolines, history, wrong, parameters, shade, units } = frame;
    postMessage({ type: 'frame', frame, news }, { transfer: movable(contour, isolines, history, wrong, parameters, shade, units) });
  }

  /**
   * @param {Experiment} experiment
   * @param {Training} training
   * @param {boolean} hasty without what is not seen yet
   */
  frame(experiment, { run, state, target, stopwatch }, hasty) {
    const clock = performance.now();
    const training = state === 'training';
    const { shade, contour, isolines } = hasty ? this.boundary(experiment, COARSEST) : this.pacedBoundary(experiment, training);
    const score = experiment.evaluate();
    const layers = experiment.layers();
    const history = experiment.history(this.rowsSent);
    const size = unitSize(layers);
    let units = null;
    const unitsEvery = this.unitsTook < UNITS_TIME ? UNITS_EVERY : UNITS_RARELY;
    if (!this.plain && !hasty && (!training || clock - this.unitsAt > unitsEvery)) {
      this.unitsAt = clock;
      const began = performance.now();
      units = picture('units', experiment.units(size, MOST_UNITS, this.palette));
      // Half the way, as with the boundary.
      this.unitsTook += (performance.now() - began - this.unitsTook) / 2;
    }
    if (!training || clock - this.linkAt > LINK_EVERY) {
      this.linkAt = clock;
      this.link = experiment.link();
      this.base = experiment.base();
    }
    return {
      run,
      iteration: experiment.iteration,
      state,
      score: score.train === null && score.test === null && score.dev === null
        ? null
        : { ...score, parameters_sha256: training ? null : score.parameters_sha256 },
      // A worker's first canvas takes many milliseconds.
      shade: hasty ? shade : picture('shade', shade),
      columns: shade.width,
      rows: shade.height,
      contour,
      isolines,
      wrong: experiment.wrong(),
      history,
      historyFrom: this.rowsSent,
      layers,
      parameters: experiment.parameters(),
      units,
      unitSize: size,
      stepMicroseconds: stopwatch.stepMicroseconds,
      trainingSeconds: stopwatch.total / 1000,
      edited: experiment.edited,
      link: this.link,
      base: this.base,
      target,
    };
  }

  /**
   * The decision boundary, as fine as there is time for: how coarse it has to be is found on the way.
   * @param {Experiment} experiment
   * @param {boolean} training
   */
  pacedBoundary(experiment, training) {
    // At rest nobody waits for the next one, so it may take nine times as long.
    const times = Math.max(1, Math.round(training ? this.coarseness : this.coarseness / 3));
    const began = performance.now();
    const made = this.boundary(experiment, times);
    const took = performance.now() - began;
    const wanted = Math.min(COARSEST, Math.max(1, times * Math.sqrt(took / SHADE_TIME)));
    // Half the way: one slow moment must not change the picture.
    this.coarseness += (wanted - this.coarseness) / 2;
    return made;
  }

  /**
   * @param {Experiment} experiment
   * @param {number} times coarser than for a small network, on each side
   */
  boundary(experiment, times) {
    return experiment.boundary(Math.round(SHADE.columns / times), Math.round(SHADE.rows / times), this.palette);
  }
}
