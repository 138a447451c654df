//! How the weights start. Biases always start at zero.

use super::Shape;
use crate::math;
use crate::random::RandomState;
use crate::settings::Named;

/// The rule for the first weights of every layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initialization {
    /// All weights 0: with ReLU no weight ever moves.
    Zeros,
    /// `scale` × randn.
    Random,
    /// randn × √(1/n_prev), which keeps tanh's signals at their size.
    Xavier,
    /// randn × √(2/n_prev), which makes up for the half that ReLU cuts off (He et al. 2015).
    He,
}

impl Named for Initialization {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("zeros", Self::Zeros),
        ("random", Self::Random),
        ("xavier", Self::Xavier),
        ("he", Self::He),
    ];
}

impl Initialization {
    /// The factor on randn for a layer of `inputs` (n_prev) inputs; `scale` is the setting of
    /// that name and counts for `random` alone.
    pub fn factor(self, inputs: usize, scale: f64) -> f64 {
        match self {
            Self::Zeros => 0.0,
            Self::Random => scale,
            Self::Xavier => math::sqrt(1.0 / inputs as f64),
            Self::He => math::sqrt(2.0 / inputs as f64),
        }
    }

    /// Parameters in [`Shape`]'s order. One generator serves all layers: W1 row-major, then W2, ….
    pub fn parameters(self, shape: &Shape, scale: f64, seed: u32) -> Vec<f64> {
        let mut random = RandomState::new(seed);
        let mut parameters = vec![0.0; shape.parameters()];
        if self == Self::Zeros {
            return parameters;
        }
        for layer in shape.layers() {
            let factor = self.factor(layer.inputs, scale);
            for weight in &mut parameters[layer.weights()] {
                *weight = random.randn() * factor;
            }
        }
        parameters
    }
}
