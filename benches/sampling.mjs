// A sample: so many steps at once that the clock's grain does not show, in microseconds a step.

/** As long as a sample should take, in milliseconds. */
const LONG_ENOUGH = 20;

/** Times `run(count)`, which does so many steps: samples for about so many milliseconds, one at the least. */
export function sampler(run) {
  let count = 0;
  const time = () => {
    const began = performance.now();
    run(count);
    return performance.now() - began;
  };
  const fit = (took) => (count = Math.max(1, Math.round((count * LONG_ENOUGH) / took)));
  const calibrate = () => {
    let took = 0;
    for (count = 1; (took = time()) < LONG_ENOUGH / 4; ) count *= 2;
    fit(took);
  };
  return (milliseconds) => {
    const end = performance.now() + milliseconds;
    if (count === 0) calibrate();
    const samples = [];
    let took;
    do {
      took = time();
      samples.push((took * 1000) / count);
    } while (performance.now() < end);
    // What was compiled meanwhile takes less than when it was calibrated.
    fit(took);
    return samples;
  };
}

/** A peer's runs by name, each to be sampled: what both a browser's worker and Node have. */
export function stand(peer) {
  const samplers = new Map();
  return {
    /** Opens a problem and tells what of it can be timed. */
    open(name, problem) {
      const { step, predict, picture } = peer.open(problem);
      const many = (once) => once && ((count) => { for (let k = 0; k < count; k++) once(); });
      const runs = problem.grid ? { predict: many(predict), picture: many(picture) } : { step };
      const kinds = Object.keys(runs).filter((kind) => runs[kind]);
      for (const kind of kinds) samplers.set(`${name} ${kind}`, sampler(runs[kind]));
      return kinds;
    },
    sample: (name, kind, milliseconds) => samplers.get(`${name} ${kind}`)(milliseconds),
    check(problem, steps) {
      const found = peer.check(problem, steps);
      return found && [...found];
    },
  };
}
