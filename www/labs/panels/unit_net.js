/**
 * A network as circles and lines, in SVG: units can be struck out, and pressed where that does something. Arrow
 * keys go from unit to unit, Enter and Space press.
 */

import { columns, links, strength } from '../../views/network_layout.js';

/** @typedef {{layer: number, unit: number}} Place `layer` from 0, the inputs */
/** @typedef {import('../../views/network_layout.js').Column} Column */

/**
 * @typedef {object} Net
 * @property {ArrayLike<number>} layers
 * @property {Float64Array} parameters
 * @property {(place: Place) => boolean} out which units do not play
 * @property {string} name
 * @property {(place: Place) => string} [unitName] of a unit that can be pressed
 */

const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 380;
const HIGH = 330;
const LARGEST = 9;

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** @param {Column} column */
const radius = ({ size }) => Math.max(2.5, Math.min(LARGEST, size / 2 - 0.5));

/**
 * @param {{onUnit?: (place: Place) => void}} [options]
 * @returns {{root: SVGElement, show: (net: Net) => void}}
 */
export function unitNet({ onUnit } = {}) {
  const lines = svg('g', { class: 'unit-net-links' });
  const circles = svg('g', {});
  const root = svg('svg', { class: 'unit-net', viewBox: `0 0 ${WIDE} ${HIGH}`, role: onUnit ? 'group' : 'img' }, lines, circles);
  /** @type {Column[]} */
  let cols = [];
  let madeFor = '';
  /** The unit that Tab comes to. @type {Place} */
  let focus = { layer: 1, unit: 0 };
  /** @type {Map<string, SVGElement>} */
  const units = new Map();
  const key = (/** @type {Place} */ { layer, unit }) => `${layer} ${unit}`;

  /** @param {ArrayLike<number>} layers */
  function make(layers) {
    cols = columns(layers, WIDE, HIGH);
    units.clear();
    circles.replaceChildren();
    cols.forEach((column, layer) => {
      const hidden = layer > 0 && layer < cols.length - 1;
      column.ys.forEach((y, unit) => {
        const r = radius(column);
        const pressable = hidden && onUnit !== undefined;
        const one = svg('g', { class: `unit${pressable ? ' unit-pressable' : ''}`, ...(pressable ? { role: 'button', tabindex: '-1' } : {}) },
          svg('circle', { cx: column.x, cy: y, r }),
          svg('path', { class: 'unit-strike', d: `M${column.x - r - 3} ${y + r + 3}L${column.x + r + 3} ${y - r - 3}` }));
        if (pressable) one.append(svg('circle', { class: 'unit-target', cx: column.x, cy: y, r: r + 3 }));
        units.set(key({ layer, unit }), one);
        one.addEventListener('click', () => pressable && onUnit?.({ layer, unit }));
        circles.append(one);
      });
      if (column.rest > 0) {
        const more = svg('text', { x: column.x, y: HIGH - 4, class: 'unit-more' });
        more.textContent = `+ ${column.rest}`;
        circles.append(more);
      }
    });
    if (!units.has(key(focus))) focus = { layer: 1, unit: 0 };
    units.get(key(focus))?.setAttribute('tabindex', '0');
  }

  circles.addEventListener('keydown', (event) => {
    const { key: pressed } = /** @type {KeyboardEvent} */ (event);
    if (pressed === 'Enter' || pressed === ' ') {
      event.preventDefault();
      event.stopPropagation();
      onUnit?.(focus);
      return;
    }
    const [dl, du] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[pressed] ?? [0, 0];
    if (dl === 0 && du === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const layer = Math.min(cols.length - 2, Math.max(1, focus.layer + dl));
    const next = { layer, unit: Math.min(cols[layer].ys.length - 1, Math.max(0, focus.unit + du)) };
    units.get(key(focus))?.setAttribute('tabindex', '-1');
    focus = next;
    const one = units.get(key(next));
    one?.setAttribute('tabindex', '0');
    one?.focus();
  });

  return {
    root,
    show({ layers, parameters, out, name, unitName }) {
      const wanted = Array.from(layers).join();
      if (wanted !== madeFor) {
        madeFor = wanted;
        make(layers);
      }
      root.setAttribute('aria-label', name);
      lines.replaceChildren(...links(layers, cols, parameters).map(({ layer, to, from, weight }) => {
        const [a, b] = [cols[layer - 1], cols[layer]];
        const faded = out({ layer, unit: to }) || out({ layer: layer - 1, unit: from });
        const share = strength(weight);
        return svg('line', {
          x1: a.x + radius(a), y1: a.ys[from], x2: b.x - radius(b), y2: b.ys[to],
          class: `${weight > 0 ? 'link-positive' : 'link-negative'}${faded ? ' link-faded' : ''}`,
          'stroke-width': 0.5 + 2.5 * share, 'stroke-opacity': faded ? 0.1 : 0.2 + 0.5 * share,
        });
      }));
      for (const [place, one] of units) {
        const [layer, unit] = place.split(' ').map(Number);
        const isOut = out({ layer, unit });
        one.classList.toggle('is-out', isOut);
        if (!one.hasAttribute('role')) continue;
        one.setAttribute('aria-pressed', String(isOut));
        one.setAttribute('aria-label', unitName?.({ layer, unit }) ?? '');
      }
    },
  };
}
