//! Optimizers: how a gradient becomes a step.

use crate::math;
use crate::settings::Named;

/// Which optimizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptimizerKind {
    /// θ := θ − αg
    GradientDescent,
    /// Adam (Kingma and Ba 2015), β₁ = 0.9, β₂ = 0.999, both bias-corrected, ε = 1e-8 outside the root.
    Adam,
}

impl Named for OptimizerKind {
    const NAMES: &'static [(&'static str, Self)] =
        &[("gd", Self::GradientDescent), ("adam", Self::Adam)];
}

const BETA1: f64 = 0.9;
const BETA2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// An optimizer with what it remembers between steps; every list is as long as the parameters.
#[derive(Clone, Debug)]
pub enum Optimizer {
    /// Plain gradient descent remembers nothing.
    GradientDescent,
    /// Adam's running means of the gradient and of its square, and the number of steps t.
    Adam {
        /// First moment.
        mean: Vec<f64>,
        /// Second moment.
        square: Vec<f64>,
        /// Steps taken.
        steps: u64,
    },
}

impl Optimizer {
    /// An optimizer at rest, for `parameters` parameters.
    pub fn new(kind: OptimizerKind, parameters: usize) -> Optimizer {
        match kind {
            OptimizerKind::GradientDescent => Optimizer::GradientDescent,
            OptimizerKind::Adam => Optimizer::Adam {
                mean: vec![0.0; parameters],
                square: vec![0.0; parameters],
                steps: 0,
            },
        }
    }

    /// One update of `parameters` along `gradient` with learning rate α.
    pub fn update(&mut self, parameters: &mut [f64], gradient: &[f64], alpha: f64) {
        match self {
            Optimizer::GradientDescent => {
                for (parameter, g) in parameters.iter_mut().zip(gradient) {
                    *parameter -= alpha * g;
                }
            }
            Optimizer::Adam { mean, square, steps } => {
                *steps += 1;
                let t = *steps as f64;
                let correct_mean = 1.0 / (1.0 - math::pow(BETA1, t));
                let correct_square = 1.0 / (1.0 - math::pow(BETA2, t));
                let moments = mean.iter_mut().zip(square.iter_mut());
                for ((parameter, g), (v, s)) in parameters.iter_mut().zip(gradient).zip(moments) {
                    *v = BETA1 * *v + (1.0 - BETA1) * g;
                    *s = BETA2 * *s + (1.0 - BETA2) * g * g;
                    let step = *v * correct_mean / (math::sqrt(*s * correct_square) + EPSILON);
                    *parameter -= alpha * step;
                }
            }
        }
    }
}
