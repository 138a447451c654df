//! Two half moons, each with a horn in the other's bay: scikit-learn's `make_moons`, number for
//! number, moved to the middle of the pitch.
//!
//! `make_moons(m, noise=noise, random_state=dseed)` less (0.5, 0.25): half of the points (rounded
//! down) evenly on the upper half circle (cos t, sin t), class 0; the rest on the lower one
//! (1 − cos t, 1/2 − sin t), class 1; the rows shuffled; then normal noise on x and y of each
//! point in turn.

use std::f64::consts::PI;

use super::generate::{linspace, polar, shuffle_and_disturb, two_curves};
use super::{Point, Recipe, Task};
use crate::random::RandomState;
use crate::settings::Settings;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.1, Task::Classification, make);

fn make(settings: &Settings) -> Vec<Point> {
    let mut random = RandomState::new(settings.dataset_seed());
    let mut points = two_curves(settings.m, |class, k, count| {
        let (cos, sin) = polar(1.0, linspace(0.0, PI, count, k));
        if class == 0.0 { (cos, sin) } else { (1.0 - cos, 1.0 - sin - 0.5) }
    });
    shuffle_and_disturb(&mut points, settings.dataset_noise(), &mut random);
    for point in &mut points {
        point.x -= 0.5;
        point.y -= 0.25;
    }
    points
}
