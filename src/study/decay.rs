//! Weight decay: one step of gradient descent with L2, written in two ways.

use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::{Layer, Network};
use crate::training::{BiasPenalty, Penalty};

/// One weight's step, with every number of both ways of writing it.
///
/// As a gradient: `w := w − α (g + (λ/m) w)`. As decay: `w := (1 − αλ/m) w − α g`: the weight shrinks
/// by a factor and then takes the step that it would take without a penalty. (The notes print the
/// factor as 1 − λ/m.) The two are equal but for rounding; they are the same step for plain gradient
/// descent alone: Adam divides the penalty's gradient by its own size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The weight before the step.
    pub w: f64,
    /// ∂/∂w of the mean loss of the next step, without penalty.
    pub g: f64,
    /// α of the first epoch.
    pub alpha: f64,
    /// λ of L2.
    pub lambda: f64,
    /// The training examples.
    pub m: usize,
    /// (λ/m) w, the penalty's share of the gradient.
    pub penalty: f64,
    /// 1 − αλ/m, by which the weight shrinks.
    pub factor: f64,
    /// w − α (g + (λ/m) w), in the trainer's own order of operations.
    pub as_gradient: f64,
    /// (1 − αλ/m) w − α g.
    pub as_decay: f64,
}

/// The step of `parameters[index]` under plain gradient descent, whatever the optimizer, with the
/// learning rate, the λ, the batch and the masks of the experiment's next iteration.
///
/// # Errors
/// [`Error::BadPoint`] where the index is not that of a weight, nor of a bias that is penalized. [`Error::NoPoints`] without training
/// points.
pub fn step(experiment: &Experiment, network: &Network, index: usize) -> Result<Step> {
    let penalty = experiment.trainer().penalty;
    let with_biases = penalty.biases == BiasPenalty::Penalized;
    let layers = network.shape().layers();
    let covers = |layer: &Layer| {
        layer.weights().contains(&index) || with_biases && layer.biases().contains(&index)
    };
    if !layers.iter().any(covers) {
        return Err(Error::BadPoint { index });
    }
    let m = experiment.sets().train.len();
    if m == 0 {
        return Err(Error::NoPoints);
    }
    let mut trainer = experiment.trainer().clone();
    trainer.network = network.clone();
    let (alpha, lambda) = (trainer.learning_rate, penalty.l2);
    trainer.penalty = Penalty::NONE;
    let g = trainer.gradient(&experiment.sets().train)[index];
    let w = network.parameters()[index];
    let penalty = lambda / m as f64 * w;
    let factor = 1.0 - alpha * lambda / m as f64;
    Ok(Step {
        w,
        g,
        alpha,
        lambda,
        m,
        penalty,
        factor,
        as_gradient: w - alpha * (g + penalty),
        as_decay: factor * w - alpha * g,
    })
}
