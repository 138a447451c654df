/** How much of tanh's or sigmoid's range the units use: a bar for each model and hidden layer. */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { badge } from './model_tabs.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../../labs.js').LayerLook} LayerLook */

/** @param {import('../../types.js').Translate} t */
export function rangeTable(t) {
  const caption = element('caption');
  const head = element('tr');
  const body = element('tbody');
  const table = element('table', { class: 'panel-range-table' }, caption, element('thead', {}, head), body);
  const legend = element('p', { class: 'panel-note' });
  const box = scrollBox(table);
  const root = element('div', { class: 'panel-range' }, box.root, legend);
  root.hidden = true;

  /** @param {LayerLook} look */
  function bar({ middle, saturated }) {
    if (middle === null || saturated === null) return element('td', {}, '–');
    const parts = [['middle', middle], ['bent', 1 - middle - saturated], ['saturated', saturated]].map(([name, share]) => {
      const made = element('i', { class: `is-${name}` });
      made.style.setProperty('width', `${100 * Number(share)}%`);
      return made;
    });
    const percent = (/** @type {number} */ share) => number(100 * share, 0);
    const words = t('panel.range.words', { middle: percent(middle), saturated: percent(saturated) });
    return element('td', {}, element('span', { class: 'panel-range-bar', 'aria-hidden': 'true' }, ...parts), element('span', { class: 'panel-range-words' }, words));
  }

  return {
    root,
    /** @param {Compared[]} all @param {Map<number, {layers: LayerLook[]}>} looks */
    show(all, looks) {
      const hidden = all.map(({ index }) => looks.get(index)?.layers.slice(0, -1) ?? []);
      root.hidden = !hidden.some((layers) => layers.some(({ middle }) => middle !== null));
      if (root.hidden) return;
      const deepest = Math.max(...hidden.map((layers) => layers.length));
      write(caption, t('panel.range.caption'));
      box.name(t('panel.range.caption'));
      write(legend, t('panel.range.legend'));
      head.replaceChildren(...[t('compare.column.model'), ...Array.from({ length: deepest }, (_, l) => t('panel.range.layer', { layer: l + 1 }))].map((words) => element('th', { scope: 'col' }, words)));
      body.replaceChildren(...all.map((model, k) => element(
        'tr',
        {},
        element('th', { scope: 'row' }, element('span', { class: 'model-said' }, badge(model), model.name)),
        ...Array.from({ length: deepest }, (_, l) => (hidden[k][l] ? bar(hidden[k][l]) : element('td', {}, '–'))),
      )));
    },
  };
}
