//! The hot loops: three products over one tile of 32 examples.
//!
//! # The order of every sum, final
//!
//! - Forward and back through a layer: examples are independent; an example's sum starts at the
//!   bias (or at the first product) and runs over the units in order.
//! - Over examples (dW, db, cost): within a tile two lanes, even and odd examples, each from zero in
//!   order; even + odd is added to the total tile by tile; × 1/m at the very end.
//!
//! Later work may make this faster; it may not change these orders, nor fuse a multiplication with
//! an addition. Blocks of two outputs by eight examples keep the sums in registers: eight 128-bit
//! accumulators, which the compiler turns into f64x2 both in SSE2 and in WebAssembly's SIMD.

use super::tiles::{Row, TILE};

/// Examples of one register block: four f64x2 vectors.
const BLOCK: usize = 8;

#[inline(always)]
fn block(row: &Row, at: usize) -> &[f64; BLOCK] {
    // `at` is a multiple of BLOCK below TILE, so the slice always has BLOCK elements.
    match row[at..at + BLOCK].try_into() {
        Ok(block) => block,
        Err(_) => unreachable!(),
    }
}

/// `z[i] = b[i] + Σ_j w[i, j] a[j]`; `w` (n, n_prev) row-major, `b` (n), `a` n_prev rows, `z` n rows.
pub fn affine(w: &[f64], b: &[f64], a: &[Row], z: &mut [Row]) {
    let inputs = a.len();
    debug_assert_eq!(w.len(), inputs * z.len());
    for ((z, w), b) in z.chunks_mut(2).zip(w.chunks(2 * inputs)).zip(b.chunks(2)) {
        match z {
            [z0, z1] => {
                let (w0, w1) = w.split_at(inputs);
                for at in (0..TILE).step_by(BLOCK) {
                    let (mut s0, mut s1) = ([b[0]; BLOCK], [b[1]; BLOCK]);
                    for ((a, w0), w1) in a.iter().zip(w0).zip(w1) {
                        let a = block(a, at);
                        for e in 0..BLOCK {
                            s0[e] += w0 * a[e];
                            s1[e] += w1 * a[e];
                        }
                    }
                    z0[at..at + BLOCK].copy_from_slice(&s0);
                    z1[at..at + BLOCK].copy_from_slice(&s1);
                }
            }
            [z0] => {
                for at in (0..TILE).step_by(BLOCK) {
                    let mut s0 = [b[0]; BLOCK];
                    for (a, w0) in a.iter().zip(w) {
                        let a = block(a, at);
                        for e in 0..BLOCK {
                            s0[e] += w0 * a[e];
                        }
                    }
                    z0[at..at + BLOCK].copy_from_slice(&s0);
                }
            }
            _ => {}
        }
    }
}

/// `da[j] = Σ_i w[i, j] dz[i]`: the way back through a layer, `w` (n, n_prev) row-major.
pub fn transposed(w: &[f64], dz: &[Row], da: &mut [Row]) {
    let inputs = da.len();
    debug_assert_eq!(w.len(), inputs * dz.len());
    for (pair, da) in da.chunks_mut(2).enumerate() {
        let j = 2 * pair;
        for at in (0..TILE).step_by(BLOCK) {
            let (mut s0, mut s1) = ([0.0; BLOCK], [0.0; BLOCK]);
            if let [da0, da1] = da {
                for (dz, w) in dz.iter().zip(w.chunks_exact(inputs)) {
                    let (dz, w0, w1) = (block(dz, at), w[j], w[j + 1]);
                    for e in 0..BLOCK {
                        s0[e] += w0 * dz[e];
                        s1[e] += w1 * dz[e];
                    }
                }
                da0[at..at + BLOCK].copy_from_slice(&s0);
                da1[at..at + BLOCK].copy_from_slice(&s1);
            } else if let [da0] = da {
                for (dz, w) in dz.iter().zip(w.chunks_exact(inputs)) {
                    let (dz, w0) = (block(dz, at), w[j]);
                    for e in 0..BLOCK {
                        s0[e] += w0 * dz[e];
                    }
                }
                da0[at..at + BLOCK].copy_from_slice(&s0);
            }
        }
    }
}

/// Σ_e over a tile in two lanes.
#[inline(always)]
pub fn sum(row: &Row) -> f64 {
    let mut lanes = [0.0; 2];
    for pair in row.chunks_exact(2) {
        lanes[0] += pair[0];
        lanes[1] += pair[1];
    }
    lanes[0] + lanes[1]
}

/// N × K dot products of rows, each in two lanes.
#[inline(always)]
fn dots<const N: usize, const K: usize>(dz: &[Row], a: &[Row]) -> [[f64; K]; N] {
    let mut lanes = [[[0.0f64; 2]; K]; N];
    for e in (0..TILE).step_by(2) {
        for n in 0..N {
            for k in 0..K {
                lanes[n][k][0] += dz[n][e] * a[k][e];
                lanes[n][k][1] += dz[n][e + 1] * a[k][e + 1];
            }
        }
    }
    lanes.map(|row| row.map(|pair| pair[0] + pair[1]))
}

#[inline(always)]
fn add_dots<const N: usize, const K: usize>(dz: &[Row], a: &[Row], dw: &mut [f64], inputs: usize) {
    let block = dots::<N, K>(dz, a);
    for (n, row) in block.iter().enumerate() {
        for (k, dot) in row.iter().enumerate() {
            dw[n * inputs + k] += dot;
        }
    }
}

/// `dw[i, j] += Σ_e dz[i, e] a[j, e]` and `db[i] += Σ_e dz[i, e]`; `dw` (n, n_prev) row-major.
pub fn outer(dz: &[Row], a: &[Row], dw: &mut [f64], db: &mut [f64]) {
    let inputs = a.len();
    for (db, dz) in db.iter_mut().zip(dz) {
        *db += sum(dz);
    }
    for (dz, dw) in dz.chunks(2).zip(dw.chunks_mut(2 * inputs)) {
        let mut j = 0;
        while j + 4 <= inputs {
            match dz.len() {
                2 => add_dots::<2, 4>(dz, &a[j..j + 4], &mut dw[j..], inputs),
                _ => add_dots::<1, 4>(dz, &a[j..j + 4], &mut dw[j..], inputs),
            }
            j += 4;
        }
        while j < inputs {
            match dz.len() {
                2 => add_dots::<2, 1>(dz, &a[j..j + 1], &mut dw[j..], inputs),
                _ => add_dots::<1, 1>(dz, &a[j..j + 1], &mut dw[j..], inputs),
            }
            j += 1;
        }
    }
}
