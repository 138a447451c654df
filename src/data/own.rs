//! The points of the link.

use super::{Recipe, Task};

/// The dataset, described.
pub const RECIPE: Recipe = Recipe {
    seed: 1,
    noise: None,
    sized: false,
    task: Task::Classification,
    split: None,
    make: |settings| settings.points.clone(),
};
