//! What is differentiated: the cost of a network over some examples as a function of its parameters θ,
//! in matrices as the course writes them. The kernel's tiles have no part in it, so that the one can
//! be held against the other.

use ndarray::{ArrayView1, ArrayView2};

use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::network::{Activation, CrossEntropy, Loss, Network};
use crate::random::RandomState;
use crate::training::Penalty;

/// One row a unit (or a feature), one column an example.
pub type Matrix = Vec<Vec<f64>>;

/// J(θ) = (1/m) Σ L + (λ₂/2m) Σ w² + (λ₁/2m) Σ |w|, over all examples at once, with dropout's masks
/// where they are given.
#[derive(Clone, Debug)]
pub struct Objective {
    /// Shape, activations, loss and the θ at which the gradient is checked.
    pub(super) network: Network,
    /// X (n_x, m).
    x: Matrix,
    /// Y (m).
    pub(super) y: Vec<f64>,
    pub(super) penalty: Penalty,
    /// One a hidden layer.
    pub(super) keep: Vec<f64>,
    /// Of dropout's masks.
    pub(super) mask_seed: u32,
}

/// What a forward pass leaves behind for the way back.
pub(super) struct Pass {
    /// `Z[1]`, …, `Z[L]`.
    pub z: Vec<Matrix>,
    /// `A[0]` = X, `A[1]`, …, `A[L]`, after dropout.
    pub a: Vec<Matrix>,
}

/// `D[l]` (n_l, m) of each hidden layer: 1 where a unit is kept, 0 where it is dropped.
pub(super) type Drawn = Vec<Matrix>;

impl Objective {
    /// Of any network, on examples `x` (n_x, m) with labels `y` (m): also where they are no points of
    /// the plane. `keep` has one keep_prob a hidden layer, and masks come from
    /// RandomState(`mask_seed`).
    ///
    /// # Errors
    /// [`Error::NoPoints`] without an example; [`Error::BadLength`] where the sizes do not fit.
    pub fn new(
        network: Network,
        x: ArrayView2<f64>,
        y: ArrayView1<f64>,
        penalty: Penalty,
        keep: &[f64],
        mask_seed: u32,
    ) -> Result<Objective> {
        let x: Matrix = x.rows().into_iter().map(|row| row.to_vec()).collect();
        Objective::of_rows(network, x, y.to_vec(), penalty, keep, mask_seed)
    }

    fn of_rows(
        network: Network,
        x: Matrix,
        y: Vec<f64>,
        penalty: Penalty,
        keep: &[f64],
        mask_seed: u32,
    ) -> Result<Objective> {
        let fits = |count: usize, multiple: usize| match count == multiple {
            true => Ok(()),
            false => Err(Error::BadLength { count, multiple }),
        };
        if y.is_empty() {
            return Err(Error::NoPoints);
        }
        fits(x.len(), network.shape().inputs())?;
        fits(x[0].len(), y.len())?;
        fits(keep.len(), network.activations().len())?;
        Ok(Objective { network, x, y, penalty, keep: keep.to_vec(), mask_seed })
    }

    /// Of an experiment at the parameters of `network`: all its training points, without jitter, with
    /// its penalties and its keep_probs, masks from its `mseed`. The cross-entropy is the stable one,
    /// whichever the experiment trains with: the printed one loses the digits that a difference
    /// needs.
    ///
    /// # Errors
    /// [`Error::NoPoints`] without a training point.
    pub fn of(experiment: &Experiment, network: &Network) -> Result<Objective> {
        let tiles = experiment.sets().train.tiles();
        let settings = experiment.settings_now();
        let m = tiles.examples();
        let row = |i: usize| {
            let tiles = (0..tiles.count()).map(|t| &tiles.x(t)[i][..tiles.filled(t)]);
            tiles.flatten().copied().collect()
        };
        let loss = match network.loss() {
            Loss::CrossEntropy(_) => Loss::CrossEntropy(CrossEntropy::Stable),
            Loss::SquaredError => Loss::SquaredError,
        };
        Objective::of_rows(
            network.with_loss(loss),
            (0..tiles.features()).map(row).collect(),
            (0..m).map(|e| tiles.label(e)).collect(),
            experiment.trainer().penalty,
            &settings.keep_probs(),
            settings.mseed,
        )
    }

