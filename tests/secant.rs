//! The gradient check with one parameter against the notebook's numbers (tests/golden/notebook.json), and
//! against what can be worked out by hand.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::Value;
use touchline::study::gradient_check::Sides;
use touchline::study::secant::{Curve, Secant, magnified, secant};

const EPSILON: f64 = f64::EPSILON;

fn course(case: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("golden/notebook.json")).unwrap();
    all["gradcheck"][case].clone()
}

#[test]
fn the_notebooks_line_to_the_last_digit() {
    for case in ["one_d", "one_d_x3"] {
        let case = course(case);
        let [x, theta] = ["x", "theta"].map(|key| case[key].as_f64().unwrap());
        let ours = secant(Curve::Line, x, theta, 1e-7, Sides::Two);
        assert_eq!(ours.gradient, x);
        assert_eq!(ours.approximation, case["gradapprox"].as_f64().unwrap());
        assert_eq!(ours.difference, case["difference"].as_f64().unwrap());
        assert_eq!(ours.truncation, 0.0);
    }
    let ours = secant(Curve::Line, 2.0, 4.0, 1e-7, Sides::Two);
    assert_eq!((ours.value, ours.difference), (8.0, 2.919335883291695e-10));
}

/// 2θ³ at θ = 4: the slope is 96; two-sided 2ε² too steep, one-sided 24ε + 2ε².
#[test]
fn a_cubes_secant_is_too_steep_by_a_power_of_epsilon() {
    let of = |epsilon, sides| secant(Curve::Cube, 2.0, 4.0, epsilon, sides);
    for (epsilon, two, one) in [(0.5, 0.5, 12.5), (0.25, 0.125, 6.125), (0.125, 0.03125, 3.03125)] {
        let (both, right) = (of(epsilon, Sides::Two), of(epsilon, Sides::One));
        assert_eq!((both.gradient, both.value), (96.0, 128.0));
        // Powers of two: nothing is rounded.
        assert_eq!((both.approximation, both.truncation), (96.0 + two, two));
        assert_eq!((right.approximation, right.truncation), (96.0 + one, one));
        assert_eq!((both.rounding, right.rounding), (0.0, 0.0));
        assert_eq!((both.left, right.left), ([4.0 - epsilon, both.left[1]], [4.0, 128.0]));
    }
}

#[test]
fn across_a_kink_the_secant_lies_between_the_slopes() {
    let of = |theta, epsilon, sides| secant(Curve::Kink, 2.0, theta, epsilon, sides);
    // The kink lies at a quarter of the way from −0.25 to 0.75.
    let across = of(0.25, 0.5, Sides::Two);
    assert_eq!((across.gradient, across.approximation, across.truncation), (2.0, 1.5, -0.5));
    // From −0.25 on, at half of the way.
    let across = of(-0.25, 0.5, Sides::One);
    assert_eq!((across.gradient, across.approximation, across.truncation), (0.0, 1.0, 1.0));
    // At the kink itself.
    let Secant { gradient, approximation, difference, .. } = of(0.0, 0.5, Sides::Two);
    assert_eq!((gradient, approximation, difference), (0.0, 1.0, 1.0));
    assert_eq!(of(0.0, 0.5, Sides::One).approximation, 2.0);
    // Beside it a ReLU is a line, and left of it nothing at all: 0/0.
    assert_eq!(of(1.0, 0.5, Sides::Two).difference, 0.0);
    assert!(of(-1.0, 0.5, Sides::Two).difference.is_nan());
}

/// Under the magnifier a cube is its parabola, then a staircase: J near 128 goes in steps of 2⁻⁴⁵.
#[test]
fn a_magnifier_shows_the_steps_of_the_numbers() {
    let of = |epsilon| magnified(Curve::Cube, 2.0, 4.0, epsilon, 2.0, 401);
    let far = of(0.125);
    assert_eq!((far[0].distance, far[200].distance, far[400].distance), (-2.0, 0.0, 2.0));
    // 24 d² + 2 d³ at d = ±1/4.
    assert_eq!((far[0].exact, far[400].exact), (1.46875, 1.53125));
    assert!(far.iter().all(|at| (at.computed - at.exact).abs() < 1e-12));
    let near = of(1e-9);
    let step = libm::pow(2.0, -45.0);
    assert!(near.iter().all(|at| at.exact.abs() < step / 100.0));
    assert!(near.iter().any(|at| at.computed.abs() > step / 2.0));
    // The slope between two places is the secant's error.
    let near = of(1e-7);
    let secant = secant(Curve::Cube, 2.0, 4.0, 1e-7, Sides::Two);
    let slope = (near[300].computed - near[100].computed) / 2e-7;
    assert!((slope - (secant.approximation - secant.gradient)).abs() < 1e-12);
    let kink = magnified(Curve::Kink, 2.0, 0.25, 0.25, 2.0, 5);
    let exact: Vec<f64> = kink.iter().map(|at| at.exact).collect();
    assert_eq!(exact, [0.5, 0.0, 0.0, 0.0, 0.0]);
}

proptest! {
    /// Tangent, truncation and rounding make the secant, and rounding is as small as it must be: each J
    /// is wrong by a few ulps, and so is θ ± ε, which the slope carries over; ε divides both.
    #[test]
    fn what_is_left_is_rounding(
        curve in prop::sample::select(vec![Curve::Line, Curve::Cube, Curve::Kink]),
        sides in prop::sample::select(vec![Sides::Two, Sides::One]),
        x in -5.0..5.0,
        theta in -5.0..5.0,
        power in -12.0..0.0,
    ) {
        let epsilon = libm::pow(10.0, power);
        let ours = secant(curve, x, theta, epsilon, sides);
        let sum = ours.gradient + ours.truncation + ours.rounding;
        prop_assert!((sum - ours.approximation).abs() <= 1e-9 * ours.approximation.abs().max(1e-9));
        let steepest = curve.slope(x, theta.abs() + 1.0).abs();
        let largest = ours.left[1].abs().max(ours.right[1].abs());
        let ulps = 4.0 * EPSILON * (largest + steepest * (theta.abs() + 1.0)) / epsilon;
        prop_assert!(ours.rounding.abs() <= ulps + 8.0 * EPSILON * steepest, "{ours:?}");
    }
}
