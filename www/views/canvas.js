/** What every canvas of the page needs: crisp pixels, the theme's colours, drawing once a frame. */

import { palette } from '../theme.js';

export { oncePerFrame } from '../turns.js';

/** @typedef {import('../types.js').State} State */

/**
 * @typedef {object} Colours the theme's colours as CSS text
 * @property {string} paper
 * @property {string} panel
 * @property {string} ink
 * @property {string} soft
 * @property {string} line
 * @property {string} strong
 * @property {string} wash
 * @property {string} blue
 * @property {string} red
 * @property {Uint8Array} scale red, green, blue of 1, of 0 and of −1
 * @property {string} pitchLine
 * @property {string} pitchBare the pitch before anything is trained
 * @property {string} display the font family of numerals
 * @property {string} text the font family of words
 */

/** Asking for styles lays the page's styles out: once a theme is enough. @type {{theme: string | undefined, colours: Colours} | null} */
let known = null;

/** @returns {Colours} the same object while the theme is the same */
export function readColours() {
  const { theme } = document.documentElement.dataset;
  if (known === null || known.theme !== theme) known = { theme, colours: computedColours() };
  return known.colours;
}

/** @returns {Colours} */
function computedColours() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    paper: value('--paper'),
    panel: value('--panel'),
    ink: value('--ink'),
    soft: value('--soft'),
    line: value('--line'),
    strong: value('--line-strong'),
    wash: value('--wash'),
    blue: value('--blue'),
    red: value('--red'),
    scale: palette(),
    pitchLine: value('--pitch-line'),
    pitchBare: value('--pitch-bare'),
    display: value('--display'),
    text: value('--text'),
  };
}

/** @returns {number} device pixels to a CSS pixel; above 3 nobody sees a difference */
export function pixelRatio() {
  return Math.min(3, Math.max(1, window.devicePixelRatio || 1));
}

/**
 * Gives the canvas as many pixels as the screen has for it.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @returns {boolean} whether the size changed, and so the picture is lost
 */
export function fit(canvas, width, height) {
  const ratio = pixelRatio();
  const w = Math.max(1, Math.round(width * ratio));
  const h = Math.max(1, Math.round(height * ratio));
  if (canvas.width === w && canvas.height === h) return false;
  canvas.width = w;
  canvas.height = h;
  return true;
}

/**
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function context(canvas) {
  const c = /** @type {CanvasRenderingContext2D | null} */ (canvas.getContext('2d'));
  if (c === null) throw new Error('this browser has no 2D canvas');
  return c;
}

/**
 * The canvas emptied, to be drawn on in CSS pixels.
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function clean(canvas) {
  const c = context(canvas);
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.clearRect(0, 0, canvas.width, canvas.height);
  const ratio = pixelRatio();
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  return c;
}

/** Does what nobody waits for when nothing else is to be done. @param {() => void} work */
export function whenIdle(work) {
  (window.requestIdleCallback ?? setTimeout)(work);
}

/**
 * At most one call an interval, the last one never lost: numbers stay readable while training.
 * @param {number} milliseconds
 * @param {() => void} work
 * @returns {(now?: boolean) => void} `now` skips the wait, for what came to rest
 */
export function atMostEvery(milliseconds, work) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const run = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    work();
  };
  return (now = false) => {
    const wait = last + milliseconds - performance.now();
    if (now || wait <= 0) run();
    else timer ??= setTimeout(run, wait);
  };
}

/**
 * Calls back when the element's size or the screen's pixel ratio changes.
 * @param {Element} element
 * @param {() => void} changed
 */
export function onResize(element, changed) {
  new ResizeObserver(changed).observe(element);
  let ratio = pixelRatio();
  addEventListener('resize', () => {
    if (pixelRatio() === ratio) return;
    ratio = pixelRatio();
    changed();
  });
}

/**
 * A smooth picture of a worker's bitmap. ImageData cannot be scaled, so it passes through a canvas.
 * @param {ImageBitmap | ImageData} picture
 * @returns {CanvasImageSource}
 */
export function drawable(picture) {
  if (!(picture instanceof ImageData)) return picture;
  const known = converted.get(picture);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  context(canvas).putImageData(picture, 0, 0);
  converted.set(picture, canvas);
  return canvas;
}

/** @type {WeakMap<ImageData, HTMLCanvasElement>} */
const converted = new WeakMap();

/**
 * The boundary's shade, on a canvas that is stretched over a pitch.
 * @param {HTMLCanvasElement} canvas
 * @param {{shade: ImageBitmap | ImageData, columns: number, rows: number}} frame
 */
export function paintShade(canvas, { shade, columns, rows }) {
  // Closed, for some newer ones came before this was drawn: their turn is next.
  if (shade.width === 0) return;
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
    // Samples reach from edge to edge: the outer pixels' middles lie on the pitch's edges.
    canvas.style.setProperty('width', `${(100 * columns) / (columns - 1)}%`);
    canvas.style.setProperty('height', `${(100 * rows) / (rows - 1)}%`);
    canvas.style.setProperty('left', `${-50 / (columns - 1)}%`);
    canvas.style.setProperty('top', `${-50 / (rows - 1)}%`);
  }
  const c = context(canvas);
  if (shade instanceof ImageData) c.putImageData(shade, 0, 0);
  else c.drawImage(drawable(shade), 0, 0);
}
