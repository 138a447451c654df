/**
 * A strip of dots, one a run: equal results stand on each other, so that nothing is hidden and nothing is left to
 * chance. Hover, arrow keys and taps say which seed it was; a click, Enter or a second tap opens that run.
 */

import { clean, fit, onResize, readColours } from '../../views/canvas.js';
import { element } from '../../views/dom.js';

/**
 * @typedef {object} Dot
 * @property {number} value
 * @property {string} label what is said of it
 * @property {boolean} marked the present run
 * @property {boolean} counted false for a run beside those that are summed up
 * @property {() => void} open
 */

/**
 * @typedef {object} Picture
 * @property {Dot[]} dots
 * @property {number} low where the axis begins; what lies below is shown at its edge
 * @property {number} high
 * @property {number[]} ticks
 * @property {(tick: number) => string} tickWords
 * @property {string} colour a custom property
 * @property {string} name
 * @property {{mean: number, sd: number, median: number} | null} summary
 */

const HEIGHT = 84;
const AXIS = 18;
const EDGE = 12;
const LARGEST = 4;
/** How near a pointer must be to a dot, in pixels. */
const REACH = 14;

export function createStrip() {
  const canvas = element('canvas', { class: 'seeds-dots', 'aria-hidden': 'true' });
  const tip = element('div', { class: 'seeds-tip', hidden: true });
  const box = element('div', { class: 'seeds-strip', role: 'slider', tabindex: '0' }, canvas, tip);
  /** @type {Picture | null} */
  let picture = null;
  /** @type {{dot: Dot, x: number, y: number}[]} */
  let placed = [];
  let radius = LARGEST;
  /** @type {Dot | null} */
  let chosen = null;

  /** @param {number} value @param {number} width */
  function left(value, width) {
    const { low, high } = /** @type {Picture} */ (picture);
    if (value < low) return EDGE / 2;
    return EDGE + ((value - low) / (high - low || 1)) * (width - 2 * EDGE);
  }

  /** @param {number} width */
  function place(width) {
    const { dots } = /** @type {Picture} */ (picture);
    /** @type {Map<number, Dot[]>} */
    const stacks = new Map();
    const sorted = [...dots].sort((a, b) => a.value - b.value || Number(b.marked) - Number(a.marked));
    for (const dot of sorted) {
      const x = Math.round(left(dot.value, width));
      const stack = stacks.get(x);
      if (stack) stack.push(dot);
      else stacks.set(x, [dot]);
    }
    const tallest = Math.max(1, ...[...stacks.values()].map((stack) => stack.length));
    const places = [...stacks.keys()].sort((a, b) => a - b);
    const nearest = Math.min(2 * LARGEST, ...places.slice(1).map((x, i) => x - places[i]));
    const floor = HEIGHT - AXIS - 4;
    radius = Math.max(1.5, Math.min(LARGEST, (floor - 4) / (2 * tallest), Math.max(2.2, nearest / 2)));
    const step = Math.min(2 * radius + 0.5, (floor - 2 * radius) / Math.max(1, tallest - 1));
    placed = [...stacks].flatMap(([x, stack]) => stack.map((dot, i) => ({ dot, x, y: floor - radius - i * step })));
  }

  function draw() {
    const width = canvas.clientWidth;
    if (picture === null || width === 0) return;
    fit(canvas, width, HEIGHT);
    const c = clean(canvas);
    const colours = readColours();
    const colour = getComputedStyle(canvas).getPropertyValue(picture.colour).trim() || colours.ink;
    place(width);
    drawAxis(c, colours, width);
    drawSummary(c, colours, width);
    for (const { dot, x, y } of placed) {
      c.beginPath();
      c.arc(x, y, radius, 0, 2 * Math.PI);
      c.fillStyle = dot.counted ? colour : colours.panel;
      c.strokeStyle = dot.counted ? colours.panel : colour;
      c.lineWidth = dot.counted ? 0.5 : 1.5;
      c.fill();
      c.stroke();
      if (dot.marked || dot === chosen) ring(c, x, y, dot === chosen ? 3.5 : 2, colours.ink);
    }
  }

  /** @param {CanvasRenderingContext2D} c @param {number} x @param {number} y @param {number} by @param {string} ink */
  function ring(c, x, y, by, ink) {
    c.beginPath();
    c.arc(x, y, radius + by, 0, 2 * Math.PI);
    c.strokeStyle = ink;
    c.lineWidth = 1.6;
    c.stroke();
  }

  /** @param {CanvasRenderingContext2D} c @param {import('../../views/canvas.js').Colours} colours @param {number} width */
  function drawAxis(c, colours, width) {
    const { ticks, tickWords } = /** @type {Picture} */ (picture);
    const floor = HEIGHT - AXIS;
    c.font = `11px ${colours.text}`;
    c.textBaseline = 'top';
    c.textAlign = 'center';
    for (const tick of ticks) {
      const x = left(tick, width);
      c.fillStyle = colours.line;
      c.fillRect(Math.round(x), 4, 1, floor - 4);
      const words = tickWords(tick);
      const half = c.measureText(words).width / 2;
      c.fillStyle = colours.soft;
      c.fillText(words, Math.min(width - half, Math.max(half, x)), floor + 4);
    }
    c.fillStyle = colours.strong;
    c.fillRect(0, floor - 3, width, 1);
  }

  /** The median as a line, mean ± standard deviation as a bar on the ground. @param {CanvasRenderingContext2D} c @param {import('../../views/canvas.js').Colours} colours @param {number} width */
  function drawSummary(c, colours, width) {
    const { summary } = /** @type {Picture} */ (picture);
    if (summary === null) return;
    const floor = HEIGHT - AXIS;
    const [from, mean, to] = [-1, 0, 1].map((k) => left(summary.mean + k * (Number.isNaN(summary.sd) ? 0 : summary.sd), width));
    c.fillStyle = colours.ink;
    c.fillRect(from, floor - 3.5, Math.max(1, to - from), 2.5);
    c.fillRect(mean - 1, floor - 6, 2, 7);
    c.setLineDash([3, 2]);
    c.strokeStyle = colours.ink;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(left(summary.median, width), 2);
    c.lineTo(left(summary.median, width), floor - 4);
    c.stroke();
    c.setLineDash([]);
  }

  /** @param {Dot | null} dot */
  function choose(dot) {
    chosen = dot;
    const at = placed.find((one) => one.dot === dot);
    tip.hidden = at === undefined;
    box.classList.toggle('is-over', at !== undefined);
    if (at !== undefined && dot !== null) {
      tip.textContent = dot.label;
      const room = canvas.clientWidth;
      tip.style.left = `${Math.min(room - tip.offsetWidth, Math.max(0, at.x - tip.offsetWidth / 2))}px`;
      tip.style.bottom = `${HEIGHT - at.y + radius + 6}px`;
    }
    say();
    draw();
  }

  /** What a screen reader hears. */
  function say() {
    const order = placed.map(({ dot }) => dot);
    box.setAttribute('aria-label', picture?.name ?? '');
    box.setAttribute('aria-valuemin', '0');
    box.setAttribute('aria-valuemax', String(Math.max(0, order.length - 1)));
    box.setAttribute('aria-valuenow', String(Math.max(0, order.indexOf(chosen ?? order[0]))));
    box.setAttribute('aria-valuetext', chosen?.label ?? picture?.name ?? '');
  }

  /** @param {PointerEvent | MouseEvent} event */
  function near(event) {
    const { left: x0, top: y0 } = canvas.getBoundingClientRect();
    let best = null;
    let reach = REACH;
    for (const one of placed) {
      const apart = Math.hypot(event.clientX - x0 - one.x, event.clientY - y0 - one.y);
      if (apart < reach) [best, reach] = [one.dot, apart];
    }
    return best;
  }

  box.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && choose(near(event)));
  box.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && choose(null));
  box.addEventListener('blur', () => choose(null));
  box.addEventListener('click', (event) => {
    const dot = near(event);
    const told = dot !== null && dot === chosen;
    // A finger does not hover: the first tap tells, the second opens.
    if (told && dot !== null) dot.open();
    else choose(dot);
  });
  box.addEventListener('keydown', (event) => {
    const order = placed.map(({ dot }) => dot);
    if (order.length === 0) return;
    const at = chosen === null ? -1 : order.indexOf(chosen);
    const to = /** @type {Record<string, number>} */ ({
      ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at < 0 ? order.length - 1 : at - 1, ArrowDown: at < 0 ? order.length - 1 : at - 1, Home: 0, End: order.length - 1,
    })[event.key];
    if (to !== undefined) choose(order[Math.min(order.length - 1, Math.max(0, to))]);
    else if (event.key === 'Enter' && chosen !== null) chosen.open();
    else if (event.key === 'Escape' && chosen !== null) choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  onResize(canvas, draw);

  return {
    box,
    /** @param {Picture} next */
    show(next) {
      picture = next;
      chosen = null;
      tip.hidden = true;
      draw();
      say();
    },
    draw,
  };
}
