/** “Is the gradient right?”: backpropagation held against what the cost itself says, and its bugs found by it. */

/**
 * Few enough cells to see each: 2-4-3-1 has 31 parameters. The penalty is there to be forgotten. Of the first 60 weight
 * seeds 50 is the one whose every unit is on for some points and off for others, at the start and after training, so
 * that no gradient is exactly 0 and none lies on a kink.
 */
const SMALL = 'layers=4,3&seed=50&l2=0.7';

/** @type {import('./lab.js').Lab} */
export default {
  id: 'gradients',
  apart: true,
  styles: ['gradients_parts'],
  parts: [
    { id: 'check', preset: SMALL, to: 30_000, leads: true, panels: ['gradient_check'] },
    { id: 'line', preset: SMALL, to: 30_000, leads: true, panels: ['secant'] },
    { id: 'sweep', preset: SMALL, to: 30_000, leads: true, panels: ['sweep'] },
    { id: 'corners', preset: SMALL, to: 30_000, leads: true, panels: ['corners'] },
    { id: 'penalties', preset: SMALL, to: 30_000, leads: true, panels: ['penalties'] },
    { id: 'theta', preset: SMALL, to: 30_000, leads: true, panels: ['theta'] },
  ],
};
