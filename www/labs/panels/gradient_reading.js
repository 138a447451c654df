/** What a gradient check says, in a sentence: its verdict, and what the pattern of glowing blocks accuses. */

import { blockName, counts, LATER, levelOf, PRINTED } from './gradient_levels.js';

/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('../../../labs.js').GradientBlock} GradientBlock */

/** A sentence: its key and what its blanks are. @typedef {{key: string, blanks?: Record<string, string | number>}} Sentence */

/** The blocks in which some cell is wrong. @param {GradientCheck} found */
export const glowing = (found) => found.blocks.filter((block) => counts(found, block).wrong > 0);

/**
 * `fine`, `near`: above the printed threshold without a wrong cell, `wrong`, `special`: kinks and corners alone, `empty`.
 * @param {GradientCheck} found
 * @returns {{verdict: 'fine' | 'near' | 'wrong' | 'special' | 'empty' | 'broken', sentence: Sentence}}
 */
export function verdict(found) {
  const { difference, smooth, notes, relative } = found;
  if (!Number.isFinite(difference)) return { verdict: 'broken', sentence: { key: 'panel.check.broken' } };
  const levels = Array.from(relative, (_, k) => levelOf(found, k));
  const wrong = levels.filter((level) => level === 'wrong').length;
  const total = levels.filter((level) => level !== 'open').length;
  if (levels.every((level) => level === 'zeros' || level === 'open')) return { verdict: 'empty', sentence: { key: 'panel.check.empty' } };
  if (wrong > 0) return { verdict: 'wrong', sentence: { key: 'panel.check.wrong', blanks: { wrong, total } } };
  if (difference <= PRINTED) return { verdict: 'fine', sentence: { key: 'panel.check.fine' } };
  const special = notes.filter((note) => note === 2 || note === 3).length;
  if (special > 0 && smooth <= LATER) return { verdict: 'special', sentence: { key: 'panel.check.special', blanks: { special } } };
  return { verdict: 'near', sentence: { key: difference <= LATER ? 'panel.check.later' : 'panel.check.above' } };
}

/**
 * What the pattern says. Backpropagation runs from the last layer to the first: what is handed on wrongly spoils
 * every block before it, what is only written down wrongly spoils its own.
 * @param {GradientCheck} found
 * @returns {Sentence}
 */
export function pattern(found) {
  const lit = glowing(found);
  if (lit.length === 0) return { key: 'panel.check.pattern.none' };
  const names = lit.map(blockName).join(', ');
  if (lit.length === 1) return { key: 'panel.check.pattern.one', blanks: { block: names, line: `d${names.replace(/[[\]]/g, '')}` } };
  const layers = [...new Set(lit.map(({ layer }) => layer))];
  const from = Math.max(...layers);
  const least = Math.min(...layers);
  if (lit.every(({ biases }) => !biases)) return { key: 'panel.check.pattern.weights', blanks: { names } };
  const handed = lit.filter(({ biases }) => !biases).length === from && layers.length === from;
  if (handed && least === 1) return { key: from === 1 ? 'panel.check.pattern.first' : 'panel.check.pattern.handed', blanks: { names, layer: from } };
  if (layers.length === 1) return { key: 'panel.check.pattern.layer', blanks: { names, layer: from } };
  return { key: 'panel.check.pattern.several', blanks: { names } };
}

/**
 * By how much backpropagation is off: the same factor in all wrong cells of a block, or null.
 * @param {GradientCheck} found
 * @param {GradientBlock} block
 */
export function factor(found, { start, rows, columns }) {
  let [least, most] = [Infinity, -Infinity];
  for (let k = start; k < start + rows * columns; k += 1) {
    if (levelOf(found, k) !== 'wrong') continue;
    const ratio = found.backprop[k] / found.numerical[k];
    least = Math.min(least, ratio);
    most = Math.max(most, ratio);
  }
  return Number.isFinite(least) && most - least <= 1e-3 * Math.abs(most) ? (least + most) / 2 : null;
}
