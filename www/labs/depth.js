/** “What happens in a very deep network?”: signals through up to 150 layers, and a deep network to train. */

/** Eight hidden layers of sixteen units; He is what lets them learn. */
const DEEP = 'data=spirals&layers=16,16,16,16,16,16,16,16&init=he&opt=momentum&lr=0.1';

/** @type {import('./lab.js').Lab} */
export default {
  id: 'depth',
  apart: true,
  parts: [
    { id: 'signal', preset: DEEP, to: 2_000, leads: true, idle: true, panels: ['depth_signal'] },
    { id: 'train', preset: `${DEEP}&vs=init:random,scale:0.1;init:random,scale:1`, to: 2_000, task: true, panels: ['depth_train'] },
  ],
};
