//! Two noisy circles, one in the other: scikit-learn's `make_circles`, number for number, as the
//! course's Initialization notebook calls it.
//!
//! `m` training points from the dataset's seed and m/3 test points from the seed after it, each
//! with a fresh generator: the notebook's 300 and 100.
//!
//! `make_circles(n, noise, factor=0.8)`: half of the points (rounded down) evenly on the outer
//! circle of radius 1, class 0; the rest on the inner one of radius 0.8, class 1; the rows shuffled;
//! then normal noise on x and y of each point in turn.

use std::f64::consts::PI;

use super::generate::{linspace, polar, shuffle_and_disturb, two_curves};
use super::{Point, Recipe, Split, Task};
use crate::random::RandomState;
use crate::settings::Settings;

/// Radius of the inner circle; the outer one's is 1.
const FACTOR: f64 = 0.8;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe {
    seed: 1,
    noise: Some(0.05),
    sized: true,
    task: Task::Classification,
    split: None,
    make,
};

fn make(settings: &Settings) -> Vec<Point> {
    let (seed, noise) = (settings.dataset_seed(), settings.dataset_noise());
    let mut points = circles(settings.m, seed, noise);
    points.extend(circles(settings.m / 3, seed.wrapping_add(1), noise));
    for point in &mut points[settings.m..] {
        point.split = Split::Test;
    }
    points
}

fn circles(n: usize, seed: u32, noise: f64) -> Vec<Point> {
    let mut random = RandomState::new(seed);
    let mut points = two_curves(n, |class, k, count| {
        // np.linspace(0, 2π, count, endpoint=False).
        polar(if class == 0.0 { 1.0 } else { FACTOR }, linspace(0.0, 2.0 * PI, count + 1, k))
    });
    shuffle_and_disturb(&mut points, noise, &mut random);
    points
}
