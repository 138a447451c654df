/** The page's end of the worker: calls as promises, and a new worker where one died. */

import { BUILD } from './build.js';
import { spawn } from './start.js';
import { whenDrawn } from './turns.js';

/** @typedef {import('./types.js').Frame} Frame */
/** @typedef {import('./types.js').Notice} Notice */

/** An error that has a sentence in strings. */
class EngineError extends Error {
  /** @param {{code: string, details?: Record<string, string>, message?: string}} parts */
  constructor({ code, details = {}, message = code }) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/**
 * What came with a frame when a link was opened.
 * @typedef {{points: Float64Array, box: Float64Array}} News
 */

/**
 * What was done to a run while it was open.
 * @typedef {{run: number, iteration: number, call: 'set' | 'set_points', args: any[]}} Change
 */

/**
 * @typedef {object} Listeners
 * @property {(frame: Frame, news: News | null) => void} onFrame
 * @property {(error: Notice) => void} onStopped training ended with an error that nobody waits for
 * @property {(change: Change) => void} [onChanged] a live setting or the points changed
 * @property {(notice: Notice) => void} onCrash the worker died; `restart` makes a new one
 */

export class Engine {
  /**
   * @param {Promise<WebAssembly.Module>} module
   * @param {Uint8Array} palette
   * @param {Listeners} listeners
   */
  constructor(module, palette, listeners) {
    this.module = module;
    this.palette = palette;
    this.listeners = listeners;
    /** Pictures of the units are not wanted. */
    this.plain = false;
    /** @type {Worker | null} */
    this.worker = null;
    this.next = 1;
    /** @type {Map<number, {resolve: (result: any) => void, reject: (error: EngineError) => void}>} */
    this.waiting = new Map();
    /** @type {Promise<void>} */
    this.started = Promise.resolve();
    /** The last pictures of each kind: older ones are given back. @type {{shade: Frame['shade'][], units: Frame['shade'][]}} */
    this.pictures = { shade: [], units: [] };
  }

  /**
   * Starts a worker in the place of the one before.
   * @param {ReturnType<typeof spawn>} [spawned] one that was started ahead
   * @returns {Promise<void>} when it can be called
   */
  start({ worker, early } = spawn()) {
    this.worker?.terminate();
    this.worker = worker;
    this.started = new Promise((resolve, reject) => {
      /** @param {any} data */
      const hear = async (data) => {
        if (data.type === 'ready') {
          if (data.build !== BUILD) reject(new EngineError({ code: 'stale' }));
          else worker.postMessage({ type: 'start', module: await this.module, palette: this.palette, plain: this.plain });
        } else if (data.type === 'started') {
          resolve();
        } else {
          this.heard(data);
        }
      };
      worker.onmessage = ({ data }) => hear(data);
      early.forEach(hear);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new EngineError({ code: 'load', message: event.message }));
        this.died(event.message);
      };
    });
    this.started.catch(() => {});
    return this.started;
  }

  /** @param {any} data */
  heard(data) {
    switch (data.type) {
      case 'frame':
        this.retire(this.pictures.shade, data.frame.shade);
        if (data.frame.units) this.retire(this.pictures.units, data.frame.units);
        this.listeners.onFrame(data.frame, data.news);
        this.whenDrawn(this.worker);
        break;
      case 'changed':
        this.listeners.onChanged?.(data.change);
        break;
      case 'stopped':
        this.listeners.onStopped(data.error);
        break;
      case 'crashed':
        this.died(data.message);
        break;
      default: {
        const waiting = this.waiting.get(data.id);
        this.waiting.delete(data.id);
        if (data.error) waiting?.reject(new EngineError(data.error));
        else waiting?.resolve(data.result);
      }
    }
  }

  /**
   * The worker makes the next picture when the page has shown this one.
   * @param {Worker | null} worker
   */
  whenDrawn(worker) {
    whenDrawn(() => setTimeout(() => worker?.postMessage({ type: 'drawn' })));
  }

  /** @param {Frame['shade'][]} latest @param {Frame['shade']} picture */
  retire(latest, picture) {
    latest.push(picture);
    if (latest.length > 3) {
      const old = latest.shift();
      if (old && 'close' in old) old.close();
    }
  }

  /**
   * Calls the worker.
   * @param {string} call
   * @param {...any} args
   * @returns {Promise<any>}
   */
  async call(call, ...args) {
    await this.started;
    return new Promise((resolve, reject) => {
      const id = this.next;
      this.next += 1;
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ id, call, args });
    });
  }

  /** @param {string} message */
  died(message) {
    if (this.worker === null) return;
    this.worker.terminate();
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(new EngineError({ code: 'crashed', message }));
    this.listeners.onCrash({ code: 'crashed', details: { message } });
  }

  /** Ends the worker; nobody hears of it any more. */
  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.waiting.clear();
  }

  /** @param {Uint8Array} palette */
  setPalette(palette) {
    this.palette = palette;
    return this.call('palette', palette);
  }
}
