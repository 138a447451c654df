/** A model's pitch to look at: the same points, its boundary, its mistakes. */

import { clean, fit, oncePerFrame, onResize, paintShade, readColours } from '../views/canvas.js';
import { element } from '../views/dom.js';
import { drawContour, drawPoints, drawRings, View } from '../views/pitch_draw.js';
import { drawIsolines } from '../views/pitch_map.js';
import { drawMarkings } from '../views/pitch_markings.js';

/** @typedef {import('../types.js').Frame} Frame */

/**
 * @param {import('../types.js').Store} store
 * @returns {{root: HTMLElement, show: (frame: Frame | null) => void, again: () => void, destroy: () => void}}
 *   `again` paints all of it anew: other points, other colours
 */
export function smallPitch(store) {
  const shade = element('canvas', { class: 'pitch-shade', 'aria-hidden': 'true' });
  const still = element('canvas', { class: 'pitch-layer', 'aria-hidden': 'true' });
  const ink = element('canvas', { class: 'pitch-layer', 'aria-hidden': 'true' });
  const root = element('div', { class: 'pitch is-bare', role: 'img' }, shade, still, ink);
  let colours = readColours();
  let view = new View(store.get().frameBox, 1, 1);
  /** @type {Frame | null} */
  let frame = null;
  let all = true;
  const draw = oncePerFrame(paint, root);

  function paint() {
    const { points, valued } = store.get();
    const trained = frame !== null && frame.iteration > 0;
    root.classList.toggle('is-bare', !trained);
    if (all) {
      const c = clean(still);
      drawMarkings(c, view, colours);
      drawPoints(c, view, points, colours, { valued });
      all = false;
    }
    const c = clean(ink);
    if (frame === null || !trained) return;
    paintShade(shade, frame);
    drawIsolines(c, view, frame.isolines, colours, null);
    drawContour(c, view, frame.contour, colours);
    if (!valued) drawRings(c, view, points, frame.wrong, colours);
  }

  function resize() {
    const { clientWidth: width, clientHeight: height } = root;
    if (width === 0 || height === 0) return;
    view = new View(store.get().frameBox, width, height);
    for (const canvas of [still, ink]) fit(canvas, width, height);
    all = true;
    draw();
  }
  onResize(root, resize);

  return {
    root,
    show(latest) {
      if (latest === frame) return;
      frame = latest;
      draw();
    },
    again() {
      colours = readColours();
      resize();
      all = true;
      draw();
    },
    destroy: () => root.remove(),
  };
}
