//! What dropout does: its masks, what it would do if it were left on, what it leaves alone, and how
//! much hangs on a single unit.
//!
//! Inverted dropout divides what is kept by keep_prob p, so a unit's factor D/p is 1 on average. The
//! next layer's `z = Σ w a D/p + b` is linear in the factors: its mean over masks is z without
//! dropout, and its variance `Σ w² a² (1−p)/p`. Nothing after an activation is linear in them, so
//! neither later layers' z nor the cost keep their value: the cross-entropy is convex in the last
//! layer's z, so by Jensen's inequality its mean over the last hidden layer's masks is larger.

use super::seeds::Summary;
use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::{Loss, Masks, Network, TILE, Tiles, Workspace};
use crate::random::RandomState;

/// The factors of all hidden units, layer after layer, for training example `example` at the
/// experiment's next iteration: 0 for a unit that is dropped, 1/keep_prob for one that is kept. Frozen
/// masks are the same at every iteration; of fresh ones these are the experiment's next, at iteration
/// 0 the first. `None` where nothing is dropped.
///
/// # Errors
/// [`Error::BadPoint`] where there is no such training example.
pub fn masks_of(experiment: &Experiment, example: usize) -> Result<Option<Vec<f64>>> {
    let m = experiment.sets().train.len();
    if example >= m {
        return Err(Error::BadPoint { index: example });
    }
    let mut dropout = experiment.trainer().feed.dropout.clone();
    let masks = dropout.next(m, None);
    let column = |masks: &Masks| {
        let rows = masks.tile(example / TILE);
        rows.iter().map(|row| row[example % TILE]).collect()
    };
    Ok(masks.map(column))
}

/// A model whose dropout was left on when it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOn {
    /// Over the draws: the share of training points predicted right, of a regression R². `None` for
    /// an empty split.
    pub train: Option<Summary>,
    /// The same of the test points.
    pub test: Option<Summary>,
    /// What each draw predicts at the place.
    pub predictions: Vec<f64>,
}

/// Asks the network `draws` times with masks that are drawn anew, and for one place too. Each draw
/// takes masks (n_l, count) for the training points, then for the test points, then for the place,
/// from one RandomState(`seed`) continuing.
pub fn left_on(
    experiment: &Experiment,
    network: &Network,
    draws: usize,
    seed: u32,
    place: [f64; 2],
) -> LeftOn {
    let hidden = hidden(experiment);
    let sets = experiment.sets();
    let place = experiment.inputs().tiles(&[place], &[0.0]);
    let mut random = RandomState::new(seed);
    let mut masks = Masks::default();
    let (mut train, mut test, mut predictions) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..draws {
        for (tiles, scores) in [(sets.train.tiles(), &mut train), (&sets.test, &mut test)] {
            masks.draw(&hidden, tiles.examples(), &mut random);
            scores.push(quality(network, tiles, &logits(network, tiles, &masks)));
        }
        masks.draw(&hidden, 1, &mut random);
        let said = logits(network, &place, &masks).into_iter();
        predictions.extend(said.map(|z| network.loss().output(z)));
    }
    let summary = |tiles: &Tiles, scores: &[f64]| match tiles.examples() {
        0 => None,
        _ => Summary::new(scores),
    };
    LeftOn {
        train: summary(sets.train.tiles(), &train),
        test: summary(&sets.test, &test),
        predictions,
    }
}

/// What a hidden layer's dropout does to the layer after it, and to the cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// `z[l+1]` (n_{l+1}) of one training example without dropout.
    pub without: Vec<f64>,
    /// Their means over the masks of layer l.
    pub mean: Vec<f64>,
    /// Their standard deviations over the masks; the mean's own error is this divided by √draws.
    pub sd: Vec<f64>,
    /// The mean loss over the training points without dropout.
    pub cost_without: f64,
    /// Its mean over the masks of layer l.
    pub cost_mean: f64,
}

