//! The piece of the plane that the pitch shows.

use super::Point;

/// Half a football pitch is 52.5 m long and 68 m wide; every dataset is shown on one.
const ASPECT: f64 = 52.5 / 68.0;

/// Half-heights of the smallest windows about the origin. Circles, blobs, xor, plane and hills stand
/// in the first, moons in the third, spirals and the flower in the double of the last.
const RUNGS: [f64; 4] = [1.7, 2.04, 2.465, 2.975];

/// A window onto the plane, its sides always as 52.5 : 68 so that both axes have one scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y0: f64,
    /// Upper edge.
    pub y1: f64,
}

impl Frame {
    /// The keeper's half of the football pitch, goal line on the left, in the course's coordinates.
    pub const FOOTBALL: Frame = Frame { x0: -0.78, x1: -0.78 + 1.6 * ASPECT, y0: -0.88, y1: 0.72 };

    /// The windows that a picture may have: football's, then windows about the origin with
    /// half-heights 1.7, 2.04, 2.465 and 2.975, then the doubles of these, and so on. A ladder, so
    /// that datasets fill the pitch and yet another seed or a little more noise seldom changes the
    /// scale.
    pub fn ladder() -> impl Iterator<Item = Frame> {
        let mut heights = RUNGS;
        let next = move |k| {
            let half = heights[k % RUNGS.len()];
            heights[k % RUNGS.len()] *= 2.0;
            half
        };
        let heights = (0..).map(next).take_while(|half| half.is_finite());
        std::iter::once(Frame::FOOTBALL).chain(heights.map(Frame::centred))
    }

    /// The first window of the ladder that holds all points; football's for none.
    pub fn around(points: &[Point]) -> Frame {
        let fits = |frame: &Frame| points.iter().all(|point| frame.holds(point.x, point.y));
        // The largest windows hold every finite point but those at the very end of f64.
        Frame::ladder().find(fits).unwrap_or(Frame::FOOTBALL)
    }

    /// Whether the place is inside or on the edge.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    fn centred(half_height: f64) -> Frame {
        let half_width = half_height * ASPECT;
        Frame { x0: -half_width, x1: half_width, y0: -half_height, y1: half_height }
    }
}
