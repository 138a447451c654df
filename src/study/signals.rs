//! How large the signals are on their way through the layers: forwards what the units say, backwards
//! what of the error comes back to them. Weights times g multiply both by g in each layer of ReLU, so
//! a deep network's signals die or explode: the Initialization lab's gain dial.
//!
//! Computed example by example with the textbook's sums, so that the way back can be looked at in
//! every layer; [`Network::backward`] keeps only the layer at hand.

use crate::experiment::Experiment;
use crate::math;
use crate::network::{Layer, Network, TILE};

/// One layer, l = 1 … L: root mean squares over its units and the training points, without dropout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// Of `Z[l]`.
    pub z: f64,
    /// Of `A[l]`; of the last layer the probability or the value.
    pub a: f64,
    /// Of `dZ[l]` = ∂L/∂`Z[l]` of each example's own loss.
    pub dz: f64,
    /// Of the layer's weights.
    pub w: f64,
    /// Of ∂J/∂`W[l]` of the mean loss, no penalty.
    pub dw: f64,
}

/// A layer's sums of squares, and its gradient.
#[derive(Clone, Default)]
struct Sums {
    z: f64,
    a: f64,
    dz: f64,
    dw: Vec<f64>,
}

/// The signals of a network at the experiment's training points, layer after layer; NaN without a
/// point.
pub fn signals(experiment: &Experiment, network: &Network) -> Vec<Signal> {
    let layers = network.shape().layers();
    let tiles = experiment.sets().train.tiles();
    let m = tiles.examples();
    let mut sums = vec![Sums::default(); layers.len()];
    for (sums, layer) in sums.iter_mut().zip(layers) {
        sums.dw = vec![0.0; layer.weights().len()];
    }
    for e in 0..m {
        let (t, at) = (e / TILE, e % TILE);
        let x: Vec<f64> = tiles.x(t).iter().map(|row| row[at]).collect();
        example(network, x, tiles.label(e), &mut sums);
    }
    let rms = |sum: f64, count: usize| math::sqrt(sum / count as f64);
    let of = |numbers: &[f64], factor: f64| {
        rms(numbers.iter().map(|x| (x * factor) * (x * factor)).sum(), numbers.len())
    };
    let look = |(layer, sums): (&Layer, &Sums)| Signal {
        z: rms(sums.z, layer.units * m),
        a: rms(sums.a, layer.units * m),
        dz: rms(sums.dz, layer.units * m),
        w: of(&network.parameters()[layer.weights()], 1.0),
        dw: of(&sums.dw, 1.0 / m as f64),
    };
    layers.iter().zip(&sums).map(look).collect()
}

/// One example's way there and back.
fn example(network: &Network, x: Vec<f64>, y: f64, sums: &mut [Sums]) {
    let layers = network.shape().layers();
    let squares = |numbers: &[f64]| numbers.iter().map(|x| x * x).sum::<f64>();
    let mut inputs = vec![x];
    let mut slopes = Vec::new();
    let mut output = 0.0;
    for (l, layer) in layers.iter().enumerate() {
        let rows = network.parameters()[layer.weights()].chunks_exact(layer.inputs);
        let biases = &network.parameters()[layer.biases()];
        let z: Vec<f64> = rows
            .zip(biases)
            .map(|(row, b)| b + row.iter().zip(&inputs[l]).map(|(w, a)| w * a).sum::<f64>())
            .collect();
        let (a, slope): (Vec<f64>, Vec<f64>) = match network.activations().get(l) {
            Some(activation) => z.iter().map(|&z| activation.value_and_slope(z)).unzip(),
            // At the last layer dZ is A − Y itself.
            None => z.iter().map(|&z| (network.loss().output(z), 1.0)).unzip(),
        };
        sums[l].z += squares(&z);
        sums[l].a += squares(&a);
        output = a[0];
        slopes.push(slope);
        inputs.push(a);
    }
    let mut dz = vec![output - y];
    for (l, layer) in layers.iter().enumerate().rev() {
        sums[l].dz += squares(&dz);
        let weights = &network.parameters()[layer.weights()];
        let mut da = vec![0.0; layer.inputs];
        for (i, dz) in dz.iter().enumerate() {
            for (j, a) in inputs[l].iter().enumerate() {
                let k = i * layer.inputs + j;
                sums[l].dw[k] += dz * a;
                da[j] += weights[k] * dz;
            }
        }
        if l > 0 {
            dz = da.iter().zip(&slopes[l - 1]).map(|(da, slope)| da * slope).collect();
        }
    }
}
