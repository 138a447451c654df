/**
 * The Normalization lab's notes, part by part, as in regularization.js; the words stand under
 * `notes.normalization.PART.ID`.
 */

import { SETS } from '../normalization.js';
import { frac, gap, math, paren, row, sub, sum, sup } from './math.js';

/** The printed formula, and the right one. */
const SIGMA = {
  printed: () => [math('x :=', frac(row('x − μ'), sup('σ', 2)))],
  right: () => [math('x :=', frac(row('x − μ'), 'σ'))],
};

/** @type {import('./types.js').LabNotes} */
export default {
  bowl: {
    formulas: [
      { id: 'condition', of: () => math('H =', frac(1, row('4', 'm')), '[ X ; 1 ]', sup('[ X ; 1 ]', 'T')) },
      { id: 'rate', of: () => math('α <', frac(2, sub('λ', 'max'))) },
    ],
    corrections: [
      {
        id: 'sigma',
        kind: 'mistake',
        ...SIGMA,
        show: 'layers=&norm=standard&vs=norm:variance',
      },
    ],
    experiments: [
      { id: 'unlike', fragment: 'layers=&norm=standard&vs=norm:none&normalization.units=unlike&normalization.lr=0.00001' },
      { id: 'weights', fragment: 'layers=&norm=standard&vs=norm:none&normalization.pair=w1w2' },
    ],
  },

  sets: {
    formulas: [
      { id: 'training', of: () => math('μ =', frac(1, 'm'), sum('i=1', 'm', sup('x', '(i)')), ',', gap(), sup('σ', 2), '=', frac(1, 'm'), sum('i=1', 'm', sup(paren(sup('x', '(i)'), '− μ'), 2))) },
      { id: 'same', of: () => math(sub('x', 'test'), ':=', frac(row(sub('x', 'test'), '− μ'), 'σ')) },
    ],
    corrections: [
      {
        id: 'sigma',
        kind: 'mistake',
        printed: SIGMA.printed,
        right: () => [math('x :=', frac(row('x −', sub('μ', 'train')), sub('σ', 'train')))],
        show: 'norm=standard&it=1000',
      },
    ],
    experiments: [{ id: 'pool', fragment: 'norm=standard&split=60/20/20&it=1000' }],
  },

  train: {
    formulas: [{ id: 'undo', of: () => math('w', frac(row('x − μ'), 'σ'), '+ b =', frac('w', 'σ'), 'x +', paren('b −', frac(row('w μ'), 'σ'))) }],
    corrections: [{ id: 'faster', kind: 'caveat', show: `${SETS.football}&it=30000` }],
    experiments: [{ id: 'small', fragment: `${SETS.far}&lr=0.03&it=2000` }],
  },
};
