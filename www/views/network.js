/** The network: what each unit sees, and the weights between them, to be read. */

import { number } from '../strings/index.js';
import { clean, context, drawable, fit, oncePerFrame, onResize, readColours } from './canvas.js';
import { element, typeset, write } from './dom.js';
import { ASPECT, columns, curve, linkAt, links, offsets, strength, summary, unitAt } from './network_layout.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('./network_layout.js').Link} Link */
/** @typedef {{unit: {layer: number, unit: number} | null, link: Link | null}} Target */

/** Links are drawn in so many grades of width: one stroke a grade and sign. */
const GRADES = 9;
const ENLARGED = 116;
/** How formulas write activations; the others by their names. @type {Record<string, string>} */
const WRITTEN = { linear: '', sigmoid: 'σ', sine: 'sin' };

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountNetwork(root, { store, t }) {
  const heading = element('h2');
  const canvas = element('canvas', { class: 'network-canvas', tabindex: '0', role: 'application' });
  const picture = element('canvas', { class: 'tip-picture', 'aria-hidden': 'true' });
  const tipName = element('b');
  const tipFormula = element('span', { class: 'tip-value' });
  const tipValue = element('span', { class: 'tip-value' });
  const tip = element('div', { class: 'tip', role: 'status', hidden: true }, picture, element('div', {}, tipName, tipFormula, tipValue));
  const empty = element('p', { class: 'card-empty' });
  const card = element('div', { class: 'card network-card' }, canvas, tip, empty);
  const hint = element('p', { class: 'hint' });
  const table = element('table', { class: 'unseen' });
  root.append(heading, card, hint, table);

  let colours = readColours();
  /** @type {import('./network_layout.js').Column[]} */
  let cols = [];
  /** @type {Link[]} */
  let shown = [];
  /** @type {Target} */
  let target = { unit: null, link: null };

  /** The frame that the units' pictures came with: the weights beside them are from the same one. */
  let pictured = store.get().frame;

  const draw = oncePerFrame(paint, canvas);

  function paint() {
    const frame = pictured;
    const { units } = store.get();
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    empty.hidden = frame !== null;
    if (frame === null || width === 0) return;
    fit(canvas, width, height);
    const c = clean(canvas);
    cols = columns(frame.layers, width, height);
    shown = links(frame.layers, cols, frame.parameters);
    paintLinks(c);
    paintUnits(c, units, frame.unitSize);
    paintNames(c, width / cols.length);
    showTip();
  }

  /** @param {Link} link whether it belongs to what the pointer is at */
  function aimed({ layer, to, from }) {
    const { unit, link } = target;
    if (unit) return (layer === unit.layer && to === unit.unit) || (layer === unit.layer + 1 && from === unit.unit);
    return link !== null && link.layer === layer && link.to === to && link.from === from;
  }

  /** @param {CanvasRenderingContext2D} c */
  function paintLinks(c) {
    const aiming = target.unit !== null || target.link !== null;
    /** @type {Map<string, {path: Path2D, grade: number, positive: boolean, aimed: boolean}>} */
    const strokes = new Map();
    for (const link of shown) {
      const grade = Math.round(strength(link.weight) * GRADES);
      const isAimed = aiming && aimed(link);
      const key = `${isAimed ? 1 : 0}${grade}${link.weight > 0}`;
      let stroke = strokes.get(key);
      if (!stroke) {
        stroke = { path: new Path2D(), grade, positive: link.weight > 0, aimed: isAimed };
        strokes.set(key, stroke);
      }
      const [x0, y0, ax, ay, bx, by, x1, y1] = curve(cols, link);
      stroke.path.moveTo(x0, y0);
      stroke.path.bezierCurveTo(ax, ay, bx, by, x1, y1);
    }
    for (const { path, grade, positive, aimed: isAimed } of [...strokes.values()].sort((a, b) => a.grade - b.grade)) {
      const share = grade / GRADES;
      c.strokeStyle = positive ? colours.blue : colours.red;
      c.lineWidth = 0.5 + 2.5 * share;
      c.globalAlpha = isAimed ? 0.95 : (0.12 + 0.46 * share) * (aiming ? 0.3 : 1);
      c.stroke(path);
    }
    c.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} c
   * @param {ImageBitmap | ImageData | null} units
   * @param {number} side of a unit's square in the atlas
   */
  function paintUnits(c, units, side) {
    // A closed one has no width, and a newer is on its way.
    const atlas = units?.width ? drawable(units) : null;
    cols.forEach(({ x, wide, size, ys }, l) => {
      ys.forEach((y, i) => {
        const left = x - wide / 2;
        const top = y - size / 2;
        const corner = Math.min(5, wide * 0.2);
        c.beginPath();
        c.roundRect(left, top, wide, size, corner);
        if (atlas) {
          c.save();
          c.clip();
          c.drawImage(atlas, l * side, i * side, side, side, left, top, wide, size);
          c.restore();
        } else {
          c.fillStyle = colours.wash;
          c.fill();
        }
        const isTarget = target.unit?.layer === l && target.unit.unit === i;
        c.strokeStyle = isTarget ? colours.ink : colours.strong;
        c.globalAlpha = isTarget ? 1 : 0.55;
        c.lineWidth = isTarget ? 2 : 1;
        c.stroke();
        c.globalAlpha = 1;
      });
    });
  }

  /** @param {CanvasRenderingContext2D} c @param {number} apart */
  function paintNames(c, apart) {
    c.fillStyle = colours.soft;
    c.font = `11px ${colours.text}`;
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    cols.forEach(({ x, ys, size, rest, units }, l) => {
      let name = number(units);
      if (l === 0) name = t('network.input');
      else if (l === cols.length - 1) name = t('network.output');
      else if (apart > 62) name = t('network.layerName', { units, act: t(`choice.act.${activation(l)}`) });
      c.fillText(name, x, 11);
      if (rest > 0) c.fillText(t('network.more', { count: rest }), x, ys[ys.length - 1] + size / 2 + 10);
    });
    const { x, wide, size, ys } = cols[0];
    const below = ys.length < 2 || ys[1] - ys[0] - size > 14;
    ys.forEach((y, i) => paintTypeset(c, inputName(i), below ? x : x - wide / 2 - 5, below ? y + size / 2 + 9 : y, below ? 0.5 : 1));
  }

  /**
   * @param {CanvasRenderingContext2D} c
   * @param {string} name
   * @param {number} x
   * @param {number} y
   * @param {number} share how much of it stands to the left of x; what finds no room is left out
   */
  function paintTypeset(c, name, x, y, share) {
    const parts = typeset(name).map(({ part, slanted }) => {
      const font = `${slanted ? 'italic ' : ''}12px ${colours.text}`;
      c.font = font;
      return { part, font, wide: c.measureText(part).width };
    });
    let at = x - share * parts.reduce((sum, { wide }) => sum + wide, 0);
    if (at < 2) return;
    c.textAlign = 'left';
    for (const { part, font, wide } of parts) {
      c.font = font;
      c.fillText(part, at, y);
      at += wide;
    }
  }

  /** @param {number} unit */
  const inputName = (unit) => t(`choice.features.${store.get().values.features?.split(',')[unit]}`);

  /** The activation of a layer after the inputs. @param {number} layer */
  function activation(layer) {
    const { values, valued } = store.get();
    if (layer === cols.length - 1) return valued ? 'linear' : 'sigmoid';
    const acts = values.act.split(',');
    return acts[layer - 1] ?? acts[0];
  }

  /** What a unit of a layer computes. @param {number} layer */
  function formula(layer) {
    const act = activation(layer);
    const g = WRITTEN[act] ?? t(`choice.act.${act}`);
    const z = `w·${layer === 1 ? 'x' : 'a'} + b`;
    return `${layer === cols.length - 1 ? 'ŷ' : 'a'} = ${g === '' ? z : `${g}(${z})`}`;
  }

  /** @param {number} layer @param {number} unit @param {boolean} short */
  function nameOf(layer, unit, short) {
    const what = short ? 'network.short' : 'network';
    const last = cols.length - 1;
    if (layer === 0) return t(short ? 'network.short.input' : 'network.inputUnit', { name: inputName(unit) });
    if (layer === last) return t(short ? 'network.short.output' : store.get().valued ? 'network.outputValue' : 'network.outputUnit');
    return t(short ? `${what}.unit` : 'network.hiddenUnit', { layer, unit: unit + 1 });
  }

  function showTip() {
    const frame = pictured;
    const { units } = store.get();
    const { unit, link } = target;
    tip.hidden = frame === null || (unit === null && link === null);
    if (tip.hidden || frame === null) return;
    picture.hidden = unit === null || units === null;
    let x = 0;
    let y = 0;
    if (unit) {
      const column = cols[unit.layer];
      if (!column || unit.unit >= column.ys.length) {
        target = { unit: null, link: null };
        tip.hidden = true;
        return;
      }
      x = column.x;
      y = column.ys[unit.unit];
      write(tipName, nameOf(unit.layer, unit.unit, false));
      const bias = frame.parameters[offsets(frame.layers)[unit.layer].biases + unit.unit];
      write(tipFormula, unit.layer === 0 ? '' : formula(unit.layer));
      write(tipValue, unit.layer === 0 ? '' : t('network.bias', { value: signed(bias) }));
      if (units?.width) {
        fit(picture, ENLARGED * ASPECT, ENLARGED);
        const side = frame.unitSize;
        context(picture).drawImage(
          drawable(units), unit.layer * side, unit.unit * side, side, side, 0, 0, picture.width, picture.height);
      }
    } else if (link) {
      const weight = frame.parameters[offsets(frame.layers)[link.layer].weights + link.to * frame.layers[link.layer - 1] + link.from];
      const [x0, y0, , , , , x1, y1] = curve(cols, link);
      x = (x0 + x1) / 2;
      y = (y0 + y1) / 2;
      write(tipName, t('network.link', { from: nameOf(link.layer - 1, link.from, true), to: nameOf(link.layer, link.to, true) }));
      write(tipFormula, '');
      write(tipValue, t('network.weight', { value: signed(weight) }));
    }
    const right = x > canvas.clientWidth / 2;
    const gap = unit ? cols[unit.layer].wide / 2 + 10 : 14;
    tip.style.setProperty('left', `${Math.round(right ? x - gap : x + gap)}px`);
    tip.style.setProperty('top', `${Math.round(Math.min(canvas.clientHeight - 68, Math.max(68, y)))}px`);
    tip.classList.toggle('is-left', right);
  }

  /** @param {Target} next */
  function aim(next) {
    const same = next.unit?.layer === target.unit?.layer && next.unit?.unit === target.unit?.unit
      && next.link?.layer === target.link?.layer && next.link?.to === target.link?.to && next.link?.from === target.link?.from;
    if (same) return;
    target = next;
    draw();
  }

  /** @param {PointerEvent} event */
  function point(event) {
    const unit = unitAt(cols, event.offsetX, event.offsetY);
    const reach = event.pointerType === 'touch' ? 12 : 5;
    aim({ unit, link: unit ? null : linkAt(cols, shown, event.offsetX, event.offsetY, reach) });
  }
  canvas.addEventListener('pointermove', point);
  canvas.addEventListener('pointerdown', point);
  canvas.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') aim({ unit: null, link: null });
  });
  canvas.addEventListener('blur', () => aim({ unit: null, link: null }));
  canvas.addEventListener('focus', () => {
    if (canvas.matches(':focus-visible') && cols.length > 0) aim({ unit: { layer: cols.length - 1, unit: 0 }, link: null });
  });
  canvas.addEventListener('keydown', (event) => {
    const from = target.unit ?? { layer: 0, unit: 0 };
    /** @type {Record<string, [number, number]>} */
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key === 'Escape' && target.unit) aim({ unit: null, link: null });
    else if (event.key in steps && cols.length > 0) {
      const [dl, du] = steps[event.key];
      const layer = Math.min(cols.length - 1, Math.max(0, from.layer + dl));
      const most = cols[layer].ys.length - 1;
      // Sideways steps land at the same height, whatever the columns' lengths.
      const across = dl === 0 ? from.unit + du : Math.round((from.unit / Math.max(1, cols[from.layer].ys.length - 1)) * most);
      aim({ unit: { layer, unit: Math.min(most, Math.max(0, across)) }, link: null });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  function words() {
    write(heading, t('panel.network'));
    write(empty, t('network.empty'));
    write(hint, t('network.hint'));
    canvas.setAttribute('aria-label', t('network.label'));
  }

  /** The table for those who cannot see the canvas; only at rest, so that nobody reads moving numbers. */
  function tabulate() {
    const { frame } = store.get();
    if (frame === null) return;
    if (cols.length === 0) paint();
    const head = ['layer', 'units', 'largest', 'norm'].map((key) => element('th', { scope: 'col' }, t(`network.table.${key}`)));
    const rows = summary(frame.layers, frame.parameters).map(({ units, largest, to, from, norm }, k) => {
      const last = k === frame.layers.length - 2;
      const link = t('network.link', { from: nameOf(k, from, true), to: nameOf(k + 1, to, true) });
      return element(
        'tr',
        {},
        element('th', { scope: 'row' }, last ? t('network.output') : `${number(k + 1)}, ${t(`choice.act.${activation(k + 1)}`)}`),
        element('td', {}, number(units)),
        element('td', {}, `${signed(largest)} (${link})`),
        element('td', {}, number(norm, 3)),
      );
    });
    table.replaceChildren(
      element('caption', {}, t('network.table', { iteration: frame.iteration })),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    );
  }

  words();
  onResize(canvas, draw);
  store.subscribe((state, changed) => {
    if (changed.has('lang')) words();
    if (changed.has('theme')) colours = readColours();
    if (changed.has('units')) pictured = state.frame;
    if (['lang', 'theme', 'units', 'values'].some((key) => changed.has(/** @type {any} */ (key)))) draw();
    if ((changed.has('frame') || changed.has('lang')) && state.status !== 'training') tabulate();
  });
  draw();
  tabulate();
}

/** @param {number} value with its sign, to four digits @returns {string} */
function signed(value) {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? size.toExponential(2) : number(size, size >= 100 ? 1 : 3);
  return value < 0 ? `−${text}` : `+${text}`;
}
