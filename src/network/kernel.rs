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
//! forward and back, eight 128-bit registers, and two outputs by four inputs and the bias for dW, ten.
//! Where there are very few inputs, it is their weights that stay in registers.

use std::array::{from_fn, from_ref};
use std::hint::black_box;

use super::lanes::Pair;
use super::tiles::{Row, TILE, ZEROS};

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
    let inputs = a.len();
    debug_assert_eq!(w.len(), inputs * z.len());
    // Of a maximum with a constant 0 the compiler makes two instructions.
    let nothing = Pair::splat(*black_box(&0.0));
    let plain = relu && masks.is_empty();
    let outputs = z.chunks_mut(2).zip(w.chunks(2 * inputs)).zip(b.chunks(2));
    for (((z, w), b), i) in outputs.zip((0..).step_by(2)) {
        let finish = |n: usize| Finish { relu, above: None, factors: masks.get(i + n) };
        match (z, b) {
            ([first, second], &[b0, b1]) => {
                let (w0, w1) = (&w[..inputs], &w[inputs..2 * inputs]);
                let finish = [finish(0), finish(1)];
                if let ([a0, a1], [u0, u1], [v0, v1], true) = (a, w0, w1, plain) {
                    let weights = [[*u0, *v0], [*u1, *v1]];
                    few([first, second], Some([b0, b1]), [a0, a1], weights, examples, |_, sums| {
                        sums.map(|z| z.at_least(nothing))
                    });
                } else {
                    let weights = w0.iter().zip(w1).map(|(w0, w1)| [*w0, *w1]);
                    two([first, second], [b0, b1], a, weights, finish, examples);
                }
            }
            ([row], &[b0]) => one(row, b0, a, w.iter().map(|w| [*w]), finish(0), examples),
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
    let inputs = dz_prev.len();
    debug_assert_eq!(w.len(), inputs * dz.len());
    let nothing = Pair::splat(0.0);
    for (out, j) in dz_prev.chunks_mut(2).zip((0..).step_by(2)) {
        let mut spare;
        let (first, second, other) = match out {
            [first, second] => (first, second, j + 1),
            [last] => {
                // The last of an odd number comes with itself.
                spare = ZEROS;
                (last, &mut spare, j)
            }
            _ => return,
        };
        let both = |w: &[f64]| [w[j], w[other]];
        let finish = [j, other].map(|j| Finish {
            relu: false,
            above: above.get(j),
            factors: factors.get(j),
        });
        let on = [finish[0].above, finish[1].above];
        if let ([dz0, dz1, dz2], [Some(a0), Some(a1)], []) = (dz, on, factors) {
            let weights = [0, 1, 2].map(|i| both(&w[i * inputs..]));
            let dz = [dz0, dz1, dz2];
            few([first, second], None, dz, weights, examples, |e, [da0, da1]| {
                let on = |a: &Row| pair(a, e).above(nothing);
                [on(a0).of(da0), on(a1).of(da1)]
            });
        } else {
            let weights = w.chunks_exact(inputs).map(both);
            two([first, second], [0.0; 2], dz, weights, finish, examples);
        }
    }
}

/// What becomes of an output's sums.
#[derive(Clone, Copy)]
struct Finish<'a> {
    /// max(0, sum)
    relu: bool,
    /// 0 where this is not above 0.
    above: Option<&'a Row>,
    /// Then this times.
    factors: Option<&'a Row>,
}

impl Finish<'_> {
    /// Of the block of examples from `at` on.
    #[inline(always)]
    fn of(self, at: usize, mut sums: Sums) -> Sums {
        let nothing = Pair::splat(0.0);
        if self.relu {
            sums = sums.map(|sum| sum.at_least(nothing));
        }
        if let Some(a) = self.above {
            let a = block(a, at);
            sums = from_fn(|k| a[k].above(nothing).of(sums[k]));
        }
        if let Some(factors) = self.factors {
            let factors = block(factors, at);
            sums = from_fn(|k| sums[k] * factors[k]);
        }
        sums
    }
}

/// A register block of one output.
type Sums = [Pair; BLOCK];

/// Two outputs at once: `out[n] = finish[n](start[n] + Σ_j weights(j)[n] a[j])`.
#[inline(always)]
fn two(
    [first, second]: [&mut Row; 2],
    start: [f64; 2],
    a: &[Row],
    weights: impl Iterator<Item = [f64; 2]> + Clone,
    finish: [Finish; 2],
    examples: usize,
) {
    for at in 0..blocks(examples) {
        // Not a loop over the two: their sums would go through memory.
        let [sums, others] = combine(start, a, &weights, at);
        put(first, at, finish[0].of(at, sums));
        put(second, at, finish[1].of(at, others));
    }
}

/// [`two`] of so few inputs that their weights stay in registers: what is looped over are the
/// examples. Without a start the sums begin with their first term, which differs from 0 + it in the
/// sign of a zero at most; no sum over examples can tell.
#[inline(always)]
fn few<const K: usize>(
    [first, second]: [&mut Row; 2],
    start: Option<[f64; 2]>,
    a: [&Row; K],
    weights: [[f64; 2]; K],
    examples: usize,
    finish: impl Fn(usize, [Pair; 2]) -> [Pair; 2],
) {
    let start = start.map(|start| start.map(Pair::splat));
    let weights = weights.map(|w| w.map(Pair::splat));
    for e in 0..BLOCK * blocks(examples) {
        let mut sums = start;
        for k in 0..K {
            let a = pair(a[k], e);
            let [w0, w1] = weights[k];
            sums = Some(sums.map_or([w0 * a, w1 * a], |[s0, s1]| [s0 + w0 * a, s1 + w1 * a]));
        }
        let [one, other] = finish(e, sums.unwrap_or([Pair::splat(0.0); 2]));
        first.as_chunks_mut().0[e] = one.lanes();
        second.as_chunks_mut().0[e] = other.lanes();
    }
}

/// The last of an odd number of outputs, as [`two`].
#[inline(always)]
fn one(
    row: &mut Row,
    start: f64,
    a: &[Row],
    weights: impl Iterator<Item = [f64; 1]> + Clone,
    finish: Finish,
    examples: usize,
) {
    for at in 0..blocks(examples) {
        let [sums] = combine([start], a, &weights, at);
        put(row, at, finish.of(at, sums));
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
