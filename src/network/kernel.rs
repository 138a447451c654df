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

/// `z[i] = b[i] + Σ_j w[i, j] a[j]`; `w` (n, n_prev) row-major, `b` (n), `a` n_prev rows, `z` n rows.
pub fn affine(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row]) {
    layer(w, b, a, z, &mut []);
}

/// [`affine`] and ReLU of it in one: `z` becomes max(0, z), `slope` 1 where z > 0 and 0 elsewhere.
pub fn affine_relu(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row], slope: &mut [Row]) {
    debug_assert_eq!(z.len(), slope.len());
    layer(w, b, a, z, slope);
}

/// [`affine_relu`], or [`affine`] where no slopes are wanted.
#[inline(never)]
fn layer(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row], slope: &mut [Row]) {
    let inputs = a.len();
    debug_assert_eq!(w.len(), inputs * z.len());
    let [nothing, whole] = [0.0, 1.0].map(Pair::splat);
    let mut slopes = slope.chunks_mut(2);
    for ((z, w), b) in z.chunks_mut(2).zip(w.chunks(2 * inputs)).zip(b.chunks(2)) {
        let slope = slopes.next().unwrap_or_default();
        let relu = |n: usize, at: usize, z: Sums| {
            let Some(slope) = slope.get_mut(n) else { return z };
            put(slope, at, z.map(|z| z.above(nothing).of(whole)));
            // A NaN stays one.
            z.map(|z| z.not_above(nothing).out_of(z))
        };
        match *b {
            [b0, b1] => {
                let (first, second) = (&w[..inputs], &w[inputs..2 * inputs]);
                two(z, [b0, b1], a, |j| [first[j], second[j]], relu);
            }
            [b0] => one(z, b0, a, |j| [w[..inputs][j]], relu),
            _ => {}
        }
    }
}

/// `da[j] = Σ_i w[i, j] dz[i]`: the way back through a layer, `w` (n, n_prev) row-major.
pub fn transposed(w: &[f64], dz: &[Row], da: &mut [Row]) {
    let inputs = da.len();
    for (j, da) in (0..).step_by(2).zip(da.chunks_mut(2)) {
        back(w, inputs, j, dz, da, |_, _, da| da);
    }
}

/// [`transposed`] and on through the activation before the layer: `dz_prev = slope ∘ da`.
pub fn transposed_slope(w: &[f64], dz: &[Row], slope: &[Row], dz_prev: &mut [Row]) {
    let inputs = dz_prev.len();
    let pairs = dz_prev.chunks_mut(2).zip(slope.chunks(2));
    for (j, (out, slope)) in (0..).step_by(2).zip(pairs) {
        back(w, inputs, j, dz, out, |n, at, da| {
            let slope = block(&slope[n], at);
            from_fn(|k| da[k] * slope[k])
        });
    }
}

