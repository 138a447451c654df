//! What a gradient costs: passes over all training points, to be timed by whoever asks.
//!
//! Backpropagation takes one pass forward and one back for all parameters; a difference takes two passes
//! forward for each of them. A pass itself grows with the parameters, so the check grows with their
//! square.

use std::hint::black_box;

use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::{Network, Workspace};

/// Takes all training points forward `count` times, as training does, without dropout and penalty, and
/// returns the mean loss.
///
/// # Errors
/// [`Error::NoPoints`] without training points.
pub fn forward(experiment: &Experiment, network: &Network, count: usize) -> Result<f64> {
    let tiles = experiment.sets().train.tiles();
    if tiles.examples() == 0 {
        return Err(Error::NoPoints);
    }
    let mut work = Workspace::new(network.shape());
    let mut cost = f64::NAN;
    for _ in 0..count {
        cost = black_box(network).cost(tiles, None, &mut work);
    }
    Ok(cost)
}

/// Takes them forward and back `count` times, and returns the gradient of the mean loss.
///
/// # Errors
/// As [`forward`].
pub fn backprop(experiment: &Experiment, network: &Network, count: usize) -> Result<Vec<f64>> {
    let tiles = experiment.sets().train.tiles();
    if tiles.examples() == 0 {
        return Err(Error::NoPoints);
    }
    let mut work = Workspace::new(network.shape());
    let mut gradient = vec![0.0; network.parameters().len()];
    for _ in 0..count {
        black_box(network).gradient(tiles, None, &mut work, &mut gradient);
    }
    Ok(gradient)
}
