//! Pictures of a model: the decision boundary and what each unit sees.

pub mod boundary;
pub mod contour;
mod grid;
pub mod palette;
pub mod units;

pub use boundary::Boundary;
pub use contour::contour;
pub use palette::Palette;
