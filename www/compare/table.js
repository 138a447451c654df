/** What the models reached, in one table: costs, counts, and the difference to the first. */

import { number } from '../strings/index.js';
import { element, write } from '../views/dom.js';
import { costWords, counted, valued } from '../views/scores.js';
import { calmly } from '../views/calm.js';
import { resultWords } from './cards.js';
import { everyModel } from './models.js';
import { scrollBox } from './scroll_box.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('./models.js').Compared} Compared */

/** @param {Compared} model @param {'train' | 'dev' | 'test'} split its accuracy or R²; NaN without one */
function quality({ frame }, split) {
  const score = frame !== null && frame.iteration > 0 ? frame.score?.[split] : null;
  const counts = counted(score);
  if (counts) return counts.correct / counts.total;
  return valued(score)?.r2 ?? NaN;
}

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountTable(root, { store, t }) {
  const heading = element('h2');
  const head = element('tr');
  const body = element('tbody');
  const table = element('table', { class: 'compare-table' }, element('thead', {}, head), body);
  const box = scrollBox(table);
  root.append(heading, box.root);

  /** @param {State} state */
  function show(state) {
    write(heading, t('compare.table'));
    const all = everyModel(state);
    // The page has results of its own, of the model that is selected.
    box.name(`${t('compare.table')}: ${all.map(({ name }) => name).join(', ')}`);
    const has = (/** @type {'train' | 'dev' | 'test'} */ split) => all.some((model) => !Number.isNaN(quality(model, split)));
    const splits = /** @type {('train' | 'dev' | 'test')[]} */ (['train', 'dev', 'test']).filter((split) => split !== 'dev' || has(split));
    const last = splits[splits.length - 1];
    const columns = [t('compare.column.model'), t('compare.column.cost'), ...splits.map((split) => t(`results.${split}`)), t('compare.column.difference', { split: t(`results.${last}`) })];
    cells(head, columns, 'th');
    head.cells[head.cells.length - 1].title = t('compare.difference.tip');
    while (body.rows.length > all.length) body.deleteRow(-1);
    all.forEach((model, k) => {
      const row = body.rows[k] ?? body.insertRow();
      row.style.setProperty('--model', `var(${model.colour})`);
      row.classList.toggle('is-selected', model.index === state.selected);
      const cost = model.frame?.score ? costWords(model.frame.score.cost) : '–';
      const difference = k === 0 ? '' : differenceWords(quality(model, last) - quality(all[0], last), state.valued);
      cells(row, [model.name, cost, ...splits.map((split) => cell(model, split)), difference], 'td');
    });
  }

  /** @param {Compared} model @param {'train' | 'dev' | 'test'} split */
  function cell(model, split) {
    const words = resultWords(model, split);
    if (words === null) return '–';
    const share = quality(model, split);
    return counted(model.frame?.score?.[split]) ? `${words}\n${number(100 * share, 1)} %` : words;
  }

  show(store.get());
  return { destroy: calmly(store, ['models', 'frame', 'status', 'selected', 'lang', 'values'], show) };
}

/** @param {HTMLTableRowElement} row @param {string[]} texts @param {'th' | 'td'} tag */
function cells(row, texts, tag) {
  while (row.cells.length > texts.length) row.deleteCell(-1);
  texts.forEach((text, k) => {
    let cell = row.cells[k];
    if (cell === undefined) {
      cell = element(k === 0 ? 'th' : tag);
      if (k === 0 && tag === 'td') cell.setAttribute('scope', 'row');
      if (tag === 'th') cell.setAttribute('scope', 'col');
      row.append(cell);
    }
    write(cell, text);
  });
}

/** @param {number} difference of shares, or of R² @param {boolean} isValued */
function differenceWords(difference, isValued) {
  if (Number.isNaN(difference)) return '–';
  const size = isValued ? Math.abs(difference) : 100 * Math.abs(difference);
  const text = number(size, isValued ? 3 : 1);
  const sign = Number(text.replace(',', '.')) === 0 ? '±' : difference > 0 ? '+' : '−';
  return `${sign}${text}`;
}
