/** What nobody needs in order to train: fetched when the first picture stands. */

export { mountCharts } from './charts.js';
export { mountColophon } from './colophon.js';
export { mountFigures } from './figures.js';
export { drawLoupe } from './loupe.js';
export { mountNetwork } from './network.js';
export { mountNotices } from './notices.js';
export { mountKeys } from './pitch_keys.js';
export { createReadout } from './readout.js';
export { mountResults } from './results.js';
export { mountShared } from './shared.js';
