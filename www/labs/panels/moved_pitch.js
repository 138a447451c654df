/** A model's pitch with points that are not where they were: its boundary, the points, and the way each has come. */

import { clean, fit, oncePerFrame, onResize, paintShade, readColours } from '../../views/canvas.js';
import { element } from '../../views/dom.js';
import { drawContour, drawPoints, drawRings, View } from '../../views/pitch_draw.js';
import { drawMarkings } from '../../views/pitch_markings.js';

/** @typedef {import('../../types.js').Frame} Frame */

/**
 * @typedef {object} Moved
 * @property {Frame} frame the model
 * @property {Float64Array} points quadruples, where they are now
 * @property {Float64Array | null} from x, y pairs: where they were
 * @property {Uint8Array} wrong
 * @property {string} name what it is, for those who cannot see it
 */

/** @param {import('../../types.js').Store} store */
export function movedPitch(store) {
  const shade = element('canvas', { class: 'pitch-shade', 'aria-hidden': 'true' });
  const ink = element('canvas', { class: 'pitch-layer', 'aria-hidden': 'true' });
  const root = element('div', { class: 'pitch', role: 'img' }, shade, ink);
  let colours = readColours();
  /** @type {Moved | null} */
  let shown = null;
  const draw = oncePerFrame(paint);

  function paint() {
    const { clientWidth: width, clientHeight: height } = root;
    if (width === 0 || shown === null) return;
    const { frame, points, from, wrong } = shown;
    fit(ink, width, height);
    const view = new View(store.get().frameBox, width, height);
    const trained = frame.iteration > 0;
    root.classList.toggle('is-bare', !trained);
    const c = clean(ink);
    drawMarkings(c, view, colours);
    if (trained) {
      paintShade(shade, frame);
      drawContour(c, view, frame.contour, colours);
    }
    if (from !== null) {
      c.beginPath();
      for (let k = 0; k < from.length / 2; k += 1) {
        c.moveTo(view.left(from[2 * k]), view.top(from[2 * k + 1]));
        c.lineTo(view.left(points[4 * k]), view.top(points[4 * k + 1]));
      }
      c.globalAlpha = 0.45;
      c.strokeStyle = colours.ink;
      c.lineWidth = 1;
      c.stroke();
      c.globalAlpha = 1;
    }
    drawPoints(c, view, points, colours);
    if (trained) drawRings(c, view, points, wrong, colours);
  }
  onResize(root, draw);

  return {
    root,
    /** @param {Moved} latest */
    show(latest) {
      shown = latest;
      root.setAttribute('aria-label', latest.name);
      draw();
    },
    /** Other colours. */
    again() {
      colours = readColours();
      draw();
    },
  };
}
