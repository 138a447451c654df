//! The hot loops: three products over one tile of 32 examples.
//!
//! # The order of every sum, final
//!
//! - Forward and back through a layer: examples are independent; an example's sum starts at the
//!   bias (or at zero) and runs over the units in order.
//! - Over examples (dW, db, cost): within a tile two lanes, even and odd examples, each from zero in
//!   order; even + odd is added to the total tile by tile; × 1/m at the very end.
//!
//! Later work may make this faster; it may not change these orders, nor fuse a multiplication with
//! an addition. Register blocks keep the sums out of memory: two outputs by four pairs of examples
//! forward and back, two outputs by four inputs for dW, eight 128-bit registers each.

use std::array::{from_fn, from_ref};

use super::lanes::Pair;
use super::tiles::{Row, TILE};

/// Pairs of examples in a register block.
const BLOCK: usize = 4;

/// How many register blocks hold so many examples of a tile. What lies behind them is not touched.
fn blocks(examples: usize) -> usize {
    examples.min(TILE).div_ceil(2 * BLOCK)
}

/// So many examples of a tile, and those that share a register block with them.
pub fn touched(examples: usize) -> usize {
    2 * BLOCK * blocks(examples)
}

/// `z[i] = b[i] + Σ_j w[i, j] a[j]`; `w` (n, n_prev) row-major, `b` (n), `a` n_prev rows, `z` n rows.
pub fn affine(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row], examples: usize) {
    layer(w, b, a, false, &[], z, examples);
}

/// [`affine`], ReLU of it and dropout in one: `a_next[i] = max(0, z[i]) ∘ masks[i]`, of which
/// there are as many as outputs, or none.
pub fn affine_relu(
    w: &[f64],
    b: &[f64],
    a: &[Row],
    masks: &[Row],
    a_next: &mut [Row],
    examples: usize,
) {
    layer(w, b, a, true, masks, a_next, examples);
}

#[inline(never)]
fn layer(
    w: &[f64],
    b: &[f64],
    a: &[Row],
    relu: bool,
    masks: &[Row],
    z: &mut [Row],
    examples: usize,
) {
    let blocks = blocks(examples);
    let inputs = a.len();
    debug_assert_eq!(w.len(), inputs * z.len());
    let nothing = Pair::splat(0.0);
    let outputs = z.chunks_mut(2).zip(w.chunks(2 * inputs)).zip(b.chunks(2));
    for (((z, w), b), i) in outputs.zip((0..).step_by(2)) {
        let finish = |n: usize, at: usize, z: Sums| {
            if !relu {
                return z;
            }
            let a = z.map(|z| z.at_least(nothing));
            masks.get(i + n).map_or(a, |mask| times(a, mask, at))
        };
        match *b {
            [b0, b1] => {
                let (first, second) = (&w[..inputs], &w[inputs..2 * inputs]);
                let weights = first.iter().zip(second).map(|(w, v)| [*w, *v]);
                two(z, [b0, b1], a, weights, blocks, finish);
            }
            [b0] => one(z, b0, a, w.iter().map(|w| [*w]), blocks, finish),
            _ => {}
        }
    }
}

/// The way back through a layer and its inputs' activation, `dz_prev[j] = slope[j] ∘ Σ_i w[i, j] dz[i]`;
/// `w` (n, n_prev) row-major. The slope is `factors`; of ReLU nothing needs to be kept but its output:
/// where that is not `above` 0, the slope is 0. Each of the two has n_prev rows, or none.
#[inline(never)]
pub fn transposed(
    w: &[f64],
    dz: &[Row],
    above: &[Row],
    factors: &[Row],
    dz_prev: &mut [Row],
    examples: usize,
) {
    let blocks = blocks(examples);
    let inputs = dz_prev.len();
    debug_assert_eq!(w.len(), inputs * dz.len());
    let nothing = Pair::splat(0.0);
    for (out, j) in dz_prev.chunks_mut(2).zip((0..).step_by(2)) {
        let finish = |n: usize, at: usize, mut da: Sums| {
            if let Some(a) = above.get(j + n) {
                let a = block(a, at);
                da = from_fn(|k| a[k].above(nothing).of(da[k]));
            }
            factors.get(j + n).map_or(da, |row| times(da, row, at))
        };
        let columns = w.chunks_exact(inputs);
        match out.len() {
            2 => two(out, [0.0; 2], dz, columns.map(|w| [w[j], w[j + 1]]), blocks, finish),
            _ => one(out, 0.0, dz, columns.map(|w| [w[j]]), blocks, finish),
        }
    }
}

/// A register block of one output.
type Sums = [Pair; BLOCK];

/// Two outputs at once: `out[n] = finish(start[n] + Σ_j weights(j)[n] a[j])`; `finish` gets the output,
/// the first example of a block, and its sums.
#[inline(always)]
fn two(
    out: &mut [Row],
    start: [f64; 2],
    a: &[Row],
    weights: impl Iterator<Item = [f64; 2]> + Clone,
    blocks: usize,
    mut finish: impl FnMut(usize, usize, Sums) -> Sums,
) {
    let [first, second] = out else { return };
    for at in 0..blocks {
        // Not a loop over the two: their sums would go through memory.
        let [sums, others] = combine(start, a, &weights, at);
        put(first, at, finish(0, at, sums));
        put(second, at, finish(1, at, others));
    }
}

