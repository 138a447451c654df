//! What several generators do alike. WebAssembly bytes are dear, so each is one function that all
//! call, not a generic one that is compiled for each.

use super::{Point, Split};
use crate::math;
use crate::random::RandomState;
use crate::settings::Settings;

/// The number `k` of `np.linspace(start, stop, count)`, for two numbers or more.
pub(super) fn linspace(start: f64, stop: f64, count: usize, k: usize) -> f64 {
    // NumPy multiplies by the step, which rounds differently from k (stop − start) / (count − 1),
    // and then sets the last number itself.
    let last = count - 1;
    if k == last { stop } else { k as f64 * ((stop - start) / last as f64) + start }
}

/// (r cos t, r sin t).
#[inline(never)]
pub(super) fn polar(radius: f64, angle: f64) -> (f64, f64) {
    (radius * math::cos(angle), radius * math::sin(angle))
}

/// `m` points; number k is at (x, y) and has the label of `make(k)` = (x, y, label).
#[inline(never)]
pub(super) fn points(m: usize, make: &mut dyn FnMut(usize) -> (f64, f64, f64)) -> Vec<Point> {
    let point = |k| {
        let (x, y, label) = make(k);
        Point { x, y, label, split: Split::Train }
    };
    (0..m).map(point).collect()
}

/// `m` points without noise: half of them (rounded down) of class 0, the rest of class 1. Number
/// `k` of the `count` points of a class is at `place(class, k, count)`.
#[inline(never)]
pub(super) fn two_curves(m: usize, place: fn(f64, usize, usize) -> (f64, f64)) -> Vec<Point> {
    let half = m / 2;
    points(m, &mut |k| {
        let (class, k, count) = if k < half { (0.0, k, half) } else { (1.0, k - half, m - half) };
        let (x, y) = place(class, k, count);
        (x, y, class)
    })
}

/// `X += random.normal(scale=sigma, size=X.shape)`: x and y of each point in turn.
#[inline(never)]
pub(super) fn disturb(points: &mut [Point], sigma: f64, random: &mut RandomState) {
    for point in points {
        point.x += random.normal(0.0, sigma);
        point.y += random.normal(0.0, sigma);
    }
}

/// [`disturb`], after the rows are shuffled.
#[inline(never)]
pub(super) fn shuffle_and_disturb(points: &mut [Point], sigma: f64, random: &mut RandomState) {
    random.shuffle(points);
    disturb(points, sigma, random);
}

/// Half the width and half the height of the rectangle of [`surface`], which leaves the same edge
/// on all sides of the window of half-height 1.7.
pub(super) const SURFACE: (f64, f64) = (1.1, 1.5);

/// Points to learn `height` from, m = `settings.m` of them: uniform in the rectangle [`SURFACE`]
/// about the origin, two `rand` a point, and when all have their places, normal noise on the
/// height, one `randn` a point.
pub(super) fn surface(settings: &Settings, height: fn(f64, f64) -> f64) -> Vec<Point> {
    let mut random = RandomState::new(settings.dataset_seed());
    let mut points = points(settings.m, &mut |_| {
        let x = 2.0 * SURFACE.0 * random.rand() - SURFACE.0;
        let y = 2.0 * SURFACE.1 * random.rand() - SURFACE.1;
        (x, y, height(x, y))
    });
    for point in &mut points {
        point.label += random.normal(0.0, settings.dataset_noise());
    }
    points
}
