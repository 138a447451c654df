//! Heights of a country of hills and hollows, to be learned by regression: the hidden layers have
//! to bend their surface.
//!
//! Places are drawn as for [`plane`](super::plane); the height is Σ h · e^(−d² / 2σ²) over five hills
//! and hollows of height h (a hollow's is negative) and width σ at the distance d. Then normal noise
//! is added to the heights, one `randn` a point.

use super::generate::surface;
use super::{Recipe, Task};
use crate::math;

/// The dataset, described.
pub const RECIPE: Recipe =
    Recipe::pooled(0.05, Task::Regression, |settings| surface(settings, height));

/// Each hill's place, its height (a hollow's is negative), and its width σ.
const HILLS: [[f64; 4]; 5] = [
    [-0.55, 0.8, 1.0, 0.45],
    [0.6, 0.65, -0.9, 0.4],
    [0.05, -0.1, 0.6, 0.35],
    [-0.6, -0.75, -0.95, 0.45],
    [0.55, -0.9, 0.9, 0.4],
];

/// Σ h · e^(−((x − x_h)² + (y − y_h)²) / 2σ²) over the hills.
fn height(x: f64, y: f64) -> f64 {
    let mut sum = 0.0;
    for [centre_x, centre_y, height, width] in HILLS {
        let (dx, dy) = (x - centre_x, y - centre_y);
        sum += height * math::exp(-(dx * dx + dy * dy) / (2.0 * width * width));
    }
    sum
}
