//! The points of the link.

use super::Recipe;

pub(super) const RECIPE: Recipe =
    Recipe { seed: 1, noise: None, sized: false, make: |settings| settings.points.clone() };
