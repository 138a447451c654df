//! The boundary's grid and lines against networks whose boundary is known.
#![allow(clippy::unwrap_used)]

use touchline::data::{Feature, Frame, Inputs, Normalization};
use touchline::network::{Activation, CrossEntropy, Loss, Network, Shape};
use touchline::picture::{Boundary, Palette, contour, units};

const FRAME: Frame = Frame { x0: -1.0, x1: 1.0, y0: -2.0, y1: 2.0 };
const PALETTE: Palette = Palette { blue: [0, 0, 255], middle: [255, 255, 255], red: [255, 0, 0] };

const LOSS: Loss = Loss::CrossEntropy(CrossEntropy::Stable);

/// x and y as they are.
fn plain() -> Inputs {
    Inputs::new(&[Feature::X, Feature::Y], Normalization::None, &[])
}

/// Logistic regression with logit w0 x + w1 y + b.
fn line(w0: f64, w1: f64, b: f64) -> Network {
    Network::new(Shape::new(2, &[]), vec![], LOSS, vec![w0, w1, b]).unwrap()
}

/// Four ReLU units: logit r − |x| − |y|, whose boundary is a closed square on its corner.
fn diamond(r: f64) -> Network {
    let hidden = [1.0, 0.0, -1.0, 0.0, 0.0, 1.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0];
    let output = [-1.0, -1.0, -1.0, -1.0, r];
    let parameters = [&hidden[..], &output].concat();
    Network::new(Shape::new(2, &[4]), vec![Activation::Relu], LOSS, parameters).unwrap()
}

#[test]
fn samples_run_from_edge_to_edge_with_the_top_row_first() {
    let boundary = Boundary::new(&line(1.0, 10.0, 0.5), &plain(), FRAME, 3, 5);
    assert_eq!(boundary.logit(0, 0), -1.0 + 20.0 + 0.5);
    assert_eq!(boundary.logit(2, 4), 1.0 - 20.0 + 0.5);
    assert_eq!(boundary.logit(1, 2), 0.5);
    assert_eq!(boundary.leanings().count(), 15);
}

#[test]
fn a_straight_boundary_is_one_line_from_edge_to_edge() {
    let boundary = Boundary::new(&line(1.0, 1.0, 0.1), &plain(), FRAME, 40, 61);
    let lines = contour(&boundary, 0.5);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].iter().all(|[x, y]| (x + y + 0.1).abs() < 1e-12));
    let ends = [lines[0][0][0], lines[0][lines[0].len() - 1][0]];
    assert!(ends.contains(&-1.0) && ends.contains(&1.0), "{ends:?}");
}

#[test]
fn other_levels_are_other_lines() {
    let boundary = Boundary::new(&line(1.0, 0.0, 0.0), &plain(), FRAME, 40, 61);
    // σ(x) = 0.6 at x = ln 1.5.
    let expected = 0.405465108108164;
    let lines = contour(&boundary, 0.6);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].iter().all(|[x, _]| (x - expected).abs() < 1e-12));
    assert_eq!(contour(&boundary, 0.99), Vec::<Vec<[f64; 2]>>::new(), "nowhere that sure");
}

#[test]
fn a_ring_is_closed() {
    let boundary = Boundary::new(&diamond(0.7), &plain(), FRAME, 81, 121);
    let lines = contour(&boundary, 0.5);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].first(), lines[0].last());
    assert!(lines[0].iter().all(|[x, y]| (x.abs() + y.abs() - 0.7).abs() < 1e-12));
    let turn: f64 = lines[0].windows(2).map(|p| p[0][0] * p[1][1] - p[0][1] * p[1][0]).sum();
    // The shoelace formula gives twice the area 2 r².
    assert!((turn.abs() / 2.0 - 2.0 * 0.7 * 0.7).abs() < 0.01);
}

#[test]
fn a_field_of_one_sign_or_of_nan_has_no_line() {
    for network in [line(0.0, 0.0, 1.0), line(0.0, 0.0, 0.0), line(f64::NAN, 0.0, 0.0)] {
        let boundary = Boundary::new(&network, &plain(), FRAME, 9, 9);
        assert!(contour(&boundary, 0.5).is_empty());
        assert_eq!(boundary.shade(&PALETTE).len(), 4 * 81);
    }
}

#[test]
fn the_shade_is_blue_where_blue_is_probable() {
    let shade = Boundary::new(&line(100.0, 0.0, 0.0), &plain(), FRAME, 3, 2).shade(&PALETTE);
    let pixel = |k: usize| [shade[4 * k], shade[4 * k + 1], shade[4 * k + 2], shade[4 * k + 3]];
    let (red, middle, blue) = (pixel(0), pixel(1), pixel(2));
    assert!(red[0] == 255 && red[2] < 200, "{red:?}");
    assert!(blue[2] == 255 && blue[0] < 200, "{blue:?}");
    assert!(middle.iter().all(|&channel| channel >= 253), "{middle:?}");
}

#[test]
fn the_atlas_has_a_square_for_every_unit() {
    let (width, height, rgba) = units::atlas(&diamond(0.7), &plain(), FRAME, 8, 3, &PALETTE);
    assert_eq!((width, height), (3 * 8, 3 * 8), "three layers, at most three units drawn");
    let pixel = |x: usize, y: usize| &rgba[4 * (y * width + x)..4 * (y * width + x) + 4];
    assert!(pixel(7, 0)[2] > pixel(7, 0)[0], "x is positive, blue, on the right");
    assert!(pixel(0, 0)[0] > pixel(0, 0)[2], "and red on the left");
    assert!(pixel(0, 8)[2] > pixel(0, 8)[0], "y is positive above");
    assert_eq!(pixel(0, 16), [0, 0, 0, 0], "there is no third input");
    assert!(pixel(2 * 8 + 4, 4)[2] > 200 && pixel(2 * 8 + 4, 4)[0] < 255, "the output's middle");
}

#[test]
fn between_two_boundaries_the_line_lies_between_theirs() {
    let sample = |c: f64| {
        let boundary = Boundary::new(&line(10.0, 0.0, c), &plain(), FRAME, 21, 11);
        let rows = 0..boundary.rows;
        rows.flat_map(|row| (0..21).map(move |column| (column, row)))
            .map(|(column, row)| boundary.logit(column, row))
            .collect::<Vec<_>>()
    };
    let (left, right) = (sample(5.0), sample(-5.0));
    let loss = line(1.0, 0.0, 0.0).loss();
    for (share, x) in [(0.0, -0.5), (0.25, -0.25), (0.5, 0.0), (1.0, 0.5)] {
        let between = Boundary::between(&left, &right, share, 21, FRAME, loss).unwrap();
        let lines = contour(&between, 0.5);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].iter().all(|place| (place[0] - x).abs() < 1e-12), "{share}: {lines:?}");
    }
    for (first, columns) in [(&left[1..], 21), (&left[..], 0), (&left[..], 20), (&left[..21], 21)] {
        assert!(Boundary::between(first, &right, 0.5, columns, FRAME, loss).is_none());
    }
}
