/**
 * A worker that reads one file: the largest must not stop the page, and it takes its memory with it when it ends.
 *
 * It posts `ready` first. A message {name, file} is answered by {data} or {error}.
 */

import { labsCore } from './labs_core.js';
import { codeOf, plain } from './worker/errors.js';

/** @param {string} name @param {Blob} file */
async function read(name, file) {
  const core = await labsCore().catch(() => {
    throw Object.assign(new Error('load'), { code: 'load' });
  });
  core.check_file_size(file.size);
  return core.read_file(name, new Uint8Array(await file.arrayBuffer()));
}

addEventListener('message', async ({ data: { name, file } }) => {
  try {
    const data = await read(name, file);
    postMessage({ data }, { transfer: [data.points.buffer] });
  } catch (error) {
    const { message, ...others } = plain(error);
    // A folder, a file that is gone, one that memory does not hold.
    postMessage({ error: codeOf(error) ? others : { code: 'file-unreadable', details: { message } } });
  }
});

postMessage('ready');
