// What peers draw masks and batch orders from: NumPy's numbers where they are checked against ours, so that all
// see the same examples and drop the same units; Math.random where they are timed, as anyone would write it.

/** MT19937 and what NumPy's legacy RandomState makes of it. */
export class RandomState {
  constructor(seed) {
    this.state = new Uint32Array(624);
    this.state[0] = seed;
    for (let k = 1; k < 624; k++) {
      const before = this.state[k - 1] ^ (this.state[k - 1] >>> 30);
      this.state[k] = Math.imul(1812433253, before) + k;
    }
    this.at = 624;
  }

  integer() {
    const { state } = this;
    if (this.at === 624) {
      for (let k = 0; k < 624; k++) {
        const mixed = (state[k] & 0x80000000) | (state[(k + 1) % 624] & 0x7fffffff);
        state[k] = state[(k + 397) % 624] ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
      }
      this.at = 0;
    }
    let y = state[this.at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Uniform on [0, 1). */
  rand() {
    const [high, low] = [this.integer() >>> 5, this.integer() >>> 6];
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A uniform integer from 0 to `most`. */
  upTo(most) {
    if (most === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(most);
    for (;;) {
      const value = (this.integer() & mask) >>> 0;
      if (value <= most) return value;
    }
  }
}

const QUICK = { rand: Math.random, upTo: (most) => Math.floor(Math.random() * (most + 1)) };

/** Where a problem's masks and orders come from. */
export const generators = ({ maskSeed, seed }, exact) =>
  exact ? { masks: new RandomState(maskSeed), order: new RandomState(seed + 1) } : { masks: QUICK, order: QUICK };

/** Which examples each step sees: all, or the next of a shuffled epoch. */
export class Batches {
  constructor({ m, batch }, random) {
    Object.assign(this, { m, size: batch, random, order: new Uint32Array(m), seen: m });
  }

  /** Their indices, or null for all. */
  next() {
    const { m, size, order, random } = this;
    if (size === 0) return null;
    if (this.seen >= m) {
      for (let k = 0; k < m; k++) order[k] = k;
      for (let k = m - 1; k > 0; k--) {
        const other = random.upTo(k);
        [order[k], order[other]] = [order[other], order[k]];
      }
      this.seen = 0;
    }
    const batch = order.subarray(this.seen, Math.min(m, this.seen + size));
    this.seen += batch.length;
    return batch;
  }
}
