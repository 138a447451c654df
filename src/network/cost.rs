//! Cross-entropy from logits, and what is counted beside it.

use super::tiles::{Row, TILE, Tiles, ZEROS};
use super::{Masks, Network, Workspace, kernel};
use crate::math;

/// How a network does on a split, without dropout and without penalty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Examples predicted right; 1 is predicted only for a > 0.5.
    pub correct: usize,
    /// Examples in the split.
    pub total: usize,
    /// Mean cross-entropy, in nats.
    pub cost: f64,
}

/// L(z, y) = softplus(z) − y z.
///
/// This is −y ln σ(z) − (1−y) ln(1−σ(z)) written so that it cannot overflow: −ln σ(z) =
/// softplus(−z) = softplus(z) − z and −ln(1−σ(z)) = softplus(z). The naive form turns to inf or
/// NaN as soon as σ(z) rounds to 0 or 1, at |z| of about 37.
pub fn cross_entropy(logit: f64, label: f64) -> f64 {
    math::softplus(logit) - label * logit
}

/// Whether the logit's prediction is the label: 1 only for σ(z) > 0.5. A logit so small that its
/// probability rounds to 0.5 predicts 0, as does NaN.
pub fn is_right(logit: f64, label: f64) -> bool {
    (math::sigmoid(logit) > 0.5) == (label > 0.5)
}

/// Σ L over the first `filled` examples of a tile, in the kernel's two lanes.
fn tile_cost(logits: &Row, y: &Row, filled: usize) -> f64 {
    let mut losses = ZEROS;
    for e in 0..filled.min(TILE) {
        losses[e] = cross_entropy(logits[e], y[e]);
    }
    kernel::sum(&losses)
}

impl Network {
    /// Mean cross-entropy over all examples with the given dropout masks.
    pub fn cost(&self, tiles: &Tiles, masks: Option<&Masks>, work: &mut Workspace) -> f64 {
        let mut total = 0.0;
        for t in 0..tiles.count() {
            self.forward(tiles.x(t), masks.map(|masks| masks.tile(t)), work);
            total += tile_cost(work.logits(), tiles.y(t), tiles.filled(t));
        }
        total * (1.0 / tiles.examples() as f64)
    }

    /// Count and cost over a split, without dropout; `None` for an empty one. `wrong`, where it is
    /// wanted, gets one entry an example: whether it is misclassified.
    pub fn score(
        &self,
        tiles: &Tiles,
        work: &mut Workspace,
        mut wrong: Option<&mut Vec<bool>>,
    ) -> Option<Score> {
        let total = tiles.examples();
        let (mut correct, mut cost) = (0, 0.0);
        for t in 0..tiles.count() {
            self.forward(tiles.x(t), None, work);
            let (logits, y, filled) = (work.logits(), tiles.y(t), tiles.filled(t));
            for e in 0..filled {
                let right = is_right(logits[e], y[e]);
                correct += usize::from(right);
                if let Some(wrong) = wrong.as_deref_mut() {
                    wrong.push(!right);
                }
            }
            cost += tile_cost(logits, y, filled);
        }
        (total > 0).then(|| Score { correct, total, cost: cost * (1.0 / total as f64) })
    }
}
