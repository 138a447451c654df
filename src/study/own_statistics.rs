//! What happens to points that somebody normalizes by their own mean and spread, not by those of the
//! training points.
//!
//! The network has learned where its training points lie after (x − μ)/σ. A set that is normalized by
//! itself arrives elsewhere: a set that lies further to the left is moved back to the middle, and a
//! point alone always becomes 0, wherever it was.

use crate::data::{Feature, Inputs, Split};
use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::{Fit, Network, Score, Workspace};

/// A split as the network takes it when groups of it are normalized by themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnStatistics {
    /// The scores: points predicted right, and the cost.
    pub score: Score,
    /// For each point of the split, in training order, whether it is now misclassified.
    pub wrong: Vec<bool>,
    /// For each point the place whose inputs, rightly normalized, are what the network is told of it
    /// now; where features other than x and y are in use, what x and y alone say.
    pub moved: Vec<[f64; 2]>,
}

/// The points of a split in groups of `group`, in training order, each group normalized by its own
/// statistics; the last group may be smaller. `None` for an empty split.
///
/// # Errors
/// [`Error::BadPoint`] where a group would have no point.
pub fn by_itself(
    experiment: &Experiment,
    network: &Network,
    split: Split,
    group: usize,
) -> Result<Option<OwnStatistics>> {
    if group == 0 {
        return Err(Error::BadPoint { index: 0 });
    }
    let settings = experiment.settings_now();
    let of = |split: Split| {
        let points = experiment.points().iter().filter(move |point| point.split == split);
        points.map(|point| ([point.x, point.y], point.label)).unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let (places, labels) = of(split);
    let (training, _) = of(Split::Train);
    let plain = [Feature::X, Feature::Y];
    let right = [0, 1].map(|axis: usize| {
        let values: Vec<f64> = training.iter().map(|&place| plain[axis].at(place)).collect();
        settings.norm.shift_and_divisor(&values)
    });
    let mut work = Workspace::new(network.shape());
    let (mut wrong, mut moved) = (Vec::new(), Vec::new());
    let mut cost = 0.0;
    let mut correct = None;
    for (places, labels) in places.chunks(group).zip(labels.chunks(group)) {
        let tiles = Inputs::new(&settings.features, settings.norm, places).tiles(places, labels);
        if let Some(score) = network.score(&tiles, &mut work, Some(&mut wrong)) {
            cost += score.cost * score.total as f64;
            correct = score.correct().map(|now| now + correct.unwrap_or(0));
        }
        let own = Inputs::new(&plain, settings.norm, places);
        moved.extend(places.iter().map(|&place| {
            let mut told = own.at(place);
            right.map(|(shift, divisor)| {
                // A feature that never varies in training is 0 wherever it stands.
                let back = if divisor.is_finite() { divisor } else { 0.0 };
                told.next().map_or(shift, |x| shift + back * x)
            })
        }));
    }
    let total = places.len();
    let fit = correct.map(Fit::Correct);
    Ok(fit.map(|fit| OwnStatistics {
        score: Score { total, cost: cost / total as f64, fit },
        wrong,
        moved,
    }))
}
