//! What the network is told of a place.

use crate::math;
use crate::settings::named;

named! {
    /// A number computed from a place (x, y), in the data's own coordinates.
    pub enum Feature {
        /// x
        X = "x",
        /// y
        Y = "y",
        /// x²
        Xx = "xx",
        /// y²
        Yy = "yy",
        /// x y
        Xy = "xy",
        /// sin x
        SinX = "sinx",
        /// sin y
        SinY = "siny",
    }
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
