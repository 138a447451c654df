//! Where each layer's parameters lie: one flat list, W1 row-major, b1, W2, b2, … — the order of the
//! parameters' hash, and the list an optimizer walks over.

use std::ops::Range;

/// One layer's place among the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// n_{l−1}: what comes in.
    pub inputs: usize,
    /// n_l: its units.
    pub units: usize,
    start: usize,
}

impl Layer {
    /// Where `W[l]` lies, row-major (n_l, n_{l−1}).
    pub fn weights(&self) -> Range<usize> {
        self.start..self.start + self.units * self.inputs
    }

    /// Where `b[l]` lies (n_l).
    pub fn biases(&self) -> Range<usize> {
        let start = self.weights().end;
        start..start + self.units
    }
}

/// The sizes of a network: n_x inputs, hidden layers, one output unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    layers: Vec<Layer>,
}

impl Shape {
    /// `inputs` features, the given hidden layers, and the output unit.
    pub fn new(inputs: usize, hidden: &[usize]) -> Shape {
        let mut layers: Vec<Layer> = Vec::with_capacity(hidden.len() + 1);
        let (mut inputs, mut start) = (inputs, 0);
        for &units in hidden.iter().chain(&[1]) {
            let layer = Layer { inputs, units, start };
            start = layer.biases().end;
            inputs = units;
            layers.push(layer);
        }
        Shape { layers }
    }

    /// The layers 1 … L.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// n_x, the number of features.
    pub fn inputs(&self) -> usize {
        self.layers[0].inputs
    }

    /// The number of all parameters.
    pub fn parameters(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.biases().end)
    }

    /// n_0, n_1, …, n_L.
    pub fn units(&self) -> Vec<usize> {
        std::iter::once(self.inputs()).chain(self.layers.iter().map(|layer| layer.units)).collect()
    }
}
