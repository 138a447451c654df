//! Sizes of numbers that may be as large or as small as numbers get. A square overflows beyond 1e154 and
//! is 0 below 1e-162, so what is beyond 1e±140 is divided by the largest of its kind first.
//!
//! A picture of 150 layers sums up a million numbers while a slider moves: sums run example by example
//! beside each other, which compilers turn into SIMD without changing any order.

use super::{EXAMPLES, flat};
use crate::math;
use crate::network::kernel::{affine, sum};
use crate::network::{Row, ZEROS};

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
        let (mut most, mut zero) = (ZEROS, ZEROS);
        for row in rows {
            for e in 0..EXAMPLES {
                let x = row[e].abs();
                // A NaN stays where it comes.
                most[e] = if x <= most[e] { most[e] } else { x };
                zero[e] += if x == 0.0 { 1.0 } else { 0.0 };
            }
        }
        let largest = most[..EXAMPLES]
            .iter()
            .fold(0.0, |most, &x| if x.is_nan() || x > most { x } else { most });
        let zeros = sum(&zero) / (rows.len() * EXAMPLES) as f64;
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
            sd: size(of.within + of.between),
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
    /// The variance over examples, its mean over units.
    within: f64,
    /// The variance over units of the mean over examples. Both are the variance of all.
    between: f64,
}

impl Moments {
    #[inline(always)]
    fn new(rows: &[Row], scaled: impl Fn(f64) -> f64) -> Moments {
        let (units, m) = (rows.len() as f64, EXAMPLES as f64);
        let (mut squares, mut apart_squares, mut apart_means) = (ZEROS, ZEROS, 0.0);
        let mut means = Vec::with_capacity(rows.len());
        for row in rows {
            // From the first example: where all are equal what is summed is 0 exactly.
            let first = scaled(row[0]);
            let mut apart = ZEROS;
            for e in 0..EXAMPLES {
                let x = scaled(row[e]);
                squares[e] += x * x;
                apart[e] = x - first;
                apart_squares[e] += apart[e] * apart[e];
            }
            let mean = sum(&apart) / m;
            apart_means += mean * mean;
            means.push(first + mean);
        }
        let mean = means.iter().sum::<f64>() / units;
        let between = means.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / units;
        let within = (sum(&apart_squares) / m - apart_means) / units;
        Moments {
            mean,
            square: sum(&squares) / (units * m),
            within: f64::max(0.0, within),
            between,
        }
    }
}

/// What to divide by, so that squares neither overflow nor vanish.
fn unit_of(largest: f64) -> f64 {
    if (1e-140..1e140).contains(&largest) { 1.0 } else { largest }
}

/// Root mean squares of (1/m) dZ Aᵀ, the weights' gradients, without forming them: their squares sum to
/// Σ_ef (dZᵀ dZ)_ef (AᵀA)_ef over pairs of examples, which costs less where layers are wide.
#[derive(Debug, Default)]
pub struct GradientSizes {
    columns: Vec<f64>,
    scaled: Vec<Row>,
}

impl GradientSizes {
    /// Of dZ and A, each with its largest number.
    pub fn rms(&mut self, dz: (&[Row], f64), a: (&[Row], f64)) -> f64 {
        if dz.1 == 0.0 || a.1 == 0.0 {
            return 0.0;
        }
        let (of_dz, of_a) = (self.products(dz.0, unit_of(dz.1)), self.products(a.0, unit_of(a.1)));
        let pairs = flat(&of_dz).zip(flat(&of_a));
        let squares: f64 = pairs.map(|(x, y)| x * y).sum();
        let count = (dz.0.len() * a.0.len()) as f64;
        let mean = math::sqrt(f64::max(0.0, squares) / count) / EXAMPLES as f64;
        unit_of(dz.1) * mean * unit_of(a.1)
    }

    /// Every example with every other: Σ over units of x_e x_f.
    fn products(&mut self, rows: &[Row], unit: f64) -> [Row; EXAMPLES] {
        self.scaled.clear();
        self.scaled
            .extend(rows.iter().map(|row| if unit == 1.0 { *row } else { row.map(|x| x / unit) }));
        self.columns.clear();
        self.columns.extend((0..EXAMPLES).flat_map(|e| self.scaled.iter().map(move |row| row[e])));
        let mut all = [ZEROS; EXAMPLES];
        affine(&self.columns, &[0.0; EXAMPLES], &self.scaled, &mut all, EXAMPLES);
        all
    }
}
