//! The hot loops: three products over one tile of 112 examples.
//!
//! # The order of every sum, final
//!
//! - Forward and back through a layer: examples are independent; an example's sum starts at the
//!   bias (or at zero) and runs over the units in order.
//! - Over examples (dW, db): within a tile two lanes, even and odd examples, each from zero in
//!   order; even + odd is added to the total tile by tile; × 1/m at the very end.
//!
//! Later work may make this faster; it may not change these orders, nor fuse a multiplication with
//! an addition. Register blocks keep the sums out of memory: two outputs by four pairs of examples
//! forward and back, two outputs by four inputs for dW, eight 128-bit registers each. Where there are
//! very few inputs, it is their weights that stay in registers.

use std::array::{from_fn, from_mut, from_ref};
use std::hint::black_box;

use super::lanes::Pair;
use super::tiles::{Row, TILE, ZEROS};

/// Pairs of examples in a register block.
const BLOCK: usize = 4;

/// How many register blocks hold so many examples of a tile. What lies behind them is not touched.
fn blocks(examples: usize) -> usize {
    examples.min(TILE).div_ceil(2 * BLOCK)
}

/// How many pairs hold so many examples of a tile: an even number, for the compiler takes two at once.
fn pairs(examples: usize) -> usize {
    2 * examples.min(TILE).div_ceil(4)
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
        let weight = |i: usize| both(&w[i * inputs..]);
        let gate = |a: &Row, e: usize, da: Pair| pair(a, e).above(nothing).of(da);
        match (dz, on, factors) {
            ([dz], [Some(a0), Some(a1)], []) => {
                few([first, second], None, [dz], [weight(0)], examples, |e, [da0, da1]| {
                    [gate(a0, e, da0), gate(a1, e, da1)]
                });
            }
            ([dz0, dz1, dz2], [Some(a0), Some(a1)], []) => {
                let weights = [weight(0), weight(1), weight(2)];
                few([first, second], None, [dz0, dz1, dz2], weights, examples, |e, [da0, da1]| {
                    [gate(a0, e, da0), gate(a1, e, da1)]
                });
            }
            _ => {
                let weights = w.chunks_exact(inputs).map(both);
                two([first, second], [0.0; 2], dz, weights, finish, examples);
            }
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
    for e in 0..pairs(examples) {
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
pub fn sum(row: &Row) -> f64 {
    let mut sum = 0.0;
    add_rows(from_ref(row), from_mut(&mut sum), TILE / 2);
    sum
}

/// `dw[i, j] += Σ_e dz[i, e] a[j, e]` and `db[i] += Σ_e dz[i, e]`; `dw` (n, n_prev) row-major.
///
/// Eight sums at once: two outputs by four inputs, or four by two where there are no more.
pub fn outer(dz: &[Row], a: &[Row], dw: &mut [f64], db: &mut [f64], examples: usize) {
    let pairs = pairs(examples);
    let inputs = a.len();
    debug_assert_eq!(dw.len(), inputs * dz.len());
    let (fours, rest) = a.as_chunks::<4>();
    for (a, at) in fours.iter().zip((0..).step_by(4)) {
        columns::<2, 4>(dz, a, &mut dw[at..], inputs, pairs);
    }
    let (twos, one) = rest.as_chunks::<2>();
    let at = 4 * fours.len();
    for a in twos {
        columns::<4, 2>(dz, a, &mut dw[at..], inputs, pairs);
    }
    for a in one {
        columns::<1, 1>(dz, from_ref(a), &mut dw[inputs - 1..], inputs, pairs);
    }
    add_sums(dz, db, pairs);
}

/// `sums[i] += Σ_e rows[i, e]`, four at once: one alone would wait for each of its additions.
fn add_sums(rows: &[Row], sums: &mut [f64], pairs: usize) {
    let (rows, others) = rows.as_chunks::<4>();
    let (sums, other_sums) = sums.as_chunks_mut::<4>();
    for (rows, sums) in rows.iter().zip(sums) {
        add_rows(rows, sums, pairs);
    }
    for (row, sum) in others.iter().zip(other_sums) {
        add_rows(from_ref(row), from_mut(sum), pairs);
    }
}

#[inline(always)]
fn add_rows<const N: usize>(rows: &[Row; N], sums: &mut [f64; N], pairs: usize) {
    let mut lanes = [Pair::splat(0.0); N];
    for e in 0..pairs {
        for n in 0..N {
            lanes[n] += pair(&rows[n], e);
        }
    }
    for n in 0..N {
        sums[n] += lanes[n].sum();
    }
}

/// The first K columns of `dw`, whose rows are `stride` apart, N rows at once.
fn columns<const N: usize, const K: usize>(
    dz: &[Row],
    a: &[Row; K],
    dw: &mut [f64],
    stride: usize,
    pairs: usize,
) {
    let (many, others) = dz.as_chunks::<N>();
    for (dz, i) in many.iter().zip((0..).step_by(N)) {
        add_dots(dz, a, &mut dw[i * stride..], stride, pairs);
    }
    for (dz, i) in others.iter().zip(N * many.len()..) {
        add_dots(from_ref(dz), a, &mut dw[i * stride..], stride, pairs);
    }
}

/// N × K dot products of rows added to the N × K corner of `dw`.
#[inline(always)]
fn add_dots<const N: usize, const K: usize>(
    dz: &[Row; N],
    a: &[Row; K],
    dw: &mut [f64],
    stride: usize,
    pairs: usize,
) {
    let mut lanes = [[Pair::splat(0.0); K]; N];
    for e in 0..pairs {
        let a: [Pair; K] = from_fn(|k| pair(&a[k], e));
        for n in 0..N {
            let d = pair(&dz[n], e);
            for k in 0..K {
                lanes[n][k] += d * a[k];
            }
        }
    }
    for n in 0..N {
        let dw = &mut dw[n * stride..][..K];
        for k in 0..K {
            dw[k] += lanes[n][k].sum();
        }
    }
}
