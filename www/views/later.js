/** What nobody needs in order to train: fetched when the first picture stands. */

export { mountControls } from '../controls.js';
export { mountCharts } from './charts.js';
export { mountColophon } from './colophon.js';
export { mountFigures } from './figures.js';
export { drawLoupe } from './loupe.js';
export { mountNetwork } from './network.js';
export { mountNotices } from './notices.js';
export { drawIsolines } from './pitch_map.js';
export { mountKeys } from './pitch_keys.js';
export { createReadout } from './readout.js';
export { mountResults } from './results.js';
export { mountShared } from './shared.js';
