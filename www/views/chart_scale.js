/** Axes and curves in numbers: scales, round ticks, thinning to what a screen can show. */

/** A row of the history: iteration, cost, train, dev and test cost, train, dev and test accuracy. */
export const ROW = 8;

/**
 * @typedef {object} Scale
 * @property {number} low
 * @property {number} high
 * @property {(value: number) => number} share 0 at `low`, 1 at `high`
 * @property {number[]} ticks
 */

/**
 * The largest of 1, 2, 5 × 10^k that leaves at most so many steps.
 * @param {number} span
 * @param {number} count
 */
function roundStep(span, count) {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const factor of [1, 2, 2.5, 5]) {
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

/**
 * The first round number that is no smaller: 30,000 stays itself.
 * @param {number} value
 * @param {number[]} factors
 */
function roundUp(value, factors) {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const factor of factors) {
    if (factor * power >= value * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

/**
 * @param {number} low
 * @param {number} high
 * @param {number} count about how many steps between ticks
 * @returns {Scale}
 */
export function linear(low, high, count) {
  const step = roundStep(high - low, count);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) ticks.push(Number((i * step).toPrecision(12)));
  return { low, high, ticks, share: (value) => (value - low) / (high - low) };
}

/**
 * Iterations on a logarithmic axis, log(1 + i): iteration 0 has its place too.
 * @param {number} high
 * @returns {Scale}
 */
export function logarithmic(high) {
  const whole = Math.log1p(high);
  const ticks = [0];
  for (let tick = 1; tick <= high; tick *= 10) ticks.push(tick);
  return { low: 0, high, ticks, share: (value) => Math.log1p(value) / whole };
}

/**
 * The axis of iterations: a round end, so that it does not creep while training.
 * @param {number} last
 * @param {boolean} log
 * @param {number} count
 */
export function iterations(last, log, count) {
  const end = Math.max(10, last);
  return log
    ? logarithmic(roundUp(end, [1, 2, 3, 5]))
    : linear(0, roundUp(end, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8]), count);
}

/** A cost so many times the first one has run off. */
const RUN_OFF = 100;
/** So many places along the axis say what is usual. */
const SAMPLES = 200;

/**
 * The top of the cost axis: all of the curves, unless a wild beginning that is short on the screen
 * dwarfs the rest; then that beginning leaves through the top. So does the end of a run that diverges.
 * @param {Float64Array} rows
 * @param {number} count
 * @param {number[]} columns
 * @param {(iteration: number) => number} share where an iteration stands on the axis, 0 … 1
 */
export function costTop(rows, count, columns, share) {
  let most = 0;
  let first = 0;
  for (let i = 0; i < count; i += 1) {
    for (const column of columns) {
      const value = rows[i * ROW + column];
      if (!Number.isFinite(value)) continue;
      first ||= value;
      most = Math.max(most, value);
    }
  }
  const values = [];
  const end = share(rows[(count - 1) * ROW]);
  for (let k = 0; k <= SAMPLES; k += 1) {
    const row = rowAt(rows, count, share, (k / SAMPLES) * end) * ROW;
    for (const column of columns) if (Number.isFinite(rows[row + column])) values.push(rows[row + column]);
  }
  if (values.length === 0) return 1;
  values.sort((a, b) => a - b);
  const usual = values[Math.floor(0.9 * (values.length - 1))];
  const top = Math.min(most <= 4 * usual ? most : 1.6 * usual, RUN_OFF * first);
  return roundUp(Math.max(top, 1e-6) * 1.02, [1, 1.5, 2, 3, 4, 5, 6, 8]);
}

/**
 * The bottom of the axis of accuracy or R²: 0.8, or lower where a curve goes there. R² begins below 0;
 * only where it stays there does the axis show it, and what is below −1 leaves through the bottom.
 * @param {Float64Array} rows
 * @param {number} count
 * @param {number[]} columns
 */
export function accuracyBottom(rows, count, columns) {
  let least = 1;
  let late = 1;
  // The first moments of a run may be anywhere: they may leave through the bottom of a long run.
  for (let i = Math.floor(count * 0.02); i < count; i += 1) {
    for (const column of columns) {
      const value = rows[i * ROW + column];
      if (value < least) least = value;
      if (value < late && 2 * i + 1 >= count) late = value;
    }
  }
  if (least >= 0.8) return 0.8;
  return least >= 0.5 ? 0.5 : late >= 0 ? 0 : -1;
}

/**
 * A curve as a polyline with at most a few vertices a pixel: where many rows share a pixel, their
 * first, least, greatest and last value.
 * @param {Float64Array} rows
 * @param {number} count
 * @param {number} column
 * @param {(iteration: number) => number} left pixels
 * @param {(value: number) => number} top pixels
 * @returns {number[]} x, y pairs in pixels; NaN, NaN parts pieces
 */
export function polyline(rows, count, column, left, top) {
  /** @type {number[]} */
  const line = [];
  let pixel = NaN;
  let at = 0;
  let first = 0;
  let least = 0;
  let greatest = 0;
  let last = 0;
  let filled = false;
  const flush = () => {
    if (!filled) return;
    line.push(at, first);
    if (least < Math.min(first, last)) line.push(at, least);
    if (greatest > Math.max(first, last)) line.push(at, greatest);
    if (last !== first) line.push(at, last);
    filled = false;
  };
  for (let i = 0; i < count; i += 1) {
    const value = rows[i * ROW + column];
    if (Number.isNaN(value)) {
      flush();
      if (line.length > 0 && !Number.isNaN(line[line.length - 1])) line.push(NaN, NaN);
      pixel = NaN;
      continue;
    }
    const x = left(rows[i * ROW]);
    const y = top(value);
    if (filled && Math.floor(x) === pixel) {
      least = Math.min(least, y);
      greatest = Math.max(greatest, y);
      last = y;
      continue;
    }
    flush();
    pixel = Math.floor(x);
    at = x;
    first = y;
    least = y;
    greatest = y;
    last = y;
    filled = true;
  }
  flush();
  return line;
}

/**
 * @param {Float64Array} rows
 * @param {number} count
 * @param {(iteration: number) => number} left
 * @param {number} x
 * @returns {number} the row whose iteration lies nearest to x
 */
export function rowAt(rows, count, left, x) {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (left(rows[middle * ROW]) < x) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && x - left(rows[(low - 1) * ROW]) < left(rows[low * ROW]) - x) return low - 1;
  return low;
}
