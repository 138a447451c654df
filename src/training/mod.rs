//! Training: one step after another, each on what its [`Feed`] gives it.
//!
//! | what | how | where |
//! |---|---|---|
//! | the step's examples | all m, or the next batch of the epoch's order | [`batches`] |
//! | their places | (x, y) + jitter · randn | [`crate::data::Jitter`] |
//! | g = ∂J/∂θ | over those examples, plus (λ₂/m) W | [`Trainer::gradient`] |
//! | learning rate in epoch t = 0, 1, … | α_t = α / (1 + decay · t) | [`Trainer`] |
//! | θ | moves by α_t along g as the optimizer turns it | [`optimizer`] |
//! | W | soft threshold at α_t λ₁ / 2m | [`penalty`] |

pub mod batches;
pub mod feed;
pub mod history;
pub mod optimizer;
pub mod penalty;
pub mod sets;

pub use batches::Batches;
pub use feed::{Feed, TrainingSet};
pub use history::{History, Record};
pub use optimizer::{Optimizer, OptimizerKind};
pub use penalty::{BiasPenalty, Penalty};
pub use sets::Sets;

use crate::network::{Network, Workspace};

/// A network in training with all that a step needs. A step allocates nothing, but where
/// the optimizer, the batch or jitter has just changed.
#[derive(Clone, Debug)]
pub struct Trainer {
    /// The network.
    pub network: Network,
    /// What its steps are fed.
    pub feed: Feed,
    /// L1 and L2.
    pub penalty: Penalty,
    /// α of the first epoch.
    pub learning_rate: f64,
    /// In epoch t, counted from 0, the learning rate is α / (1 + decay · t).
    pub decay: f64,
    /// How the next step is made; another optimizer than of the step before starts at rest.
    pub rule: OptimizerKind,
    optimizer: Optimizer,
    work: Workspace,
    gradient: Vec<f64>,
}

impl Trainer {
    /// A trainer at rest: gradient descent with α = 0 until it is told otherwise.
    pub fn new(network: Network, feed: Feed) -> Trainer {
        let parameters = network.parameters().len();
        Trainer {
            penalty: Penalty::NONE,
            learning_rate: 0.0,
            decay: 0.0,
            rule: OptimizerKind::GradientDescent,
            optimizer: Optimizer::new(OptimizerKind::GradientDescent, parameters),
            work: Workspace::new(network.shape()),
            gradient: vec![0.0; parameters],
            network,
            feed,
        }
    }

    /// One iteration: forward, backward, update. Returns false, and leaves every parameter as it
    /// was, where the gradient is not finite.
    #[must_use]
    pub fn step(&mut self, set: &TrainingSet) -> bool {
        let epoch = self.feed.batches.epoch() as f64;
        self.compute_gradient(set);
        // All of them, whatever the first one is: so it is done two at a time.
        if !self.gradient.iter().fold(true, |finite, g| finite & g.is_finite()) {
            return false;
        }
        let alpha = self.learning_rate / (1.0 + self.decay * epoch);
        // Only now, so that a choice taken back before the step changes nothing.
        if self.rule != self.optimizer.kind() {
            self.optimizer = Optimizer::new(self.rule, self.gradient.len());
        }
        let (shape, parameters) = self.network.shape_and_parameters();
        self.optimizer.update(parameters, &self.gradient, alpha);
        self.penalty.shrink(shape, parameters, alpha, set.len());
        true
    }

    /// The gradient of the cost over what the next iteration sees, with L2, in the order of the
    /// parameters. It stands until the next call. The mean is over the examples seen; the penalty's
    /// m is the whole set.
    fn compute_gradient(&mut self, set: &TrainingSet) {
        let Trainer { network, feed, work, gradient, .. } = self;
        let (tiles, masks) = feed.next(set);
        network.gradient(tiles, masks, work, gradient);
        self.penalty.add_gradient(network.shape(), network.parameters(), gradient, set.len());
    }

    /// The gradient that the next step would follow, without taking it: in the order of the
    /// parameters, on the next iteration's batch with its masks, and with L2. L1 has no part in it.
    pub fn gradient(&self, set: &TrainingSet) -> Vec<f64> {
        let mut copy = self.clone();
        copy.compute_gradient(set);
        copy.gradient
    }

    /// The objective before the next update: mean loss plus penalty, with the masks and the jitter
    /// of the next iteration (from copies of their generators). With mini-batches it is over the
    /// whole training set, without either: what one batch says would be mostly chance.
    pub fn cost(&mut self, set: &TrainingSet) -> f64 {
        let Trainer { network, feed, work, penalty, .. } = self;
        let cost = if feed.batches.size == 0 && feed.is_noisy() {
            let mut next = feed.clone();
            let (tiles, masks) = next.next(set);
            network.cost(tiles, masks, work)
        } else {
            network.cost(set.tiles(), None, work)
        };
        cost + penalty.cost(network.shape(), network.parameters(), set.len())
    }
}
