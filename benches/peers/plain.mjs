// Plain JavaScript on flat Float64Arrays, as well as it goes without much ado: rows of units with examples
// contiguous, nothing allocated in a step, four examples at a time so that sums need not wait for each other.
import { Batches, generators } from './random.mjs';

/** Examples are filled up to a multiple of four; those beyond m have no gradient. */
const padded = (m) => (m + 3) & ~3;

class Network {
  /** @param {number} most examples at once */
  constructor({ layers, parameters }, most) {
    this.layers = [];
    let at = 0;
    for (let l = 1; l < layers.length; l++) {
      const [inputs, units] = [layers[l - 1], layers[l]];
      const weights = parameters.slice(at, (at += units * inputs));
      const biases = parameters.slice(at, (at += units));
      const rows = () => new Float64Array(units * padded(most));
      const last = l === layers.length - 1;
      this.layers.push({
        inputs, units, last, W: Float64Array.from(weights), b: Float64Array.from(biases),
        A: rows(), dZ: rows(), mask: last ? null : rows(), dW: new Float64Array(units * inputs), db: new Float64Array(units),
      });
    }
  }

  /** X (n_0, m), rows `padded(m)` long. `masks` are those of inverted dropout, drawn before. */
  forward(X, m, masks) {
    const stride = padded(m);
    let before = X;
    for (const { inputs, units, last, W, b, A, mask } of this.layers) {
      for (let i = 0; i < units; i++) {
        for (let e = 0; e < stride; e += 4) {
          let z0 = b[i], z1 = z0, z2 = z0, z3 = z0;
          for (let j = 0; j < inputs; j++) {
            const w = W[i * inputs + j];
            const at = j * stride + e;
            z0 += w * before[at];
            z1 += w * before[at + 1];
            z2 += w * before[at + 2];
            z3 += w * before[at + 3];
          }
          const to = i * stride + e;
          A[to] = z0;
          A[to + 1] = z1;
          A[to + 2] = z2;
          A[to + 3] = z3;
        }
      }
      if (last) for (let k = 0; k < units * stride; k++) A[k] = 1 / (1 + Math.exp(-A[k]));
      else if (masks) for (let k = 0; k < units * stride; k++) A[k] = A[k] > 0 ? A[k] * mask[k] : 0;
      else for (let k = 0; k < units * stride; k++) A[k] = A[k] > 0 ? A[k] : 0;
      before = A;
    }
    return before;
  }

  backward(X, Y, m, masks) {
    const stride = padded(m);
    const { A, dZ } = this.layers.at(-1);
    for (let e = 0; e < stride; e++) dZ[e] = e < m ? (A[e] - Y[e]) / m : 0;
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const { inputs, units, W, dZ, dW, db } = this.layers[l];
      const below = this.layers[l - 1];
      const from = below ? below.A : X;
      for (let i = 0; i < units; i++) {
        let sum = 0;
        for (let e = 0; e < stride; e++) sum += dZ[i * stride + e];
        db[i] = sum;
        for (let j = 0; j < inputs; j++) {
          let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
          for (let e = 0, p = i * stride, q = j * stride; e < stride; e += 4, p += 4, q += 4) {
            s0 += dZ[p] * from[q];
            s1 += dZ[p + 1] * from[q + 1];
            s2 += dZ[p + 2] * from[q + 2];
            s3 += dZ[p + 3] * from[q + 3];
          }
          dW[i * inputs + j] = s0 + s1 + s2 + s3;
        }
      }
      if (!below) continue;
      for (let j = 0; j < inputs; j++) {
        for (let e = 0; e < stride; e += 4) {
          let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
          for (let i = 0; i < units; i++) {
            const w = W[i * inputs + j];
            const at = i * stride + e;
            a0 += w * dZ[at];
            a1 += w * dZ[at + 1];
            a2 += w * dZ[at + 2];
            a3 += w * dZ[at + 3];
          }
          const to = j * stride + e;
          below.dZ[to] = a0;
          below.dZ[to + 1] = a1;
          below.dZ[to + 2] = a2;
          below.dZ[to + 3] = a3;
        }
      }
      const { A, dZ: dA, mask } = below;
      if (masks) for (let k = 0; k < inputs * stride; k++) dA[k] = A[k] > 0 ? dA[k] * mask[k] : 0;
      else for (let k = 0; k < inputs * stride; k++) dA[k] = A[k] > 0 ? dA[k] : 0;
    }
  }

  update(rate) {
    for (const { W, dW, b, db } of this.layers) {
      for (let k = 0; k < W.length; k++) W[k] -= rate * dW[k];
      for (let k = 0; k < b.length; k++) b[k] -= rate * db[k];
    }
  }

  draw(keep, m, random) {
    const stride = padded(m);
    const kept = 1 / keep;
    for (const { units, mask } of this.layers.slice(0, -1)) {
      for (let i = 0; i < units; i++) {
        for (let e = 0; e < m; e++) mask[i * stride + e] = random.rand() < keep ? kept : 0;
      }
    }
  }

  parameters() {
    return Float64Array.from(this.layers.flatMap(({ W, b }) => [...W, ...b]));
  }
}

/** x, y pairs as rows (2, m) of padded length. */
function rows(pairs, m) {
  const X = new Float64Array(2 * padded(m));
  for (let e = 0; e < m; e++) for (let j = 0; j < 2; j++) X[j * padded(m) + e] = pairs[2 * e + j];
  return X;
}

function trainer(problem, exact) {
  const { m, batch, keep, rate } = problem;
  const most = batch || m;
  const network = new Network(problem, most);
  const { masks, order } = generators(problem, exact);
  const batches = new Batches(problem, order);
  const all = { X: rows(problem.pairs, m), Y: Float64Array.from(problem.labels) };
  const part = { X: new Float64Array(2 * padded(most)), Y: new Float64Array(most) };
  const gathered = (indices) => {
    const [from, to] = [padded(m), padded(indices.length)];
    for (let e = 0; e < indices.length; e++) {
      for (let j = 0; j < 2; j++) part.X[j * to + e] = all.X[j * from + indices[e]];
      part.Y[e] = all.Y[indices[e]];
    }
    return part;
  };
  return {
    network,
    step(count) {
      for (let k = 0; k < count; k++) {
        const indices = batches.next();
        const { X, Y } = indices ? gathered(indices) : all;
        const seen = indices ? indices.length : m;
        if (keep < 1) network.draw(keep, seen, masks);
        network.forward(X, seen, keep < 1);
        network.backward(X, Y, seen, keep < 1);
        network.update(rate);
      }
    },
  };
}

export const peer = {
  open(problem) {
    if (!problem.grid) return trainer(problem, false);
    const count = problem.grid.length / 2;
    const network = new Network(problem, count);
    const X = rows(problem.grid, count);
    return { predict: () => network.forward(X, count, false) };
  },
  check(problem, steps) {
    const { network, step } = trainer(problem, true);
    step(steps);
    return network.parameters();
  },
};
