// Ours, through its bindings: the module that the page has.

/** At the age at which a run is timed; see benches/native/lib.rs. */
function aged(core, { link, age }) {
  const experiment = new core.Experiment(link);
  const points = experiment.points();
  experiment.set('lr', '1e-6');
  experiment.set_points(points.subarray(0, 32 * 4));
  experiment.advance(age);
  experiment.set_points(points);
  experiment.set('lr', core.read_link(link).values.lr);
  return experiment;
}

const COLOURS = Uint8Array.of(30, 60, 160, 250, 250, 245, 190, 40, 50);

/** @param core the bindings, initialized */
export function peer(core) {
  return {
    open(problem) {
      const experiment = aged(core, problem);
      const grid = problem.grid && Float64Array.from(problem.grid);
      return {
        step: (count) => experiment.advance(count),
        predict: () => experiment.predict(grid),
        // Shade and line, as the page draws them. Node has no ImageData.
        picture: globalThis.ImageData && (() => experiment.boundary(...problem.samples, COLOURS)),
      };
    },
    check({ link }, steps) {
      const experiment = new core.Experiment(link);
      experiment.advance(steps);
      return experiment.parameters();
    },
  };
}
