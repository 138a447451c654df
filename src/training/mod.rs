//! Training: one full-batch step after another.

pub mod history;
pub mod optimizer;
pub mod penalty;

pub use history::{History, Record};
pub use optimizer::{Optimizer, OptimizerKind};
pub use penalty::Penalty;

use crate::network::{Dropout, Network, Tiles, Workspace};

/// A network in training with all that a step needs. A step allocates nothing.
#[derive(Clone, Debug)]
pub struct Trainer {
    /// The network.
    pub network: Network,
    /// Its dropout.
    pub dropout: Dropout,
    /// L1 and L2.
    pub penalty: Penalty,
    /// α.
    pub learning_rate: f64,
    optimizer: Optimizer,
    work: Workspace,
    gradient: Vec<f64>,
}

impl Trainer {
    /// A trainer at rest.
    pub fn new(
        network: Network,
        dropout: Dropout,
        penalty: Penalty,
        optimizer: OptimizerKind,
        learning_rate: f64,
    ) -> Trainer {
        let parameters = network.parameters().len();
        Trainer {
            optimizer: Optimizer::new(optimizer, parameters),
            work: Workspace::new(network.shape()),
            gradient: vec![0.0; parameters],
            network,
            dropout,
            penalty,
            learning_rate,
        }
    }

    /// One iteration over all of `tiles`: forward, backward, update. Returns false, and leaves every
    /// parameter as it was, where the gradient is not finite.
    #[must_use]
    pub fn step(&mut self, tiles: &Tiles) -> bool {
        let m = tiles.examples();
        self.compute_gradient(tiles);
        if !self.gradient.iter().all(|g| g.is_finite()) {
            return false;
        }
        let (shape, parameters) = self.network.shape_and_parameters();
        self.optimizer.update(parameters, &self.gradient, self.learning_rate);
        self.penalty.shrink(shape, parameters, self.learning_rate, m);
        true
    }

    /// The gradient of the cost over `tiles` with the masks of the next iteration and L2, in the
    /// order of the parameters. It stands until the next call.
    fn compute_gradient(&mut self, tiles: &Tiles) {
        let Trainer { network, dropout, work, gradient, .. } = self;
        let masks = dropout.next(tiles);
        gradient.fill(0.0);
        for t in 0..tiles.count() {
            let x = tiles.x(t);
            network.forward(x, masks.map(|masks| masks.tile(t)), work);
            network.backward(x, tiles.y(t), tiles.filled(t), work, gradient);
        }
        let m = tiles.examples();
        let mean = 1.0 / m as f64;
        for g in gradient.iter_mut() {
            *g *= mean;
        }
        self.penalty.add_gradient(network.shape(), network.parameters(), gradient, m);
    }

    /// The gradient that the next step would follow, without taking it: in the order of the
    /// parameters, with the next iteration's masks and with L2. L1 has no part in it.
    pub fn gradient(&self, tiles: &Tiles) -> Vec<f64> {
        let mut copy = self.clone();
        copy.compute_gradient(tiles);
        copy.gradient
    }

    /// The objective before the next update: cross-entropy with the next iteration's masks (from a
    /// copy of their generator) plus the penalty.
    pub fn cost(&mut self, tiles: &Tiles) -> f64 {
        let Trainer { network, dropout, work, penalty, .. } = self;
        let cost = if dropout.is_on() {
            network.cost(tiles, dropout.clone().next(tiles), work)
        } else {
            network.cost(tiles, None, work)
        };
        cost + penalty.cost(network.shape(), network.parameters(), tiles.examples())
    }
}
