/** A histogram in SVG: bars on a line, a mark, and a few numbers below. */

import { svg } from './unit_net.js';

const WIDE = 240;
const HIGH = 74;
const FOOT = 16;
const SIDE = 8;

/**
 * So many values in each of equal bins from low to high; a value at the end is in the last bin.
 * @param {ArrayLike<number>} values
 * @param {number} low
 * @param {number} high
 * @param {number} bins
 */
export function binned(values, low, high, bins) {
  const counts = new Array(bins).fill(0);
  for (let i = 0; i < values.length; i += 1) {
    const bin = Math.floor(((values[i] - low) / (high - low)) * bins);
    if (bin >= 0 && bin <= bins) counts[Math.min(bins - 1, bin)] += 1;
  }
  return counts;
}

/**
 * @typedef {object} Bars
 * @property {number[]} counts
 * @property {number} low where the first bin begins
 * @property {number} high where the last one ends
 * @property {number} [mark]
 * @property {[value: number, words: string][]} ticks
 * @property {string} name
 */

/** @returns {{root: SVGElement, show: (bars: Bars) => void}} */
export function histogram() {
  const root = svg('svg', { class: 'panel-histogram', viewBox: `0 0 ${WIDE} ${HIGH}`, role: 'img' });
  return {
    root,
    show({ counts, low, high, mark, ticks, name }) {
      root.setAttribute('aria-label', name);
      const across = (/** @type {number} */ value) => SIDE + ((value - low) / (high - low)) * (WIDE - 2 * SIDE);
      const most = Math.max(1, ...counts);
      const wide = (WIDE - 2 * SIDE) / counts.length;
      const bars = counts.map((count, k) => {
        const high = count === 0 ? 0 : Math.max(1.5, (count / most) * (HIGH - FOOT - 6));
        return svg('rect', { x: SIDE + k * wide + Math.min(0.5, wide * 0.1), y: HIGH - FOOT - high, width: Math.max(0.6, wide - Math.min(1, wide * 0.2)), height: high, class: 'histogram-bar' });
      });
      const parts = [...bars, svg('line', { x1: SIDE, x2: WIDE - SIDE, y1: HIGH - FOOT, y2: HIGH - FOOT, class: 'histogram-line' })];
      if (mark !== undefined && mark >= low && mark <= high) parts.push(svg('line', { x1: across(mark), x2: across(mark), y1: 1, y2: HIGH - FOOT, class: 'histogram-mark' }));
      for (const [value, words] of ticks) {
        const at = across(value);
        const text = svg('text', { x: at, y: HIGH - 3, 'text-anchor': at < WIDE * 0.12 ? 'start' : at > WIDE * 0.88 ? 'end' : 'middle' });
        text.textContent = words;
        parts.push(text);
      }
      root.replaceChildren(...parts);
    },
  };
}
