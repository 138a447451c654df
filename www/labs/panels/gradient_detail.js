/** What a cell says: both derivatives, how far they are apart, and what that and its neighbours accuse. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { blockName, blockOf, counts, derivative, levelOf, parameterName } from './gradient_levels.js';
import { factor, pattern } from './gradient_reading.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('./gradient_cells.js').Place} Place */
/** @typedef {import('./gradient_levels.js').Level} Level */

/** @param {import('../../types.js').Translate} t */
export function createDetail(t) {
  const name = element('h3');
  const rows = ['backprop', 'numerical', 'relative'].map((id) => ({ id, term: element('dt'), value: element('dd') }));
  const numbers = element('dl', {}, ...rows.map(({ term, value }) => element('div', {}, term, value)));
  const level = element('p');
  const hint = element('p', { class: 'gc-hint' });
  const spoken = element('p', { class: 'unseen', role: 'status' });
  const root = element('section', { class: 'gc-detail' }, name, numbers, level, hint, spoken);

  /** The level of a cell; of a block the worst. @param {GradientCheck} found @param {Place} place @returns {Level} */
  function levelAt(found, { block, cell }) {
    if (cell !== null) return levelOf(found, cell);
    return counts(found, found.blocks[block]).wrong > 0 ? 'wrong' : 'agrees';
  }

  /** @param {GradientCheck} found @param {Place | null} place @param {boolean} accused */
  function show(found, place, accused) {
    numbers.hidden = place === null;
    hint.hidden = place === null;
    if (place === null) {
      write(name, t('panel.check.detail.empty'));
      write(level, t('panel.check.detail.invite'));
      return;
    }
    const { block: b, cell } = place;
    const block = cell === null ? found.blocks[b] : blockOf(found.blocks, cell);
    const at = levelAt(found, place);
    write(name, cell === null ? t('panel.check.block', { block: blockName(block), rows: block.rows, columns: block.columns }) : parameterName(t, found.blocks, cell));
    const values = cell === null ? [block.backprop, block.numerical, block.difference] : [found.backprop[cell], found.numerical[cell], found.relative[cell]];
    rows.forEach(({ id, term, value }, k) => {
      write(term, t(cell === null ? `panel.check.norm.${id}` : `panel.check.${id}`));
      write(value, k === 2 ? size(values[k], 4) : derivative(values[k]));
    });
    write(level, t(`panel.check.detail.${at}`));
    write(hint, at !== 'wrong' ? '' : accused ? hintOf(found, place) : ratioOf(found, place));
  }

  /** By how much the cells of a block are off. @param {GradientCheck} found @param {Place} place */
  function ratioOf(found, { block: b }) {
    const block = found.blocks[b];
    const by = factor(found, block);
    return by === null ? t('panel.check.factor.none', { block: blockName(block) }) : t('panel.check.factor', { block: blockName(block), factor: number(Number(by.toPrecision(4))) });
  }

  /** That, and whom the pattern accuses. @param {GradientCheck} found @param {Place} place */
  function hintOf(found, place) {
    const { key, blanks } = pattern(found);
    return `${ratioOf(found, place)} ${t(key, blanks)}`;
  }

  return {
    root,
    levelAt,
    hintOf,
    show,
    /** Says to who does not see it what was accused. */
    announce() {
      write(spoken, [name, ...rows.map(({ value }) => value), level, hint].map((one) => one.textContent).join('. '));
    },
  };
}
