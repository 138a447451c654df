//! A flower whose petals take turns between the classes: the "planar" dataset of the
//! deeplearning.ai course's first network with a hidden layer, number for number.
//!
//! The course's `load_planar_dataset` with its 400 points and its 0.2 as settings: class j = 0,
//! then 1, of N = m/2 points each (for odd m class 1 gets one more), has angles
//! t = linspace(3.12 j, 3.12 (j + 1), N) + noise · randn(N), then radii
//! r = 4 sin(4t) + noise · randn(N), at (r sin t, r cos t).

use super::generate::{linspace, polar, two_curves};
use super::{Point, Recipe, Task};
use crate::math;
use crate::random::RandomState;
use crate::settings::Settings;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.2, Task::Classification, make);

/// Length of a petal.
const PETAL: f64 = 4.0;

/// The course's π, after which the second class begins.
const HALF_TURN: f64 = 3.12;

fn make(settings: &Settings) -> Vec<Point> {
    let (m, noise) = (settings.m, settings.dataset_noise());
    let mut random = RandomState::new(settings.dataset_seed());
    // Until the angles of a class are drawn, x keeps them.
    let mut points = two_curves(m, |class, k, count| {
        (linspace(class * HALF_TURN, (class + 1.0) * HALF_TURN, count, k), 0.0)
    });
    let (first, second) = points.split_at_mut(m / 2);
    for class in [first, second] {
        for point in &mut *class {
            point.x += random.normal(0.0, noise);
        }
        for point in class {
            let radius = PETAL * math::sin(4.0 * point.x) + random.normal(0.0, noise);
            (point.y, point.x) = polar(radius, point.x);
        }
    }
    points
}
