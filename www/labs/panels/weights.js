/** Every model's weights, layer by layer: how they spread, how large they are, how many are exactly zero. */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { binned, histogram } from './histogram.js';
import { badge } from './model_tabs.js';
import { norm, weightsOf } from './numbers.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */

const BINS = 41;
/** So few weights of a layer are told one by one. */
const FEW = 12;

/** @param {ArrayLike<number>} numbers */
const zeros = (numbers) => Array.from(numbers).filter((w) => w === 0).length;
/** @param {ArrayLike<number>} numbers */
const largest = (numbers) => Array.from(numbers).reduce((most, w) => Math.max(most, Math.abs(w)), 0);

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { t } = tools;
  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const table = element('table', { class: 'panel-weights-table' });
  const rows = element('div', { class: 'panel-weights' });
  const box = scrollBox(table);
  const figures = moments(tools, [table, rows], show);
  root.append(title, intro, figures.note, box.root, rows);

  /** @param {Compared} model */
  function weights({ frame }) {
    return frame === null ? [] : weightsOf(frame.layers, frame.parameters);
  }

  /** @param {Compared[]} all */
  function showTable(all) {
    const deepest = Math.max(...all.map((model) => weights(model).length));
    const norms = Array.from({ length: deepest }, (_, k) => (deepest > 1 ? `‖W[${k + 1}]‖` : '‖W‖'));
    const heads = [t('compare.column.model'), ...norms, t('panel.weights.largest'), t('panel.weights.zeros')];
    const body = all.map((model) => {
      const layers = weights(model);
      const every = layers.flatMap((layer) => [...layer]);
      const head = element('th', { scope: 'row' }, element('span', { class: 'model-said' }, badge(model), model.name));
      const cells = [...Array.from({ length: deepest }, (_, k) => (layers[k] ? number(norm(layers[k]), 2) : '–')), number(largest(every), 2), t('panel.weights.count', { zeros: zeros(every), total: every.length })];
      return element('tr', {}, head, ...cells.map((cell) => element('td', {}, cell)));
    });
    table.replaceChildren(element('thead', {}, element('tr', {}, ...heads.map((words) => element('th', { scope: 'col' }, words)))), element('tbody', {}, ...body));
  }

  /** Weights that are few, one by one, with what they weigh where that has a name. @param {Compared} model @param {Float64Array} layer @param {number} k @param {number} reach */
  function list({ values }, layer, k, reach) {
    const names = k === 0 ? values.features.split(',').map((feature) => t(`choice.features.${feature}`)) : [];
    return element('ol', { class: 'weight-list' }, ...Array.from(layer, (w, i) => {
      const bar = element('i', { class: w > 0 ? 'is-positive' : 'is-negative', 'aria-hidden': 'true' });
      const share = (50 * Math.abs(w)) / reach;
      bar.style.width = `${share}%`;
      bar.style.left = `${w > 0 ? 50 : 50 - share}%`;
      return element('li', {}, element('span', {}, names[i % names.length] ?? ''), element('span', { class: 'weight-place' }, bar), element('span', { class: 'weight-value' }, w === 0 ? t('panel.weights.zero') : Math.abs(w) < 0.005 ? w.toExponential(0).replaceAll('-', '−') : number(w, 2)));
    }));
  }

  /** @param {Compared[]} all */
  function showRows(all) {
    const deepest = Math.max(...all.map((model) => weights(model).length));
    // One axis a layer for all models: shrinking weights are seen to shrink.
    const reaches = Array.from({ length: deepest }, (_, k) => Math.max(1e-6, ...all.map((model) => largest(weights(model)[k] ?? []))));
    rows.replaceChildren(...all.map((model) => {
      const cells = weights(model).map((layer, k) => {
        const reach = reaches[k];
        const words = t('panel.weights.layer', { layer: k + 1, zeros: zeros(layer), total: layer.length });
        const box = element('div', {}, element('h5', {}, words));
        if (layer.length <= FEW) {
          box.append(list(model, layer, k, reach));
        } else {
          const bars = histogram();
          bars.show({ counts: binned(layer, -reach, reach, BINS), low: -reach, high: reach, mark: 0, ticks: [[-reach, number(-reach, 1)], [0, '0'], [reach, number(reach, 1)]], name: `${model.name}, ${words}` });
          box.append(/** @type {any} */ (bars.root));
        }
        return box;
      });
      const row = element('section', { class: 'panel-weights-row' }, element('h4', {}, badge(model), element('span', {}, model.name)), element('div', { class: 'panel-columns' }, ...cells));
      row.style.setProperty('--model', `var(${model.colour})`);
      return row;
    }));
  }

  /** @param {Compared[]} all */
  function show(all) {
    write(title, t('panel.weights.title'));
    write(intro, t('panel.weights.intro'));
    box.name(t('panel.weights.title'));
    if (all.every(({ frame }) => frame === null)) return;
    showTable(all);
    showRows(all);
  }
  figures.start();
  return {
    destroy() {
      figures.end();
      root.replaceChildren();
    },
  };
}
