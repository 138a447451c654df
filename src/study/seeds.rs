//! What many runs say that one does not: statistics over seeds.
//!
//! An accuracy on n test points is one sample: it would be another on other points, by
//! √(p(1−p)/n) or so ([`standard_error`]). Other weights make another network: a
//! [`Summary`] over seeds says how much. Two models that ran with the same seeds are compared seed by
//! seed ([`Pairing`]), which leaves out what both have in common; [`sign_test`] says how often chance
//! alone would part them so far. All seeds see the same points, so even a sure difference between
//! models is one on these points.

use crate::math;

/// Numbers summed up; not one of them is NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// n.
    pub count: usize,
    /// (1/n) Σ x.
    pub mean: f64,
    /// √(Σ (x − mean)²/(n−1)), the sample standard deviation; NaN for a single number.
    pub sd: f64,
    /// The least number.
    pub least: f64,
    /// A quarter of the numbers lie below, by linear interpolation: NumPy's `quantile`.
    pub lower_quartile: f64,
    /// Half of the numbers lie below.
    pub median: f64,
    /// Three quarters of the numbers lie below.
    pub upper_quartile: f64,
    /// The largest number.
    pub most: f64,
    /// The number that occurs most often; of several the least.
    pub mode: f64,
}

impl Summary {
    /// `None` without a number, or where one is NaN.
    pub fn new(numbers: &[f64]) -> Option<Summary> {
        if numbers.is_empty() || numbers.iter().any(|x| x.is_nan()) {
            return None;
        }
        let n = numbers.len() as f64;
        let mean = numbers.iter().sum::<f64>() / n;
        let squares: f64 = numbers.iter().map(|x| (x - mean) * (x - mean)).sum();
        let mut sorted = numbers.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let quantile = |share: f64| {
            let at = share * (n - 1.0);
            let below = sorted[at as usize];
            let above = sorted[(at as usize + 1).min(sorted.len() - 1)];
            below + (at - at.floor()) * (above - below)
        };
        let mut mode = (0, sorted[0]);
        for equal in sorted.chunk_by(|a, b| a == b) {
            if equal.len() > mode.0 {
                mode = (equal.len(), equal[0]);
            }
        }
        Some(Summary {
            count: numbers.len(),
            mean,
            sd: math::sqrt(squares / (n - 1.0)),
            least: sorted[0],
            lower_quartile: quantile(0.25),
            median: quantile(0.5),
            upper_quartile: quantile(0.75),
            most: sorted[sorted.len() - 1],
            mode: mode.1,
        })
    }
}

/// Two models compared seed by seed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pairing {
    /// How many runs of the first are better than the second's with the same seed.
    pub better: usize,
    /// How many are as good.
    pub equal: usize,
    /// How many are worse.
    pub worse: usize,
    /// [`sign_test`] of better against worse.
    pub p: f64,
}

/// Compares `first` with `second`, run by run; larger is better. Runs beyond the shorter list's have
/// no partner and do not count, nor do NaNs.
pub fn pair(first: &[f64], second: &[f64]) -> Pairing {
    let (mut better, mut equal, mut worse) = (0, 0, 0);
    for (a, b) in first.iter().zip(second) {
        better += usize::from(a > b);
        equal += usize::from(a == b);
        worse += usize::from(a < b);
    }
    Pairing { better, equal, worse, p: sign_test(better, worse) }
}

/// The exact two-sided sign test: how likely it is that n = better + worse fair coins fall at least
/// this unequally,
///
/// ```text
/// p = min(1, 2 Σ_{k ≤ min(better, worse)} C(n, k) / 2ⁿ)
/// ```
///
/// With the numbers of points that only the one and only the other model has right it is McNemar's
/// exact test (McNemar 1947). Ties count for neither (Dixon and Mood 1946).
pub fn sign_test(better: usize, worse: usize) -> f64 {
    let n = better + worse;
    // C(n, k)/2ⁿ by its logarithm, which does not underflow: 2⁻¹⁰⁷⁵ would.
    let mut log_share = -(n as f64) * math::ln(2.0);
    let mut tail = 0.0;
    for k in 0..=better.min(worse) {
        tail += math::exp(log_share);
        log_share += math::ln((n - k) as f64) - math::ln((k + 1) as f64);
    }
    f64::min(1.0, 2.0 * tail)
}

/// √(p(1−p)/n): how much an accuracy p on n points would vary over other points drawn alike.
pub fn standard_error(p: f64, n: usize) -> f64 {
    math::sqrt(p * (1.0 - p) / n as f64)
}
