//! How the numbers of a layer are distributed: a histogram and what sums it up.

use crate::math;

/// Bins of a histogram. Odd, so that where the range lies about zero the middle bin holds it.
pub const BINS: usize = 41;

/// A histogram of numbers and their moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// How many numbers there are.
    pub total: usize,
    /// Where the first bin begins; the range is stated by whoever made the distribution.
    pub low: f64,
    /// Where the last bin ends.
    pub high: f64,
    /// How many numbers lie in each of [`BINS`] equal bins: bin k holds low + k·w ≤ x < low + (k+1)·w,
    /// with w = (high − low)/[`BINS`]; the last holds `high` too. What lies beyond the range is in none.
    pub counts: Vec<u32>,
    /// (1/n) Σ x.
    pub mean: f64,
    /// √((1/n) Σ (x − mean)²), of all the numbers there are, not of a sample of them.
    pub sd: f64,
    /// max |x|.
    pub largest: f64,
    /// How many are exactly 0.
    pub zeros: usize,
}

/// What a histogram shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// What is bounded: from one number to the other.
    Fixed(f64, f64),
    /// From −r to r, where r is the least of 1, 2 or 5 times a power of ten that holds every finite
    /// number; round, so that a histogram does not tremble while its numbers move.
    Symmetric,
    /// From 0 to r, likewise.
    Positive,
}

impl Distribution {
    /// The distribution of `values`; without any, mean and standard deviation are NaN.
    pub fn new(values: &[f64], range: Range) -> Distribution {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        let finite = || values.iter().copied().filter(|x| x.is_finite());
        let (low, high) = match range {
            Range::Fixed(low, high) => (low, high),
            Range::Symmetric => {
                let reach = round_up(finite().fold(0.0, |most, x| f64::max(most, x.abs())));
                (-reach, reach)
            }
            Range::Positive => (0.0, round_up(finite().fold(0.0, f64::max))),
        };
        Distribution {
            total: values.len(),
            low,
            high,
            counts: counts(values, low, high),
            mean,
            sd: math::sqrt(variance),
            largest: values
                .iter()
                .fold(0.0, |most, x| if x.abs() <= most { most } else { x.abs() }),
            zeros: values.iter().filter(|x| **x == 0.0).count(),
        }
    }
}

/// How many of `values` lie in each of [`BINS`] equal bins from `low` to `high`.
pub fn counts<'a>(values: impl IntoIterator<Item = &'a f64>, low: f64, high: f64) -> Vec<u32> {
    let mut counts = vec![0; BINS];
    for x in values.into_iter().filter(|x| (low..=high).contains(*x)) {
        let bin = ((x - low) / (high - low) * BINS as f64) as usize;
        counts[bin.min(BINS - 1)] += 1;
    }
    counts
}

/// The least of 1, 2 or 5 times a power of ten that is at least `reach`; 1 where there is none.
fn round_up(reach: f64) -> f64 {
    if reach == 0.0 || !reach.is_finite() {
        return 1.0;
    }
    // From decimal digits, not from a logarithm: the same on every target.
    let text = format!("{reach:e}");
    let exponent: i32 = text.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let candidates = [(1, 0), (2, 0), (5, 0), (1, 1)];
    let numbers = candidates.map(|(digit, more)| {
        format!("{digit}e{}", exponent + more).parse().unwrap_or(f64::INFINITY)
    });
    let round = numbers.into_iter().find(|&number| number >= reach);
    round.filter(|round| round.is_finite()).unwrap_or(reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_round() {
        for (reach, round) in [
            (0.0, 1.0),
            (1.0, 1.0),
            (1.0000001, 2.0),
            (0.3, 0.5),
            (0.5, 0.5),
            (7.1, 10.0),
            (2.1e-7, 5e-7),
            (123.0, 200.0),
            (1.7e308, 1.7e308),
            (f64::NAN, 1.0),
        ] {
            assert_eq!(round_up(reach), round, "{reach}");
        }
    }

    #[test]
    fn the_middle_bin_holds_zero_and_the_last_its_end() {
        let of = Distribution::new(&[0.0, -1.0, 1.0, 0.02, -0.02], Range::Symmetric);
        assert_eq!((of.low, of.high, of.largest, of.zeros), (-1.0, 1.0, 1.0, 1));
        assert_eq!((of.counts[0], of.counts[20], of.counts[40]), (1, 3, 1));
        let positive = Distribution::new(&[0.0, 3.0], Range::Positive);
        assert_eq!((positive.high, positive.counts[0], positive.counts[24]), (5.0, 1, 1));
    }

    #[test]
    fn what_is_not_finite_is_in_no_bin_but_not_hidden() {
        let of = Distribution::new(&[1.0, f64::NAN, f64::INFINITY], Range::Symmetric);
        assert_eq!(of.counts.iter().sum::<u32>(), 1);
        assert!(of.mean.is_nan() && of.sd.is_nan() && !of.largest.is_finite());
        assert!(Distribution::new(&[], Range::Positive).mean.is_nan());
    }
}
