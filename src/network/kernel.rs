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
/// Inputs in a register block of dW.
const INPUTS: usize = 4;

/// `z[i] = b[i] + Σ_j w[i, j] a[j]`; `w` (n, n_prev) row-major, `b` (n), `a` n_prev rows, `z` n rows.
pub fn affine(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row]) {
    let inputs = a.len();
    debug_assert_eq!(w.len(), inputs * z.len());
    for ((z, w), b) in z.chunks_mut(2).zip(w.chunks(2 * inputs)).zip(b.chunks(2)) {
        match *b {
            [b0, b1] => combine(z, [b0, b1], a, |n, j| w[n * inputs + j]),
            [b0] => combine(z, [b0], a, |_, j| w[j]),
            _ => {}
        }
    }
}

/// `da[j] = Σ_i w[i, j] dz[i]`: the way back through a layer, `w` (n, n_prev) row-major.
pub fn transposed(w: &[f64], dz: &[Row], da: &mut [Row]) {
    let inputs = da.len();
    debug_assert_eq!(w.len(), inputs * dz.len());
    for (j, da) in (0..).step_by(2).zip(da.chunks_mut(2)) {
        match da.len() {
            2 => combine(da, [0.0; 2], dz, |n, i| w[i * inputs + j + n]),
            _ => combine(da, [0.0], dz, |_, i| w[i * inputs + j]),
        }
    }
}

/// N outputs at once: `out[n] = start[n] + Σ_j weight(n, j) a[j]`.
#[inline(always)]
fn combine<const N: usize>(
    out: &mut [Row],
    start: [f64; N],
    a: &[Row],
    weight: impl Fn(usize, usize) -> f64,
) {
    for at in (0..TILE).step_by(2 * BLOCK) {
        let mut sums = start.map(|start| [Pair::splat(start); BLOCK]);
        for (j, a) in a.iter().enumerate() {
            let a: [Pair; BLOCK] = from_fn(|k| pair(a, at + 2 * k));
            for n in 0..N {
                let w = Pair::splat(weight(n, j));
                for k in 0..BLOCK {
                    sums[n][k] += w * a[k];
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            for k in 0..BLOCK {
                [out[at + 2 * k], out[at + 2 * k + 1]] = sums[k].lanes();
            }
        }
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
pub fn outer(dz: &[Row], a: &[Row], dw: &mut [f64], db: &mut [f64]) {
    let inputs = a.len();
    debug_assert_eq!(dw.len(), inputs * dz.len());
    for (db, dz) in db.iter_mut().zip(dz) {
        *db += sum(dz);
    }
    for (dz, dw) in dz.chunks(2).zip(dw.chunks_mut(2 * inputs)) {
        let (blocks, rest) = a.as_chunks::<INPUTS>();
        let at_rest = INPUTS * blocks.len();
        match dz {
            [d0, d1] => {
                for (a, j) in blocks.iter().zip((0..).step_by(INPUTS)) {
                    add_dots([d0, d1], a, &mut dw[j..], inputs);
                }
                for (a, j) in rest.iter().zip(at_rest..) {
                    add_dots([d0, d1], from_ref(a), &mut dw[j..], inputs);
                }
            }
            [d0] => {
                for (a, j) in blocks.iter().zip((0..).step_by(INPUTS)) {
                    add_dots([d0], a, &mut dw[j..], inputs);
                }
                for (a, j) in rest.iter().zip(at_rest..) {
                    add_dots([d0], from_ref(a), &mut dw[j..], inputs);
                }
            }
            _ => {}
        }
    }
}

/// N × K dot products of rows, each in two lanes, added to the N × K corner of `dw`.
#[inline(always)]
fn add_dots<const N: usize, const K: usize>(
    dz: [&Row; N],
    a: &[Row; K],
    dw: &mut [f64],
    inputs: usize,
) {
    let mut lanes = [[Pair::splat(0.0); K]; N];
    for e in (0..TILE).step_by(2) {
        let a: [Pair; K] = from_fn(|k| pair(&a[k], e));
        for n in 0..N {
            let d = pair(dz[n], e);
            for k in 0..K {
                lanes[n][k] += d * a[k];
            }
        }
    }
    for n in 0..N {
        for k in 0..K {
            dw[n * inputs + k] += lanes[n][k].sum();
        }
    }
}
