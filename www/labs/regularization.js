/** “Why did it overfit?”: the course's three models of one football dataset, and what is behind them. */

const THREE = 'vs=l2:0.7;keep:0.86,mask:frozen';

/** @type {import('./lab.js').Lab} */
export default {
  id: 'regularization',
  parts: [
    { id: 'models', preset: THREE, to: 30_000, panels: ['published'] },
    { id: 'glide', preset: 'vs=l2:0.7', to: 30_000, leads: true, panels: ['glide'] },
    { id: 'masks', preset: 'keep=0.86&vs=mask:frozen', to: 30_000, panels: ['masks'] },
    { id: 'falling', preset: 'keep=0.86&vs=keep:1;lr:0.01,keep:1', to: 30_000, panels: ['falling'] },
    { id: 'costs', preset: 'vs=l2:0.7;keep:0.86,mask:frozen;keep:0.86', to: 30_000, panels: ['costs'] },
    { id: 'knockout', preset: 'vs=l2:0.7;keep:0.86', to: 30_000, panels: ['knockout'] },
    { id: 'decay', preset: 'l2=0.7&vs=biases:penalized', to: 30_000, panels: ['decay', 'weights'] },
    { id: 'sparse', preset: 'vs=l2:0.7;l1:0.7;l1:5', to: 30_000, panels: ['weights'] },
    { id: 'range', preset: 'act=tanh&vs=l2:0.7;l2:5;l2:15', to: 30_000, panels: ['layers'] },
    { id: 'logistic', preset: 'layers=&vs=l2:5;l1:5;l1:50', to: 30_000, panels: ['weights'] },
    { id: 'seeds', preset: THREE, to: 30_000, leads: true, panels: ['seeds'] },
  ],
};
