//! Two spirals, wound into one another: the hardest of the classic shapes. After TensorFlow
//! Playground's, and on its scale, where the features sin x and sin y are of use.
//!
//! Half of the points (rounded down) on one arm, class 0, from inside out; then the rest on the
//! other, class 1, which is the first turned by half a turn; then normal noise on x and y of each
//! point in turn.
//!
//! Point k of n is at radius 4.5 u and angle 2π · 1.75 u with u = √((k + 1/2) / n). The root spaces
//! the points evenly along the arm, for its length grows with u²; the half keeps the two arms'
//! first points apart.

use std::f64::consts::PI;

use super::generate::{disturb, polar, two_curves};
use super::{Point, Recipe, Task};
use crate::math;
use crate::random::RandomState;
use crate::settings::Settings;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.15, Task::Classification, make);

const RADIUS: f64 = 4.5;
const TURNS: f64 = 1.75;

fn make(settings: &Settings) -> Vec<Point> {
    let mut points = two_curves(settings.m, |class, k, count| {
        let u = math::sqrt((k as f64 + 0.5) / count as f64);
        polar((1.0 - 2.0 * class) * RADIUS * u, 2.0 * PI * TURNS * u)
    });
    disturb(&mut points, settings.dataset_noise(), &mut RandomState::new(settings.dataset_seed()));
    points
}
