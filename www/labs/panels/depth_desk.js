/** Asks the worker for signals, one network after another: of those that wait only the latest is wanted. */

/** @typedef {import('../../signals.js').Stack} Stack */
/** @typedef {import('../../signals.js').Signals} Signals */

/** @param {(found: Signals | null) => void} answered null where nothing could be found out */
export function createDesk(answered) {
  /** @type {Worker | null} */
  let worker = null;
  let busy = false;
  /** @type {Stack | null} */
  let next = null;

  function hire() {
    const hired = new Worker(new URL('./signals.js', import.meta.url), { type: 'module', name: 'touchline signals' });
    hired.onmessage = ({ data }) => done(data.error === undefined ? data : null);
    hired.onerror = (event) => {
      event.preventDefault();
      end();
      done(null);
    };
    return hired;
  }

  /** @param {Signals | null} found */
  function done(found) {
    busy = false;
    const wanted = next;
    next = null;
    if (wanted !== null) ask(wanted);
    answered(found);
  }

  /** @param {Stack} stack */
  function ask(stack) {
    if (busy) {
      next = stack;
      return;
    }
    busy = true;
    worker ??= hire();
    worker.postMessage(stack);
  }

  function end() {
    worker?.terminate();
    worker = null;
    busy = false;
  }

  return { ask, end };
}
