//! Cutting one pool of points into train, dev and test, so that all three come from one
//! distribution.

use super::{Point, Split};
use crate::random::RandomState;

/// Pools all points, permutes them with the generator of `seed`, and cuts: the first part learns,
/// the next chooses settings, the rest reports. `per_cent` is of train, dev and test and sums to
/// 100; each end of a part is rounded to the nearest point.
pub fn pool_and_cut(points: Vec<Point>, per_cent: [u8; 3], seed: u32) -> Vec<Point> {
    let n = points.len();
    let end = |share: u8| (n * usize::from(share) + 50) / 100;
    let (train, dev) = (end(per_cent[0]), end(per_cent[0] + per_cent[1]));
    let split = |place| match place {
        place if place < train => Split::Train,
        place if place < dev => Split::Dev,
        _ => Split::Test,
    };
    let order = RandomState::new(seed).permutation(n);
    let dealt = order.into_iter().enumerate();
    dealt.map(|(place, from)| Point { split: split(place), ..points[from] }).collect()
}
