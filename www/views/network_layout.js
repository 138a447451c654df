/** Where the units and links of a network lie on its canvas. Pure: numbers in, numbers out. */

/**
 * @typedef {object} Column
 * @property {number} x middle of the column, CSS pixels
 * @property {number} wide a unit's width: its picture has the pitch's shape
 * @property {number} size its height
 * @property {number[]} ys middles of the units shown, from the top
 * @property {number} rest how many units find no room
 * @property {number} units how many there are
 */

/**
 * One weight between two units that are shown.
 * @typedef {{layer: number, to: number, from: number, weight: number}} Link `layer` is the layer it
 *   leads into: 1 is the first after the inputs
 */

/** Smaller pictures than this say nothing, and a finger's breadth is plenty. */
const SMALLEST = 5;
const LARGEST = 66;
export const ASPECT = 52.5 / 68;
const HEADER = 26;
const FOOTER = 20;
/** More links than this are a tangle: the largest are drawn. */
const MOST_LINKS = 420;

/**
 * @param {ArrayLike<number>} layers units by layer, inputs first
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @returns {Column[]}
 */
export function columns(layers, width, height) {
  const count = layers.length;
  const room = height - HEADER - FOOTER;
  const apart = width / count;
  const largest = Math.max(SMALLEST, Math.min(LARGEST, (apart * 0.62) / ASPECT));
  return Array.from(layers, (units, l) => {
    const rows = Math.min(units, Math.floor(room / (SMALLEST + 1.5)));
    const size = Math.max(SMALLEST, Math.min(largest, (room / rows) * 0.86));
    const pitch = Math.min(room / rows, size * 1.55);
    const top = HEADER + (room - pitch * (rows - 1)) / 2;
    return {
      x: apart * (l + 0.5),
      wide: size * ASPECT,
      size,
      ys: Array.from({ length: rows }, (_, i) => top + i * pitch),
      rest: units - rows,
      units,
    };
  });
}

/**
 * Where each layer's weights and biases begin in the flat list W1 row-major, b1, W2, b2, ….
 * @param {ArrayLike<number>} layers
 * @returns {{weights: number, biases: number}[]} entry 0, the inputs, has none
 */
export function offsets(layers) {
  const all = [{ weights: 0, biases: 0 }];
  let at = 0;
  for (let l = 1; l < layers.length; l += 1) {
    const weights = at;
    const biases = at + layers[l] * layers[l - 1];
    all.push({ weights, biases });
    at = biases + layers[l];
  }
  return all;
}

/**
 * The links between shown units, small ones first so that large ones lie on top.
 * @param {ArrayLike<number>} layers
 * @param {Column[]} cols
 * @param {Float64Array} parameters
 * @returns {Link[]}
 */
export function links(layers, cols, parameters) {
  const at = offsets(layers);
  /** @type {Link[]} */
  const all = [];
  for (let l = 1; l < cols.length; l += 1) {
    for (let to = 0; to < cols[l].ys.length; to += 1) {
      for (let from = 0; from < cols[l - 1].ys.length; from += 1) {
        const weight = parameters[at[l].weights + to * layers[l - 1] + from];
        if (Number.isFinite(weight) && weight !== 0) all.push({ layer: l, to, from, weight });
      }
    }
  }
  all.sort((a, b) => Math.abs(a.weight) - Math.abs(b.weight));
  return all.slice(-MOST_LINKS);
}

/**
 * How strong a weight looks, 0 … 1: the same for the same weight whatever the others are, so that
 * shrinking weights are seen to shrink.
 * @param {number} weight
 */
export function strength(weight) {
  const size = Math.abs(weight);
  return size / (size + 1.6);
}

/**
 * The four points of a link's Bézier curve.
 * @param {Column[]} cols
 * @param {Link} link
 * @returns {[number, number, number, number, number, number, number, number]}
 */
export function curve(cols, { layer, to, from }) {
  const x0 = cols[layer - 1].x + cols[layer - 1].wide / 2;
  const x1 = cols[layer].x - cols[layer].wide / 2;
  const y0 = cols[layer - 1].ys[from];
  const y1 = cols[layer].ys[to];
  const middle = (x0 + x1) / 2;
  return [x0, y0, middle, y0, middle, y1, x1, y1];
}

/**
 * @param {Column[]} cols
 * @param {number} x
 * @param {number} y
 * @returns {{layer: number, unit: number} | null} the unit at a place
 */
export function unitAt(cols, x, y) {
  for (let layer = 0; layer < cols.length; layer += 1) {
    const { x: middle, wide, size, ys } = cols[layer];
    if (Math.abs(x - middle) > wide / 2 + 4) continue;
    for (let unit = 0; unit < ys.length; unit += 1) {
      if (Math.abs(y - ys[unit]) <= size / 2 + 1) return { layer, unit };
    }
  }
  return null;
}

/**
 * @param {Column[]} cols
 * @param {Link[]} shown small ones first
 * @param {number} x
 * @param {number} y
 * @param {number} reach CSS pixels
 * @returns {Link | null} the nearest link
 */
export function linkAt(cols, shown, x, y, reach) {
  let best = null;
  let least = reach;
  for (const link of shown) {
    const [x0, y0, , , middle, , x1, y1] = curve(cols, link);
    if (x < x0 || x > x1 || middle === x0) continue;
    // The curve's height where x(t) = x: x is monotonous in t, so halving finds t.
    let low = 0;
    let high = 1;
    for (let i = 0; i < 12; i += 1) {
      const t = (low + high) / 2;
      const u = 1 - t;
      const at = u * u * u * x0 + 3 * u * t * (u + t) * middle + t * t * t * x1;
      if (at < x) low = t;
      else high = t;
    }
    const t = (low + high) / 2;
    const height = y0 + (y1 - y0) * t * t * (3 - 2 * t);
    const distance = Math.abs(y - height);
    if (distance <= least) {
      least = distance;
      best = link;
    }
  }
  return best;
}

/**
 * What the text table says of each layer after the inputs.
 * @param {ArrayLike<number>} layers
 * @param {Float64Array} parameters
 * @returns {{units: number, largest: number, to: number, from: number, norm: number}[]}
 */
export function summary(layers, parameters) {
  const at = offsets(layers);
  return Array.from({ length: layers.length - 1 }, (_, k) => {
    const l = k + 1;
    let best = 0;
    let squares = 0;
    for (let i = 0; i < layers[l] * layers[l - 1]; i += 1) {
      const weight = parameters[at[l].weights + i];
      squares += weight * weight;
      if (Math.abs(weight) > Math.abs(parameters[at[l].weights + best])) best = i;
    }
    return {
      units: layers[l],
      largest: parameters[at[l].weights + best],
      to: Math.floor(best / layers[l - 1]),
      from: best % layers[l - 1],
      norm: Math.sqrt(squares),
    };
  });
}
