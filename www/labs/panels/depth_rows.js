/** What the worker found, by layer and by name; and what is to be said of it. */

/** Numbers of a layer, as `Depth.signals` has them. */
const NAMES = /** @type {const} */ ([
  'units', 'a', 'mean', 'sd', 'largest', 'zeros', 'spread', 'dz', 'dzMean', 'dzSd', 'dzZeros', 'dw', 'w', 'saturated', 'dead', 'expected', 'expectedBack',
]);
/** Bins of a histogram. */
export const BINS = 41;
/** How far histograms of what is not bounded reach, in root mean squares. */
export const SPAN = 3;

/**
 * Of a signal of 1 so much is nothing: about what a number of 32 bits, in which large networks are trained, can
 * still tell from nothing beside 1.
 */
export const NOTHING = 1e-7;
/** Such a signal has exploded. */
export const TOO_MUCH = 1e7;
const [FAINT, LOUD] = [1e-3, 1e3];
/** Smaller numbers lose digits. */
const SMALLEST_WHOLE = 2.2250738585072014e-308;

/** @typedef {typeof NAMES[number]} Name */
/** @typedef {Record<Name, number>} Layer */

/** @param {Float64Array} rows @returns {Layer[]} the input first */
export function layersOf(rows) {
  return Array.from({ length: rows.length / NAMES.length }, (_, l) => {
    const row = rows.subarray(l * NAMES.length);
    return /** @type {Layer} */ (Object.fromEntries(NAMES.map((name, k) => [name, row[k]])));
  });
}

/**
 * One side of the verdict: what became of a signal of 1 on its way.
 * @typedef {object} Fate
 * @property {string} id of its words
 * @property {'dying' | 'living' | 'exploding'} kind
 * @property {number} layer where it happened
 * @property {number} size at the end of the way
 */

/**
 * Forward: whether the output still tells the inputs apart.
 * @param {Layer[]} layers
 * @returns {Fate}
 */
export function forwardFate(layers) {
  const end = layers[layers.length - 1];
  const first = (/** @type {(of: Layer) => boolean} */ test) => layers.findIndex(test);
  const infinite = first(({ a }) => !Number.isFinite(a));
  if (infinite >= 0) return { id: 'infinite', kind: 'exploding', layer: infinite, size: end.a };
  const zero = first(({ a }) => a === 0);
  if (zero >= 0) {
    // Rounded to 0 from numbers that were too small, or cut off by ReLU from ones that were not.
    const id = layers[zero - 1].a < 1e-300 ? 'underflow' : 'dead';
    return { id, kind: 'dying', layer: zero, size: 0 };
  }
  if (end.spread < NOTHING) {
    const layer = layers.length - [...layers].reverse().findIndex(({ spread }) => spread >= NOTHING);
    return end.a > FAINT
      ? { id: 'alike', kind: 'dying', layer, size: end.spread }
      : { id: 'lost', kind: 'dying', layer, size: end.a };
  }
  if (end.a > TOO_MUCH) return { id: 'explodes', kind: 'exploding', layer: first(({ a }) => a > TOO_MUCH), size: end.a };
  if (end.a < FAINT) return { id: 'faint', kind: 'dying', layer: first(({ a }) => a < FAINT), size: end.a };
  if (end.spread < FAINT) return { id: 'blurred', kind: 'dying', layer: first(({ spread }) => spread < FAINT), size: end.spread };
  if (end.a > LOUD) return { id: 'loud', kind: 'exploding', layer: first(({ a }) => a > LOUD), size: end.a };
  const flat = end.saturated > 0.5;
  return { id: flat ? 'saturated' : 'arrives', kind: 'living', layer: layers.length - 1, size: end.a };
}

/**
 * Back: what of the gradient comes to the first layer.
 * @param {Layer[]} layers
 * @returns {Fate}
 */
export function backwardFate(layers) {
  const size = layers[1].dz;
  const last = (/** @type {(of: Layer) => boolean} */ test) => layers.length - 1 - [...layers].reverse().findIndex(test);
  if (!Number.isFinite(size)) return { id: 'infinite', kind: 'exploding', layer: last(({ dz }) => !Number.isFinite(dz)), size };
  if (size === 0) return { id: 'zero', kind: 'dying', layer: last(({ dz }) => dz === 0), size };
  if (size < NOTHING) return { id: 'lost', kind: 'dying', layer: last(({ dz }) => dz < NOTHING), size };
  if (size > TOO_MUCH) return { id: 'explodes', kind: 'exploding', layer: last(({ dz }) => dz > TOO_MUCH), size };
  if (size < FAINT) return { id: 'faint', kind: 'dying', layer: last(({ dz }) => dz < FAINT), size };
  if (size > LOUD) return { id: 'loud', kind: 'exploding', layer: last(({ dz }) => dz > LOUD), size };
  return { id: 'arrives', kind: 'living', layer: 1, size };
}

/** Whether a number is so small that it has lost digits. @param {number} size */
export const isDenormal = (size) => size > 0 && size < SMALLEST_WHOLE;
