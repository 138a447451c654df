/**
 * Points as the page edits them: quadruples x, y, label (0 red, 1 blue), split (0 train, 1 dev,
 * 2 test). Nothing is changed in place: what was there can be gone back to.
 */

/**
 * @param {Float64Array} points
 * @param {number} x
 * @param {number} y
 * @param {number} label
 * @returns {Float64Array} with one training point more, the last
 */
export function withPoint(points, x, y, label) {
  const more = new Float64Array(points.length + 4);
  more.set(points);
  more.set([x, y, label, 0], points.length);
  return more;
}

/**
 * @param {Float64Array} points
 * @param {number} index
 * @returns {Float64Array}
 */
export function withoutPoint(points, index) {
  const fewer = new Float64Array(points.length - 4);
  fewer.set(points.subarray(0, 4 * index));
  fewer.set(points.subarray(4 * index + 4), 4 * index);
  return fewer;
}

/**
 * @param {Float64Array} points
 * @param {number} index
 * @param {number} x
 * @param {number} y
 * @returns {Float64Array} same order, labels and splits
 */
export function withMoved(points, index, x, y) {
  const moved = points.slice();
  moved[4 * index] = x;
  moved[4 * index + 1] = y;
  return moved;
}

/**
 * The point nearest to a spot. Of two as near, the later one: it is drawn on top.
 * @param {Float64Array} points
 * @param {number} x
 * @param {number} y
 * @param {number} [reach] farthest distance that counts, in data units
 * @returns {number} its index, or -1
 */
export function nearest(points, x, y, reach = Infinity) {
  let best = -1;
  let least = reach * reach;
  for (let i = 0; i < points.length / 4; i += 1) {
    const dx = points[4 * i] - x;
    const dy = points[4 * i + 1] - y;
    const distance = dx * dx + dy * dy;
    if (distance <= least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/**
 * Which kinds of points there are.
 * @param {Float64Array} points
 * @returns {{train: number, dev: number, test: number}}
 */
export function countSplits(points) {
  const counts = [0, 0, 0];
  for (let i = 3; i < points.length; i += 4) counts[points[i]] += 1;
  return { train: counts[0], dev: counts[1], test: counts[2] };
}
