/** Measures a gradient piece by piece, so that the page stays awake: a large network takes many seconds. */

/** @typedef {import('../../../labs.js').Objective} Objective */
/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */

/** @typedef {{epsilon: number, sides: string, bug: string, layer: number, masks: string, most: number | null}} Options */

/** At most so long at a time, in milliseconds. */
const SLICE = 10;
/** What is found is shown so often while there is more to come. */
const EVERY = 250;

/**
 * @param {(found: GradientCheck, left: number) => void} show
 * @returns {{start: (objective: Objective, options: Options) => void, stop: () => void}} `start` takes the objective over
 */
export function createRun(show) {
  /** @type {(() => void) | null} */
  let end = null;

  function stop() {
    end?.();
    end = null;
  }

  return {
    stop,
    start(objective, { epsilon, sides, bug, layer, masks, most }) {
      stop();
      const checker = objective.checker(epsilon, sides, bug, layer || undefined, masks, most ?? undefined);
      objective.free();
      let count = 1;
      let shown = 0;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      end = () => {
        clearTimeout(timer);
        checker.free();
      };
      const slice = () => {
        const began = performance.now();
        let left;
        do {
          const before = performance.now();
          left = checker.advance(count);
          // As many next time as a part of the slice has room for.
          if (performance.now() - before < SLICE / 8) count *= 2;
        } while (left > 0 && performance.now() - began < SLICE);
        if (left > 0) timer = setTimeout(slice);
        if (left === 0 || performance.now() - shown > EVERY) {
          shown = performance.now();
          show(checker.result(), left);
        }
        if (left === 0) stop();
      };
      slice();
    },
  };
}
