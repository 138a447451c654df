//! The line a person draws, scored as a classifier: a first bar for the network to beat.

use crate::data::{Frame, Point, Split};

/// A drawn line and how well it separates.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLine {
    /// Training points on the right side, with the sides named in the line's favour.
    pub correct: usize,
    /// Training points.
    pub total: usize,
    /// The line as it was scored: carried on to the frame's edge at both ends, or closed.
    pub line: Vec<[f64; 2]>,
    /// Whether the inside of [`OwnLine::region`] is class 1 (blue).
    pub inside_is_blue: bool,
    /// The polygon that the line cuts off from the frame.
    pub region: Vec<[f64; 2]>,
}

/// A stroke whose ends come this near, as a share of its own length, is meant to be closed.
const CLOSED: f64 = 0.2;

/// The share of a stroke that tells the direction in which its end goes on: less would follow the
/// hand's last tremble.
const TAIL: f64 = 0.15;

/// Scores `stroke`, a polyline in the coordinates of the data, against the training points. `None`
/// where it has no length or a coordinate that is not finite.
pub fn score(points: &[Point], stroke: &[[f64; 2]], frame: &Frame) -> Option<OwnLine> {
    let length: f64 = stroke.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
    if !(length > 0.0 && length.is_finite()) {
        return None;
    }
    let (first, last) = (stroke[0], stroke[stroke.len() - 1]);
    let (line, region) = if distance(first, last) < CLOSED * length && stroke.len() > 3 {
        let closed = [stroke, &[first]].concat();
        (closed.clone(), closed)
    } else {
        let mut backwards = stroke.to_vec();
        backwards.reverse();
        let start = to_edge(&backwards, TAIL * length, frame);
        let end = to_edge(stroke, TAIL * length, frame);
        let line = [&[start], stroke, &[end]].concat();
        let region = [&line[..], &along_edge(end, start, frame)].concat();
        (line, region)
    };
    let train = points.iter().filter(|point| point.split == Split::Train);
    let (mut agree, mut total) = (0, 0);
    for point in train {
        total += 1;
        agree += usize::from(contains(&region, [point.x, point.y]) == (point.label > 0.5));
    }
    let inside_is_blue = 2 * agree >= total;
    let correct = if inside_is_blue { agree } else { total - agree };
    Some(OwnLine { correct, total, line, inside_is_blue, region })
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    (dx * dx + dy * dy).sqrt()
}

/// Where the stroke leaves the frame if its end goes straight on, in the direction of its last
/// `tail` of length.
#[inline(never)]
fn to_edge(stroke: &[[f64; 2]], tail: f64, frame: &Frame) -> [f64; 2] {
    let end = stroke[stroke.len() - 1];
    let before = stroke.iter().rev().find(|&&p| distance(p, end) >= tail).unwrap_or(&stroke[0]);
    let direction = [end[0] - before[0], end[1] - before[1]];
    let reach = |at: f64, step: f64, low: f64, high: f64| match step {
        step if step > 0.0 => (high - at) / step,
        step if step < 0.0 => (low - at) / step,
        _ => f64::INFINITY,
    };
    let t = reach(end[0], direction[0], frame.x0, frame.x1).min(reach(
        end[1],
        direction[1],
        frame.y0,
        frame.y1,
    ));
    let t = if t.is_finite() { t.max(0.0) } else { 0.0 };
    [end[0] + t * direction[0], end[1] + t * direction[1]]
}

/// The frame's corners passed on the way round from one edge point to another, counter-clockwise.
fn along_edge(from: [f64; 2], to: [f64; 2], frame: &Frame) -> Vec<[f64; 2]> {
    let (width, height) = (frame.x1 - frame.x0, frame.y1 - frame.y0);
    let round = 2.0 * (width + height);
    let corners = [
        (0.0, [frame.x0, frame.y0]),
        (width, [frame.x1, frame.y0]),
        (width + height, [frame.x1, frame.y1]),
        (2.0 * width + height, [frame.x0, frame.y1]),
    ];
    let (start, end) = (place(from, frame), place(to, frame));
    let ahead = |at: f64| if at < start { at + round - start } else { at - start };
    let first = corners.iter().position(|corner| corner.0 >= start).unwrap_or(0);
    let mut passed = corners;
    passed.rotate_left(first);
    let count = passed.iter().take_while(|corner| ahead(corner.0) < ahead(end)).count();
    passed[..count].iter().map(|corner| corner.1).collect()
}

