//! What a network is told of its training points: how far each input lies from 0 and how much it
//! varies, and what shape of bowl that makes.

use crate::data::{Feature, Split};
use crate::experiment::Experiment;
use crate::math;
use crate::study::cost_surface::symmetric::condition_number;

/// Features at most, and the row of ones.
const MOST: usize = 8;

/// One row of X over the training points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// Which it is.
    pub feature: Feature,
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation √(Σ (x − μ)²/m).
    pub sd: f64,
}

/// The rows of X as they reach the network, normalized as the settings have it. NaN without training
/// points.
pub fn told(experiment: &Experiment) -> Vec<Told> {
    let rows = rows(experiment);
    let features = experiment.settings_now().features;
    let look = |(feature, row): (Feature, &Vec<f64>)| {
        let m = row.len() as f64;
        let mean = row.iter().sum::<f64>() / m;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / m;
        Told { feature, mean, sd: math::sqrt(variance) }
    };
    features.into_iter().zip(&rows).map(look).collect()
}

/// The condition number of [X; 1][X; 1]ᵀ/m (n_x + 1, n_x + 1): of logistic regression on these inputs
/// where all its weights are 0.
pub fn condition(experiment: &Experiment) -> f64 {
    let mut rows = rows(experiment);
    let m = rows.first().map_or(0, Vec::len);
    rows.push(vec![1.0; m]);
    let entry = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / m as f64;
    let mut moments = [[0.0; MOST]; MOST];
    for i in 0..MOST {
        for j in 0..MOST {
            // An entry of the diagonal lies between the least and the greatest eigenvalue: a further one
            // like it, alone in its row, changes neither.
            moments[i][j] = match (rows.get(i), rows.get(j)) {
                (Some(a), Some(b)) => entry(a, b),
                _ if i == j => moments[0][0],
                _ => 0.0,
            };
        }
    }
    condition_number(&moments)
}

/// X (n_x, m).
fn rows(experiment: &Experiment) -> Vec<Vec<f64>> {
    let inputs = experiment.inputs();
    let mut rows = vec![Vec::new(); inputs.len()];
    for point in experiment.points().iter().filter(|point| point.split == Split::Train) {
        for (row, x) in rows.iter_mut().zip(inputs.at([point.x, point.y])) {
            row.push(x);
        }
    }
    rows
}
