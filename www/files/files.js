/**
 * Own points from files: `.mat` and `.csv`, dropped, chosen or handed over. Fetched when the page has time for it.
 * Nothing of a file leaves the computer: it is read here, by a worker.
 */

import { noticeOf } from '../session/notices.js';
import { speakOf } from '../strings/index.js';
import { addStyles } from '../stylesheets.js';
import { mountDrop } from './drop.js';
import { mountRow } from './row.js';
import { mountFileShare } from './share.js';

/** @typedef {Pick<import('../types.js').ViewTools, 'store' | 'actions'> & {core: typeof import('../../touchline.js')}} FileTools */

/** The reading under way; the next one takes its place. @type {{end: () => void} | null} */
let reading = null;

/** @param {{code: string, details: Record<string, string>}} problem */
const failure = ({ code, details }) => Object.assign(new Error(code), { code, details });

/**
 * @param {string} name
 * @param {Blob} file
 * @returns {Promise<import('../../labs.js').FileData | null>} null where it was given up for another
 */
function read(name, file) {
  reading?.end();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader.js', import.meta.url), { type: 'module', name: 'touchline file' });
    const mine = {
      end() {
        worker.terminate();
        if (reading === mine) reading = null;
        resolve(null);
      },
    };
    reading = mine;
    worker.onmessage = ({ data }) => {
      if (data === 'ready') {
        worker.postMessage({ name, file });
        return;
      }
      if (data.error) reject(failure(data.error));
      else resolve(data.data);
      mine.end();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(failure({ code: 'load', details: {} }));
      mine.end();
    };
  });
}

/**
 * The points of a file take the place of the data. A file that cannot be read changes nothing but the notices.
 * @param {FileTools} tools
 * @param {string} name
 * @param {Blob} file
 */
export async function open({ store, actions, core }, name, file) {
  await speakOf('files');
  try {
    const data = await read(name, file);
    if (data === null) return;
    // What a link would make of the points: at most half a step of the grid away, or at its edge.
    const snapped = core.snap_points(data.points);
    const offGrid = snapped.some((place, i) => Math.abs(place - data.points[i]) > 1 / 2048);
    await actions.openFile({ ...data, name, offGrid });
  } catch (error) {
    const { code, details } = noticeOf(error);
    actions.report({ code, details: { ...details, file: name } });
    throw error;
  }
}

/**
 * @param {HTMLElement} page where files may be dropped on the pitch
 * @param {HTMLElement} head where Share is
 * @param {import('../controls.js').ControlTools} tools
 */
export async function mountFiles(page, head, tools) {
  await Promise.all([speakOf('files'), addStyles('files')]);
  const row = mountRow(/** @type {HTMLElement} */ (page.querySelector('.files')), tools, { choose, cancel: () => reading?.end() });
  mountDrop(/** @type {HTMLElement} */ (page.querySelector('#pitch .pitch')), tools, choose);
  mountFileShare(head, tools);

  /** @param {FileList} files */
  async function choose(files) {
    if (files.length > 1) {
      tools.actions.report({ code: 'file-several', details: {} });
      return;
    }
    const [file] = files;
    row.reading(file.name);
    // What went wrong stands among the notices.
    await open(tools, file.name, file).catch(() => {});
    if (reading === null) row.reading(null);
  }
}
