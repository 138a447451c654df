/** What a relative error says, and the names of parameters. */

import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('../../../labs.js').GradientBlock} GradientBlock */

/**
 * `agrees`, `near`: to be looked at, `wrong`; and what a relative error does not say by itself: `zeros`, `kink`,
 * `corner`, `rounding`, `open`.
 * @typedef {'agrees' | 'near' | 'wrong' | 'zeros' | 'kink' | 'corner' | 'rounding' | 'open'} Level
 */

/** Relative errors: below the first the two agree, above the second one of them is wrong. */
export const AGREES = 1e-4;
export const WRONG = 1e-2;
/** The course's threshold for the whole gradient, and that of its later editions. */
export const PRINTED = 1e-7;
export const LATER = 2e-7;

/** By the number that stands for it in a check. @type {(Level | null)[]} */
const NOTES = [null, 'zeros', 'kink', 'corner', 'rounding', 'open'];

/** Of a check's notes. */
export const NOT_MEASURED = NOTES.indexOf('open');

/** So that colour is not the only sign. @type {Record<Level, string>} */
export const MARKS = { agrees: '', near: '?', wrong: '✕', zeros: '0', kink: '∧', corner: '∨', rounding: '≈', open: '' };

/** @param {GradientCheck} found @param {number} k the parameter @returns {Level} */
export function levelOf({ notes, relative }, k) {
  const note = NOTES[notes[k]];
  if (note !== null) return note;
  if (Number.isNaN(relative[k])) return 'open';
  return relative[k] < AGREES ? 'agrees' : relative[k] < WRONG ? 'near' : 'wrong';
}

/** How strongly a cell glows: 0 at the threshold, 1 where nothing is right; on a logarithmic scale. @param {number} relative */
export function glow(relative) {
  return Math.min(1, Math.max(0, 1 + Math.log10(relative) / -Math.log10(AGREES)));
}

/** W[2] or b[1]. @param {{layer: number, biases: boolean}} block */
export const blockName = ({ layer, biases }) => `${biases ? 'b' : 'W'}[${layer}]`;

/** The block that a parameter is in. @param {GradientBlock[]} blocks @param {number} k */
export function blockOf(blocks, k) {
  return blocks.findLast(({ start }) => start <= k) ?? blocks[0];
}

/** Row and column of a parameter in its block, from 1. @param {Pick<GradientBlock, 'start' | 'columns'>} block @param {number} k */
export function placeIn({ start, columns }, k) {
  return { row: Math.floor((k - start) / columns) + 1, column: ((k - start) % columns) + 1 };
}

/** @typedef {Pick<GradientBlock, 'layer' | 'biases' | 'start' | 'columns'>} Place a block's place in θ */

/** The name of a parameter of a block. @param {import('../../types.js').Translate} t @param {Place} block @param {number} k */
export function nameIn(t, block, k) {
  return t(block.biases ? 'panel.check.bias' : 'panel.check.weight', { block: blockName(block), ...placeIn(block, k) });
}

/** A parameter's name. @param {import('../../types.js').Translate} t @param {GradientBlock[]} blocks @param {number} k */
export const parameterName = (t, blocks, k) => nameIn(t, blockOf(blocks, k), k);

/** How many cells of a block are at each level, kinks and the like left out. @param {GradientCheck} found @param {GradientBlock} block */
export function counts(found, { start, rows, columns }) {
  const levels = Array.from({ length: rows * columns }, (_, k) => levelOf(found, start + k));
  return {
    total: levels.length,
    wrong: levels.filter((level) => level === 'wrong').length,
    measured: levels.filter((level) => level !== 'open').length,
  };
}

/** A derivative. @param {number} value @param {number} [digits] that count */
export const derivative = (value, digits = 7) => (value < 0 ? `−${size(-value, digits)}` : size(value, digits));