/// For each hidden layer what dropout in it alone does, and then what it does in all at once: there
/// z is the last layer's. For training example `example` and the cost over all of them, by `draws`
/// masks (n_l, m) of all hidden layers from one RandomState(`seed`) continuing; where a layer is
/// alone, the others' numbers are drawn too and not used.
///
/// # Errors
/// [`Error::BadPoint`] where there is no such training example.
pub fn expectation(
    experiment: &Experiment,
    network: &Network,
    example: usize,
    draws: usize,
    seed: u32,
) -> Result<Vec<Expectation>> {
    let tiles = experiment.sets().train.tiles();
    if example >= tiles.examples() {
        return Err(Error::BadPoint { index: example });
    }
    let all = hidden(experiment);
    let alone = |l: usize| {
        let keep =
            |(k, &(units, keep)): (usize, &(usize, f64))| (units, if k == l { keep } else { 1.0 });
        all.iter().enumerate().map(keep).collect::<Vec<_>>()
    };
    let layers = (0..all.len()).map(|l| (alone(l), l + 1));
    let everywhere = (!all.is_empty()).then(|| (all.clone(), all.len()));
    let study = |(hidden, next): (Vec<(usize, f64)>, usize)| {
        let mut work = Workspace::new(network.shape());
        let without = z_after(network, tiles, None, example, next, &mut work);
        let cost_without = network.cost(tiles, None, &mut work);
        let mut random = RandomState::new(seed);
        let mut masks = Masks::default();
        let mut z = vec![Vec::with_capacity(draws); without.len()];
        let mut costs = Vec::with_capacity(draws);
        for _ in 0..draws {
            masks.draw(&hidden, tiles.examples(), &mut random);
            let drawn = z_after(network, tiles, Some(&masks), example, next, &mut work);
            z.iter_mut().zip(drawn).for_each(|(all, one)| all.push(one));
            costs.push(network.cost(tiles, Some(&masks), &mut work));
        }
        let summaries: Vec<_> = z.iter().map(|z| Summary::new(z)).collect();
        let of = |part: fn(&Summary) -> f64| {
            summaries.iter().map(|all| all.as_ref().map_or(f64::NAN, part)).collect()
        };
        Expectation {
            without,
            mean: of(|summary| summary.mean),
            sd: of(|summary| summary.sd),
            cost_without,
            cost_mean: costs.iter().sum::<f64>() / draws as f64,
        }
    };
    Ok(layers.chain(everywhere).map(study).collect())
}

/// A score without one of the hidden units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnockedOut {
    /// Its layer, 1 … L−1.
    pub layer: usize,
    /// Its place in it, from 0.
    pub unit: usize,
    /// The share of training points predicted right without it, of a regression R²; NaN for an empty
    /// split.
    pub train: f64,
    /// The same of the test points.
    pub test: f64,
}

/// Scores the network without each of its hidden units in turn: what the unit says counts as 0, so
/// its column of `W[l+1]` might as well be.
pub fn knock_out(experiment: &Experiment, network: &Network) -> Vec<KnockedOut> {
    let sets = experiment.sets();
    let mut work = Workspace::new(network.shape());
    let mut found = Vec::new();
    let layers = network.shape().layers();
    for (l, pair) in layers.windows(2).enumerate() {
        let (layer, next) = (pair[0], pair[1]);
        for unit in 0..layer.units {
            let mut without = network.clone();
            let (_, parameters) = without.shape_and_parameters();
            parameters[next.weights()]
                .iter_mut()
                .skip(unit)
                .step_by(layer.units)
                .for_each(|w| *w = 0.0);
            let mut score = |tiles: &Tiles| {
                without.score(tiles, &mut work, None).map_or(f64::NAN, |score| score.quality())
            };
            let (train, test) = (score(sets.train.tiles()), score(&sets.test));
            found.push(KnockedOut { layer: l + 1, unit, train, test });
        }
    }
    found
}

/// Each hidden layer's units and keep_prob.
fn hidden(experiment: &Experiment) -> Vec<(usize, f64)> {
    let layers = experiment.network().shape().layers();
    let settings = experiment.settings_now();
    layers.iter().map(|layer| layer.units).zip(settings.keep_probs()).collect()
}

/// `Z[L]` of all examples with masks.
fn logits(network: &Network, tiles: &Tiles, masks: &Masks) -> Vec<f64> {
    let mut work = Workspace::new(network.shape());
    let mut logits = Vec::with_capacity(tiles.examples());
    for t in 0..tiles.count() {
        network.forward(tiles.tile(t), Some(masks.tile(t)), &mut work);
        logits.extend_from_slice(&work.logits()[..tiles.filled(t)]);
    }
    logits
}

/// The share predicted right, or R².
fn quality(network: &Network, tiles: &Tiles, logits: &[f64]) -> f64 {
    let pairs = || logits.iter().zip(0..).map(|(&z, e)| (z, tiles.label(e)));
    match network.loss() {
        loss @ Loss::CrossEntropy(_) => {
            pairs().filter(|&(z, y)| loss.is_right(z, y)).count() as f64 / logits.len() as f64
        }
        Loss::SquaredError => {
            let squares: f64 = pairs().map(|(z, y)| (z - y) * (z - y)).sum();
            1.0 - squares / tiles.variation()
        }
    }
}

/// `Z[l+1]` of one example, from what layer `l` says of it.
fn z_after(
    network: &Network,
    tiles: &Tiles,
    masks: Option<&Masks>,
    example: usize,
    l: usize,
    work: &mut Workspace,
) -> Vec<f64> {
    let t = example / TILE;
    network.forward(tiles.tile(t), masks.map(|masks| masks.tile(t)), work);
    let said: Vec<f64> = work.activations(l).iter().map(|row| row[example % TILE]).collect();
    let layer = network.shape().layers()[l];
    let rows = network.parameters()[layer.weights()].chunks_exact(layer.inputs);
    let biases = &network.parameters()[layer.biases()];
    let z = |(row, b): (&[f64], &f64)| row.iter().zip(&said).map(|(w, a)| w * a).sum::<f64>() + b;
    rows.zip(biases).map(z).collect()
}