    /// The same over the first so many examples only: as good to check the code with, and a large
    /// network's passes are shorter. At least one stays.
    pub fn first(mut self, count: usize) -> Objective {
        let count = count.clamp(1, self.y.len());
        self.y.truncate(count);
        self.x.iter_mut().for_each(|row| row.truncate(count));
        self
    }

    /// The network, and in it the θ at which the gradient is checked.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// m.
    pub fn examples(&self) -> usize {
        self.y.len()
    }

    /// L1 and L2.
    pub fn penalty(&self) -> Penalty {
        self.penalty
    }

    /// Whether some unit can be dropped.
    pub fn has_dropout(&self) -> bool {
        self.keep.iter().any(|keep| *keep < 1.0)
    }

    /// Draws the masks of all hidden layers: row-major, in layer order, kept where rand < keep_prob.
    pub(super) fn draw(&self, random: &mut RandomState) -> Drawn {
        let m = self.examples();
        let mut row = |keep: f64| -> Vec<f64> {
            (0..m).map(|_| f64::from(u8::from(random.rand() < keep))).collect()
        };
        let layers = self.network.shape().layers().iter().zip(&self.keep);
        layers.map(|(layer, &keep)| (0..layer.units).map(|_| row(keep)).collect()).collect()
    }

    /// `Z[l] = W[l] A[l−1] + b[l]`, `A[l] = g(Z[l]) ∘ D[l] / keep_prob`, for l = 1 … L.
    pub(super) fn forward(&self, theta: &[f64], masks: Option<&Drawn>) -> Pass {
        let mut pass = Pass { z: Vec::new(), a: vec![self.x.clone()] };
        for (l, layer) in self.network.shape().layers().iter().enumerate() {
            let rows = theta[layer.weights()].chunks_exact(layer.inputs);
            let biases = &theta[layer.biases()];
            let z: Matrix =
                rows.zip(biases).map(|(w, b)| unit(w, *b, &pass.a[l], self.y.len())).collect();
            let mut a = z.clone();
            let activation = self.network.activations().get(l);
            for a in a.iter_mut().flatten() {
                *a = match activation {
                    Some(g) => g.value_and_slope(*a).0,
                    None => self.network.loss().output(*a),
                };
            }
            if let (Some(masks), Some(_)) = (masks, activation) {
                for (a, d) in a.iter_mut().flatten().zip(masks[l].iter().flatten()) {
                    *a = *a * d / self.keep[l];
                }
            }
            pass.z.push(z);
            pass.a.push(a);
        }
        pass
    }

    /// J(θ), and on which side of its kink each hidden unit is with each example, where its
    /// activation has one.
    pub(super) fn cost(&self, theta: &[f64], masks: Option<&Drawn>) -> (f64, Vec<bool>) {
        let Pass { z, .. } = self.forward(theta, masks);
        let m = self.examples();
        let mut sides = Vec::new();
        for (z, activation) in z.iter().zip(self.network.activations()) {
            if matches!(activation, Activation::Relu | Activation::Leaky) {
                sides.extend(z.iter().flatten().map(|z| *z > 0.0));
            }
        }
        let losses = z[z.len() - 1][0].iter().zip(&self.y);
        let losses: f64 = losses.map(|(z, y)| self.network.loss().value(*z, *y)).sum();
        let penalty = self.penalty.cost(self.network.shape(), theta, m);
        (losses * (1.0 / m as f64) + penalty, sides)
    }
}

/// One unit's z with each example: `w · a + b`, the products in order and the bias last, as
/// `np.dot(W, A) + b` has it.
fn unit(w: &[f64], b: f64, a: &Matrix, m: usize) -> Vec<f64> {
    let mut z = vec![0.0; m];
    for (w, a) in w.iter().zip(a) {
        for (z, a) in z.iter_mut().zip(a) {
            *z += w * a;
        }
    }
    for z in &mut z {
        *z += b;
    }
    z
}
