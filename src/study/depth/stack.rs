//! Which deep network: so many layers of so many units, and how its weights are drawn.

use crate::error::{Error, Result};
use crate::math;
use crate::network::Activation;
use crate::settings::named;

/// Layers at most.
pub const LAYERS: usize = 150;
/// Units of a layer at most.
pub const UNITS: usize = 128;
/// The least and the largest c: at 150 layers of c · I neither end fits into an f64.
pub const FACTORS: [f64; 2] = [0.001, 1000.0];

named! {
    /// What `W[l]` is. n is the number of the layer's own units, n_prev of those before it; all but the
    /// first draw randn × √variance.
    pub enum Rule {
        /// c · I: each unit hears its own predecessor alone. The zeros beside the diagonal are left out, so
        /// that an infinity is not made NaN by them.
        Identity = "identity",
        /// Variance c, however wide the layers are.
        Fixed = "fixed",
        /// Variance c × 1/n, which keeps the gradient's size on its way back.
        Own = "own",
        /// Variance c × 1/n_prev, which keeps the signal's size on its way forward.
        Xavier = "xavier",
        /// Variance c × 2/n_prev, which makes up for the half that ReLU cuts off (He et al. 2015).
        He = "he",
        /// Variance c × 2/(n + n_prev), between both (Glorot and Bengio 2010).
        Glorot = "glorot",
    }
}

named! {
    /// How the widths go from layer to layer. Where all are equal, 1/n, 1/n_prev and 2/(n + n_prev) are
    /// the same number.
    pub enum Profile {
        /// All n.
        Even = "even",
        /// From n at the input to an eighth of it at the output.
        Narrowing = "narrowing",
        /// n, a quarter of it, n, ….
        Alternating = "alternating",
    }
}

/// A deep network at its random start, biases 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stack {
    /// L, 1 … [`LAYERS`].
    pub layers: usize,
    /// n, 1 … [`UNITS`]: the input's, and that of the widest layers.
    pub width: usize,
    /// The other layers' widths; c · I is square, there all are n.
    pub profile: Profile,
    /// Of every layer, the last one too.
    pub activation: Activation,
    /// How the weights are made.
    pub rule: Rule,
    /// Its c, within [`FACTORS`].
    pub c: f64,
    /// The generator's seed.
    pub seed: u32,
}

impl Stack {
    /// # Errors
    /// [`Error::OutOfRange`], naming the lab's setting.
    pub fn check(&self) -> Result<()> {
        let within = |key, value: f64, min: f64, max: f64| {
            let out = || Error::OutOfRange { key, value: value.to_string(), min, max };
            (min..=max).contains(&value).then_some(()).ok_or_else(out)
        };
        within("depth.layers", self.layers as f64, 1.0, LAYERS as f64)?;
        within("depth.width", self.width as f64, 1.0, UNITS as f64)?;
        within("depth.c", self.c, FACTORS[0], FACTORS[1])
    }

    /// n_l, l = 0 … L; n_0 are the input's features.
    pub fn units(&self, l: usize) -> usize {
        let n = self.width;
        let profile = if self.rule == Rule::Identity { Profile::Even } else { self.profile };
        let units = match profile {
            Profile::Even => n,
            Profile::Narrowing => n - (n - n / 8) * l / self.layers,
            Profile::Alternating if l % 2 == 1 => n / 4,
            Profile::Alternating => n,
        };
        units.max(1)
    }

    /// The diagonal of `W[l]`, or the standard deviation of its weights; l = 1 … L.
    pub fn factor(&self, l: usize) -> f64 {
        let (n, n_prev) = (self.units(l) as f64, self.units(l - 1) as f64);
        let variance = match self.rule {
            Rule::Identity => return self.c,
            Rule::Fixed => self.c,
            Rule::Own => self.c / n,
            Rule::Xavier => self.c / n_prev,
            Rule::He => self.c * 2.0 / n_prev,
            Rule::Glorot => self.c * 2.0 / (n + n_prev),
        };
        math::sqrt(variance)
    }

    /// By how much `W[l]` multiplies the root mean square on its way forward and on its way back: c of
    /// c · I exactly; of drawn weights √(n_prev Var w) and √(n Var w), on average over draws.
    pub fn gains(&self, l: usize) -> [f64; 2] {
        let factor = self.factor(l);
        match self.rule {
            Rule::Identity => [factor, factor],
            _ => [self.units(l - 1), self.units(l)].map(|units| factor * math::sqrt(units as f64)),
        }
    }

    /// By how much an activation, and its slope on the way back, multiplies it: ReLU by √½, which cuts
    /// off half. `None` where it depends on the signal itself: for curved activations, and for c · I
    /// with ReLU, which cuts off the same half in every layer.
    pub fn through(&self) -> Option<f64> {
        match self.activation {
            Activation::Linear => Some(1.0),
            Activation::Relu if self.rule != Rule::Identity => Some(math::sqrt(0.5)),
            _ => None,
        }
    }
}
