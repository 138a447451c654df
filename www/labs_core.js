/** The second WebAssembly module, for files and labs: fetched when it is first asked for. */

/** @typedef {typeof import('../labs.js')} LabsCore */

/** @type {Promise<LabsCore> | null} */
let core = null;

async function load() {
  const labs = await import('../labs.js');
  await labs.default();
  return labs;
}

/**
 * The module, instantiated once for each page or worker. Where it cannot be fetched the next call tries again.
 * @returns {Promise<LabsCore>}
 */
export function labsCore() {
  core ??= load().catch((error) => {
    core = null;
    throw error;
  });
  return core;
}
