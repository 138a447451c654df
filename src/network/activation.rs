//! Activations of hidden layers. Each is one value with its slope; to add one is to add a variant,
//! its row in `NAMES` and its line in [`Activation::value_and_slope`].

use super::tiles::Row;
use crate::math;
use crate::settings::Named;

/// The activation g of the hidden layers: A = g(Z), element by element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// max(0, z)
    Relu,
    /// tanh z
    Tanh,
    /// σ(z) = 1 / (1 + e^−z)
    Sigmoid,
    /// z
    Linear,
}

impl Named for Activation {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("relu", Self::Relu),
        ("tanh", Self::Tanh),
        ("sigmoid", Self::Sigmoid),
        ("linear", Self::Linear),
    ];
}

impl Activation {
    /// g(z) and its derivative g′(z), side by side. ReLU's slope at its kink is 0, as the course
    /// has it; a NaN stays a NaN in the value, so that a diverged network cannot pass for a dead one.
    #[inline(always)]
    pub fn value_and_slope(self, z: f64) -> (f64, f64) {
        match self {
            Self::Relu => (if z <= 0.0 { 0.0 } else { z }, if z > 0.0 { 1.0 } else { 0.0 }),
            Self::Tanh => {
                let a = math::tanh(z);
                (a, 1.0 - a * a)
            }
            Self::Sigmoid => {
                let a = math::sigmoid(z);
                (a, a * (1.0 - a))
            }
            Self::Linear => (z, 1.0),
        }
    }
}

impl Activation {
    /// Turns rows of Z into A in place and leaves the slopes beside them.
    pub fn apply(self, z: &mut [Row], slope: &mut [Row]) {
        // One arm a variant, so that each compiles to a loop of its own without a test inside.
        match self {
            Self::Relu => each(z, slope, |z| Self::Relu.value_and_slope(z)),
            Self::Tanh => each(z, slope, |z| Self::Tanh.value_and_slope(z)),
            Self::Sigmoid => each(z, slope, |z| Self::Sigmoid.value_and_slope(z)),
            Self::Linear => each(z, slope, |z| Self::Linear.value_and_slope(z)),
        }
    }
}

#[inline(always)]
fn each(z: &mut [Row], slope: &mut [Row], g: impl Fn(f64) -> (f64, f64)) {
    for (z, slope) in z.iter_mut().zip(slope) {
        for (z, slope) in z.iter_mut().zip(slope) {
            (*z, *slope) = g(*z);
        }
    }
}
