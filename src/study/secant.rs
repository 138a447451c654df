//! The gradient check with one parameter: a secant beside the tangent of a curve J(θ).
//!
//! The course's example is J(θ) = xθ with x = 2, θ = 4, ε = 1e-7. A line shows nothing: all its secants
//! are its tangent, and what is left is rounding. A cube shows what a finite ε costs, and a ReLU what a
//! kink does.

use super::gradient_check::Sides;
use crate::settings::named;

named! {
    /// J over one parameter θ, with an input x.
    pub enum Curve {
        /// J = xθ, the course's.
        Line = "line",
        /// J = xθ³.
        Cube = "cube",
        /// J = x max(0, θ); at the kink itself the slope is 0, as a ReLU's backward pass has it.
        Kink = "kink",
    }
}

impl Curve {
    /// J(θ).
    pub fn value(self, x: f64, theta: f64) -> f64 {
        x * match self {
            Curve::Line => theta,
            Curve::Cube => theta * theta * theta,
            Curve::Kink => relu(theta),
        }
    }

    /// dJ/dθ, what backprop says.
    pub fn slope(self, x: f64, theta: f64) -> f64 {
        x * match self {
            Curve::Line => 1.0,
            Curve::Cube => 3.0 * theta * theta,
            Curve::Kink => f64::from(theta > 0.0),
        }
    }

    /// The secant's slope minus the tangent's, as exact arithmetic has it: with an ε of its own, in a
    /// form in which nothing cancels.
    fn truncation(self, x: f64, theta: f64, epsilon: f64, sides: Sides) -> f64 {
        match (self, sides) {
            (Curve::Line, _) => 0.0,
            // ((θ + ε)³ − (θ − ε)³) / 2ε = 3θ² + ε², ((θ + ε)³ − θ³) / ε = 3θ² + 3θε + ε².
            (Curve::Cube, Sides::Two) => x * epsilon * epsilon,
            (Curve::Cube, Sides::One) => x * (3.0 * theta + epsilon) * epsilon,
            (Curve::Kink, _) => {
                let (low, width) = match sides {
                    Sides::Two => (theta - epsilon, 2.0 * epsilon),
                    Sides::One => (theta, epsilon),
                };
                let high = theta + epsilon;
                if low >= 0.0 && theta > 0.0 || high <= 0.0 {
                    return 0.0;
                }
                // The share of the secant's way that lies right of the kink.
                let right = (high / width).min(1.0);
                x * if theta > 0.0 { right - 1.0 } else { right }
            }
        }
    }
}

/// max(0, θ); a NaN stays one.
fn relu(theta: f64) -> f64 {
    if theta < 0.0 { 0.0 } else { theta }
}

/// A tangent and a secant compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Secant {
    /// J(θ).
    pub value: f64,
    /// The secant's left place, θ − ε or θ, and J there.
    pub left: [f64; 2],
    /// Its right place, θ + ε, and J there.
    pub right: [f64; 2],
    /// dJ/dθ.
    pub gradient: f64,
    /// The secant's slope.
    pub approximation: f64,
    /// |gradient − approximation| / (|gradient| + |approximation|), the course's formula; NaN for 0/0.
    pub difference: f64,
    /// What ε costs: secant minus tangent without any rounding.
    pub truncation: f64,
    /// What the digits cost: the rest of approximation − gradient.
    pub rounding: f64,
}

/// The secant of `curve` over θ ± `epsilon`, or from one side over θ … θ + `epsilon`, in the order of the
/// notebook's operations.
pub fn secant(curve: Curve, x: f64, theta: f64, epsilon: f64, sides: Sides) -> Secant {
    let at = |theta| [theta, curve.value(x, theta)];
    let right = at(theta + epsilon);
    let (left, width) = match sides {
        Sides::Two => (at(theta - epsilon), 2.0 * epsilon),
        Sides::One => (at(theta), epsilon),
    };
    let gradient = curve.slope(x, theta);
    let approximation = (right[1] - left[1]) / width;
    let truncation = curve.truncation(x, theta, epsilon, sides);
    Secant {
        value: curve.value(x, theta),
        left,
        right,
        gradient,
        approximation,
        difference: (gradient - approximation).abs() / (gradient.abs() + approximation.abs()),
        truncation,
        rounding: approximation - gradient - truncation,
    }
}

/// One place of the curve under a magnifier, beside the tangent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Magnified {
    /// How far it lies from θ, in ε.
    pub distance: f64,
    /// J(θ + d) − J(θ) − J′(θ) d, each J as it rounds.
    pub computed: f64,
    /// The same without rounding.
    pub exact: f64,
}

/// `count` places from θ − `reach` ε to θ + `reach` ε. What the secant's slope is wrong by is the slope
/// between two of the computed ones: at ±1, or at 0 and 1.
pub fn magnified(
    curve: Curve,
    x: f64,
    theta: f64,
    epsilon: f64,
    reach: f64,
    count: usize,
) -> Vec<Magnified> {
    let (value, slope) = (curve.value(x, theta), curve.slope(x, theta));
    let last = count.saturating_sub(1).max(1) as f64;
    let place = |k: usize| {
        let distance = (2.0 * k as f64 / last - 1.0) * reach;
        let d = distance * epsilon;
        let exact = match curve {
            Curve::Line => 0.0,
            Curve::Cube => x * (3.0 * theta + d) * d * d,
            // As far as the kink the tangent, from there on the other slope.
            Curve::Kink if theta > 0.0 => x * relu(-(theta + d)),
            Curve::Kink => x * relu(theta + d),
        };
        Magnified { distance, computed: curve.value(x, theta + d) - value - slope * d, exact }
    };
    (0..count).map(place).collect()
}
