//! L1 and L2 regularization. Both are over the weights, and over the biases only where that is asked
//! for, and both divide by 2m with m the whole training set: J += (λ₂/2m) Σ w² + (λ₁/2m) Σ |w|.

use std::ops::Range;

use crate::network::Shape;
use crate::settings::named;

named! {
    /// Whether the penalties cover the biases. Usually not: there are few of them, and what they
    /// shift is not what overfits; the choice is to be tried.
    pub enum BiasPenalty {
        /// Weights only.
        Free = "free",
        /// Weights and biases.
        Penalized = "penalized",
    }
}

/// The two strengths λ, and what they are over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Penalty {
    /// λ of Σ|w|.
    pub l1: f64,
    /// λ of Σw², the squared Frobenius norm.
    pub l2: f64,
    /// Whether biases count.
    pub biases: BiasPenalty,
}

impl Penalty {
    /// No penalty.
    pub const NONE: Penalty = Penalty { l1: 0.0, l2: 0.0, biases: BiasPenalty::Free };

    /// Where the penalized parameters of each layer lie.
    fn ranges(self, shape: &Shape) -> impl Iterator<Item = Range<usize>> {
        shape.layers().iter().map(move |layer| match self.biases {
            BiasPenalty::Free => layer.weights(),
            BiasPenalty::Penalized => layer.weights().start..layer.biases().end,
        })
    }

    /// What the penalty adds to the cost, for `m` training examples.
    pub fn cost(&self, shape: &Shape, parameters: &[f64], m: usize) -> f64 {
        let sum = |term: fn(f64) -> f64| -> f64 {
            let layers = self.ranges(shape).map(|range| &parameters[range]);
            layers.map(|w| w.iter().map(|&w| term(w)).sum::<f64>()).sum()
        };
        let half = 1.0 / (2.0 * m as f64);
        let mut cost = 0.0;
        if self.l2 > 0.0 {
            cost += self.l2 * half * sum(|w| w * w);
        }
        if self.l1 > 0.0 {
            cost += self.l1 * half * sum(f64::abs);
        }
        cost
    }

    /// Adds L2's gradient (λ/m) w. L1 has no gradient at zero; it acts in [`Penalty::shrink`].
    pub fn add_gradient(&self, shape: &Shape, parameters: &[f64], gradient: &mut [f64], m: usize) {
        if self.l2 == 0.0 {
            return;
        }
        let factor = self.l2 / m as f64;
        for range in self.ranges(shape) {
            for (g, w) in gradient[range.clone()].iter_mut().zip(&parameters[range]) {
                *g += factor * w;
            }
        }
    }

    /// L1's proximal step after the optimizer's: every weight moves towards zero by αλ/2m and stays
    /// there once it arrives. A subgradient step would jump over zero and never land on it
    /// (Beck and Teboulle 2009, the soft threshold).
    pub fn shrink(&self, shape: &Shape, parameters: &mut [f64], alpha: f64, m: usize) {
        if self.l1 == 0.0 {
            return;
        }
        let threshold = alpha * self.l1 / (2.0 * m as f64);
        for range in self.ranges(shape) {
            for w in &mut parameters[range] {
                *w = if *w > threshold {
                    *w - threshold
                } else if *w < -threshold {
                    *w + threshold
                } else {
                    0.0
                };
            }
        }
    }
}
