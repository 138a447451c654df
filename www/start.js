/**
 * What takes longest begins first: the worker and the engine's compilation, while the browser still
 * fetches the rest of the page. index.html loads this module by itself, before main.js.
 */

/** A module of one function that makes and counts a vector: valid only where there is SIMD. */
const SIMD_PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0,
  65, 0, 253, 15, 253, 98, 11,
);

/** Why this browser cannot run the engine: a code of strings' `error`; null if it can. */
export const obstacle = typeof WebAssembly !== 'object'
  ? 'no-wasm'
  : WebAssembly.validate(SIMD_PROBE) ? null : 'no-simd';

/**
 * Compiles once, for page and worker.
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile() {
  const response = await fetch(new URL('../touchline_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`${response.status}`);
  // Some hosts serve .wasm with a type that streaming refuses.
  return response.headers.get('content-type')?.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** A worker, and what it says before anybody listens. */
export function spawn() {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'touchline' });
  /** @type {any[]} */
  const early = [];
  worker.onmessage = ({ data }) => early.push(data);
  return { worker, early };
}

export const compiled = obstacle === null ? compile() : null;
// main.js says what went wrong; until it listens this is not news for the console.
compiled?.catch(() => {});
export const first = obstacle === null ? spawn() : null;
