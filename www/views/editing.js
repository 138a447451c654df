/**
 * The hand on the pitch: mouse, pen and finger. Which tool does what, and what is under it. Points that
 * have values stay: there the hand only reads.
 */

import { atMostEvery } from './canvas.js';
import { nearest, withMoved, withPoint, withoutPoint } from './points.js';

/** @typedef {import('../types.js').Tool} Tool */
/** @typedef {import('./pitch_draw.js').View} View */

/**
 * What the hand is doing, for whoever draws it. Coordinates are the data's own.
 * @typedef {object} Hand
 * @property {{x: number, y: number, label: number} | null} ghost the point that would be placed
 * @property {number} hover index of the point under the pointer, or -1
 * @property {boolean} erasing whether the point under the pointer would go
 * @property {{index: number, x: number, y: number} | null} drag the point being moved
 * @property {number[] | null} stroke x, y pairs of the line being drawn
 * @property {{left: number, top: number, label: number | null} | null} finger where a finger is
 *   down, and the class that it will place; null where it moves, erases, draws or reads
 * @property {import('./readout.js').Spot | null} spot where the hand reads
 */

/** @returns {Hand} */
export function emptyHand() {
  return { ghost: null, hover: -1, erasing: false, drag: null, stroke: null, finger: null, spot: null };
}

/**
 * @typedef {object} EditingOptions
 * @property {import('../types.js').ViewTools['store']} store
 * @property {import('../types.js').Actions} actions
 * @property {() => View} view
 * @property {Hand} hand written here, read by the drawing
 * @property {() => boolean} drawsLine whether a stroke draws the own line
 * @property {() => boolean} clicked what a click means that was to be a stroke: whether it places a point
 * @property {(key: string, blanks?: Record<string, string | number>) => void} say
 * @property {() => void} changed
 */

/** Farther than this, a press has become a drag: CSS pixels by mouse and by finger. */
const SLOP = { mouse: 4, touch: 9 };
/** How near a point is hit, beyond its own radius; a finger grabs less than it erases. */
const REACH = { mouse: 3, touch: 9, grab: 5 };
/** A stroke shorter than this share of the pitch's height separates nothing. */
const SHORTEST_STROKE = 0.08;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {EditingOptions} options
 */
