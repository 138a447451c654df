//! Heights of a sloping plane, to be learned by regression: one unit without a hidden layer can.

use super::generate::{SURFACE, surface};
use super::{Recipe, Task};

/// The height (x + y) / 2.6 is −1 and 1 in two corners of the rectangle in which the points lie.
/// The order of draws is [`surface`]'s. After TensorFlow Playground's plane.
pub(super) const RECIPE: Recipe = Recipe {
    seed: 1,
    noise: Some(0.1),
    sized: true,
    task: Task::Regression,
    split: Some([60, 20, 20]),
    make: |settings| surface(settings, |x, y| (x + y) / (SURFACE.0 + SURFACE.1)),
};
