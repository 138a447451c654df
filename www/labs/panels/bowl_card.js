/** One normalization: its condition number, its bowl with the ball's path, the largest learning rate, its points. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { fateOf } from './bowl_fate.js';
import { framed, GRID, LONGEST, paintBowl, paintPoints, paintSurface, surfaceBox, surfaceSide } from './bowl_picture.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').Bowl} Bowl */
/** @typedef {import('../../../labs.js').BowlNumbers} BowlNumbers */
/** @typedef {import('../../views/canvas.js').Colours} Colours */

/** Steps of a path. */
export const STEPS = 200;
/** Steps of a trial of the bisection. */
const TRIAL = 600;
/** The bowl is shown to where its parabola rises by this. */
const RISE = 0.35;
/** The rates of the slider and of the bars, as powers of ten. */
export const RATES = /** @type {const} */ ([-6, 2]);
/** How far from its middle the picture reaches, with some rounding. */
const HALF = 0.5001;
/** So far from the edge an arrow stands that points at a ball outside, in pixels. */
const ARROW = 10;
/** So much of the picture's side an arrow key moves the ball. */
const NUDGE = 0.02;

/** Where a rate stands among those of the slider, 0 … 1. @param {number} rate */
export const rateShare = (rate) => Math.min(1, Math.max(0, (Math.log10(rate) - RATES[0]) / (RATES[1] - RATES[0])));

/** What varies, and what is held, of each pair. @type {Record<string, {names: [string, string], held: string, at: number}>} */
export const PAIRS = {
  w1b: { names: ['w₁', 'b'], held: 'w₂', at: 1 },
  w2b: { names: ['w₂', 'b'], held: 'w₁', at: 0 },
  w1w2: { names: ['w₁', 'w₂'], held: 'b', at: 2 },
};

/** A normalization in a formula. @type {Record<string, string>} */
export const FORMULAS = { none: 'x', center: 'x − μ', standard: '(x − μ)/σ', variance: '(x − μ)/σ²' };

/**
 * @typedef {object} Setting what all four cards share
 * @property {string} pair
 * @property {string} units
 * @property {number} rate
 * @property {[number, number]} start under (x − μ)/σ
 * @property {number} shown steps of the path that are drawn
 */

/**
 * @param {string} norm
 * @param {import('../../types.js').Translate} t
 * @param {object} hands
 * @param {(start: [number, number], done: boolean) => void} hands.moved the ball, to a place under (x − μ)/σ
 * @param {() => void} hands.released
 */
