//! Two round clouds that touch: a straight line parts them as well as anything can, and what it
//! gets wrong is noise.
//!
//! The classes in turn, class 0 first, each point at its centre; then normal noise on x and y of
//! each point in turn.
//!
//! The centres are (c, c) for class 1 and (−c, −c) for class 0, c = 0.35. At the default noise 2.4 %
//! of the points lie on the wrong side of the best line x + y = 0: Φ(−c√2 / noise).

use super::generate::{disturb, points};
use super::{Point, Recipe, Task};
use crate::random::RandomState;
use crate::settings::Settings;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.25, Task::Classification, make);

/// c, the distance of a centre from either axis.
const CENTRE: f64 = 0.35;

fn make(settings: &Settings) -> Vec<Point> {
    let mut points = points(settings.m, &mut |k| {
        let label = (k % 2) as f64;
        let at = CENTRE * (2.0 * label - 1.0);
        (at, at, label)
    });
    disturb(&mut points, settings.dataset_noise(), &mut RandomState::new(settings.dataset_seed()));
    points
}
