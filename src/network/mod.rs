//! The network: fully connected layers, an activation in each hidden one, one logit at the end.
//!
//! Forward, for l = 1 … L, with `A[0] = X`:
//!
//! ```text
//! Z[l] = W[l] A[l−1] + b[l]          (n_l, m)
//! A[l] = g(Z[l]) ∘ D[l] / keep_prob  in hidden layers; D[l] are dropout's masks, all 1 without it
//! A[L] = σ(Z[L]), or Z[L]            the probability of class 1, or a value
//! J    = (1/m) Σ L(Z[L], Y)          cross-entropy, or half the squared error
//! ```
//!
//! Backward, with `dZ[L] = A[L] − Y` for either loss:
//!
//! ```text
//! dW[l]   = (1/m) dZ[l] A[l−1]ᵀ      (n_l, n_{l−1})
//! db[l]   = (1/m) Σ dZ[l]            (n_l), over examples
//! dA[l−1] = W[l]ᵀ dZ[l]
//! dZ[l−1] = dA[l−1] ∘ D[l−1] / keep_prob ∘ g′(Z[l−1])
//! ```
//!
//! [`kernel`] holds the hot loops over tiles of 112 examples; [`pass`] strings them together to the
//! forward and the backward pass; [`loss`] reads a logit, [`cost`] the logits of many examples.

pub mod activation;
pub mod cost;
pub mod dropout;
pub mod initialize;
pub mod kernel;
mod lanes;
pub mod loss;
pub mod pass;
pub mod shape;
pub mod tiles;

pub use activation::Activation;
pub use cost::{Fit, Score};
pub use dropout::{Dropout, MaskKind, Masks};
pub use initialize::{Draw, InitialWeights, Initialization};
pub use loss::{CrossEntropy, Loss};
pub use pass::Workspace;
pub use shape::{Layer, Shape};
pub use tiles::{Row, TILE, Tile, Tiles, ZEROS};

use ndarray::{Array1, ArrayView1, ArrayView2};

/// A network: its shape, its activations, its loss and its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    shape: Shape,
    activations: Vec<Activation>,
    loss: Loss,
    parameters: Vec<f64>,
}

impl Network {
    /// A network from an activation for each hidden layer, and parameters in [`Shape`]'s order;
    /// `None` where the number of either is not the shape's.
    pub fn new(
        shape: Shape,
        activations: Vec<Activation>,
        loss: Loss,
        parameters: Vec<f64>,
    ) -> Option<Network> {
        let fits =
            parameters.len() == shape.parameters() && activations.len() == shape.layers().len() - 1;
        fits.then_some(Network { shape, activations, loss, parameters })
    }

    /// Its sizes.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Each hidden layer's activation.
    pub fn activations(&self) -> &[Activation] {
        &self.activations
    }

    /// What its logit says and costs.
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// The same network with another loss, to be asked what that would be.
    pub(crate) fn with_loss(&self, loss: Loss) -> Network {
        Network { loss, ..self.clone() }
    }

    /// All parameters: W1 row-major, b1, W2, b2, ….
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    /// Shape and parameters at once, for whoever changes the second by the first.
    pub fn shape_and_parameters(&mut self) -> (&Shape, &mut [f64]) {
        (&self.shape, &mut self.parameters)
    }

    /// `W[l]` (n_l, n_{l−1}) for l = 1 … L; `None` for any other l.
    pub fn weights(&self, l: usize) -> Option<ArrayView2<'_, f64>> {
        let layer = self.shape.layers().get(l.checked_sub(1)?)?;
        ArrayView2::from_shape((layer.units, layer.inputs), &self.parameters[layer.weights()]).ok()
    }

    /// `b[l]` (n_l) for l = 1 … L; `None` for any other l.
    pub fn biases(&self, l: usize) -> Option<ArrayView1<'_, f64>> {
        let layer = self.shape.layers().get(l.checked_sub(1)?)?;
        Some(ArrayView1::from(&self.parameters[layer.biases()]))
    }

    /// The logits `Z[L]` (m) of examples `x` (n_x, m), without dropout.
    pub fn logits(&self, x: ArrayView2<f64>) -> Array1<f64> {
        self.tile_logits(&Tiles::new(x, Array1::zeros(x.ncols()).view())).into()
    }

    /// `A[L]` (m) of examples `x` (n_x, m), without dropout: the probability of class 1, or the
    /// predicted value.
    pub fn predict(&self, x: ArrayView2<f64>) -> Array1<f64> {
        self.logits(x).mapv_into(|z| self.loss.output(z))
    }

    /// [`Network::logits`] of examples that are in tiles already.
    pub fn tile_logits(&self, tiles: &Tiles) -> Vec<f64> {
        let mut work = Workspace::new(&self.shape);
        let mut logits = Vec::with_capacity(tiles.examples());
        for t in 0..tiles.count() {
            self.forward(tiles.tile(t), None, &mut work);
            logits.extend_from_slice(&work.logits()[..tiles.filled(t)]);
        }
        logits
    }
}
