//! What the output is and how far it is from the label. The two losses share their gradient at the
//! last layer: dL/dz = output − label.

use super::lanes::sigmoids;
use super::tiles::{Row, TILE};
use crate::math;
use crate::settings::named;

/// What the logit z of an example says, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// For two classes: a = σ(z) is the probability of class 1, L = −y ln a − (1−y) ln(1−a).
    CrossEntropy(CrossEntropy),
    /// For values: ŷ = z, L = ½ (ŷ − y)².
    SquaredError,
}

named! {
    /// How the cross-entropy is computed; its gradient is the same.
    pub enum CrossEntropy {
        /// From the logit: softplus(z) − y z. It is the same number, for −ln σ(z) = softplus(−z) =
        /// softplus(z) − z and −ln(1−σ(z)) = softplus(z), and it cannot overflow.
        Stable = "stable",
        /// As printed in the course, from a = σ(z), which rounds to 1 at z of about 37: then ln(1−a)
        /// is −∞. A term 0 · ∞ counts 0, as the notebook's `np.nansum` has it.
        Naive = "naive",
    }
}

impl Loss {
    /// `A[L]`: the probability of class 1, or the predicted value.
    #[inline(always)]
    pub fn output(self, z: f64) -> f64 {
        match self {
            Self::CrossEntropy(_) => math::sigmoid(z),
            Self::SquaredError => z,
        }
    }

    /// dL/dz = output − label of the first `filled` examples of a tile, and 0 of the filling.
    pub fn errors(self, logits: &Row, y: &Row, filled: usize, dz: &mut Row) {
        match self {
            Self::CrossEntropy(_) => sigmoids(logits, dz, filled),
            Self::SquaredError => *dz = *logits,
        }
        for (dz, y) in dz.iter_mut().zip(&y.0) {
            *dz -= y;
        }
        if filled < TILE {
            dz[filled..].fill(0.0);
        }
    }

    /// The logit of an output: the inverse of [`Loss::output`].
    pub fn logit(self, output: f64) -> f64 {
        match self {
            Self::CrossEntropy(_) => math::ln(output / (1.0 - output)),
            Self::SquaredError => output,
        }
    }

    /// The outputs on the scale of pictures, from −1, red, to 1, blue; values may lie beyond.
    pub fn leanings(self, logits: &Row) -> Row {
        let Self::CrossEntropy(_) = self else { return *logits };
        let mut leanings = *logits;
        sigmoids(logits, &mut leanings, TILE);
        leanings.map(|a| 2.0 * a - 1.0)
    }

    /// L(z, y) of one example.
    #[inline(always)]
    pub fn value(self, z: f64, y: f64) -> f64 {
        match self {
            Self::CrossEntropy(CrossEntropy::Stable) => math::softplus(z) - y * z,
            Self::CrossEntropy(CrossEntropy::Naive) => {
                let a = math::sigmoid(z);
                let loss = y * -math::ln(a) + (1.0 - y) * -math::ln(1.0 - a);
                if loss.is_nan() && !z.is_nan() { 0.0 } else { loss }
            }
            Self::SquaredError => {
                let error = z - y;
                0.5 * (error * error)
            }
        }
    }

    /// Whether the prediction is the label's class: 1 only for σ(z) > 0.5. A logit so small that its
    /// probability rounds to 0.5 predicts 0, as does NaN. Values have no class and are never wrong.
    pub fn is_right(self, z: f64, y: f64) -> bool {
        match self {
            Self::CrossEntropy(_) => (math::sigmoid(z) > 0.5) == (y > 0.5),
            Self::SquaredError => true,
        }
    }
}
