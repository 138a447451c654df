/** “Why normalize the inputs?”: the bowl that each normalization makes of the cost, whose μ and σ, and what a network gains. */

import { FAR } from './normalization_points.js';

const FOUR = 'vs=norm:center;norm:standard;norm:variance';

/** Point sets on which the network is told x as it is, centred, and divided by σ and by σ². @type {Record<string, string>} */
export const SETS = {
  far: `data=own&points=${FAR}&${FOUR}`,
  football: FOUR,
  squares: `data=circles&features=x,y,xx,yy&layers=&${FOUR}`,
};

/** @type {import('./lab.js').Lab} */
export default {
  id: 'normalization',
  apart: true,
  parts: [
    { id: 'bowl', preset: 'norm=standard&layers=&vs=norm:none', to: 1000, leads: true, idle: true, panels: ['bowl'] },
    { id: 'sets', preset: 'norm=standard&it=1000', to: 5000, leads: true, panels: ['statistics'] },
    { id: 'train', preset: SETS.far, to: 1000, task: true, panels: ['told'] },
  ],
};
