//! Two round clouds that touch: a straight line parts them as well as anything can, and what it
//! gets wrong is noise.

use super::generate::{disturb, points};
use super::{Point, Recipe, Task};
use crate::random::RandomState;
use crate::settings::Settings;

pub(super) const RECIPE: Recipe = Recipe {
    seed: 1,
    noise: Some(0.25),
    sized: true,
    task: Task::Classification,
    split: Some([60, 20, 20]),
    make,
};

/// The clouds' centres are (c, c), class 1, and (−c, −c), class 0. At the default noise 2.4 % of
/// the points lie on the wrong side of the best line x + y = 0: Φ(−c√2 / noise).
const CENTRE: f64 = 0.35;

/// The classes in turn, class 0 first, each point at its centre; then normal noise on x and y of
/// each point in turn.
fn make(settings: &Settings) -> Vec<Point> {
    let mut points = points(settings.m, &mut |k| {
        let label = (k % 2) as f64;
        let at = CENTRE * (2.0 * label - 1.0);
        (at, at, label)
    });
    disturb(&mut points, settings.dataset_noise(), &mut RandomState::new(settings.dataset_seed()));
    points
}
