// TensorFlow.js as its guides have it: variables, a loss, an optimizer that minimizes it. 32-bit floats, and one thread as everyone here.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { Batches, generators } from './random.mjs';

/** W[l] (n_{l−1}, n_l) and b[l] (n_l) from W row-major (n_l, n_{l−1}), b, …. */
function variables({ layers, parameters }) {
  let at = 0;
  return layers.slice(1).map((units, l) => {
    const inputs = layers[l];
    const W = tf.transpose(tf.tensor2d(parameters.slice(at, (at += units * inputs)), [units, inputs]));
    const b = tf.tensor1d(parameters.slice(at, (at += units)));
    return { W: tf.variable(W), b: tf.variable(b) };
  });
}

function logits(network, X, keep) {
  return network.reduce((A, { W, b }, l) => {
    const Z = tf.add(tf.matMul(A, W), b);
    if (l === network.length - 1) return Z;
    return keep < 1 ? tf.dropout(tf.relu(Z), 1 - keep) : tf.relu(Z);
  }, X);
}

function trainer(problem, exact) {
  const { m, keep, rate, pairs, labels } = problem;
  const network = variables(problem);
  const batches = new Batches(problem, generators(problem, exact).order);
  const X = tf.tensor2d(pairs, [m, 2]);
  const Y = tf.tensor2d(labels, [m, 1]);
  const optimizer = tf.train.sgd(rate);
  const once = () => {
    const indices = batches.next();
    const seen = indices && tf.tensor1d(Int32Array.from(indices), 'int32');
    const [x, y] = seen ? [tf.gather(X, seen), tf.gather(Y, seen)] : [X, Y];
    optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(y, logits(network, x, keep)));
  };
  return {
    network,
    step(count) {
      for (let k = 0; k < count; k++) tf.tidy(once);
    },
  };
}

export const peer = {
  open(problem) {
    if (!problem.grid) return trainer(problem, false);
    const network = variables(problem);
    const X = tf.tensor2d(problem.grid, [problem.grid.length / 2, 2]);
    return { predict: () => tf.tidy(() => tf.sigmoid(logits(network, X, 1)).dataSync()) };
  },
  check(problem, steps) {
    // Its masks come from a generator of its own.
    if (problem.keep < 1) return null;
    const { network, step } = trainer(problem, true);
    step(steps);
    return Float64Array.from(network.flatMap(({ W, b }) => [...tf.transpose(W).dataSync(), ...b.dataSync()]));
  },
};
