/** The loupe above a finger on the pitch: the spot that the finger hides, magnified. */

import { context, fit, pixelRatio } from './canvas.js';
import { drawPoint } from './pitch_draw.js';

/** @typedef {import('./canvas.js').Colours} Colours */
/** @typedef {import('./pitch_draw.js').View} View */

const SIZE = 116;
const ZOOM = 2.1;
/** How far above the finger's middle the loupe's lower edge floats. */
const LIFT = 40;

/**
 * @typedef {object} Layer
 * @property {CanvasImageSource} image
 * @property {number} left where the image's box lies, CSS pixels of the pitch
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {View} view
 * @param {{left: number, top: number, label: number | null} | null} finger
 * @param {Layer[]} layers from the back to the front
 * @param {Colours} colours
 * @param {string} back the colour behind all layers
 */
export function drawLoupe(canvas, view, finger, layers, colours, back) {
  canvas.hidden = finger === null;
  if (finger === null) return;

  // Above the finger; where the page's top is too near, beside it.
  const above = finger.top - LIFT - SIZE;
  const beside = above < -SIZE * 0.6;
  const aside = finger.left > view.width / 2 ? -1 : 1;
  const left = beside ? finger.left + aside * (SIZE / 2 + LIFT) - SIZE / 2 : finger.left - SIZE / 2;
  const x = Math.min(view.width - SIZE + 8, Math.max(-8, left));
  const y = beside ? finger.top - SIZE / 2 : above;
  canvas.style.setProperty('transform', `translate(${Math.round(x)}px, ${Math.round(y)}px)`);

  fit(canvas, SIZE, SIZE);
  const c = context(canvas);
  const ratio = pixelRatio();
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = back;
  c.fillRect(0, 0, SIZE, SIZE);

  c.save();
  c.translate(SIZE / 2, SIZE / 2);
  c.scale(ZOOM, ZOOM);
  c.translate(-finger.left, -finger.top);
  for (const layer of layers) c.drawImage(layer.image, layer.left, layer.top, layer.width, layer.height);
  c.restore();

  const middle = SIZE / 2;
  if (finger.label === null) {
    c.strokeStyle = colours.ink;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(middle - 12, middle);
    c.lineTo(middle + 12, middle);
    c.moveTo(middle, middle - 12);
    c.lineTo(middle, middle + 12);
    c.stroke();
  } else {
    drawPoint(c, colours, middle, middle, finger.label, 0, view.radius(1) * ZOOM);
  }
}
