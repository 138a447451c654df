//! Forward and backward through the whole network, one tile of examples at a time.

use super::kernel::{affine, affine_relu, outer, touched, transposed};
use super::tiles::{Row, Tile, Tiles, ZEROS};
use super::{Activation, Masks, Network, Shape, dropout};

/// What one tile leaves behind on its way forward, kept for its way back. Allocated once.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// `A[l]` of each hidden layer, after dropout: n_l rows.
    a: Vec<Vec<Row>>,
    /// `g′(Z[l])` of each hidden layer, times dropout's factor: n_l rows.
    slope: Vec<Vec<Row>>,
    /// `Z[L]`.
    logits: [Row; 1],
    /// dZ of the layer at hand and of the one before it.
    dz: Vec<Row>,
    before: Vec<Row>,
}

impl Workspace {
    /// Room for one tile through a network of this shape.
    pub fn new(shape: &Shape) -> Workspace {
        let hidden = &shape.layers()[..shape.layers().len() - 1];
        let rows = || hidden.iter().map(|layer| vec![ZEROS; layer.units]).collect();
        let widest = hidden.iter().map(|layer| layer.units).max().unwrap_or(0).max(1);
        Workspace {
            a: rows(),
            slope: rows(),
            logits: [ZEROS],
            dz: vec![ZEROS; widest],
            before: vec![ZEROS; widest],
        }
    }

    /// `Z[L]` of the last tile that went forward.
    pub fn logits(&self) -> &Row {
        &self.logits[0]
    }

    /// `A[l]` of hidden layer l = 1 … L−1 (n_l rows) of the last tile that went forward.
    pub fn activations(&self, l: usize) -> &[Row] {
        &self.a[l - 1]
    }
}

impl Network {
    /// Takes a tile forward. `masks` holds the dropout factors of all hidden layers,
    /// one row a unit; without it nothing is dropped.
    pub fn forward(&self, tile: Tile, masks: Option<&[Row]>, work: &mut Workspace) {
        let (x, examples) = (tile.x, touched(tile.filled));
        let (hidden, output) = self.shape.layers().split_at(self.shape.layers().len() - 1);
        let mut masks = masks.unwrap_or_default();
        for (l, layer) in hidden.iter().enumerate() {
            let (before, after) = work.a.split_at_mut(l);
            let input = before.last().map_or(x, |a| &a[..]);
            let (a, slope) = (&mut after[0][..], &mut work.slope[l][..]);
            let w = &self.parameters[layer.weights()];
            let b = &self.parameters[layer.biases()];
            let (own, rest) = masks.split_at(layer.units.min(masks.len()));
            if self.activations[l] == Activation::Relu {
                affine_relu(w, b, input, own, a, examples);
            } else {
                affine(w, b, input, a, examples);
                self.activations[l].apply(a, slope, examples);
                dropout::apply(own, a, slope, examples);
            }
            masks = rest;
        }
        let input = work.a.last().map_or(x, |a| &a[..]);
        let w = &self.parameters[output[0].weights()];
        affine(w, &self.parameters[output[0].biases()], input, &mut work.logits, examples);
    }

    /// The gradient of the mean loss over all examples with the given dropout masks, into `gradient`
    /// (in [`Shape`]'s order).
    pub fn gradient(
        &self,
        tiles: &Tiles,
        masks: Option<&Masks>,
        work: &mut Workspace,
        gradient: &mut [f64],
    ) {
        gradient.fill(0.0);
        for t in 0..tiles.count() {
            let (tile, masks) = (tiles.tile(t), masks.map(|masks| masks.tile(t)));
            self.forward(tile, masks, work);
            self.backward(tile, masks, work, gradient);
        }
        let mean = 1.0 / tiles.examples() as f64;
        for g in gradient {
            *g *= mean;
        }
    }

    /// Adds a tile's share of the gradient, not yet divided by m, to `gradient` (in [`Shape`]'s
    /// order). The tile must be the last that went forward, with the same masks.
    ///
    /// With cross-entropy on a sigmoid, as with squared error on the logit itself,
    /// `dZ[L] = A[L] − Y`; then `dW[l] = dZ[l] A[l−1]ᵀ`,
    /// `db[l] = Σ dZ[l]`, `dA[l−1] = W[l]ᵀ dZ[l]`, `dZ[l−1] = dA[l−1] ∘ g′(Z[l−1])`.
    pub fn backward(
        &self,
        tile: Tile,
        masks: Option<&[Row]>,
        work: &mut Workspace,
        gradient: &mut [f64],
    ) {
        let Tile { x, y, filled } = tile;
        let Workspace { a, slope, logits, dz, before } = work;
        self.loss.errors(&logits[0], y, filled, &mut dz[0]);
        let mut masks = masks.unwrap_or_default();
        for (l, layer) in self.shape.layers().iter().enumerate().rev() {
            let input = if l == 0 { x } else { &a[l - 1][..] };
            let (dw, db) = gradient[layer.weights().start..layer.biases().end]
                .split_at_mut(layer.weights().len());
            let own = &dz[..layer.units];
            outer(own, input, dw, db, filled);
            if l > 0 {
                let w = &self.parameters[layer.weights()];
                let (rest, factors) = masks.split_at(masks.len().saturating_sub(layer.inputs));
                let out = &mut before[..layer.inputs];
                match self.activations[l - 1] {
                    Activation::Relu => transposed(w, own, input, factors, out, filled),
                    _ => transposed(w, own, &[], &slope[l - 1], out, filled),
                }
                masks = rest;
                std::mem::swap(dz, before);
            }
        }
    }
}
