/** The datasets as pictures to press. */

import { palette } from '../theme.js';
import { atMostEvery, context as contextOf, whenIdle } from './canvas.js';
import { element, write } from './dom.js';
import { colourOf } from './pitch_draw.js';
import { countSplits } from './points.js';

/** @typedef {import('../types.js').State} State */

/** A thumbnail's side in canvas pixels. */
const SIDE = 132;
/** Thumbnails in a row; the same number stands in gallery.css. */
const COLUMNS = 5;
/** Dots of a thumbnail: a crowd of them says less than some. */
const MOST_DOTS = 130;

/**
 * @param {import('../types.js').SettingRow} row
 * @param {import('../controls.js').ColumnTools} tools
 * @param {import('../controls.js').Place} place
 */
export function mountGallery(row, { store, actions, t, core, table }, { id, root, head, label }) {
  head.classList.add('unseen');
  label.removeAttribute('for');
  label.id = `${id}-label`;
  // Classes alone have a formula of their cross-entropy to choose.
  const classified = table.find(({ key }) => key === 'loss')?.datasets ?? [];
  const valued = element('span', { class: 'gallery-valued', id: `${id}-valued` });
  const entries = (row.options ?? []).map((value) => {
    const picture = element('canvas', { width: String(SIDE), height: String(SIDE), class: 'gallery-picture' });
    const word = element('span', { class: 'gallery-word' });
    const box = element('input', {
      type: 'radio',
      name: id,
      value,
      change: () => actions.change(row.key, value),
      ...(classified.includes(value) ? {} : { 'aria-describedby': valued.id }),
    });
    return { value, picture, word, box, root: element('label', { class: 'gallery-entry' }, box, picture, word) };
  });
  const gallery = element('div', { class: 'gallery', role: 'radiogroup', 'aria-labelledby': label.id }, ...entries.map((entry) => entry.root), valued);
  // Those of which a value is learned stand last, side by side under one bracket.
  const last = entries.filter(({ value }) => !classified.includes(value));
  const at = (entries.length - last.length) % COLUMNS;
  const column = at + last.length > COLUMNS ? 1 : at + 1;
  last[0]?.root.style.setProperty('grid-column', String(column));
  valued.style.setProperty('grid-column', `${column} / span ${Math.min(COLUMNS, last.length)}`);
  const counts = element('p', { class: 'hint' });
  // Filled when the page has time for it: own points from a file.
  root.append(gallery, counts, element('div', { class: 'files' }));

  /** The points of each dataset, made once, in its default settings. @type {Map<string, Float64Array>} */
  const samples = new Map();
  /** Own points as they were last seen: who comes back to them finds them so. */
  let own = /** @type {Float64Array} */ (new Float64Array());

  /** @param {typeof entries[number]} entry */
  function paint({ value, picture }) {
    const points = value === 'own' ? own : samples.get(value) ?? core.dataset(`data=${value}`).points;
    samples.set(value, points);
    const c = contextOf(picture);
    if (points.length === 0) drawPitch(c);
    else draw(c, points, !classified.includes(value));
  }

  /** After the first picture, one after another: nobody waits for these. */
  function paintAll(from = 0) {
    whenIdle(() => {
      if (from < entries.length) paint(entries[from]);
      if (from + 1 < entries.length) paintAll(from + 1);
    });
  }
  paintAll();

  const seen = atMostEvery(300, () => {
    const { values, points } = store.get();
    const entry = entries.find(({ value }) => value === 'own');
    if (values.data !== 'own' || entry === undefined) return;
    own = points;
    paint(entry);
  });

  store.subscribe((_, changed) => {
    if (changed.has('theme')) paintAll();
    if (changed.has('points')) seen();
  });

  return {
    words() {
      for (const { value, word } of entries) write(word, t(`choice.data.${value}`));
      write(valued, t('settings.valued'));
    },
    /** @param {State} state */
    show(state) {
      for (const { value, box } of entries) box.checked = state.values.data === value;
      const { train, dev, test } = countSplits(state.points);
      const classes = dev > 0 ? 'pointsDev' : state.values.data === 'football' ? 'points.football' : 'points';
      const key = train + dev + test === 0 ? 'noPoints' : classified.includes(state.values.data) ? classes : 'pointsValued';
      write(counts, state.status === 'loading' && state.points.length === 0 ? '\u00a0' : t(`settings.${key}`, { train, dev, test }));
    },
  };
}

/**
 * The training points fill the picture, whatever their range: of classes some dots, of values a
 * mosaic from blue to red.
 * @param {CanvasRenderingContext2D} c
 * @param {Float64Array} points
 * @param {boolean} valued
 */
function draw(c, points, valued) {
  const shown = [];
  for (let i = 0; i < points.length; i += 4) {
    if (points[i + 3] === 0) shown.push({ x: points[i], y: points[i + 1], label: points[i + 2] });
  }
  const [x0, x1] = range(shown.map(({ x }) => x));
  const [y0, y1] = range(shown.map(({ y }) => y));
  const scale = (SIDE - 24) / Math.max(x1 - x0, y1 - y0, 1e-9);
  const colours = palette();
  c.clearRect(0, 0, SIDE, SIDE);
  const every = Math.max(1, shown.length / (valued ? Infinity : MOST_DOTS));
  for (let k = 0; k < shown.length; k += every) {
    const { x, y, label } = shown[Math.floor(k)];
    c.fillStyle = colourOf(colours, valued ? label : 2 * label - 1);
    c.beginPath();
    c.arc(SIDE / 2 + scale * (x - (x0 + x1) / 2), SIDE / 2 - scale * (y - (y0 + y1) / 2), valued ? 8 : 3.4, 0, 2 * Math.PI);
    c.fill();
  }
}

/** A call has no room for the points of a large file. @param {number[]} numbers */
const range = (numbers) => numbers.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);

/** A pitch without a point, and a plus. @param {CanvasRenderingContext2D} c */
function drawPitch(c) {
  const style = getComputedStyle(document.documentElement);
  c.clearRect(0, 0, SIDE, SIDE);
  c.lineWidth = 2.5;
  c.strokeStyle = style.getPropertyValue('--line');
  c.stroke(new Path2D('M116 12H18V120H116M116 66m0-22a22 22 0 0 0 0 44M18 38H50V94H18'));
  c.strokeStyle = style.getPropertyValue('--soft');
  c.lineWidth = 5;
  c.stroke(new Path2D('M66 48V84M48 66H84'));
}
