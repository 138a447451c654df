/**
 * The Gradient-check lab's notes, part by part; the words stand in strings/gradients_parts_*.js under
 * `notes.gradients.PART.ID`.
 */

import { abs, frac, frobenius, gap, math, norm, of, paren, row, sub, sum, sup } from './math.js';

const SMALL = 'layers=4,3&seed=50&l2=0.7';

/** J with one component moved. @param {string} sign */
const moved = (sign) => row('J', paren('θ', sign, 'ε', sub('e', 'k')));
/** The slope between two sides of a curve. */
const twoSided = () => frac(row('J', paren('θ + ε'), '− J', paren('θ − ε')), '2ε');
const oneSided = () => frac(row('J', paren('θ + ε'), '− J', paren('θ')), 'ε');

/** @type {import('./types.js').LabNotes} */
export default {
  check: {
    formulas: [
      { id: 'approximation', of: () => math(sub('g', 'k'), '=', frac(row(moved('+'), '−', moved('−')), '2ε')) },
      { id: 'difference', of: () => math('difference =', frac(norm('∇J − g'), row(norm('∇J'), '+', norm('g')))) },
    ],
    corrections: [
      {
        id: 'one',
        kind: 'mistake',
        printed: () => [math(sup('θ', '+'), '= θ + ε')],
        right: () => [math(sup('θ', '+'), '= θ + ε', sub('e', 'k'))],
        show: `${SMALL}&gradients.bug=double`,
      },
      {
        id: 'sign',
        kind: 'mistake',
        printed: () => [math('J = −', frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')))],
        right: () => [math('J =', frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')))],
        show: SMALL,
      },
    ],
    experiments: [{ id: 'trained', fragment: `${SMALL}&it=1000` }],
  },

  line: {
    formulas: [
      { id: 'two', of: () => math(twoSided(), '=', sup('J', '′'), paren('θ'), '+', frac(sup('ε', 2), 6), sup('J', '‴'), paren('θ'), '+ ⋯') },
      { id: 'one', of: () => math(oneSided(), '=', sup('J', '′'), paren('θ'), '+', frac('ε', 2), sup('J', '″'), paren('θ'), '+ ⋯') },
    ],
    corrections: [{ id: 'proof', kind: 'caveat', show: `${SMALL}&gradients.curve=cube&gradients.eps=0.0001&gradients.sides=one` }],
    experiments: [
      { id: 'kink', fragment: `${SMALL}&gradients.curve=kink&gradients.theta=0.2&gradients.eps=0.5` },
      { id: 'steps', fragment: `${SMALL}&gradients.curve=cube&gradients.theta=4&gradients.eps=1e-8` },
    ],
  },

  sweep: {
    formulas: [
      { id: 'sum', of: () => math('error ≈ a', sup('ε', 2), '+', frac('b', 'ε')) },
      { id: 'best', of: () => math(sup('ε', 3), '=', frac('b', '2a')) },
    ],
    corrections: [
      {
        id: 'threshold',
        kind: 'mistake',
        printed: () => [math('ε =', sup(10, '−7')), math('difference <', sup(10, '−7'))],
        right: () => [math('ε =', sup(10, '−4')), math('difference <', sup(10, '−7'))],
        show: `${SMALL}&gradients.eps=0.0001`,
      },
    ],
    experiments: [{ id: 'trained', fragment: `${SMALL}&it=3000` }],
  },

  corners: {
    formulas: [
      { id: 'component', of: () => math(frac(abs(sub('∇J', 'k'), '−', sub('g', 'k')), row(abs(sub('∇J', 'k')), '+', abs(sub('g', 'k'))))) },
      { id: 'corner', of: () => math(frac(row('d', abs('w')), 'd w'), '= sign', paren('w'), gap(), paren('w ≠ 0')) },
    ],
    corrections: [{ id: 'relu', kind: 'caveat', show: `${SMALL}&gradients.eps=0.01` }],
    experiments: [{ id: 'side', fragment: `${SMALL}&gradients.sides=one` }],
  },

  penalties: {
    formulas: [
      { id: 'objective', of: () => math('J =', frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')), '+', frac('λ', '2m'), sum('l=1', 'L', frobenius(of('W')))) },
      { id: 'gradient', of: () => math('d', of('W'), '=', frac(1, 'm'), 'd', of('Z'), sup(of('A', 'l−1'), 'T'), '+', frac('λ', 'm'), of('W')) },
      { id: 'back', of: () => math('d', of('A'), ':=', frac(row('d', of('A'), '*', of('D')), 'keep_prob')) },
    ],
    corrections: [{ id: 'dropout', kind: 'caveat', show: 'layers=4,3&seed=50&gradients.masks=frozen' }],
    experiments: [{ id: 'division', fragment: 'layers=4,3&seed=50&gradients.masks=frozen&gradients.division=forgotten' }],
  },

  theta: {
    formulas: [
      { id: 'count', of: () => math('n =', sum('l=1', 'L', sub('n', 'l'), paren(sub('n', 'l−1'), '+ 1'))) },
      { id: 'passes', of: () => math('2 n') },
    ],
    corrections: [],
    experiments: [{ id: 'large', fragment: 'layers=20,3' }],
  },
};
