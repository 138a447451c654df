//! Activations of hidden layers. Each is one value with its slope; to add one is to add its row to
//! the table, its line to [`Activation::value_and_slope`] and its name to [`Activation::apply`].

use super::lanes::{sigmoids, tanhs};
use super::tiles::{Row, TILE};
use crate::math;
use crate::settings::named;

named! {
    /// The activation g of a hidden layer: A = g(Z), element by element.
    pub enum Activation {
        /// max(0, z)
        Relu = "relu",
        /// tanh z
        Tanh = "tanh",
        /// σ(z) = 1 / (1 + e^−z)
        Sigmoid = "sigmoid",
        /// z
        Linear = "linear",
        /// z for z > 0, else 0.01 z: a ReLU that cannot die (Maas et al. 2013)
        Leaky = "leaky",
        /// z for z > 0, else e^z − 1 (Clevert et al. 2016, α = 1)
        Elu = "elu",
        /// z σ(z) (Ramachandran et al. 2017; also known as SiLU)
        Swish = "swish",
        /// sin z (Sitzmann et al. 2020)
        Sine = "sine",
    }
}

impl Activation {
    /// g(z) and its derivative g′(z), side by side. ReLU's slope at its kink is 0, as the course
    /// has it; a NaN stays a NaN in the value, so that a diverged network cannot pass for a dead one.
    #[inline(always)]
    pub fn value_and_slope(self, z: f64) -> (f64, f64) {
        match self {
            Self::Relu => (if z <= 0.0 { 0.0 } else { z }, if z > 0.0 { 1.0 } else { 0.0 }),
            Self::Tanh => self.of_curve(z, math::tanh(z)),
            Self::Sigmoid | Self::Swish => self.of_curve(z, math::sigmoid(z)),
            Self::Linear => (z, 1.0),
            Self::Leaky if z > 0.0 => (z, 1.0),
            Self::Leaky => (0.01 * z, 0.01),
            Self::Elu if z > 0.0 => (z, 1.0),
            Self::Elu => {
                let t = math::exp(z);
                (t - 1.0, t)
            }
            Self::Sine => (math::sin(z), math::cos(z)),
        }
    }

    /// [`Activation::value_and_slope`] of those that are made of `s` = σ(z) or tanh z.
    #[inline(always)]
    fn of_curve(self, z: f64, s: f64) -> (f64, f64) {
        match self {
            Self::Tanh => (s, 1.0 - s * s),
            Self::Swish => {
                let a = z * s;
                (a, s + a * (1.0 - s))
            }
            _ => (s, s * (1.0 - s)),
        }
    }

    /// Turns rows of Z into A in place and leaves the slopes beside them, for the first `examples` of a tile.
    pub fn apply(self, z: &mut [Row], slope: &mut [Row], examples: usize) {
        // One arm a variant, so that each compiles to a loop of its own without a test inside.
        macro_rules! a_loop_each {
            ($($variant:ident)*; $($made_of:ident: $curves:ident)*) => {
                match self {
                    $(Self::$variant => each(z, slope, examples, |z| Self::$variant.value_and_slope(z)),)*
                    $(Self::$made_of => {
                        each_of(z, slope, examples, $curves, |z, s| Self::$made_of.of_curve(z, s));
                    })*
                }
            };
        }
        a_loop_each!(Relu Linear Leaky Elu Sine; Sigmoid: sigmoids Swish: sigmoids Tanh: tanhs)
    }
}

#[inline(always)]
fn each(z: &mut [Row], slope: &mut [Row], examples: usize, g: impl Fn(f64) -> (f64, f64)) {
    for (z, slope) in z.iter_mut().zip(slope) {
        for e in 0..examples.min(TILE) {
            (z[e], slope[e]) = g(z[e]);
        }
    }
}

/// [`each`] with σ(z) or tanh z, of which two are computed at a time.
#[inline(always)]
fn each_of(
    z: &mut [Row],
    slope: &mut [Row],
    examples: usize,
    curves: fn(&Row, &mut Row, usize),
    g: impl Fn(f64, f64) -> (f64, f64),
) {
    for (z, slope) in z.iter_mut().zip(slope) {
        curves(z, slope, examples);
        for e in 0..examples.min(TILE) {
            (z[e], slope[e]) = g(z[e], slope[e]);
        }
    }
}
