//! Own points as text: the value of `points`.
//!
//! A point is a big-endian 32-bit word, and the words are base64url without padding:
//!
//! | bits | meaning |
//! |---|---|
//! | 31 | reserved, 0 |
//! | 30–29 | split: 0 train, 1 dev, 2 test |
//! | 28 | class: 0 red, 1 blue |
//! | 27–14 | x, in steps of 1/1024 from −8 |
//! | 13–0 | y, likewise |

use super::base64;
use crate::data::{Point, Split};
use crate::error::{Error, Result};

/// Steps of the grid to one unit.
const STEPS: f64 = 1024.0;
/// The grid covers [−8, 8).
const REACH: f64 = 8.0;
const BITS: u32 = 14;
const LAST: f64 = ((1 << BITS) - 1) as f64;

/// The nearest place of the grid, in steps from its lower end; places outside go to the edge.
fn step(coordinate: f64) -> f64 {
    ((coordinate + REACH) * STEPS).round().clamp(0.0, LAST)
}

/// The coordinate of a step.
fn coordinate(step: f64) -> f64 {
    step / STEPS - REACH
}

/// The point moved to the nearest place of the grid of links: 1/1024 over [−8, 8). A place outside
/// goes to the edge; what is not a number stays what it is.
pub fn snap(point: Point) -> Point {
    Point { x: coordinate(step(point.x)), y: coordinate(step(point.y)), ..point }
}

/// The value of `points`, in the order of the points, each snapped to the grid. Four bytes a point
/// make 16 characters of three points: 200 take 1067.
pub fn encode_points(points: &[Point]) -> String {
    let word = |point: &Point| {
        let split = point.split as u32;
        let class = u32::from(point.label > 0.5);
        split << 29 | class << 28 | (step(point.x) as u32) << BITS | step(point.y) as u32
    };
    let bytes: Vec<u8> = points.iter().flat_map(|point| word(point).to_be_bytes()).collect();
    base64::encode(&bytes)
}

/// The points of a value of `points`.
///
/// # Errors
/// [`Error::BadPoints`] where the text is not base64url of whole points, or uses what is still
/// reserved: the first bit and the split 3.
pub fn decode_points(text: &str) -> Result<Vec<Point>> {
    let bytes = base64::decode(text).ok_or(Error::BadPoints)?;
    let (words, []) = bytes.as_chunks::<4>() else { return Err(Error::BadPoints) };
    words.iter().map(|word| point(u32::from_be_bytes(*word))).collect()
}

fn point(word: u32) -> Result<Point> {
    // The reserved bit counts as one more bit of the split, so that no split has it.
    let split = *Split::ALL.get((word >> 29) as usize).ok_or(Error::BadPoints)?;
    let steps = |shift: u32| f64::from(word >> shift & ((1 << BITS) - 1));
    Ok(Point {
        x: coordinate(steps(BITS)),
        y: coordinate(steps(0)),
        label: f64::from(word >> 28 & 1),
        split,
    })
}
