//! Heights of a sloping plane, to be learned by regression: one unit without a hidden layer can.
//! After TensorFlow Playground's.
//!
//! Places are uniform in [−1.1, 1.1] × [−1.5, 1.5], two `rand` a point, x first. The height
//! (x + y) / 2.6 is −1 and 1 in two corners. When all points have their places, normal noise is added
//! to the heights, one `randn` a point.

use super::generate::{SURFACE, surface};
use super::{Recipe, Task};

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.1, Task::Regression, |settings| {
    surface(settings, |x, y| (x + y) / (SURFACE.0 + SURFACE.1))
});
