/** The rungs of λ, in numbers: where they are, in which order they are climbed, what lies between them. */

/** From no penalty to one that leaves nothing; 17 and 18 are where the course's network gives up. */
export const RUNGS = [
  0, 0.01, 0.013, 0.017, 0.022, 0.028, 0.036, 0.046, 0.06, 0.078, 0.1, 0.13, 0.17, 0.22, 0.28, 0.36, 0.46, 0.57,
  0.7, 0.9, 1.2, 1.5, 2, 2.5, 3.3, 4.2, 5.5, 7, 9, 12, 15, 17, 18, 23, 30,
];

/** First and last, then always the middle of the widest gaps: coarse, then finer. @param {number} count */
export function order(count) {
  /** @type {number[]} */
  const found = [];
  let stride = 1;
  while (2 * stride < count) stride *= 2;
  for (; stride >= 1; stride /= 2) {
    for (let k = 0; k < count; k += stride) if (!found.includes(k)) found.push(k);
    if (!found.includes(count - 1)) found.push(count - 1);
  }
  return found;
}

/** λ at a place of the ladder: between rungs by ratios, from 0 evenly. @param {number} place */
export function lambdaAt(place) {
  const low = RUNGS[Math.floor(place)];
  const high = RUNGS[Math.ceil(place)];
  const share = place - Math.floor(place);
  return low === 0 ? share * high : low * (high / low) ** share;
}

/** Where a λ stands on the ladder. @param {number} lambda */
export function placeOf(lambda) {
  const high = RUNGS.findIndex((rung) => rung >= lambda);
  if (high <= 0) return Math.max(0, high);
  const [a, b] = [RUNGS[high - 1], RUNGS[high]];
  return high - 1 + (a === 0 ? lambda / b : Math.log(lambda / a) / Math.log(b / a));
}
