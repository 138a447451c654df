//! What each layer's weights, activations and gradients look like: the Initialization lab's
//! histograms, and how much of tanh's range the units use as λ grows.
//!
//! A signal that shrinks or grows from layer to layer dies or explodes: the standard deviation of the
//! activations says so forwards, that of the gradients backwards (Glorot and Bengio 2010, figures 6
//! and 7, are such histograms).

use super::distribution::{Distribution, Range};
use crate::experiment::Experiment;
use crate::math;
use crate::network::{Activation, Layer, Loss, Network, Row, Workspace};

/// One layer, l = 1 … L.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerLook {
    /// `W[l]`, over −r … r ([`Range::Symmetric`]).
    pub weights: Distribution,
    /// ‖`W[l]`‖_F = √(Σ w²).
    pub frobenius: f64,
    /// What the layer says of each training point, without dropout: `A[l]`, of the last layer the
    /// probability or the value. Over 0 … 1 for probabilities and sigmoid, −1 … 1 for tanh and sine,
    /// 0 … r for ReLU, else −r … r.
    pub activations: Distribution,
    /// ∂J/∂`W[l]` of the objective over all training points without dropout: the mean loss and L2.
    /// L1 has no gradient at 0 and no part in it. Over −r … r.
    pub gradients: Distribution,
    /// For a hidden layer of tanh or sigmoid.
    pub squashed: Option<Squashed>,
    /// Units that say exactly 0 of every training point: a ReLU that does no longer learns.
    pub dead: usize,
    /// How many of the layer's units differ: those with equal weights and an equal bias, bit for bit,
    /// are one. Identical units get identical gradients if what hears them is identical too, and
    /// then stay identical for ever.
    pub distinct: usize,
}

/// Where on its curve a squashing activation works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Squashed {
    /// The share of values with |z| ≤ 1. There the curve is nearly straight: tanh z is at most 24 %
    /// below z, 4 σ(z) − 2 at most 8 % below it.
    pub middle: f64,
    /// The share of values at which the slope g′(z) is less than a hundredth of the steepest: |z| > 2.99
    /// for tanh, |z| > 5.99 for sigmoid. There learning all but stops.
    pub saturated: f64,
}

/// Looks at every layer of a network, at the experiment's training points.
pub fn layers(experiment: &Experiment, network: &Network) -> Vec<LayerLook> {
    let said = activations(experiment, network);
    let gradient = gradient(experiment, network);
    let hidden = network.activations().iter().copied().map(Some).chain([None]);
    let look = |((layer, said), activation): ((&Layer, &Vec<Vec<f64>>), Option<Activation>)| {
        let weights = &network.parameters()[layer.weights()];
        let all = said.concat();
        LayerLook {
            weights: Distribution::new(weights, Range::Symmetric),
            frobenius: math::sqrt(weights.iter().map(|w| w * w).sum()),
            activations: Distribution::new(&all, range(network, activation)),
            gradients: Distribution::new(&gradient[layer.weights()], Range::Symmetric),
            squashed: activation.and_then(|activation| squashed(activation, &all)),
            dead: said.iter().filter(|unit| unit.iter().all(|a| *a == 0.0)).count(),
            distinct: distinct(weights, &network.parameters()[layer.biases()]),
        }
    };
    network.shape().layers().iter().zip(&said).zip(hidden).map(look).collect()
}

/// What each layer says of each training point: layer, unit, point.
fn activations(experiment: &Experiment, network: &Network) -> Vec<Vec<Vec<f64>>> {
    let tiles = experiment.sets().train.tiles();
    let mut work = Workspace::new(network.shape());
    let layers = network.shape().layers();
    let mut said: Vec<Vec<Vec<f64>>> = layers.iter().map(|l| vec![Vec::new(); l.units]).collect();
    for t in 0..tiles.count() {
        network.forward(tiles.tile(t), None, &mut work);
        let mut add = |l: usize, rows: &[Row]| {
            for (unit, row) in said[l].iter_mut().zip(rows) {
                unit.extend_from_slice(&row[..tiles.filled(t)]);
            }
        };
        for l in 1..layers.len() {
            add(l - 1, work.activations(l));
        }
        add(layers.len() - 1, &[work.logits().map(|z| network.loss().output(z))]);
    }
    said
}

/// ∂J/∂θ over all training points without dropout, jitter and batches, in the parameters' order.
fn gradient(experiment: &Experiment, network: &Network) -> Vec<f64> {
    let tiles = experiment.sets().train.tiles();
    let mut work = Workspace::new(network.shape());
    let mut gradient = vec![0.0; network.parameters().len()];
    network.gradient(tiles, None, &mut work, &mut gradient);
    let m = tiles.examples();
    let penalty = experiment.trainer().penalty;
    penalty.add_gradient(network.shape(), network.parameters(), &mut gradient, m);
    gradient
}

/// What a layer can say; `None` is the output.
fn range(network: &Network, activation: Option<Activation>) -> Range {
    match activation {
        None if matches!(network.loss(), Loss::CrossEntropy(_)) => Range::Fixed(0.0, 1.0),
        Some(Activation::Sigmoid) => Range::Fixed(0.0, 1.0),
        Some(Activation::Tanh | Activation::Sine) => Range::Fixed(-1.0, 1.0),
        Some(Activation::Relu) => Range::Positive,
        _ => Range::Symmetric,
    }
}

/// From what the units say: both curves only rise, so |z| ≤ 1 is where a lies between g(−1) and g(1).
fn squashed(activation: Activation, said: &[f64]) -> Option<Squashed> {
    let steepest = match activation {
        Activation::Tanh => 1.0,
        Activation::Sigmoid => 0.25,
        _ => return None,
    };
    let slope = |a: f64| match activation {
        Activation::Tanh => 1.0 - a * a,
        _ => a * (1.0 - a),
    };
    let [low, high] = [-1.0, 1.0].map(|z| activation.value_and_slope(z).0);
    let share = |test: &dyn Fn(f64) -> bool| {
        said.iter().filter(|a| test(**a)).count() as f64 / said.len() as f64
    };
    Some(Squashed {
        middle: share(&|a| (low..=high).contains(&a)),
        saturated: share(&|a| slope(a) < 0.01 * steepest),
    })
}

/// Rows of weights, each with its bias, that differ in some bit; −0 is 0 here.
fn distinct(weights: &[f64], biases: &[f64]) -> usize {
    let inputs = weights.len() / biases.len();
    let bits = |numbers: &[f64]| numbers.iter().map(|w| (w + 0.0).to_bits()).collect::<Vec<_>>();
    let units = weights.chunks_exact(inputs).zip(biases);
    let mut units: Vec<_> = units.map(|(row, b)| (bits(row), (b + 0.0).to_bits())).collect();
    units.sort_unstable();
    units.dedup();
    units.len()
}
