//! Where the cross-entropy as printed, −y ln a − (1−y) ln(1−a), fails though nothing is wrong with
//! the network: a = σ(z) rounds to exactly 1 from z of about 36.74 = 53 ln 2 on, and ln(1−a) is −∞.

use crate::experiment::Experiment;
use crate::network::{CrossEntropy, Loss, Network};

/// One training example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// `Z[L]`.
    pub z: f64,
    /// σ(z), as it rounds.
    pub a: f64,
    /// The label.
    pub y: f64,
    /// Its loss from a.
    pub naive: f64,
    /// Its loss from z: max(z, 0) − z y + ln(1 + e^−|z|).
    pub stable: f64,
}

/// Both formulas at all training points, without dropout.
#[derive(Clone, Debug, PartialEq)]
pub struct Naive {
    /// In training order.
    pub examples: Vec<Example>,
    /// Mean of [`Example::naive`].
    pub naive: f64,
    /// Mean of [`Example::stable`].
    pub stable: f64,
}

/// The two formulas of the cross-entropy at the experiment's training points; means are NaN without
/// one.
pub fn naive(experiment: &Experiment, network: &Network) -> Naive {
    let tiles = experiment.sets().train.tiles();
    let logits = network.tile_logits(tiles);
    let examples: Vec<Example> =
        logits.into_iter().enumerate().map(|(e, z)| example(z, tiles.label(e))).collect();
    let mean =
        |of: fn(&Example) -> f64| examples.iter().map(of).sum::<f64>() / examples.len() as f64;
    Naive { naive: mean(|of| of.naive), stable: mean(|of| of.stable), examples }
}

/// Both formulas at a logit.
pub fn example(z: f64, y: f64) -> Example {
    let loss = |kind| Loss::CrossEntropy(kind).value(z, y);
    Example {
        z,
        a: Loss::CrossEntropy(CrossEntropy::Naive).output(z),
        y,
        naive: loss(CrossEntropy::Naive),
        stable: loss(CrossEntropy::Stable),
    }
}
