/**
 * The deep networks lab's notes, part by part, as in regularization.js; the words stand under
 * `notes.depth.PART.ID`.
 */

import { frac, gap, math, of, paren, row, sub, sup } from './math.js';

/** Eight hidden layers of sixteen units. */
const DEEP = 'data=spirals&layers=16,16,16,16,16,16,16,16';
/** Their descent. */
const DESCENT = 'opt=momentum&lr=0.1';

/** @type {import('./types.js').LabNotes} */
export default {
  signal: {
    formulas: [
      { id: 'powers', of: () => math(of('A', 'L'), '=', of('W', 'L'), '…', of('W', '1'), 'X =', sup('c', 'L'), 'X') },
      { id: 'numbers', of: () => math(sup('1.5', '50'), '≈ 6.4 ·', sup('10', '8'), ',', gap(), sup('0.5', '50'), '≈ 8.9 ·', sup('10', '−16')) },
      { id: 'variance', of: () => math('Var', paren('z'), '=', sub('n', 'l−1'), 'Var', paren('w'), 'E [', sup('a', 2), ']') },
      { id: 'back', of: () => math('d', of('Z', 'l−1'), '=', sup('W', '[l] T'), 'd', of('Z'), '∘ g′', paren(of('Z', 'l−1'))) },
      { id: 'tanh', of: () => math('tanh: Var', paren('w'), '=', frac(1, sub('n', 'l−1'))) },
      { id: 'relu', of: () => math('ReLU: Var', paren('w'), '=', frac(2, sub('n', 'l−1'))) },
      { id: 'glorot', of: () => math('Glorot: Var', paren('w'), '=', frac(2, row(sub('n', 'l'), '+', sub('n', 'l−1')))) },
    ],
    corrections: [
      { id: 'average', kind: 'caveat', show: `${DEEP}&init=he&${DESCENT}&depth.layers=150&depth.width=8&depth.act=relu&depth.rule=he&depth.c=1` },
      { id: 'wide', kind: 'caveat', show: `${DEEP}&init=he&${DESCENT}&depth.layers=100&depth.width=128&depth.rule=fixed&depth.c=0.03125` },
      { id: 'same', kind: 'caveat', show: `${DEEP}&init=he&${DESCENT}&depth.layers=40&depth.shape=alternating&depth.rule=glorot&depth.c=1` },
    ],
    experiments: [
      { id: 'limit', fragment: `${DEEP}&init=he&${DESCENT}&depth.layers=150&depth.c=0.001` },
      { id: 'chaos', fragment: `${DEEP}&init=he&${DESCENT}&depth.layers=100&depth.act=tanh&depth.rule=xavier&depth.c=4` },
    ],
  },

  train: {
    formulas: [
      { id: 'step', of: () => math(of('W'), ':=', of('W'), '− α d', of('W')) },
      { id: 'gradient', of: () => math('d', of('W'), '=', frac(1, 'm'), 'd', of('Z'), sup('A', '[l−1] T')) },
    ],
    corrections: [
      { id: 'small', kind: 'caveat', show: `${DEEP}&init=random&scale=0.1&opt=adam&lr=0.003&it=2000&vs=init:he` },
      { id: 'zero', kind: 'caveat', show: `${DEEP}&init=he&${DESCENT}&it=2000&vs=seed:1;seed:2` },
    ],
    experiments: [
      { id: 'rules', fragment: `${DEEP}&init=he&${DESCENT}&it=2000&vs=init:xavier;init:glorot` },
      { id: 'sigmoid', fragment: `${DEEP}&init=he&${DESCENT}&it=2000&vs=act:sigmoid,init:xavier;act:tanh,init:xavier` },
    ],
  },
};
