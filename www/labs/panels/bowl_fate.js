/** What becomes of a ball that gradient descent rolls down a bowl. */

/** The ball has arrived where only this share of the way down is left, in cost. */
const ARRIVED = 0.01;
/** Less than this share of the way down is none. */
const STILL = 0.005;
/** A cost that rises by less than this share of itself has not risen: that much rounding does. */
const ROUNDING = 1e-12;
/** So many pairs of steps say whether it goes to and fro. */
const LOOKED_AT = 12;

/**
 * @typedef {object} Fate
 * @property {'there' | 'way' | 'still' | 'bounce' | 'gone'} kind
 * @property {number} step with which it arrived
 * @property {number} share of the way down, in cost, that is done
 * @property {number} cost where it is last
 * @property {boolean} zigzag
 */

/**
 * @param {Float64Array} path rows of 3: p, q, cost
 * @param {number} steps asked for
 * @param {number} lowest cost
 * @param {readonly [number, number, number, number]} window what is seen of the bowl: p0, p1, q0, q1
 * @returns {Fate}
 */
export function fateOf(path, steps, lowest, [p0, p1, q0, q1]) {
  const count = path.length / 3;
  const cost = (/** @type {number} */ k) => path[3 * k + 2];
  const last = count - 1;
  const height = cost(0) - lowest;
  const share = 1 - (cost(last) - lowest) / height;
  const zigzag = goesToAndFro(path, count);
  let settles = count === steps + 1;
  for (let k = count - Math.floor(steps / 4); k < count && settles; k += 1) settles = cost(k) <= cost(k - 1) * (1 + ROUNDING);
  if (!settles) {
    const [p, q] = [path[3 * last], path[3 * last + 1]];
    const [wide, high] = [p1 - p0, q1 - q0];
    const outside = count < steps + 1 || p < p0 - wide || p > p1 + wide || q < q0 - high || q > q1 + high;
    return { kind: outside ? 'gone' : 'bounce', step: last, share, cost: cost(last), zigzag };
  }
  let step = 0;
  while (step < last && !(cost(step) - lowest <= ARRIVED * height)) step += 1;
  const there = height <= 1e-9 || cost(step) - lowest <= ARRIVED * height;
  return { kind: there ? 'there' : share < STILL ? 'still' : 'way', step: height <= 1e-9 ? 0 : step, share, cost: cost(last), zigzag };
}

/** Whether most of the first steps turn back against the one before. @param {Float64Array} path @param {number} count */
function goesToAndFro(path, count) {
  const pairs = Math.min(LOOKED_AT, count - 2);
  let back = 0;
  for (let k = 1; k <= pairs; k += 1) {
    const along = (/** @type {number} */ axis) => (path[3 * k + axis] - path[3 * k - 3 + axis]) * (path[3 * k + 3 + axis] - path[3 * k + axis]);
    if (along(0) < 0 || along(1) < 0) back += 1;
  }
  return pairs > 3 && 2 * back > pairs;
}