/// The last of an odd number of outputs, as [`two`].
#[inline(always)]
fn one(
    out: &mut [Row],
    start: f64,
    a: &[Row],
    weights: impl Iterator<Item = [f64; 1]> + Clone,
    blocks: usize,
    mut finish: impl FnMut(usize, usize, Sums) -> Sums,
) {
    let [row] = out else { return };
    for at in 0..blocks {
        let [sums] = combine([start], a, &weights, at);
        put(row, at, finish(0, at, sums));
    }
}

/// The sums of N outputs over the block of examples from `at` on.
#[inline(always)]
fn combine<const N: usize>(
    start: [f64; N],
    a: &[Row],
    weights: &(impl Iterator<Item = [f64; N]> + Clone),
    at: usize,
) -> [Sums; N] {
    let mut sums = start.map(|start| [Pair::splat(start); BLOCK]);
    for (w, a) in weights.clone().zip(a) {
        let a = block(a, at);
        for n in 0..N {
            let w = Pair::splat(w[n]);
            for k in 0..BLOCK {
                sums[n][k] += w * a[k];
            }
        }
    }
    sums
}

#[inline(always)]
fn times(sums: Sums, row: &Row, at: usize) -> Sums {
    let row = block(row, at);
    from_fn(|k| sums[k] * row[k])
}

#[inline(always)]
fn block(row: &Row, at: usize) -> Sums {
    let examples = &row.as_chunks::<{ 2 * BLOCK }>().0[at];
    from_fn(|k| Pair::new(examples[2 * k], examples[2 * k + 1]))
}

#[inline(always)]
fn put(row: &mut Row, at: usize, block: Sums) {
    let examples = &mut row.as_chunks_mut::<{ 2 * BLOCK }>().0[at];
    for k in 0..BLOCK {
        [examples[2 * k], examples[2 * k + 1]] = block[k].lanes();
    }
}

#[inline(always)]
fn pair(row: &Row, at: usize) -> Pair {
    let [even, odd] = row.as_chunks().0[at];
    Pair::new(even, odd)
}

/// Σ_e over a tile in two lanes.
#[inline(always)]
pub fn sum(row: &Row) -> f64 {
    let mut lanes = Pair::splat(0.0);
    for e in 0..TILE / 2 {
        lanes += pair(row, e);
    }
    lanes.sum()
}

/// `dw[i, j] += Σ_e dz[i, e] a[j, e]` and `db[i] += Σ_e dz[i, e]`; `dw` (n, n_prev) row-major.
///
/// The blocks are two outputs by four inputs, then by two and by one. With the last of them goes the
/// bias, whose input is 1.
pub fn outer(dz: &[Row], a: &[Row], dw: &mut [f64], db: &mut [f64], examples: usize) {
    let pairs = blocks(examples) * BLOCK;
    let inputs = a.len();
    debug_assert_eq!(dw.len(), inputs * dz.len());
    let mut at = 0;
    while at < inputs {
        let (rest, dw) = (&a[at..], &mut dw[at..]);
        let done = match rest.len() {
            4.. => columns::<4>(dz, rest, dw, inputs, db, pairs),
            2.. => columns::<2>(dz, rest, dw, inputs, db, pairs),
            _ => columns::<1>(dz, rest, dw, inputs, db, pairs),
        };
        at += done;
    }
}

/// K columns of `dw`, whose rows are `stride` apart, from the first K of the inputs `a`; and `db` if
/// these are the last. Returns K.
#[inline(always)]
fn columns<const K: usize>(
    dz: &[Row],
    a: &[Row],
    dw: &mut [f64],
    stride: usize,
    db: &mut [f64],
    pairs: usize,
) -> usize {
    let db = if a.len() == K { db } else { &mut [] };
    let Some(a) = a.first_chunk::<K>() else { return K };
    let (two, one) = dz.as_chunks::<2>();
    for (dz, i) in two.iter().zip((0..).step_by(2)) {
        add_dots(dz, a, &mut dw[i * stride..], stride, db.get_mut(i..), pairs);
    }
    if let [dz] = one {
        let i = 2 * two.len();
        add_dots(from_ref(dz), a, &mut dw[i * stride..], stride, db.get_mut(i..), pairs);
    }
    K
}

/// N × K dot products of rows, each in two lanes, added to the N × K corner of `dw`, and the sums of
/// the N to `db`.
#[inline(always)]
fn add_dots<const N: usize, const K: usize>(
    dz: &[Row; N],
    a: &[Row; K],
    dw: &mut [f64],
    stride: usize,
    db: Option<&mut [f64]>,
    pairs: usize,
) {
    let mut lanes = [[Pair::splat(0.0); K]; N];
    let mut sums = [Pair::splat(0.0); N];
    for e in 0..pairs {
        let a: [Pair; K] = from_fn(|k| pair(&a[k], e));
        for n in 0..N {
            let d = pair(&dz[n], e);
            for k in 0..K {
                lanes[n][k] += d * a[k];
            }
            sums[n] += d;
        }
    }
    for n in 0..N {
        let dw = &mut dw[n * stride..][..K];
        for k in 0..K {
            dw[k] += lanes[n][k].sum();
        }
    }
    if let Some(db) = db {
        for (db, sums) in db.iter_mut().zip(sums) {
            *db += sums.sum();
        }
    }
}
