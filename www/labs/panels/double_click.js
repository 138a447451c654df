/** The second click of a double-click is not meant for what has come under the pointer by then. */

/** So soon, in milliseconds, and so near, in pixels, is the same double-click. */
const [SOON, NEAR] = [400, 12];

/** @returns {(event: MouseEvent) => boolean} whether a click is the second of two; keys are never */
export function secondClicks() {
  let [time, x, y] = [-Infinity, 0, 0];
  return ({ detail, timeStamp, clientX, clientY }) => {
    if (detail === 0) return false;
    const again = detail > 1 || (timeStamp - time < SOON && Math.hypot(clientX - x, clientY - y) < NEAR);
    [time, x, y] = [timeStamp, clientX, clientY];
    return again;
  };
}
