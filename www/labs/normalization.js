/** “Why normalize inputs?”: the same points four times, the bowl that each makes of the cost, and a ball let go in it. */
/** @type {import('./lab.js').Lab} */
export default {
  id: 'normalization',
  apart: true,
  parts: [
    { id: 'bowl', preset: 'layers=&norm=standard&vs=norm:none', to: 1000, leads: true, panels: ['bowl'] },
  ],
};