export function bowlCard(norm, t, { moved, released }) {
  const title = element('h3');
  const name = element('span', { class: 'bowl-name' });
  const condition = element('b', { class: 'bowl-condition' });
  const conditionWords = element('span');
  const ofPair = element('span', { class: 'bowl-of-pair' });
  const picture = element('canvas', { class: 'bowl-picture', role: 'img' });
  const ball = element('button', { type: 'button', class: 'bowl-ball', keydown: (event) => pressed(event), click: () => released() });
  const stage = element('div', { class: 'bowl-stage' }, picture, ball);
  const away = element('b');
  const heldAt = element('span');
  const scale = element('p', { class: 'bowl-scale' }, away, ' ', heldAt);
  const fate = element('p', { class: 'bowl-fate' });
  const rateWords = element('p', { class: 'bowl-rate' });
  const bar = element('div', { class: 'bowl-bar', 'aria-hidden': 'true' }, element('i', { class: 'bowl-bar-fill' }), element('i', { class: 'bowl-bar-theory' }), element('i', { class: 'bowl-bar-now' }));
  const points = element('canvas', { class: 'bowl-points', role: 'img' });
  const root = element('section', { class: 'card bowl-card' },
    element('header', {}, title, name),
    element('p', { class: 'bowl-conditions' }, condition, ' ', conditionWords, ' ', ofPair),
    stage, scale, fate, rateWords, bar, points);
  root.dataset.norm = norm;

  /** @type {Bowl | null} */
  let bowl = null;
  /** @type {BowlNumbers | null} */
  let numbers = null;
  let { window, ratio, stretch } = framed([0, 1, 0, 1]);
  /** @type {Float64Array | null} */
  let grid = null;
  const surface = document.createElement('canvas');
  /** Of what the surface is painted. @type {[Float64Array | null, number, Colours | null]} */
  let painted = [null, 0, null];
  /** @type {Float64Array} */
  let taken = new Float64Array();
  /** @type {Float64Array} */
  let path = new Float64Array();
  /** @type {number | null} */
  let largest = null;
  /** @type {Setting} */
  let now = { pair: 'w1b', units: 'own', rate: 1, start: [0, 0], shown: STEPS };

  /** Where the ball is released, on this surface. */
  const start = () => /** @type {Bowl} */ (bowl).fromStandard(...now.start);

  /** @param {PointerEvent} event */
  function placeOf({ clientX, clientY }) {
    const { left, top } = picture.getBoundingClientRect();
    const box = surfaceBox(picture.clientWidth, picture.clientHeight);
    const within = (/** @type {number} */ share) => Math.min(1, Math.max(0, share));
    const [p0, p1, q0, q1] = window;
    return [p0 + within((clientX - left - box.left) / box.side) * (p1 - p0), q0 + within((box.bottom - clientY + top) / box.side) * (q1 - q0)];
  }

  let held = false;
  /** A finger that taps the picture places the ball; one that moves scrolls the page. */
  let tapped = false;
  /** A drag ends in a click, which releases nothing. */
  let dragged = false;
  /** @param {PointerEvent} event @param {boolean} done */
  function drag(event, done) {
    if (bowl === null) return;
    const [p, q] = placeOf(event);
    const [u, v] = bowl.toStandard(p, q);
    moved([u, v], done);
  }
  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || bowl === null) return;
    // Fingers scroll the page by the picture, and the ball by the ball.
    tapped = event.pointerType === 'touch' && event.target !== ball;
    if (tapped) return;
    held = true;
    dragged = false;
    stage.setPointerCapture(event.pointerId);
    if (event.target !== ball) {
      dragged = true;
      drag(event, false);
    }
  });
  stage.addEventListener('pointermove', (event) => {
    if (!held) return;
    dragged = true;
    drag(event, false);
  });
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
    stage.addEventListener(end, (event) => {
      if (!held) return;
      held = false;
      if (dragged) drag(event, true);
      else if (end === 'pointerup') released();
    });
  }
  stage.addEventListener('click', (event) => {
    if (tapped && event.target !== ball) drag(/** @type {PointerEvent} */ (event), true);
    tapped = false;
  });
  // The pointer is captured by the stage: a press of the ball is its, a click is of keys and assistive technology alone.
  stage.addEventListener('click', (event) => {
    if (event.detail > 0 && event.target === ball) event.stopPropagation();
  }, true);

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const along = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (along === undefined || bowl === null) return;
    event.preventDefault();
    const by = NUDGE * (event.shiftKey ? 5 : 1);
    const [p0, p1, q0, q1] = window;
    const [p, q] = start();
    const within = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) => Math.min(high, Math.max(low, value));
    const to = bowl.toStandard(within(p + along[0] * by * (p1 - p0), p0, p1), within(q + along[1] * by * (q1 - q0), q0, q1));
    moved([to[0], to[1]], true);
  }

  /** The ball where it is released; where that is outside the picture, an arrow at its edge. */
  function placeBall() {
    const box = surfaceBox(picture.clientWidth, picture.clientHeight);
    const [p0, p1, q0, q1] = window;
    const [p, q] = start();
    const [across, up] = [(p - p0) / (p1 - p0), (q - q0) / (q1 - q0)];
    const outside = Math.abs(across - 0.5) > HALF || Math.abs(up - 0.5) > HALF;
    // All of the arrow lies in the picture.
    const margin = outside ? ARROW / box.side : 0;
    const within = (/** @type {number} */ share) => Math.min(1 - margin, Math.max(margin, share));
    const [x, y] = [within(across), within(up)];
    ball.style.setProperty('left', `${box.left + x * box.side}px`);
    ball.style.setProperty('top', `${box.bottom - y * box.side}px`);
    ball.classList.toggle('is-outside', outside);
    ball.style.setProperty('--towards', `${Math.atan2(y - up, across - x)}rad`);
    const { names } = PAIRS[now.pair];
    const place = { p: `${names[0]} = ${size(p, 3)}`, q: `${names[1]} = ${size(q, 3)}` };
    ball.setAttribute('aria-label', t('panel.bowl.ball', { norm: FORMULAS[norm], ...place }));
    write(away, outside ? t('panel.bowl.outside', place) : '');
  }

  /** @param {import('./bowl_fate.js').Fate} was */
  function fateWords({ kind, step, share, cost, zigzag }) {
    const words = t(`panel.bowl.fate.${kind}`, { step, steps: STEPS, share: number(Math.floor(1000 * share) / 10), cost: size(cost, 3) });
    // A few steps are straight enough.
    return zigzag && step > 6 && (kind === 'there' || kind === 'way') ? `${words} ${t('panel.bowl.zigzag')}` : words;
  }

  function showRate() {
    const theory = numbers?.stableRate ?? NaN;
    write(rateWords, largest === null ? t('panel.bowl.rate.soon') : t('panel.bowl.rate', { rate: size(largest, 3), theory: size(theory, 3) }));
    if (largest !== null) bar.style.setProperty('--most', String(rateShare(largest)));
    bar.style.setProperty('--theory', String(rateShare(theory)));
    bar.style.setProperty('--now', String(rateShare(now.rate)));
    bar.classList.toggle('is-over', largest !== null && now.rate > largest);
  }

  return {
    root,
    norm,

    /** Another surface. @param {Bowl | null} next @param {Setting} setting @param {[number, number][]} places it is to show, under (x − μ)/σ */
    take(next, setting, places) {
      bowl?.free();
      bowl = next;
      now = setting;
      grid = null;
      largest = null;
      if (bowl === null) return;
      numbers = bowl.numbers();
      taken = bowl.points();
      const shown = places.flatMap(([p, q]) => [.../** @type {Bowl} */ (bowl).fromStandard(p, q)]);
      ({ window, ratio, stretch } = framed(bowl.window(RISE, Float64Array.from(shown))));
    },

    /** Computes the surface, where that is still to be done. @returns {boolean} whether it was */
    survey() {
      if (bowl === null || grid !== null) return false;
      grid = bowl.grid(Float64Array.from(window), GRID, GRID);
      return true;
    },

    /** Finds the largest rate, where that is still to be done. @returns {boolean} whether it was */
    bisect() {
      if (bowl === null || largest !== null) return false;
      const [p, q] = start();
      largest = bowl.largestRate(p, q, TRIAL);
      return true;
    },

    /** The rate is another one where the ball starts elsewhere. */
    forgetRate() {
      largest = null;
    },

    /** @param {Setting} setting */
    roll(setting) {
      now = setting;
      if (bowl === null) return;
      const [p, q] = start();
      path = bowl.path(p, q, now.rate, STEPS);
    },

    /** The same path, shown so far. @param {Setting} setting */
    reveal(setting) {
      now = setting;
    },

    /** @param {Colours} colours */
    draw(colours) {
      if (bowl === null || numbers === null) return;
      const side = surfaceSide(picture);
      if (grid !== null && (painted[0] !== grid || painted[1] !== side || painted[2] !== colours)) {
        paintSurface(surface, grid, numbers.lowest, side, colours);
        painted = [grid, side, colours];
      }
      const { names } = PAIRS[now.pair];
      paintBowl(picture, colours, { surface: grid === null ? null : surface, window, names, path, shown: now.shown, lowest: numbers.minimum });
      placeBall();
      const last = Math.min(path.length / 3 - 1, now.shown);
      const whole = [...numbers.theta];
      const [first, second] = [0, 1, 2].filter((k) => k !== PAIRS[now.pair].at);
      [whole[first], whole[second]] = [path[3 * last], path[3 * last + 1]];
      const unit = (/** @type {number} */ axis) => t(`panel.bowl.axis.${norm === 'none' || norm === 'center' ? now.units : 'none'}.${axis + 1}`);
      paintPoints(points, colours, taken, [unit(0), unit(1)], /** @type {[number, number, number]} */ (whole));
      showRate();
      const was = fateOf(path, STEPS, numbers.lowest, window);
      fate.dataset.fate = was.kind;
      write(fate, fateWords(was));
    },

    words() {
      write(title, FORMULAS[norm]);
      write(name, t(`panel.bowl.norm.${norm}`));
      if (numbers === null) return;
      const { names, held: kept, at } = PAIRS[now.pair];
      write(condition, size(numbers.condition, 3));
      write(conditionWords, t('panel.bowl.condition'));
      write(ofPair, t('panel.bowl.ofPair', { pair: names.join(', '), condition: size(numbers.conditionOfPair, 3) }));
      const heldWords = t('panel.bowl.held', { name: kept, value: size(numbers.theta[at], 3) });
      write(heldAt, stretch === 1 ? heldWords : `${t('panel.bowl.stretched', { name: names[stretch > 1 ? 0 : 1], ratio: size(ratio, 2), drawn: LONGEST })} ${heldWords}`);
      picture.setAttribute('aria-label', t('panel.bowl.picture', { norm: FORMULAS[norm], p: names[0], q: names[1] }));
      points.setAttribute('aria-label', t('panel.bowl.points', { norm: FORMULAS[norm] }));
    },

    free() {
      bowl?.free();
      bowl = null;
    },
  };
}
