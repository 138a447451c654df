//! What the network is told of a place.

use crate::math;
use crate::settings::Named;

/// A number computed from a place (x, y), in the data's own coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// x
    X,
    /// y
    Y,
    /// x²
    Xx,
    /// y²
    Yy,
    /// x y
    Xy,
    /// sin x
    SinX,
    /// sin y
    SinY,
}

impl Named for Feature {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("x", Self::X),
        ("y", Self::Y),
        ("xx", Self::Xx),
        ("yy", Self::Yy),
        ("xy", Self::Xy),
        ("sinx", Self::SinX),
        ("siny", Self::SinY),
    ];
}

impl Feature {
    /// Its value at a place.
    pub fn at(self, [x, y]: [f64; 2]) -> f64 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::Xx => x * x,
            Self::Yy => y * y,
            Self::Xy => x * y,
            Self::SinX => math::sin(x),
            Self::SinY => math::sin(y),
        }
    }
}
