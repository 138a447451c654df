//! Optimizers: how a gradient becomes a step.

use crate::math;
use crate::settings::named;

named! {
    /// Which optimizer. g is the gradient, α the learning rate; every operation is element by element.
    pub enum OptimizerKind {
        /// θ := θ − αg
        GradientDescent = "gd",
        /// v := 0.9 v + 0.1 g, θ := θ − αv
        Momentum = "momentum",
        /// s := 0.9 s + 0.1 g², θ := θ − αg / (√s + 1e-8) (Tieleman and Hinton 2012)
        RmsProp = "rmsprop",
        /// Adam (Kingma and Ba 2015), β₁ = 0.9, β₂ = 0.999, both bias-corrected, ε = 1e-8 outside the root.
        Adam = "adam",
    }
}

/// Of the running mean of gradients.
const BETA1: f64 = 0.9;
/// Of Adam's running mean of squared gradients; RMSprop's has [`BETA1`].
const BETA2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// An optimizer with what it remembers between steps; each list is as long as the parameters, or
/// empty where the optimizer has no use for it.
#[derive(Clone, Debug)]
pub struct Optimizer {
    kind: OptimizerKind,
    /// v, the running mean of gradients.
    mean: Vec<f64>,
    /// s, the running mean of squared gradients.
    square: Vec<f64>,
    steps: u64,
}

impl Optimizer {
    /// An optimizer at rest, for `parameters` parameters.
    pub fn new(kind: OptimizerKind, parameters: usize) -> Optimizer {
        use OptimizerKind::{Adam, Momentum, RmsProp};
        let zeros = |wanted| vec![0.0; if wanted { parameters } else { 0 }];
        Optimizer {
            kind,
            mean: zeros(matches!(kind, Momentum | Adam)),
            square: zeros(matches!(kind, RmsProp | Adam)),
            steps: 0,
        }
    }

    /// Which it is.
    pub fn kind(&self) -> OptimizerKind {
        self.kind
    }

    /// One update of `parameters` along `gradient` with learning rate `alpha`.
    pub fn update(&mut self, parameters: &mut [f64], gradient: &[f64], alpha: f64) {
        self.steps += 1;
        let steps = parameters.iter_mut().zip(gradient);
        match self.kind {
            OptimizerKind::GradientDescent => {
                for (parameter, g) in steps {
                    *parameter -= alpha * g;
                }
            }
            OptimizerKind::Momentum => {
                for ((parameter, g), v) in steps.zip(&mut self.mean) {
                    *v = BETA1 * *v + (1.0 - BETA1) * g;
                    *parameter -= alpha * *v;
                }
            }
            OptimizerKind::RmsProp => {
                for ((parameter, g), s) in steps.zip(&mut self.square) {
                    *s = BETA1 * *s + (1.0 - BETA1) * g * g;
                    *parameter -= alpha * g / (math::sqrt(*s) + EPSILON);
                }
            }
            OptimizerKind::Adam => {
                let t = self.steps as f64;
                // βᵗ is what is left of the zeros that the means began with.
                let correct = |beta: f64| 1.0 / (1.0 - math::exp(t * math::ln(beta)));
                let (correct_mean, correct_square) = (correct(BETA1), correct(BETA2));
                for ((parameter, g), (v, s)) in
                    steps.zip(self.mean.iter_mut().zip(&mut self.square))
                {
                    *v = BETA1 * *v + (1.0 - BETA1) * g;
                    *s = BETA2 * *s + (1.0 - BETA2) * g * g;
                    let step = *v * correct_mean / (math::sqrt(*s * correct_square) + EPSILON);
                    *parameter -= alpha * step;
                }
            }
        }
    }
}
