//! The cost of a network over many examples, and what is counted beside it.

use super::tiles::{Row, Tiles};
use super::{Loss, Masks, Network, Workspace};

/// How a network does on a split, without dropout and without penalty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Examples in the split.
    pub total: usize,
    /// Mean loss: cross-entropy in nats, or half the mean squared error.
    pub cost: f64,
    /// How good that is.
    pub fit: Fit,
}

/// How good a fit is, in the terms of its task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// Examples predicted right; class 1 is predicted only for a > 0.5.
    Correct(usize),
    /// R² = 1 − Σ(ŷ−y)² / Σ(y−ȳ)²: 1 is perfect, 0 is as good as always saying the split's mean.
    R2(f64),
}

impl Score {
    /// Examples predicted right; `None` for a regression.
    pub fn correct(&self) -> Option<usize> {
        match self.fit {
            Fit::Correct(correct) => Some(correct),
            Fit::R2(_) => None,
        }
    }

    /// The share of examples predicted right, or R².
    pub fn quality(&self) -> f64 {
        match self.fit {
            Fit::Correct(correct) => correct as f64 / self.total as f64,
            Fit::R2(r2) => r2,
        }
    }
}

/// A sum whose rounding errors are kept beside it and added in the end, after A. Neumaier (1974): as
/// good as exact, and so the same however the examples are cut into tiles.
#[derive(Clone, Copy, Default)]
struct Sum {
    rounded: f64,
    errors: f64,
}

impl Sum {
    fn add(&mut self, x: f64) {
        let next = self.rounded + x;
        let (large, small) =
            if self.rounded.abs() >= x.abs() { (self.rounded, x) } else { (x, self.rounded) };
        self.errors += (large - next) + small;
        self.rounded = next;
    }

    /// The losses of the first `filled` examples of a tile.
    #[inline(never)]
    fn add_losses(&mut self, loss: Loss, logits: &Row, y: &Row, filled: usize) {
        for (z, y) in logits.iter().zip(&y.0).take(filled) {
            self.add(loss.value(*z, *y));
        }
    }

    fn value(self) -> f64 {
        // ∞ has no rounding error.
        if self.rounded.is_finite() { self.rounded + self.errors } else { self.rounded }
    }
}

impl Network {
    /// Mean loss over all examples with the given dropout masks.
    pub fn cost(&self, tiles: &Tiles, masks: Option<&Masks>, work: &mut Workspace) -> f64 {
        let mut total = Sum::default();
        for t in 0..tiles.count() {
            self.forward(tiles.tile(t), masks.map(|masks| masks.tile(t)), work);
            total.add_losses(self.loss(), work.logits(), tiles.y(t), tiles.filled(t));
        }
        total.value() * (1.0 / tiles.examples() as f64)
    }

    /// Cost and fit over a split, without dropout; `None` for an empty one. `wrong`, where it is
    /// wanted, gets one entry an example: whether it is misclassified.
    pub fn score(
        &self,
        tiles: &Tiles,
        work: &mut Workspace,
        mut wrong: Option<&mut Vec<bool>>,
    ) -> Option<Score> {
        let total = tiles.examples();
        let (mut correct, mut cost) = (0, Sum::default());
        for t in 0..tiles.count() {
            self.forward(tiles.tile(t), None, work);
            let (logits, y, filled) = (work.logits(), tiles.y(t), tiles.filled(t));
            cost.add_losses(self.loss(), logits, y, filled);
            for e in 0..filled {
                let right = self.loss().is_right(logits[e], y[e]);
                correct += usize::from(right);
                if let Some(wrong) = wrong.as_deref_mut() {
                    wrong.push(!right);
                }
            }
        }
        let cost = cost.value();
        let fit = match self.loss() {
            Loss::CrossEntropy(_) => Fit::Correct(correct),
            // The cost is half the squared errors.
            Loss::SquaredError => Fit::R2(1.0 - 2.0 * cost / tiles.variation()),
        };
        (total > 0).then(|| Score { total, cost: cost * (1.0 / total as f64), fit })
    }
}