/// The rows of da from `j` on, one or two.
#[inline(always)]
fn back(
    w: &[f64],
    inputs: usize,
    j: usize,
    dz: &[Row],
    out: &mut [Row],
    finish: impl FnMut(usize, usize, Sums) -> Sums,
) {
    debug_assert_eq!(w.len(), inputs * dz.len());
    let at = |i: usize| i * inputs + j;
    match out.len() {
        2 => two(out, [0.0; 2], dz, |i| [w[at(i)], w[at(i) + 1]], finish),
        _ => one(out, 0.0, dz, |i| [w[at(i)]], finish),
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
    weights: impl Fn(usize) -> [f64; 2],
    mut finish: impl FnMut(usize, usize, Sums) -> Sums,
) {
    let [first, second] = out else { return };
    for at in (0..TILE).step_by(2 * BLOCK) {
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
    weights: impl Fn(usize) -> [f64; 1],
    mut finish: impl FnMut(usize, usize, Sums) -> Sums,
) {
    let [row] = out else { return };
    for at in (0..TILE).step_by(2 * BLOCK) {
        let [sums] = combine([start], a, &weights, at);
        put(row, at, finish(0, at, sums));
    }
}

/// The sums of N outputs over the block of examples from `at` on.
#[inline(always)]
fn combine<const N: usize>(
    start: [f64; N],
    a: &[Row],
    weights: impl Fn(usize) -> [f64; N],
    at: usize,
) -> [Sums; N] {
    let mut sums = start.map(|start| [Pair::splat(start); BLOCK]);
    for (j, a) in a.iter().enumerate() {
        let (w, a) = (weights(j), block(a, at));
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
fn block(row: &Row, at: usize) -> [Pair; BLOCK] {
    from_fn(|k| pair(row, at + 2 * k))
}

#[inline(always)]
fn put(row: &mut Row, at: usize, block: [Pair; BLOCK]) {
    for k in 0..BLOCK {
        [row[at + 2 * k], row[at + 2 * k + 1]] = block[k].lanes();
    }
}

#[inline(always)]
fn pair(row: &Row, at: usize) -> Pair {
    Pair::new(row[at], row[at + 1])
}

/// Σ_e over a tile in two lanes.
#[inline(always)]
pub fn sum(row: &Row) -> f64 {
    let mut lanes = Pair::splat(0.0);
    for e in (0..TILE).step_by(2) {
        lanes += pair(row, e);
    }
    lanes.sum()
}

/// `dw[i, j] += Σ_e dz[i, e] a[j, e]` and `db[i] += Σ_e dz[i, e]`; `dw` (n, n_prev) row-major.
///
/// The blocks are two outputs by four inputs. What is left are one to three inputs, in a first layer
/// all there are, and the bias, whose input is 1: there four outputs go together, or each sum would
/// wait for its last addition.
pub fn outer(dz: &[Row], a: &[Row], dw: &mut [f64], db: &mut [f64]) {
    const ONES: Row = Row([1.0; TILE]);
    let inputs = a.len();
    debug_assert_eq!(dw.len(), inputs * dz.len());
    let (blocks, rest) = a.as_chunks::<4>();
    for (a, j) in blocks.iter().zip((0..).step_by(4)) {
        columns::<2, 4>(dz, a, &mut dw[j..], inputs);
    }
    let (pairs, one) = rest.as_chunks::<2>();
    for a in pairs {
        columns::<4, 2>(dz, a, &mut dw[4 * blocks.len()..], inputs);
    }
    for a in one {
        columns::<4, 1>(dz, from_ref(a), &mut dw[inputs - 1..], inputs);
    }
    columns::<4, 1>(dz, from_ref(&ONES), db, 1);
}

/// K columns of `dw`, whose rows are `stride` apart, for N outputs at once as long as there are N.
#[inline]
fn columns<const N: usize, const K: usize>(
    dz: &[Row],
    a: &[Row; K],
    dw: &mut [f64],
    stride: usize,
) {
    let (blocks, rest) = dz.as_chunks::<N>();
    for (dz, i) in blocks.iter().zip((0..).step_by(N)) {
        add_dots(dz, a, &mut dw[i * stride..], stride);
    }
    for (dz, i) in rest.iter().zip(N * blocks.len()..) {
        add_dots(from_ref(dz), a, &mut dw[i * stride..], stride);
    }
}

/// N × K dot products of rows, each in two lanes, added to the N × K corner of `dw`.
#[inline(always)]
fn add_dots<const N: usize, const K: usize>(
    dz: &[Row; N],
    a: &[Row; K],
    dw: &mut [f64],
    stride: usize,
) {
    let mut lanes = [[Pair::splat(0.0); K]; N];
    for e in (0..TILE).step_by(2) {
        let a: [Pair; K] = from_fn(|k| pair(&a[k], e));
        for n in 0..N {
            let d = pair(&dz[n], e);
            for k in 0..K {
                lanes[n][k] += d * a[k];
            }
        }
    }
    for n in 0..N {
        for k in 0..K {
            dw[n * stride + k] += lanes[n][k].sum();
        }
    }
}
