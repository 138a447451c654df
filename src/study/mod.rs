//! Questions asked about a model, trained or not.
//!
//! A study looks at an [`Experiment`], which has the points, the settings in force and the shape, and
//! at a [`Network`] of that shape with any parameters ([`network_at`]): those of a run that is trained
//! elsewhere, or of a moment of it. Nothing here trains, and nothing changes what it looks at.

pub mod cost_surface;
pub mod decay;
pub mod depth;
pub mod distribution;
pub mod dropout;
pub mod gradient_check;
pub mod inputs;
pub mod layers;
pub mod naive;
pub mod own_line;
pub mod own_statistics;
pub mod price;
pub mod secant;
pub mod seeds;
pub mod signals;

use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::Network;

/// The experiment's network with other parameters: W1 row-major, b1, W2, b2, ….
///
/// # Errors
/// [`Error::BadLength`] where they are not as many as the shape has.
pub fn network_at(experiment: &Experiment, parameters: &[f64]) -> Result<Network> {
    let network = experiment.network();
    let (shape, activations) = (network.shape().clone(), network.activations().to_vec());
    let (count, multiple) = (parameters.len(), shape.parameters());
    Network::new(shape, activations, network.loss(), parameters.to_vec())
        .ok_or(Error::BadLength { count, multiple })
}

/// The experiment with other parameters, to be asked what it predicts. Its iteration and its next masks
/// stay those of the experiment.
///
/// # Errors
/// As [`network_at`].
pub fn experiment_at(experiment: &Experiment, parameters: &[f64]) -> Result<Experiment> {
    network_at(experiment, parameters).map(|network| experiment.with_network(network))
}
