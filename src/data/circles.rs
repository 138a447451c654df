//! Two noisy circles, one in the other: scikit-learn's `make_circles`, number for number, as the
//! course's Initialization notebook calls it.

use super::{Point, Recipe, Split, Task};
use crate::math;
use crate::random::RandomState;
use crate::settings::Settings;

/// Radius of the inner circle; the outer one's is 1.
const FACTOR: f64 = 0.8;

pub(super) const RECIPE: Recipe = Recipe {
    seed: 1,
    noise: Some(0.05),
    sized: true,
    task: Task::Classification,
    split: None,
    make,
};

/// `m` training points from the dataset's seed and m/3 test points from the seed after it, each
/// with a fresh generator: the notebook's 300 and 100.
fn make(settings: &Settings) -> Vec<Point> {
    let (seed, noise) = (settings.dataset_seed(), settings.dataset_noise());
    let mut points = circles(settings.m, seed, noise, Split::Train);
    points.extend(circles(settings.m / 3, seed.wrapping_add(1), noise, Split::Test));
    points
}

/// `make_circles(n, noise, factor=0.8)`: half of the points (rounded down) evenly on the outer
/// circle, class 0; the rest on the inner one, class 1; the rows shuffled; then normal noise on x
/// and y of each point in turn.
fn circles(n: usize, seed: u32, noise: f64, split: Split) -> Vec<Point> {
    let mut random = RandomState::new(seed);
    let outer = n / 2;
    let mut points = ring(outer, 1.0, 0.0, split);
    points.extend(ring(n - outer, FACTOR, 1.0, split));
    random.shuffle(&mut points);
    for point in &mut points {
        point.x += random.normal(0.0, noise);
        point.y += random.normal(0.0, noise);
    }
    points
}

fn ring(count: usize, radius: f64, label: f64, split: Split) -> Vec<Point> {
    // np.linspace(0, 2π, count, endpoint=False) multiplies by the step, which rounds differently
    // from 2πk / count.
    let step = 2.0 * std::f64::consts::PI / count as f64;
    let at = |k: usize| {
        let angle = k as f64 * step;
        Point { x: radius * math::cos(angle), y: radius * math::sin(angle), label, split }
    };
    (0..count).map(at).collect()
}
