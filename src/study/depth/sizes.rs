//! Sizes of numbers that may be as large or as small as numbers get. A square overflows beyond 1e154 and
//! is 0 below 1e-162, so what is beyond 1e±140 is divided by the largest of its kind first.

use crate::math;
use crate::network::{Row, TILE};

/// What a layer's numbers amount to; NaN and infinities among them are not left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// √((1/n) Σ x²).
    pub rms: f64,
    /// (1/n) Σ x.
    pub mean: f64,
    /// √((1/n) Σ (x − mean)²).
    pub sd: f64,
    /// max |x|.
    pub largest: f64,
    /// The share that is exactly 0.
    pub zeros: f64,
    /// How much the examples differ: √ of the mean over units of the variance over examples. 0 exactly
    /// where every unit says the same of all.
    pub spread: f64,
}

impl Sizes {
    /// Of rows of units over a tile of examples.
    pub fn new(rows: &[Row]) -> Sizes {
        let values = rows.as_flattened();
        let n = values.len() as f64;
        let largest =
            values.iter().fold(0.0, |most, x| if x.abs() <= most { most } else { x.abs() });
        let zeros = values.iter().filter(|x| **x == 0.0).count() as f64 / n;
        if largest == 0.0 || !largest.is_finite() {
            let all = if largest == 0.0 { 0.0 } else { f64::NAN };
            return Sizes { rms: largest, mean: all, sd: all, largest, zeros, spread: all };
        }
        let unit = unit_of(largest);
        let of =
            if unit == 1.0 { Moments::new(rows, |x| x) } else { Moments::new(rows, |x| x / unit) };
        let size = |mean_square: f64| unit * math::sqrt(mean_square);
        Sizes {
            rms: size(of.square),
            mean: unit * of.mean,
            sd: size(of.variance),
            largest,
            zeros,
            spread: size(of.within),
        }
    }
}

/// Means over units and examples.
struct Moments {
    mean: f64,
    square: f64,
    variance: f64,
    /// The variance over examples, its mean over units.
    within: f64,
}

impl Moments {
    #[inline(always)]
    fn new(rows: &[Row], scaled: impl Fn(f64) -> f64) -> Moments {
        let n = (rows.len() * TILE) as f64;
        let (mut sum, mut squares, mut within) = (0.0, 0.0, 0.0);
        for row in rows {
            let row = row.map(&scaled);
            let mut of_row = 0.0;
            for x in row {
                of_row += x;
                squares += x * x;
            }
            sum += of_row;
            // From the first example: where all are equal the sum of the differences is 0 exactly.
            let apart = row.map(|x| x - row[0]);
            let mean = apart.iter().sum::<f64>() / TILE as f64;
            within += apart.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>();
        }
        let mean = sum / n;
        let variance = rows.as_flattened().iter().map(|x| {
            let d = scaled(*x) - mean;
            d * d
        });
        Moments {
            mean,
            square: squares / n,
            variance: variance.sum::<f64>() / n,
            within: within / n,
        }
    }
}

/// What to divide by, so that squares neither overflow nor vanish.
fn unit_of(largest: f64) -> f64 {
    if (1e-140..1e140).contains(&largest) { 1.0 } else { largest }
}

/// The root mean square of (1/m) dZ Aᵀ, the weights' gradient, without forming it: its squares sum to
/// Σ_ef (dZᵀ dZ)_ef (AᵀA)_ef over pairs of examples, which costs less where layers are wide.
pub fn gradient_rms(dz: &[Row], dz_largest: f64, a: &[Row], a_largest: f64) -> f64 {
    let (unit_dz, unit_a) = (unit_of(dz_largest), unit_of(a_largest));
    if dz_largest == 0.0 || a_largest == 0.0 {
        return 0.0;
    }
    let (of_dz, of_a) = (products(dz, unit_dz), products(a, unit_a));
    let squares: f64 =
        of_dz.as_flattened().iter().zip(of_a.as_flattened()).map(|(x, y)| x * y).sum();
    let count = (dz.len() * a.len()) as f64;
    let m = TILE as f64;
    unit_dz * (math::sqrt(f64::max(0.0, squares) / count) / m) * unit_a
}

/// Every example with every other: Σ over units of x_e x_f.
fn products(rows: &[Row], unit: f64) -> [Row; TILE] {
    let mut all = [[0.0; TILE]; TILE];
    for row in rows {
        let row = row.map(|x| x / unit);
        for (all, x) in all.iter_mut().zip(row) {
            for (sum, y) in all.iter_mut().zip(row) {
                *sum += x * y;
            }
        }
    }
    all
}
