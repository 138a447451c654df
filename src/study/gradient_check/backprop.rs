//! The backward pass as a person writes it, and the mistakes people make in it.

use super::objective::{Drawn, Matrix, Objective, Pass};
use crate::network::Activation;
use crate::settings::named;
use crate::training::BiasPenalty;

named! {
    /// A mistake in the backward pass. Each can be made in one layer; where none is said it is in
    /// the layer that stands here, counted from 1 to L.
    pub enum Bug {
        /// No mistake.
        None = "none",
        /// The notebook's two at once: [`Bug::Double`] and [`Bug::Four`].
        Both = "both",
        /// `dW[2] = 2 ((1/m) dZ[2] A[1]ᵀ + (λ/m) W[2])`
        Double = "double",
        /// `db[1] = (4/m) Σ dZ[1]`
        Four = "four",
        /// `dW[L] = dZ[L] A[L−1]ᵀ`, `db[L] = Σ dZ[L]`: the mean was forgotten.
        Mean = "mean",
        /// `dZ[L−1] = dA[L−1]`: the activation's slope was forgotten.
        Gate = "gate",
        /// `dW[l]` without `(λ/m) W[l]` in every layer, though the cost has the penalty.
        Penalty = "penalty",
        /// `dA[l] = dA[l] ∘ D[l]` without the division by keep_prob, in every hidden layer.
        Keep = "keep",
    }
}

/// A mistake, and in which layer; `None` is the mistake's own place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planted {
    /// What is wrong.
    pub bug: Bug,
    /// 1 … L.
    pub layer: Option<usize>,
}

impl Planted {
    /// No mistake.
    pub const NOTHING: Planted = Planted { bug: Bug::None, layer: None };

    /// Whether it is this mistake, in layer l of `layers`.
    fn is(self, bug: Bug, l: usize, layers: usize) -> bool {
        let own = match bug {
            Bug::Double => l == layers.min(2),
            Bug::Four => l == 1,
            Bug::Mean => l == layers,
            Bug::Gate => l + 1 == layers,
            _ => true,
        };
        let both = self.bug == Bug::Both && matches!(bug, Bug::Double | Bug::Four);
        match self.layer {
            Some(layer) => self.bug == bug && layer == l,
            None => (self.bug == bug || both) && own,
        }
    }
}

impl Objective {
    /// The layers in which a mistake can be made: there is a slope to forget, a penalty, a keep_prob.
    pub fn places(&self, bug: Bug) -> Vec<usize> {
        let last = self.network.shape().layers().len();
        let hidden = |l: &usize| *l < last;
        let possible = |l: &usize| match bug {
            Bug::None => false,
            Bug::Both | Bug::Double | Bug::Four | Bug::Mean => true,
            Bug::Gate => hidden(l) && self.network.activations()[l - 1] != Activation::Linear,
            Bug::Penalty => self.penalty.l1 > 0.0 || self.penalty.l2 > 0.0,
            Bug::Keep => hidden(l) && self.keep[l - 1] < 1.0,
        };
        (1..=last).filter(possible).collect()
    }

    /// ∂J/∂θ by backpropagation, in the order of the parameters. L1 counts with its subgradient,
    /// (λ₁/2m) sign w with sign 0 = 0.
    ///
    /// For l = L … 1, from `dZ[L] = A[L] − Y`:
    ///
    /// ```text
    /// dW[l]   = (1/m) dZ[l] A[l−1]ᵀ + (λ/m) W[l]
    /// db[l]   = (1/m) Σ dZ[l]
    /// dA[l−1] = W[l]ᵀ dZ[l] ∘ D[l−1] / keep_prob
    /// dZ[l−1] = dA[l−1] ∘ g′(Z[l−1])
    /// ```
    pub(super) fn backprop(&self, masks: Option<&Drawn>, planted: Planted) -> Vec<f64> {
        let theta = self.network.parameters();
        let layers = self.network.shape().layers();
        let Pass { z, a } = self.forward(theta, masks);
        let m = self.examples() as f64;
        let mut gradient = vec![0.0; theta.len()];
        let errors = a[layers.len()][0].iter().zip(&self.y).map(|(a, y)| a - y);
        let mut dz: Matrix = vec![errors.collect()];
        for l in (1..=layers.len()).rev() {
            let layer = layers[l - 1];
            let wrong = |bug| planted.is(bug, l, layers.len());
            let mean = if wrong(Bug::Mean) { 1.0 } else { 1.0 / m };
            let of_biases = if wrong(Bug::Four) { 4.0 / m } else { mean };

            let w = &theta[layer.weights()];
            for (i, dz) in dz.iter().enumerate() {
                for (j, a) in a[l - 1].iter().enumerate() {
                    let k = i * layer.inputs + j;
                    let products = dz.iter().zip(a).map(|(dz, a)| dz * a);
                    gradient[layer.weights().start + k] = mean * products.sum::<f64>();
                }
                gradient[layer.biases().start + i] = of_biases * dz.iter().sum::<f64>();
            }
            if !wrong(Bug::Penalty) {
                let end = match self.penalty.biases {
                    BiasPenalty::Free => layer.biases().start,
                    BiasPenalty::Penalized => layer.biases().end,
                };
                for k in layer.weights().start..end {
                    gradient[k] += self.penalty_slope(theta[k]);
                }
            }
            if wrong(Bug::Double) {
                gradient[layer.weights()].iter_mut().for_each(|g| *g *= 2.0);
            }

            if l == 1 {
                break;
            }
            let before = l - 1;
            let wrong = |bug| planted.is(bug, before, layers.len());
            let mut da: Matrix = vec![vec![0.0; self.examples()]; layer.inputs];
            for (dz, w) in dz.iter().zip(w.chunks_exact(layer.inputs)) {
                for (da, w) in da.iter_mut().zip(w) {
                    for (da, dz) in da.iter_mut().zip(dz) {
                        *da += w * dz;
                    }
                }
            }
            if let Some(masks) = masks {
                let keep = if wrong(Bug::Keep) { 1.0 } else { self.keep[before - 1] };
                let kept = masks[before - 1].iter().flatten();
                for (da, d) in da.iter_mut().flatten().zip(kept) {
                    *da = *da * d / keep;
                }
            }
            if !wrong(Bug::Gate) {
                let g = self.network.activations()[before - 1];
                for (da, z) in da.iter_mut().flatten().zip(z[before - 1].iter().flatten()) {
                    *da *= g.value_and_slope(*z).1;
                }
            }
            dz = da;
        }
        gradient
    }

    /// What the penalties add to the derivative by one penalized parameter.
    fn penalty_slope(&self, w: f64) -> f64 {
        let m = self.examples() as f64;
        // f64::signum has no 0.
        let sign = f64::from(i8::from(w > 0.0) - i8::from(w < 0.0));
        self.penalty.l2 / m * w + self.penalty.l1 / (2.0 * m) * sign
    }
}
