/**
 * The pitch: layers that the browser stacks, so that a frame repaints only the shade's small bitmap
 * and the ink. Points and markings are painted again when they change, not when the network does.
 */

import { number } from '../strings/index.js';
import { clean, fit, oncePerFrame, onResize, paintShade, readColours } from './canvas.js';
import { element, write } from './dom.js';
import { emptyHand, mountEditing } from './editing.js';
import { mountInvitation } from './invitation.js';
import {
  drawChalk,
  drawContour,
  drawCrosshair,
  drawHover,
  drawOwnLine,
  drawPoint,
  drawPoints,
  drawRings,
  isCrowd,
  View,
} from './pitch_draw.js';
import { drawMarkings } from './pitch_markings.js';
import { countSplits } from './points.js';
import { mountTools } from './tools.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {'marks' | 'ink' | 'points' | 'over' | 'shade'} LayerName */

/**
 * The crosshair that keys move.
 * @typedef {object} Cursor
 * @property {boolean} shown
 * @property {number} x data coordinates
 * @property {number} y
 * @property {number} reach how near a point is meant, in data coordinates
 * @property {number} carried index of the point picked up, or -1
 * @property {{x: number, y: number} | null} first the own line's first end
 */

/** What a mouse has no use for, and what only values need; it comes after the first picture.
 * @typedef {Pick<typeof import('./later.js'), 'createReadout' | 'drawIsolines' | 'drawLoupe' | 'mountKeys'>} Extras
 */

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 * @returns {(extras: Extras) => void} takes them in once they are there
 */
