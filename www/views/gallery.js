/** The datasets as pictures to press. */

import { context as contextOf } from './canvas.js';
import { element, write } from './dom.js';
import { icon } from './icons.js';
import { countSplits } from './points.js';

/** @typedef {import('../types.js').State} State */

/** A thumbnail's side and a point's radius in it, in canvas pixels. */
const SIDE = 120;
const DOT = 3.6;

/**
 * @param {import('../types.js').SettingRow} row
 * @param {import('../controls.js').ControlTools} tools
 * @param {import('../controls.js').Place} place
 */
export function mountGallery(row, { store, actions, t, core }, { root, head }) {
  head.classList.add('unseen');
  const gallery = element('div', { class: 'gallery', role: 'group' });
  const counts = element('p', { class: 'hint' });
  const entries = (row.options ?? []).map((value) => {
    const picture = element('canvas', { width: String(SIDE), height: String(SIDE), 'aria-hidden': 'true' });
    const frame = element('span', { class: 'gallery-picture' }, value === 'own' ? icon('plus') : picture);
    const word = element('span', { class: 'gallery-word' });
    const button = element('button', { type: 'button', class: 'gallery-entry', click: () => choose(value) }, frame, word);
    gallery.append(button);
    return { value, picture, word, button };
  });
  root.append(gallery, counts);

  /** @param {string} value */
  function choose(value) {
    if (store.get().values.data !== value) actions.change('data', value);
  }

  /** The points of each dataset, computed once. @type {Map<string, {points: Float64Array, frame: Float64Array}>} */
  const samples = new Map();

  function paint() {
    const style = getComputedStyle(document.documentElement);
    const colours = [style.getPropertyValue('--red'), style.getPropertyValue('--blue')];
    for (const { value, picture } of entries) {
      if (value === 'own') continue;
      if (!samples.has(value)) {
        const experiment = new core.Experiment(`data=${value}&layers=`);
        samples.set(value, { points: experiment.points(), frame: experiment.frame() });
        experiment.free();
      }
      const sample = samples.get(value);
      if (sample === undefined) continue;
      draw(contextOf(picture), sample.points, colours);
    }
  }
  // After the first picture: nobody waits for these.
  (window.requestIdleCallback ?? setTimeout)(paint);
  store.subscribe((_, changed) => changed.has('theme') && paint());

  return {
    words() {
      gallery.setAttribute('aria-label', t('setting.data'));
      for (const { value, word } of entries) write(word, t(`choice.data.${value}`));
    },
    /** @param {State} state */
    show(state) {
      for (const { value, button } of entries) {
        button.setAttribute('aria-pressed', String(state.values.data === value));
      }
      const { train, dev, test } = countSplits(state.points);
      const football = state.values.data === 'football' ? 'points.football' : 'points';
      const key = train + dev + test === 0 ? 'noPoints' : dev > 0 ? 'pointsDev' : football;
      write(counts, state.status === 'loading' && state.points.length === 0 ? '\u00a0' : t(`settings.${key}`, { train, dev, test }));
    },
  };
}

/**
 * The points fill the picture, whatever their range.
 * @param {CanvasRenderingContext2D} context
 * @param {Float64Array} points
 * @param {string[]} colours red, blue
 */
function draw(context, points, colours) {
  const shown = [];
  for (let i = 0; i < points.length; i += 4) {
    if (points[i + 3] === 0) shown.push({ x: points[i], y: points[i + 1], label: points[i + 2] });
  }
  const xs = shown.map(({ x }) => x);
  const ys = shown.map(({ y }) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (SIDE - 30) / Math.max(x1 - x0, y1 - y0);
  context.clearRect(0, 0, SIDE, SIDE);
  // A crowd of dots says less than some of them.
  const every = Math.max(1, Math.floor(shown.length / 70));
  shown.forEach(({ x, y, label }, i) => {
    if (i % every !== 0) return;
    context.fillStyle = colours[label];
    context.beginPath();
    context.arc(SIDE / 2 + scale * (x - (x0 + x1) / 2), SIDE / 2 - scale * (y - (y0 + y1) / 2), DOT, 0, 2 * Math.PI);
    context.fill();
  });
}
