/** “Where should the weights start?”: the course's three beginnings on the circles, and what is behind them. */

const CIRCLES = 'data=circles&layers=10,5&lr=0.01';
/** Eight hidden layers of ten units. */
const DEEP = 'data=circles&layers=10,10,10,10,10,10,10,10&lr=0.01';

/** @type {import('./lab.js').Lab} */
export default {
  id: 'initialization',
  parts: [
    { id: 'models', preset: `${CIRCLES}&init=zeros&vs=init:random;init:he`, to: 15_000, panels: ['published'] },
    { id: 'layers', preset: `${CIRCLES}&init=he&vs=init:xavier;init:glorot;init:random`, to: 15_000, panels: ['layers'] },
    { id: 'gain', preset: `${DEEP}&init=random&scale=0.4472`, to: 15_000, leads: true, panels: ['gain'] },
    { id: 'symmetry', preset: `${CIRCLES}&init=zeros&vs=init:constant,scale:0.3;init:he`, to: 15_000, panels: ['layers'] },
    { id: 'draw', preset: `${CIRCLES}&init=he&vs=draw:rand`, to: 15_000, panels: ['layers'] },
    { id: 'naive', preset: `${CIRCLES}&init=random&loss=naive&vs=loss:stable`, to: 15_000, panels: ['naive'] },
  ],
};