/// How far round from the lower left corner a point of the edge lies.
#[inline(never)]
fn place([x, y]: [f64; 2], frame: &Frame) -> f64 {
    let (width, height) = (frame.x1 - frame.x0, frame.y1 - frame.y0);
    let along = [x - frame.x0, y - frame.y0];
    let sides = [
        (along[1], along[0]),
        (width - along[0], width + along[1]),
        (height - along[1], 2.0 * width + height - along[0]),
        (along[0], 2.0 * (width + height) - along[1]),
    ];
    let mut nearest = sides[0];
    for side in sides {
        if side.0 < nearest.0 {
            nearest = side;
        }
    }
    nearest.1
}

/// Whether a polygon holds a point, by the even-odd rule.
fn contains(polygon: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let edges = polygon.iter().zip(polygon.iter().cycle().skip(1));
    edges.fold(false, |inside, (a, b)| {
        let crosses =
            (a[1] > y) != (b[1] > y) && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
        inside != crosses
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { x0: -1.0, x1: 1.0, y0: -1.0, y1: 1.0 };

    fn point(x: f64, y: f64, label: f64) -> Point {
        Point { x, y, label, split: Split::Train }
    }

    #[test]
    fn a_short_vertical_stroke_cuts_the_whole_frame() {
        let points = [point(-0.9, 0.9, 1.0), point(-0.9, -0.9, 1.0), point(0.9, 0.9, 0.0)];
        let test = Point { split: Split::Test, ..point(0.9, -0.9, 1.0) };
        let all = [&points[..], &[test]].concat();
        for stroke in [[[0.0, 0.1], [0.0, -0.1]], [[0.0, -0.1], [0.0, 0.1]]] {
            let own = score(&all, &stroke, &FRAME).unwrap();
            assert_eq!((own.correct, own.total), (3, 3));
            let ys: Vec<f64> = [own.line[0], own.line[3]].iter().map(|p| p[1].abs()).collect();
            assert_eq!(ys, [1.0, 1.0], "carried on to both edges");
        }
    }

    #[test]
    fn a_slanted_stroke_parts_opposite_corners() {
        let points = [point(-0.9, 0.9, 1.0), point(0.9, -0.9, 0.0), point(0.8, -0.9, 1.0)];
        let own = score(&points, &[[-0.2, -0.2], [0.3, 0.3]], &FRAME).unwrap();
        assert_eq!((own.correct, own.total), (2, 3));
    }

    #[test]
    fn a_ring_is_closed_and_parts_inside_from_outside() {
        let ring: Vec<[f64; 2]> =
            [[0.5, 0.0], [0.0, 0.5], [-0.5, 0.0], [0.0, -0.5], [0.45, -0.1]].into();
        let points = [point(0.0, 0.0, 0.0), point(0.9, 0.9, 1.0), point(-0.9, -0.9, 1.0)];
        let own = score(&points, &ring, &FRAME).unwrap();
        assert_eq!((own.correct, own.total, own.inside_is_blue), (3, 3, false));
    }

    #[test]
    fn a_dot_or_nonsense_is_no_line() {
        assert_eq!(score(&[], &[], &FRAME), None);
        assert_eq!(score(&[], &[[0.0, 0.0]], &FRAME), None);
        assert_eq!(score(&[], &[[0.1, 0.1], [0.1, 0.1]], &FRAME), None);
        assert_eq!(score(&[], &[[f64::NAN, 0.1], [0.1, 0.1]], &FRAME), None);
        assert!(score(&[], &[[0.0, 0.0], [0.1, 0.1]], &FRAME).is_some(), "no point, but a line");
    }
}