export function mountEditing(canvas, options) {
  const { store, actions, view, hand, drawsLine, clicked, say, changed } = options;
  /** @type {{id: number, mode: Tool | 'read', label: number, left: number, top: number, target: number, moved: boolean, touch: boolean} | null} */
  let press = null;
  let gesture = 0;

  const sendDrag = atMostEvery(40, () => {
    if (hand.drag === null) return;
    const { index, x, y } = hand.drag;
    if (4 * index < store.get().points.length) {
      actions.editPoints(withMoved(store.get().points, index, x, y), { label: `move-${gesture}` });
    }
  });

  /** @param {PointerEvent | MouseEvent} event */
  function spot(event) {
    const box = canvas.getBoundingClientRect();
    return { left: event.clientX - box.left, top: event.clientY - box.top };
  }

  /** @param {{left: number, top: number}} at @param {boolean} touch */
  function under(at, touch) {
    return hit(at, touch ? REACH.touch : REACH.mouse);
  }

  /**
   * What a press may drag. A finger aims with the loupe, often in a crowd: it takes hold of
   * training points only, and only where it means them.
   * @param {{left: number, top: number}} at @param {boolean} touch
   */
  function grabbed(at, touch) {
    if (!touch) return under(at, false);
    const index = hit(at, REACH.grab);
    return index >= 0 && store.get().points[4 * index + 3] === 0 ? index : -1;
  }

  /** @param {{left: number, top: number}} at @param {number} reach CSS pixels beyond a point's edge */
  function hit(at, reach) {
    const points = store.get().points;
    const now = view();
    return nearest(points, now.x(at.left), now.y(at.top), (now.radius(points.length / 4) * 1.2 + reach) / now.kx);
  }

  /**
   * Modifiers: Shift gives the other colour, Alt or Ctrl erases.
   * @param {{shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean}} event
   * @param {boolean} [draws]
   * @returns {{mode: Tool | 'read', label: number}}
   */
  function intent(event, draws = drawsLine()) {
    const { tool, valued } = store.get();
    if (valued) return { mode: 'read', label: 0 };
    if (draws) return { mode: 'line', label: 0 };
    if (tool === 'erase' || event.altKey || event.ctrlKey || event.metaKey) return { mode: 'erase', label: 0 };
    const blue = (tool === 'blue') !== event.shiftKey;
    return { mode: blue ? 'blue' : 'red', label: blue ? 1 : 0 };
  }

  /** @param {{left: number, top: number}} at @returns {{x: number, y: number}} kept on the pitch */
  function inside(at) {
    const now = view();
    return {
      x: now.x(Math.min(now.width, Math.max(0, at.left))),
      y: now.y(Math.min(now.height, Math.max(0, at.top))),
    };
  }

  /** @param {{left: number, top: number}} at @param {boolean} touch */
  function eraseAt(at, touch) {
    const index = under(at, touch);
    if (index < 0) return;
    const { points } = store.get();
    actions.editPoints(withoutPoint(points, index), { label: `erase-${gesture}` });
    say(points[4 * index + 2] === 1 ? 'pitch.said.erasedBlue' : 'pitch.said.erasedRed');
  }

  /** @param {{left: number, top: number}} at @param {boolean} touch */
  function look(at, touch) {
    const now = view();
    hand.spot = { ...inside(at), reach: (now.radius(store.get().points.length / 4) * 1.2 + (touch ? REACH.touch : REACH.mouse)) / now.kx };
    hand.hover = under(at, touch);
  }

  /** @param {number} label @param {{left: number, top: number}} at */
  function place(label, at) {
    const { x, y } = inside(at);
    actions.editPoints(withPoint(store.get().points, x, y, label));
    say(label === 1 ? 'pitch.said.placedBlue' : 'pitch.said.placedRed');
  }

  /** A click as it would have been without the line. @param {{mode: string, label: number}} meant @param {{left: number, top: number, touch: boolean}} at */
  function use({ mode, label }, at) {
    if (mode === 'erase') eraseAt(at, at.touch);
    else place(label, at);
  }

  function release() {
    press = null;
    hand.drag = null;
    hand.stroke = null;
    hand.finger = null;
    hand.ghost = null;
    hand.hover = -1;
    canvas.classList.remove('is-dragging');
    changed();
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0 || press !== null) return;
    const at = spot(event);
    const touch = event.pointerType === 'touch';
    const { mode, label } = intent(event);
    gesture += 1;
    canvas.setPointerCapture(event.pointerId);
    press = { id: event.pointerId, mode, label, ...at, target: -1, moved: false, touch };
    hand.hover = -1;
    hand.ghost = null;
    if (mode === 'line') {
      const { x, y } = inside(at);
      hand.stroke = [x, y];
    } else if (mode === 'erase') {
      eraseAt(at, touch);
    } else if (mode === 'read') {
      look(at, touch);
    } else {
      press.target = grabbed(at, touch);
      if (touch) hand.hover = press.target;
      hand.ghost = { ...inside(at), label };
    }
    // A loupe would stand in the way of a line: it goes where the hand goes.
    if (touch && mode !== 'line') hand.finger = { ...at, label: mode === 'erase' || mode === 'read' ? null : label };
    changed();
  });

  canvas.addEventListener('pointermove', (event) => {
    const at = spot(event);
    if (press === null) {
      if (event.pointerType !== 'touch') hover(event, at);
      return;
    }
    if (event.pointerId !== press.id) return;
    const slop = press.touch ? SLOP.touch : SLOP.mouse;
    if (Math.hypot(at.left - press.left, at.top - press.top) > slop) press.moved = true;
    if (hand.finger) hand.finger = { ...hand.finger, ...at };

    if (press.mode === 'line') {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length > 0 ? events : [event]) {
        const { x, y } = inside(spot(each));
        hand.stroke?.push(x, y);
      }
    } else if (press.mode === 'erase') {
      eraseAt(at, press.touch);
    } else if (press.mode === 'read') {
      look(at, press.touch);
    } else if (press.target >= 0 && press.moved) {
      hand.ghost = null;
      hand.hover = -1;
      if (hand.finger) hand.finger.label = null;
      hand.drag = { index: press.target, ...inside(at) };
      canvas.classList.add('is-dragging');
      sendDrag();
    } else {
      hand.ghost = { ...inside(at), label: press.label };
    }
    changed();
  });

  canvas.addEventListener('pointerup', (event) => {
    if (press === null || event.pointerId !== press.id) return;
    const at = spot(event);
    const done = press;
    const now = view();
    if (done.mode === 'line') {
      const stroke = Float64Array.from(hand.stroke ?? []);
      release();
      if (strokeLength(stroke) * now.ky > SHORTEST_STROKE * now.height) actions.drewLine(stroke);
      else if (!done.moved && clicked()) use(intent(event, false), done);
      else say('pitch.said.tooShort');
      return;
    }
    if (hand.drag) {
      sendDrag(true);
      say('pitch.said.moved');
    } else if (done.mode !== 'erase' && done.mode !== 'read' && at.left >= 0 && at.top >= 0 && at.left <= now.width && at.top <= now.height) {
      // A press that began on a point but never moved places one there: points may touch.
      place(done.label, done.moved ? at : done);
    }
    release();
  });

  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('lostpointercapture', () => {
    if (press !== null) release();
  });
  canvas.addEventListener('pointerleave', (event) => {
    if (press !== null) return;
    // WebKit says so at the end of every press, wherever the mouse is.
    if (event.pointerType === 'mouse' && document.elementFromPoint(event.clientX, event.clientY) === canvas) return;
    hand.hover = -1;
    hand.ghost = null;
    // What a finger read stays to be looked at once it is gone.
    if (event.pointerType !== 'touch') hand.spot = null;
    changed();
  });
  // Ctrl-click erases; on a Mac it would also open the menu.
  canvas.addEventListener('contextmenu', (event) => {
    if (event.ctrlKey) event.preventDefault();
  });

  /** @param {PointerEvent} event @param {{left: number, top: number}} at */
  function hover(event, at) {
    const { mode, label } = intent(event);
    hand.erasing = mode === 'erase';
    if (mode === 'read') {
      look(at, false);
      hand.ghost = null;
      canvas.classList.remove('can-move');
      changed();
      return;
    }
    hand.hover = mode === 'line' ? -1 : under(at, false);
    hand.ghost = mode === 'line' || mode === 'erase' || hand.hover >= 0 ? null : { ...inside(at), label };
    canvas.classList.toggle('can-move', hand.hover >= 0 && !hand.erasing);
    changed();
  }

  return {
    /** Escape: whatever the hand began is dropped. @returns {boolean} whether there was something */
    abandon() {
      if (press === null) return false;
      release();
      return true;
    },
  };
}

/**
 * @param {ArrayLike<number>} stroke x, y pairs
 * @returns {number}
 */
function strokeLength(stroke) {
  let length = 0;
  for (let i = 2; i + 1 < stroke.length; i += 2) {
    length += Math.hypot(stroke[i] - stroke[i - 2], stroke[i + 1] - stroke[i - 1]);
  }
  return length;
}