export function mountPitch(root, tools) {
  const { store, actions, t } = tools;
  const layer = () => element('canvas', { class: 'pitch-layer', 'aria-hidden': 'true' });
  const shade = element('canvas', { class: 'pitch-shade', 'aria-hidden': 'true' });
  const marks = layer();
  const ink = layer();
  const dots = layer();
  const over = element('canvas', {
    class: 'pitch-layer pitch-hand',
    tabindex: '0',
    role: 'application',
    'aria-describedby': 'pitch-keys',
  });
  const invitation = element('div', { class: 'pitch-invitation' });
  const empty = element('p', { class: 'pitch-empty', hidden: true });
  const ground = element('div', { class: 'pitch is-bare' }, shade, marks, ink, dots, over, empty);
  const loupe = element('canvas', { class: 'loupe', 'aria-hidden': 'true', hidden: true });
  const stage = element('div', { class: 'pitch-stage' }, ground, loupe);
  const strip = element('div', { class: 'strip' });
  const foot = element('div', { class: 'pitch-foot' }, strip, invitation);
  const keys = element('p', { id: 'pitch-keys', class: 'unseen' });
  const said = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  root.append(stage, foot, keys, said);

  let colours = readColours();
  let view = new View(store.get().frameBox, 1, 1);
  const hand = emptyHand();
  /** @type {Cursor} */
  const cursor = { shown: false, x: NaN, y: NaN, reach: 0, carried: -1, first: null };
  /** @type {Extras['drawLoupe'] | undefined} */
  let drawLoupe;
  /** @type {Extras['drawIsolines'] | undefined} */
  let drawIsolines;
  /** @type {Set<LayerName>} */
  const stale = new Set();

  const draw = oncePerFrame(paint, ground);
  /** @param {...LayerName} layers */
  function repaint(...layers) {
    for (const name of layers) stale.add(name);
    draw();
  }

  const drawsLine = () => {
    const { invitation: step, tool, valued } = store.get();
    if (valued) return false;
    return step === 'draw' || step === 'kick' || tool === 'line';
  };

  /** @param {string} key @param {Record<string, string | number>} [blanks] */
  function say(key, blanks) {
    utter(t(key, blanks));
  }

  /** @param {string} sentence */
  function utter(sentence) {
    // The same sentence twice is spoken twice only if the text changes.
    said.textContent = said.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** @type {number} */
  let hidden = -1;
  function handMoved() {
    const lifted = hand.drag?.index ?? -1;
    if (lifted !== hidden) {
      hidden = lifted;
      stale.add('points');
    }
    foot.classList.toggle('is-drawing', hand.stroke !== null);
    if (store.get().valued) readout?.at(cursor.shown ? cursor : hand.spot);
    repaint('over');
  }

  /** @type {import('../types.js').Actions} */
  const handActions = {
    ...actions,
    drewLine(stroke) {
      const before = store.get().ownLine;
      actions.drewLine(stroke);
      const { ownLine } = store.get();
      if (ownLine === before || ownLine === null) {
        say('pitch.said.tooShort');
      } else {
        const { correct, total } = ownLine;
        say('invitation.kick', { correct, total, percent: number((100 * correct) / Math.max(1, total), 1) });
      }
      if (store.get().tool === 'line') actions.setTool('blue');
    },
  };
  /**
   * A click in place of the stroke. Who came for football's story is told how to draw; with any other points
   * it is an answer too: no line, but a point.
   */
  function clicked() {
    const { invitation: step, values } = store.get();
    if (step !== 'draw' && step !== 'kick') return false;
    if (values.data === 'football') {
      invited.remind();
      return false;
    }
    actions.invite(null);
    return true;
  }
  const shared = { store, actions: handActions, view: () => view, drawsLine, clicked, say, changed: handMoved };
  /** @type {ReturnType<Extras['createReadout']> | null} */
  let readout = null;
  const editing = mountEditing(over, { ...shared, hand });
  mountTools(strip, tools);
  const invited = mountInvitation(invitation, { ...tools, focusPitch: () => over.focus({ preventScroll: true }) });

  function resize() {
    const width = ground.clientWidth;
    const height = ground.clientHeight;
    if (width === 0 || height === 0) return;
    view = new View(store.get().frameBox, width, height);
    for (const canvas of [marks, ink, dots, over]) fit(canvas, width, height);
    repaint('marks', 'ink', 'points', 'over');
  }

  function paint() {
    const state = store.get();
    const trained = (state.frame?.iteration ?? 0) > 0;
    ground.classList.toggle('is-bare', !trained);
    if (stale.has('shade') && state.frame && trained) paintShade(shade, state.frame);
    if (stale.has('marks')) drawMarkings(clean(marks), view, colours);
    if (stale.has('ink')) paintInk(state, trained);
    if (stale.has('points')) paintPoints(state);
    if (stale.has('over')) paintOver(state);
    stale.clear();
  }

  /** @param {State} state @param {boolean} trained */
  function paintInk(state, trained) {
    const c = clean(ink);
    const { frame, ownLine, invitation: step } = state;
    if (frame && trained) {
      drawIsolines?.(c, view, frame.isolines, colours, frame.state === 'training' ? null : state.points);
      drawContour(c, view, frame.contour, colours);
      if (!state.valued) drawRings(c, view, state.points, frame.wrong, colours);
    }
    if (!ownLine) return;
    drawOwnLine(c, view, ownLine.line, colours);
    if (step === 'kick' && !state.easing) drawChalk(c, view, ownLine.stroke, colours);
  }

  /** Who draws a line of their own does it from the training points alone. @param {State} state */
  function paintPoints({ points, valued, invitation: step }) {
    const onlyTraining = step === 'draw' || step === 'kick';
    // A crowd would hide the boundary.
    if (isCrowd(points)) ink.before(dots);
    else ink.after(dots);
    drawPoints(clean(dots), view, points, colours, { without: hand.drag?.index, onlyTraining, valued });
  }

  /** @param {State} state */
  function paintOver({ points }) {
    const c = clean(over);
    const r = view.radius(points.length / 4);
    if (hand.stroke) drawChalk(c, view, hand.stroke, colours);
    if (cursor.first) drawChalk(c, view, [cursor.first.x, cursor.first.y, cursor.x, cursor.y], colours);
    if (hand.hover >= 0 && 4 * hand.hover < points.length) {
      drawHover(c, view.left(points[4 * hand.hover]), view.top(points[4 * hand.hover + 1]), r, colours, hand.erasing);
    }
    if (hand.ghost && !hand.finger) {
      c.globalAlpha = 0.55;
      drawPoint(c, colours, view.left(hand.ghost.x), view.top(hand.ghost.y), hand.ghost.label, 0, r);
      c.globalAlpha = 1;
    }
    if (hand.drag && 4 * hand.drag.index < points.length) {
      const at = 4 * hand.drag.index;
      drawPoint(c, colours, view.left(hand.drag.x), view.top(hand.drag.y), points[at + 2], points[at + 3], r * 1.25);
    }
    if (cursor.shown) drawCrosshair(c, view.left(cursor.x), view.top(cursor.y), colours);
    const full = { left: 0, top: 0, width: view.width, height: view.height };
    const bare = ground.classList.contains('is-bare');
    drawLoupe?.(
      loupe,
      view,
      hand.finger,
      [bare ? marks : shade, marks, ink, dots, over].map((image) => ({ image, ...full })),
      colours,
      bare ? colours.pitchBare : colours.panel,
    );
  }

  function speak() {
    const state = store.get();
    const { points, frame, valued } = state;
    const counts = countSplits(points);
    let blue = 0;
    for (let i = 0; i < points.length; i += 4) blue += points[i + 2] === 1 && points[i + 3] === 0 ? 1 : 0;
    const blanks = { ...counts, blue, red: counts.train - blue };
    const ringed = frame && frame.iteration > 0 && !valued ? frame.wrong : null;
    const wrongOf = (/** @type {number} */ split) => ringed?.reduce((sum, one, i) => sum + (points[4 * i + 3] === split ? one : 0), 0) ?? 0;
    const wrongs = t(counts.dev > 0 ? 'pitch.labelWrongDev' : 'pitch.labelWrong', { wrong: wrongOf(0), wrongDev: wrongOf(1) });
    const sentence = t(valued ? 'pitch.labelValues' : 'pitch.label', blanks);
    over.setAttribute('aria-label', ringed ? `${sentence} ${wrongs}` : sentence);
    write(keys, t(valued ? 'pitch.keysValues' : 'pitch.keys'));
    write(empty, t('pitch.empty'));
    empty.hidden = points.length > 0 || state.status === 'loading' || state.status === 'failed';
  }

  store.subscribe((state, changed) => {
    if (changed.has('frameBox')) resize();
    if (changed.has('theme')) {
      colours = readColours();
      repaint('marks', 'ink', 'points', 'over');
    }
    if (changed.has('frame')) repaint('shade', 'ink');
    if (changed.has('points') || changed.has('valued')) {
      hand.spot = null;
      handMoved();
      repaint('points', 'ink');
    }
    if (changed.has('invitation')) repaint('points');
    if (changed.has('ownLine') || changed.has('invitation') || changed.has('easing')) repaint('ink', 'over');
    const resting = changed.has('frame') && state.status !== 'training';
    if (resting || changed.has('points') || changed.has('lang') || changed.has('status')) speak();
  });
  onResize(ground, resize);
  speak();
  resize();
  repaint('shade');

  return (extras) => {
    ({ drawLoupe, drawIsolines } = extras);
    repaint('ink');
    const values = (readout = extras.createReadout(tools));
    strip.prepend(values.line);
    handMoved();
    extras.mountKeys(over, {
      ...shared,
      cursor,
      abandon: editing.abandon,
      speakValues: (spot) => values.read(spot).then(utter, () => {}),
    });
  };
}
