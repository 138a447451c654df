/**
 * The Regularization lab's notes, part by part: formulas, what the printed notes get wrong or tell
 * too shortly, and the experiments that show it. The words stand in strings/labs_*.js under
 * `notes.regularization.PART.ID`; what each ID has, `types.js` says.
 */

import { abs, frac, frobenius, hat, math, norm, of, paren, row, sqrt, sub, subsup, sum, sup } from './math.js';

/** λ/2m, before every penalty. */
const HALF = () => frac('λ', '2m');
const MEAN_LOSS = () => row(frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')));

/** @type {import('./types.js').LabNotes} */
export default {
  models: {
    formulas: [{ id: 'objective', of: () => math('J =', MEAN_LOSS(), '+', HALF(), sum('l=1', 'L', frobenius(of('W')))) }],
    corrections: [
      {
        id: 'frozen',
        kind: 'caveat',
        show: 'it=30000&keep=0.86&mask=frozen&vs=mseed:2;mseed:3;mask:fresh',
      },
    ],
    experiments: [{ id: 'preset', fragment: 'it=30000&vs=l2:0.7;keep:0.86,mask:frozen' }],
  },

  glide: {
    formulas: [
      { id: 'sum', of: () => math(frobenius(of('W')), '=', sum('i=1', sub('n', 'l'), sum('j=1', sub('n', 'l−1'), sup(paren(subsup('W', 'i j', '[l]')), '2')))) },
    ],
    corrections: [
      {
        id: 'limits',
        kind: 'mistake',
        printed: () => [math(HALF(), sum('j=1', 'm', subsup('w', 'j', 2))), math(HALF(), sum('l=1', 'l', frobenius(of('W'))))],
        right: () => [math(HALF(), sum('j=1', sub('n', 'x'), subsup('w', 'j', 2))), math(HALF(), sum('l=1', 'L', frobenius(of('W'))))],
        show: 'layers=&l2=5&it=10000&vs=features:x,y,xx,yy,xy',
      },
    ],
    experiments: [
      { id: 'dev', fragment: 'split=60/20/20&it=30000&vs=l2:0.7;l2:5;l2:15' },
      { id: 'edge', fragment: 'l2=17&it=30000&vs=l2:18' },
    ],
  },

  masks: {
    formulas: [
      { id: 'draw', of: () => math(of('D'), '= rand', paren(sub('n', 'l'), ', m'), '< keep_prob') },
      { id: 'scale', of: () => math(of('A'), ':=', frac(row(of('A'), '*', of('D')), 'keep_prob')) },
      { id: 'expectation', of: () => math('E [', of('Z', 'l+1'), '] =', of('W', 'l+1'), of('A'), '+', of('b', 'l+1')) },
    ],
    corrections: [
      {
        id: 'less',
        kind: 'mistake',
        right: () => [math('D = (X < keep_prob)')],
        show: 'keep=0.86&it=30000&vs=keep:0.14',
      },
      { id: 'expected', kind: 'mistake', show: 'keep=0.86&it=30000' },
    ],
    experiments: [{ id: 'layers', fragment: 'keep=0.86&it=30000&vs=keep:0.86,1;keep:1,0.86' }],
  },

  falling: {
    formulas: [
      { id: 'slope', of: () => math('J', paren('θ − α ∇J'), '≈ J', paren('θ'), '− α', sup(norm('∇J'), 2)) },
    ],
    corrections: [{ id: 'monotone', kind: 'caveat', show: 'it=30000&vs=lr:0.01' }],
    experiments: [
      { id: 'rough', fragment: 'keep=0.86&lr=0.01&it=30000&vs=keep:1' },
      { id: 'off', fragment: 'keep=0.86&it=30000&then=20000:keep:1' },
    ],
  },

  costs: {
    formulas: [
      { id: 'masked', of: () => math(sub('J', 'D'), '=', frac(1, 'm'), sum('i=1', 'm', 'L', paren(subsup('a', 'D', '(i)'), ',', sup('y', '(i)')))) },
      { id: 'plain', of: () => math('J =', frac(1, 'm'), sum('i=1', 'm', 'L', paren(sup('a', '(i)'), ',', sup('y', '(i)')))) },
    ],
    corrections: [],
    experiments: [{ id: 'three', fragment: 'it=30000&keep=0.86&mask=frozen&vs=mask:fresh;keep:1,mask:fresh,l2:0.7' }],
  },

  knockout: {
    formulas: [{ id: 'without', of: () => math(subsup('z', 'j', '[l+1]'), '=', sum('i≠k', '', subsup('W', 'j i', '[l+1]'), subsup('a', 'i', '[l]')), '+', subsup('b', 'j', '[l+1]')) }],
    corrections: [],
    experiments: [{ id: 'three', fragment: 'it=30000&vs=l2:0.7;keep:0.86' }],
  },

  decay: {
    formulas: [
      { id: 'step', of: () => math(of('W'), ':=', of('W'), '− α', paren('d', of('W'), '+', frac('λ', 'm'), of('W'))) },
      { id: 'factor', of: () => math('=', paren('1 −', frac('αλ', 'm')), of('W'), '− α d', of('W')) },
    ],
    corrections: [
      {
        id: 'alpha',
        kind: 'mistake',
        printed: () => [math(paren('1 −', frac('λ', 'm')), 'W')],
        right: () => [math(paren('1 −', frac('αλ', 'm')), 'W')],
        show: 'l2=0.7&it=30000&vs=l2:2.333333333333333',
      },
      {
        id: 'bias',
        kind: 'mistake',
        right: () => [math(of('b'), '∈', sup('ℝ', sub('n', 'l')))],
        show: 'l2=0.7&it=30000&vs=biases:penalized',
      },
      { id: 'adam', kind: 'caveat', show: 'opt=adam&lr=0.01&it=30000&vs=l2:0.7' },
    ],
    experiments: [],
  },

  sparse: {
    formulas: [
      { id: 'objective', of: () => math('J =', MEAN_LOSS(), '+', HALF(), sum('w', '', abs('w'))) },
      { id: 'threshold', of: () => math('w := sign', paren('w'), 'max', paren(abs('w'), '−', frac('αλ', '2m'), ', 0')) },
    ],
    corrections: [
      { id: 'landing', kind: 'caveat', show: 'it=30000&l1=0.7&vs=l1:0,l2:0.7' },
      { id: 'compression', kind: 'caveat', show: 'it=30000&l1=0.7&vs=l1:1;l1:5' },
    ],
    experiments: [],
  },

  range: {
    formulas: [
      { id: 'middle', of: () => math('tanh', paren('z'), '= z −', frac(sup('z', 3), 3), '+ ⋯') },
      { id: 'kink', of: () => math('max', paren('0, c z'), '= c max', paren('0, z'), ', c > 0') },
    ],
    corrections: [{ id: 'relu', kind: 'caveat', show: 'it=30000&vs=l2:0.7;l2:15' }],
    experiments: [{ id: 'tanh', fragment: 'act=tanh&it=30000&vs=l2:0.7;l2:5' }],
  },

  logistic: {
    formulas: [
      { id: 'loss', of: () => math('L = −', paren('y ln a +', paren('1 − y'), 'ln', paren('1 − a'))) },
      { id: 'objective', of: () => math('J =', MEAN_LOSS(), '+', HALF(), sum('j=1', sub('n', 'x'), subsup('w', 'j', 2))) },
    ],
    corrections: [
      {
        id: 'sign',
        kind: 'mistake',
        printed: () => [math('J = −', frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')))],
        right: () => [math('J =', frac(1, 'm'), sum('i=1', 'm', sup('L', '(i)')))],
        show: 'layers=&init=zeros&it=3000',
      },
    ],
    experiments: [{ id: 'penalties', fragment: 'layers=&it=30000&vs=l2:5;l1:5;l1:50' }],
  },

  seeds: {
    formulas: [{ id: 'error', of: () => math('SE =', sqrt(frac(row(hat('p'), paren('1 −', hat('p'))), 'n'))) }],
    corrections: [{ id: 'winner', kind: 'caveat', show: 'it=30000&seed=5&vs=l2:0.7;keep:0.86,mask:frozen' }],
    experiments: [{ id: 'dataset', fragment: 'dseed=4&it=30000&vs=l2:0.7;keep:0.86,mask:frozen' }],
  },
};
