//! How the weights start. Biases always start at zero.

use super::Shape;
use crate::math;
use crate::random::RandomState;
use crate::settings::named;

named! {
    /// The rule for the first weights of every layer.
    pub enum Initialization {
        /// All weights 0: with ReLU no weight ever moves.
        Zeros = "zeros",
        /// All weights `scale`: the units of a layer stay identical for ever.
        Constant = "constant",
        /// `scale` × r.
        Random = "random",
        /// r × √(1/n_prev), which keeps tanh's signals at their size.
        Xavier = "xavier",
        /// r × √(2/n_prev), which makes up for the half that ReLU cuts off (He et al. 2015).
        He = "he",
        /// r × √(2/(n + n_prev)), between keeping the signals and keeping the gradients at their size
        /// (Glorot and Bengio 2010).
        Glorot = "glorot",
    }
}

named! {
    /// What r is.
    pub enum Draw {
        /// Standard normal.
        Randn = "randn",
        /// Uniform on [0, 1), as the notes misprint it: never negative, so no unit starts against
        /// another.
        Rand = "rand",
    }
}

/// All that decides the first weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InitialWeights {
    /// The rule.
    pub rule: Initialization,
    /// The factor of [`Initialization::Random`], the value of [`Initialization::Constant`].
    pub scale: f64,
    /// What is drawn.
    pub draw: Draw,
    /// The generator's seed.
    pub seed: u32,
}

impl InitialWeights {
    /// Parameters in [`Shape`]'s order. One generator serves all layers: W1 row-major, then W2, ….
    /// Zeros and a constant draw nothing.
    pub fn parameters(&self, shape: &Shape) -> Vec<f64> {
        let mut random = RandomState::new(self.seed);
        let mut parameters = vec![0.0; shape.parameters()];
        for layer in shape.layers() {
            let (n, n_prev) = (layer.units as f64, layer.inputs as f64);
            let (drawn, factor) = match self.rule {
                Initialization::Zeros => (false, 0.0),
                Initialization::Constant => (false, self.scale),
                Initialization::Random => (true, self.scale),
                Initialization::Xavier => (true, math::sqrt(1.0 / n_prev)),
                Initialization::He => (true, math::sqrt(2.0 / n_prev)),
                Initialization::Glorot => (true, math::sqrt(2.0 / (n + n_prev))),
            };
            for weight in &mut parameters[layer.weights()] {
                *weight = match self.draw {
                    _ if !drawn => factor,
                    Draw::Randn => random.randn() * factor,
                    Draw::Rand => random.rand() * factor,
                };
            }
        }
        parameters
    }
}
