/**
 * The Initialization lab's notes, part by part, as in regularization.js; the words stand under
 * `notes.initialization.PART.ID`.
 */

import { abs, frac, gap, math, of, paren, row, sqrt, sub, sup } from './math.js';

/** The lab's network and descent. */
const CIRCLES = 'data=circles&layers=10,5&lr=0.01';
/** Eight hidden layers of ten units. */
const DEEP = 'data=circles&layers=10,10,10,10,10,10,10,10&lr=0.01';

/** @type {import('./types.js').LabNotes} */
export default {
  models: {
    formulas: [{ id: 'he', of: () => math(of('W'), '= randn', paren(sub('n', 'l'), ',', sub('n', 'l−1')), sqrt(frac(2, sub('n', 'l−1')))) }],
    corrections: [{ id: 'soon', kind: 'mistake', show: `${CIRCLES}&init=he&it=15000&vs=init:random;seed:7` }],
    experiments: [{ id: 'preset', fragment: `${CIRCLES}&init=zeros&it=15000&vs=init:random;init:he` }],
  },

  layers: {
    formulas: [
      { id: 'variance', of: () => math('Var', paren('z'), '=', sub('n', 'l−1'), 'Var', paren('w'), 'E [', sup('a', 2), ']') },
      { id: 'relu', of: () => math('ReLU: Var', paren('w'), '=', frac(2, sub('n', 'l−1'))) },
      { id: 'tanh', of: () => math('tanh: Var', paren('w'), '=', frac(1, sub('n', 'l−1'))) },
      { id: 'glorot', of: () => math('Glorot: Var', paren('w'), '=', frac(2, row(sub('n', 'l'), '+', sub('n', 'l−1')))) },
    ],
    corrections: [],
    experiments: [{ id: 'four', fragment: `${CIRCLES}&init=he&vs=init:xavier;init:glorot;init:random` }],
  },

  gain: {
    formulas: [
      { id: 'relu', of: () => math(of('W'), '→ g', of('W'), '⟹', of('Z', 'L'), '→', sup('g', 'L'), of('Z', 'L')) },
      { id: 'linear', of: () => math(sup('1.5', '50'), '≈ 6.4 ·', sup('10', '8'), ',', gap(), sup('0.5', '50'), '≈ 8.9 ·', sup('10', '−16')) },
    ],
    corrections: [],
    experiments: [
      { id: 'deep', fragment: `${DEEP}&init=he&it=15000&vs=init:random,scale:0.1;init:random,scale:1` },
      { id: 'flat', fragment: `${CIRCLES}&init=random&scale=0.01&it=15000&vs=scale:1;scale:5` },
    ],
  },

  symmetry: {
    formulas: [
      { id: 'gradient', of: () => math('d', of('W'), '=', frac(1, 'm'), 'd', of('Z'), sup('A', '[l−1] T')) },
      { id: 'back', of: () => math('d', of('A', 'l−1'), '=', sup('W', '[l] T'), 'd', of('Z')) },
    ],
    corrections: [{ id: 'zeros', kind: 'caveat', show: `${CIRCLES}&init=zeros&it=15000&vs=init:constant,scale:0.3` }],
    experiments: [{ id: 'football', fragment: 'init=zeros&it=10000' }],
  },

  draw: {
    formulas: [{ id: 'he', of: () => math(of('W'), '= randn', paren(sub('n', 'l'), ',', sub('n', 'l−1')), sqrt(frac(2, sub('n', 'l−1')))) }],
    corrections: [
      {
        id: 'rand',
        kind: 'mistake',
        printed: () => [math('rand (…)', sqrt(frac(2, sub('n', 'l−1'))))],
        right: () => [math('randn (…)', sqrt(frac(2, sub('n', 'l−1'))))],
        show: `${CIRCLES}&init=he&it=15000&vs=draw:rand`,
      },
    ],
    experiments: [],
  },

  naive: {
    formulas: [
      { id: 'naive', of: () => math('L = − y ln a −', paren('1 − y'), 'ln', paren('1 − a')) },
      { id: 'stable', of: () => math('L = max', paren('z, 0'), '− z y + ln', paren('1 +', sup('e', row('−', abs('z'))))) },
    ],
    corrections: [{ id: 'infinite', kind: 'caveat', show: `${CIRCLES}&init=random&loss=naive&vs=loss:stable` }],
    experiments: [],
  },
};
