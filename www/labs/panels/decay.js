/** One weight's next step, written as a gradient and as decay: the same number. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { offsets } from '../../views/network_layout.js';
import { badge } from './model_tabs.js';
import { createProbes } from './probes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').Frame} Frame */
/** @typedef {import('../../../labs.js').DecayStep} DecayStep */
/** @typedef {{layer: number, to: number, from: number}} Weight `layer` from 1, units from 0 */

/** A number in full: seventeen digits tell every two apart. @param {number} value */
const full = (value) => String(value === 0 ? 0 : Number(value.toPrecision(17))).replace('-', '−');

/**
 * How many leading characters two numbers share as they are written.
 * @param {string} a
 * @param {string} b
 */
function shared(a, b) {
  let k = 0;
  while (k < a.length && a[k] === b[k]) k += 1;
  return k;
}

/** @param {Frame} frame @returns {Weight} */
function largest({ layers, parameters }) {
  const at = offsets(layers);
  let best = { layer: 1, to: 0, from: 0 };
  let most = -1;
  for (let layer = 1; layer < layers.length; layer += 1) {
    for (let k = 0; k < layers[layer] * layers[layer - 1]; k += 1) {
      const size = Math.abs(parameters[at[layer].weights + k]);
      if (size > most) {
        most = size;
        best = { layer, to: Math.floor(k / layers[layer - 1]), from: k % layers[layer - 1] };
      }
    }
  }
  return best;
}

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, t } = tools;
  /** The person's choice; null: the largest. @type {Weight | null} */
  let chosen = null;
  /** Of what the fields and tables are. @type {Frame | null} */
  let shown = null;
  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const fields = /** @type {const} */ (['layer', 'to', 'from']).map((key) => {
    const select = element('select', { change: () => choose(key, select.selectedIndex) });
    const words = element('span');
    return { key, select, words, label: element('label', {}, words, ' ', select) };
  });
  const reset = element('button', { type: 'button', click: () => { chosen = null; figures.again(); } });
  const form = element('div', { class: 'panel-go' }, ...fields.map(({ label }) => label), reset);
  const tables = element('div', { class: 'panel-decay' });
  const note = element('p', { class: 'panel-remark' });
  const figures = moments(tools, [tables], show);
  root.append(title, intro, figures.note, form, tables, note);
  const probes = createProbes(figures.fresh);

  /** @param {'layer' | 'to' | 'from'} key @param {number} index */
  function choose(key, index) {
    if (shown === null) return;
    const now = chosen ?? largest(shown);
    const next = { ...now, [key]: key === 'layer' ? index + 1 : index };
    const { layers } = shown;
    next.to = Math.min(next.to, layers[next.layer] - 1);
    next.from = Math.min(next.from, layers[next.layer - 1] - 1);
    chosen = next;
    figures.again();
  }

  /** @param {Frame} frame @param {Weight} weight */
  function showForm({ layers }, weight) {
    const counts = { layer: layers.length - 1, to: layers[weight.layer], from: layers[weight.layer - 1] };
    const at = { layer: weight.layer - 1, to: weight.to, from: weight.from };
    for (const { key, select, words } of fields) {
      write(words, t(`panel.decay.${key}`));
      if (select.options.length !== counts[key]) {
        select.replaceChildren(...Array.from({ length: counts[key] }, (_, k) => element('option', {}, String(k + 1))));
      }
      select.selectedIndex = at[key];
    }
    write(reset, t('panel.decay.largest'));
    reset.disabled = chosen === null;
  }

  /**
   * @param {import('../../../labs.js').Probe} probe
   * @param {Float64Array} parameters
   * @param {number} index
   * @returns {DecayStep | null} null of a bias that nothing pulls at
   */
  function step(probe, parameters, index) {
    try {
      return probe.decay(parameters, index);
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name of what is stepped: w or b
   * @param {string} caption
   * @param {DecayStep} numbers
   */
  function table(name, caption, { w, g, alpha, lambda, m, penalty, factor, as_gradient: gradient, as_decay: decayed }) {
    const [one, other] = [full(gradient), full(decayed)];
    const same = Math.min(shared(one, other), shared(other, one));
    const marked = (/** @type {string} */ text) => [text.slice(0, same), element('span', { class: 'decay-rounding' }, text.slice(same))];
    const printed = (1 - lambda / m) * w - alpha * g;
    /** @type {[string, (string | Node)[], string][]} */
    const rows = [
      [name, [full(w)], ''],
      [t('panel.decay.g'), [full(g)], ''],
      ['α, λ, m', [`${number(alpha)}, ${number(lambda)}, ${number(m)}`], ''],
      [`(λ/m) ${name}`, [full(penalty)], ''],
      [`${name} − α (g + (λ/m) ${name})`, marked(one), 'is-result'],
      ['1 − αλ/m', [full(factor)], ''],
      [`(1 − αλ/m) ${name} − αg`, marked(other), 'is-result'],
      [t('panel.decay.printed', { name }), [full(printed)], 'is-printed'],
    ];
    const body = rows.map(([head, value, className]) => element('tr', className ? { class: className } : {}, element('th', { scope: 'row' }, head), element('td', {}, ...value)));
    const verdict = gradient === decayed ? t('panel.decay.equal') : t('panel.decay.rounding', { difference: Math.abs(gradient - decayed).toExponential(1).replace('-', '−') });
    const off = lambda === 0 ? t('panel.decay.off') : t('panel.decay.printedOff', { factor: number(1 - lambda / m, 5), right: number(factor, 5) });
    return element('div', {}, element('table', {}, element('caption', {}, caption), element('tbody', {}, ...body)), element('p', { class: 'panel-caption' }, `${verdict} ${off}`));
  }

  /** @param {Compared} model @param {Weight} weight */
  function column(model, { layer, to, from }) {
    const { frame, values } = model;
    const head = element('h4', {}, badge(model), element('span', {}, model.name));
    const box = element('section', { class: 'panel-decay-model' }, head);
    const probe = probes.of(model, store.get());
    if (frame === null || probe === null || frame.layers.length <= layer) return box;
    const at = offsets(frame.layers)[layer];
    const found = step(probe, frame.parameters, at.weights + to * frame.layers[layer - 1] + from);
    if (found) box.append(table('w', t('panel.decay.weight', { layer, to: to + 1, from: from + 1 }), found));
    const bias = step(probe, frame.parameters, at.biases + to);
    const words = { layer, to: to + 1 };
    if (bias) box.append(table('b', t('panel.decay.bias', words), bias));
    else box.append(element('p', { class: 'panel-caption' }, t('panel.decay.biasFree', words)));
    if (values.opt !== 'gd') box.append(element('p', { class: 'panel-caption' }, t('panel.decay.notPlain')));
    return box;
  }

  /** @param {Compared[]} all */
  function show(all) {
    const { frame } = all[0];
    shown = frame;
    write(title, t('panel.decay.title'));
    write(intro, t('panel.decay.intro'));
    write(note, t('panel.decay.note'));
    if (frame === null) return;
    const weight = chosen && chosen.layer < frame.layers.length && chosen.to < frame.layers[chosen.layer] && chosen.from < frame.layers[chosen.layer - 1] ? chosen : largest(frame);
    showForm(frame, weight);
    tables.replaceChildren(...all.map((model) => column(model, weight)));
  }
  figures.start();
  return {
    destroy() {
      figures.end();
      probes.free();
      root.replaceChildren();
    },
  };
}
