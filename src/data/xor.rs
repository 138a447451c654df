//! A square in four quarters, each of the other class than its neighbours: no line parts it, and
//! the feature x·y alone does. After TensorFlow Playground's "exclusive or".
//!
//! The quarters in turn (+ +), (− +), (+ −), (− −), class 1 where x·y > 0; each point uniform in
//! its quarter, |x| and |y| from one `rand` each; then normal noise on x and y of each point in
//! turn, which may carry it over an axis.

use super::generate::{disturb, points};
use super::{Point, Recipe, Task};
use crate::random::RandomState;
use crate::settings::Settings;

/// The dataset, described.
pub const RECIPE: Recipe = Recipe::pooled(0.05, Task::Classification, make);

/// Without noise no point is nearer to an axis than this.
const MARGIN: f64 = 0.06;

/// Half the square's side, the margin included.
const HALF: f64 = 1.1;

fn make(settings: &Settings) -> Vec<Point> {
    let mut random = RandomState::new(settings.dataset_seed());
    let mut points = points(settings.m, &mut |k| {
        let (left, below) = (k % 2 == 1, k % 4 >= 2);
        let mut place = |negative: bool| {
            let distance = MARGIN + (HALF - MARGIN) * random.rand();
            if negative { -distance } else { distance }
        };
        (place(left), place(below), f64::from(left == below))
    });
    disturb(&mut points, settings.dataset_noise(), &mut random);
    points
}
