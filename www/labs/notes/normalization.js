/**
 * The Normalization lab's notes, part by part, as in regularization.js; the words stand under
 * `notes.normalization.PART.ID`.
 */

import { frac, math, row, sub, sup } from './math.js';

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
        printed: () => [math('x :=', frac(row('x − μ'), sup('σ', 2)))],
        right: () => [math('x :=', frac(row('x − μ'), 'σ'))],
        show: 'layers=&norm=standard&vs=norm:variance',
      },
    ],
    experiments: [
      { id: 'unlike', fragment: 'layers=&norm=standard&vs=norm:none&normalization.units=unlike&normalization.lr=0.00001' },
      { id: 'weights', fragment: 'layers=&norm=standard&vs=norm:none&normalization.pair=w1w2' },
    ],
  },
};
