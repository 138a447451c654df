/** The pitch by keyboard: a crosshair that places, erases, moves points and draws the own line. */

import { nearest, withMoved, withPoint, withoutPoint } from './points.js';

/** @typedef {import('./pitch.js').Cursor} Cursor */
/** @typedef {import('./pitch_draw.js').View} View */

/**
 * @typedef {object} KeyOptions
 * @property {import('../types.js').ViewTools['store']} store
 * @property {import('../types.js').Actions} actions
 * @property {() => View} view
 * @property {Cursor} cursor written here, read by the drawing
 * @property {() => boolean} drawsLine
 * @property {() => boolean} abandon drops what the pointer began
 * @property {(key: string, blanks?: Record<string, string | number>) => void} say
 * @property {(spot: import('./readout.js').Spot) => void} speakValues
 * @property {() => void} changed
 */

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** An arrow's step as a share of the pitch's height; Shift takes the fine one. */
const STEP = { coarse: 1 / 40, fine: 1 / 320 };
/** How far from the crosshair a point may be to be meant, as a share of the pitch's height. */
const REACH = 1 / 24;
const SPEAK_AFTER = 450;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {KeyOptions} options
 */
export function mountKeys(canvas, options) {
  const { store, actions, view, cursor, drawsLine, abandon, say, speakValues, changed } = options;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;
  let carries = 0;

  function show() {
    const now = view();
    if (!(cursor.x >= now.x0 && cursor.x <= now.x1 && cursor.y >= now.y0 && cursor.y <= now.y1)) {
      cursor.x = (now.x0 + now.x1) / 2;
      cursor.y = (now.y0 + now.y1) / 2;
    }
    cursor.reach = (now.y1 - now.y0) * REACH;
    cursor.shown = true;
    changed();
  }

  function hide() {
    clearTimeout(speaking);
    cursor.shown = false;
    cursor.carried = -1;
    cursor.first = null;
    changed();
  }

  function meant() {
    return nearest(store.get().points, cursor.x, cursor.y, cursor.reach);
  }

  function speakSpot() {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const { points, valued } = store.get();
      if (valued) return speakValues(cursor);
      const near = meant();
      const at = { x: cursor.x.toFixed(2), y: cursor.y.toFixed(2) };
      if (near < 0) say('pitch.said.at', at);
      else say(points[4 * near + 2] === 1 ? 'pitch.said.atBlue' : 'pitch.said.atRed', at);
    }, SPEAK_AFTER);
  }

  /** @param {KeyboardEvent} event */
  function travel(event) {
    const now = view();
    const [dx, dy] = ARROWS[event.key];
    const step = (now.y1 - now.y0) * (event.shiftKey ? STEP.fine : STEP.coarse);
    if (cursor.shown) {
      cursor.x = Math.min(now.x1, Math.max(now.x0, cursor.x + dx * step));
      cursor.y = Math.min(now.y1, Math.max(now.y0, cursor.y + dy * step));
    } else {
      show();
    }
    if (cursor.carried >= 0) {
      actions.editPoints(withMoved(store.get().points, cursor.carried, cursor.x, cursor.y), { label: `carry-${carries}` });
    }
    speakSpot();
  }

  /** @param {number} label */
  function place(label) {
    actions.editPoints(withPoint(store.get().points, cursor.x, cursor.y, label));
    say(label === 1 ? 'pitch.said.placedBlue' : 'pitch.said.placedRed');
  }

  function erase() {
    const index = meant();
    if (index < 0) return say('pitch.said.nothingHere');
    const { points } = store.get();
    actions.editPoints(withoutPoint(points, index));
    say(points[4 * index + 2] === 1 ? 'pitch.said.erasedBlue' : 'pitch.said.erasedRed');
  }

  function carry() {
    if (cursor.carried >= 0) {
      cursor.carried = -1;
      return say('pitch.said.moved');
    }
    const index = meant();
    if (index < 0) return say('pitch.said.nothingHere');
    carries += 1;
    cursor.carried = index;
    cursor.x = store.get().points[4 * index];
    cursor.y = store.get().points[4 * index + 1];
    say('pitch.said.carrying');
  }

  function lineEnd() {
    if (cursor.first === null) {
      cursor.first = { x: cursor.x, y: cursor.y };
      return say('pitch.said.lineBegun');
    }
    const { x, y } = cursor.first;
    if (Math.hypot(cursor.x - x, cursor.y - y) < 1e-9) return say('pitch.said.tooShort');
    cursor.first = null;
    actions.drewLine(Float64Array.of(x, y, cursor.x, cursor.y));
  }

  /** The next point in reading order of the plane, from left to right. @param {1 | -1} direction */
  function visit(direction) {
    const { points } = store.get();
    const order = Array.from({ length: points.length / 4 }, (_, i) => i).sort(
      (a, b) => points[4 * a] - points[4 * b] || points[4 * a + 1] - points[4 * b + 1],
    );
    if (order.length === 0) return;
    const here = order.findIndex((i) => points[4 * i] === cursor.x && points[4 * i + 1] === cursor.y);
    const after = order.findIndex((i) => points[4 * i] > cursor.x);
    const from = here >= 0 ? here + direction : direction > 0 ? after : after - 1;
    const index = order[(from + order.length) % order.length];
    cursor.x = points[4 * index];
    cursor.y = points[4 * index + 1];
    speakSpot();
  }

  function enter() {
    if (cursor.carried >= 0) return carry();
    if (drawsLine()) return lineEnd();
    const { tool } = store.get();
    if (tool === 'erase') return erase();
    place(tool === 'red' ? 0 : 1);
  }

  /** @returns {boolean} whether there was something to leave */
  function leave() {
    if (abandon()) return true;
    if (cursor.carried >= 0 || cursor.first !== null) {
      cursor.carried = -1;
      cursor.first = null;
      return true;
    }
    if (cursor.shown) {
      hide();
      return true;
    }
    return false;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant the pitch */
  function handle(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key in ARROWS) {
      travel(event);
      return true;
    }
    if (event.key === 'Escape') return leave();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    /** @type {Record<string, () => void>} */
    const keys = {
      Enter: enter,
      b: () => place(1),
      r: () => place(0),
      Delete: erase,
      Backspace: erase,
      m: carry,
      n: () => visit(event.shiftKey ? -1 : 1),
    };
    const act = Object.hasOwn(keys, key) && (key === 'n' || !store.get().valued) ? keys[key] : undefined;
    if (act === undefined) return false;
    clearTimeout(speaking);
    if (cursor.shown) act();
    else show();
    return true;
  }

  canvas.addEventListener('keydown', (event) => {
    if (!handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
    changed();
  });
  canvas.addEventListener('focus', () => {
    if (canvas.matches(':focus-visible')) show();
  });
  canvas.addEventListener('blur', hide);
  canvas.addEventListener('pointerdown', hide);
  // Who was quicker than this module.
  if (canvas.matches(':focus-visible')) show();
}
