//! The notebook's own case: a network 4-5-3-1 of ReLU units on three examples, all from one
//! generator. Its inputs are no points of the plane, so no link leads to it.

use ndarray::{Array1, Array2};

use super::Objective;
use crate::error::{Error, Result};
use crate::network::{Activation, CrossEntropy, Loss, Network, Shape};
use crate::random::RandomState;
use crate::training::{BiasPenalty, Penalty};

/// n_x and the hidden layers; the output has one unit.
const INPUTS: usize = 4;
const HIDDEN: [usize; 2] = [5, 3];
const LABELS: [f64; 3] = [1.0, 1.0, 0.0];

/// The case with an L2 penalty, dropout in both hidden layers and either cross-entropy; the notebook
/// has λ = 0, keep_prob = 1 and [`CrossEntropy::Naive`]. Masks come from RandomState(`mask_seed`).
///
/// From RandomState(1): X = randn(4, 3), then W1, b1, W2, b2, W3, b3, all randn: the biases are not 0.
///
/// # Errors
/// None: the sizes fit.
pub fn notebook(loss: CrossEntropy, l2: f64, keep_prob: f64, mask_seed: u32) -> Result<Objective> {
    let mut random = RandomState::new(1);
    let m = LABELS.len();
    let x = Array2::from_shape_simple_fn((INPUTS, m), || random.randn());
    let shape = Shape::new(INPUTS, &HIDDEN);
    let count = shape.parameters();
    let parameters = (0..count).map(|_| random.randn()).collect();
    let activations = vec![Activation::Relu; HIDDEN.len()];
    let network = Network::new(shape, activations, Loss::CrossEntropy(loss), parameters)
        .ok_or(Error::BadLength { count, multiple: count })?;
    let penalty = Penalty { l1: 0.0, l2, biases: BiasPenalty::Free };
    let keep = vec![keep_prob; HIDDEN.len()];
    Objective::new(network, x.view(), Array1::from_iter(LABELS).view(), penalty, &keep, mask_seed)
}
