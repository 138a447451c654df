/** Views that nobody needs in order to train: fetched when the first picture stands. */

export { mountCharts } from './charts.js';
export { mountColophon } from './colophon.js';
export { mountFigures } from './figures.js';
export { mountNetwork } from './network.js';
export { mountResults } from './results.js';
export { mountShared } from './shared.js';
