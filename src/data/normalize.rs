//! Normalizing a feature: subtract its mean, divide by its spread. Both are those of the training
//! set, for dev and test points and for every place on the pitch as well.

use crate::math;
use crate::settings::named;

named! {
    /// What is done to each feature, with μ and σ over the training points.
    pub enum Normalization {
        /// Nothing.
        None = "none",
        /// x − μ
        Center = "center",
        /// (x − μ) / σ
        Standard = "standard",
        /// (x − μ) / σ², as the notes print it: features of unlike spread stay unlike.
        Variance = "variance",
    }
}

impl Normalization {
    /// What to subtract and then to divide by, for a feature with these `values` in the training
    /// set. σ² = Σ (x − μ)² / m; a feature that never varies is divided by ∞, which makes it 0.
    pub fn shift_and_divisor(self, values: &[f64]) -> (f64, f64) {
        let m = values.len() as f64;
        if self == Self::None || values.is_empty() {
            return (0.0, 1.0);
        }
        let mean = values.iter().sum::<f64>() / m;
        let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / m;
        let divisor = match self {
            Self::Standard => math::sqrt(variance),
            Self::Variance => variance,
            Self::None | Self::Center => 1.0,
        };
        // The mean of equal values may be rounded, and σ is then not quite 0.
        let varies = values.iter().any(|x| *x != values[0]);
        (mean, if varies && divisor > 0.0 { divisor } else { f64::INFINITY })
    }
}
