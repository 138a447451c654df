// ConvNetJS. It has no logistic output: two softmax outputs ±z/2 say the same, and only their own weights move differently.
import convnetjs from 'convnetjs';
import { Batches, generators } from './random.mjs';

function build({ layers, parameters, keep }) {
  const hidden = layers.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation: 'relu', ...(keep < 1 && { drop_prob: 1 - keep }) }));
  const net = new convnetjs.Net();
  net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: layers[0] }, ...hidden, { type: 'softmax', num_classes: 2 }]);
  let at = 0;
  const full = net.layers.filter(({ layer_type }) => layer_type === 'fc');
  full.forEach((layer, l) => {
    const last = l === full.length - 1;
    const units = layers[l + 1];
    for (let i = 0; i < units; i++) {
      const row = parameters.slice(at, (at += layers[l]));
      row.forEach((w, j) => {
        layer.filters[i].w[j] = last ? -w / 2 : w;
        if (last) layer.filters[1].w[j] = w / 2;
      });
    }
    const biases = parameters.slice(at, (at += units));
    for (let i = 0; i < layer.biases.w.length; i++) layer.biases.w[i] = last ? (i - 0.5) * biases[0] : biases[i];
  });
  return { net, full };
}

function volumes(pairs) {
  return Array.from({ length: pairs.length / 2 }, (_, e) => new convnetjs.Vol(pairs.slice(2 * e, 2 * e + 2)));
}

function trainer(problem, exact) {
  const { m, batch, rate, labels } = problem;
  const { net, full } = build(problem);
  const batches = new Batches(problem, generators(problem, exact).order);
  // Of the whole set its `train` makes one step once it has seen all examples.
  const sgd = new convnetjs.SGDTrainer(net, { learning_rate: rate, momentum: 0, batch_size: batch || m, l2_decay: 0 });
  const X = volumes(problem.pairs);
  return {
    full,
    step(count) {
      for (let k = 0; k < count; k++) {
        const indices = batches.next();
        for (let e = 0; e < (indices?.length ?? m); e++) {
          const at = indices ? indices[e] : e;
          sgd.train(X[at], labels[at]);
        }
      }
    },
  };
}

export const peer = {
  open(problem) {
    if (!problem.grid) return trainer(problem, false);
    const { net } = build(problem);
    const X = volumes(problem.grid);
    return { predict: () => X.map((x) => net.forward(x).w[1]) };
  },
  /** After one step only, and without the output's own weights, which move by half of ours each. */
  check(problem, steps) {
    if (problem.keep < 1 || steps !== 1) return null;
    const { full, step } = trainer(problem, true);
    step(1);
    return Float64Array.from(full.flatMap(({ filters, biases }, l) => {
      if (l < full.length - 1) return [...filters.flatMap(({ w }) => [...w]), ...biases.w];
      return [];
    }));
  },
};
