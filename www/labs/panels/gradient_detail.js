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
  /** Whether a penalty is in the gradients of the weights, and of the weights alone. */
  let mixed = false;
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
    const words = (/** @type {number} */ value) => number(Number(value.toPrecision(4)));
    if (by !== null) return t('panel.check.factor', { block: blockName(block), factor: words(by) });
    // A factor that a penalty hides in the weights is seen in the biases.
    const beside = mixed && !block.biases ? found.blocks.find(({ layer, biases }) => biases && layer === block.layer) : undefined;
    const its = beside === undefined ? null : factor(found, beside);
    if (beside === undefined || its === null) return t('panel.check.factor.none', { block: blockName(block) });
    return t('panel.check.factor.mixed', { block: blockName(block), biases: blockName(beside), factor: words(its) });
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
    /** Of what code it is. @param {import('./gradient_code.js').Coded} coded */
    of({ l1, l2, biases }) {
      mixed = (l1 || l2) && !biases;
    },
    /** Says to who does not see it what was clicked. @param {boolean} hinted with what it hints at */
    announce(hinted) {
      const figures = rows.map(({ term, value }) => t('panel.check.spoken.figure', { name: term.textContent ?? '', value: value.textContent ?? '' }));
      const sentence = t('panel.check.spoken', { name: name.textContent ?? '', figures: figures.join(t('panel.check.spoken.and')) });
      write(spoken, [sentence, level.textContent, hinted ? hint.textContent : ''].filter(Boolean).join(t('panel.check.spoken.then')));
    },
  };
}
