//! Why inputs are normalized: the shape of the cost over logistic regression's parameters, and what
//! gradient descent makes of it.
//!
//! The same training points in [`Units`], normalized in one of four ways: z = w₁x₁ + w₂x₂ + b of the
//! scaled x has the same boundaries in all of them, only other parameters for each ([`Scaling`]). So
//! the bowl is the same bowl, pulled long or round, and how it is pulled decides how descent fares.
//!
//! | file | subject |
//! |---|---|
//! | [`units`] | centimetres and pitch lengths |
//! | [`logistic`] | cost, gradient, Hessian and minimum over all three parameters |
//! | [`mod@slice`] | the cost over two of them, descent on it, the largest learning rate |
//! | [`symmetric`] | eigenvalues and condition numbers |

pub mod logistic;
pub mod slice;
pub mod symmetric;
pub mod units;

pub use logistic::Logistic;
pub use slice::{Path, Slice};
pub use units::Units;

use crate::data::{Normalization, Split};
use crate::experiment::Experiment;
use crate::math;
use crate::settings::named;
use symmetric::condition_number;

/// w₁, w₂, b.
pub type Theta = [f64; 3];

named! {
    /// Which two parameters vary; the third is held at its place of the lowest cost, so that the
    /// surface's lowest point is the lowest point of all.
    pub enum Pair {
        /// w₁ and b.
        W1B = "w1b",
        /// w₂ and b.
        W2B = "w2b",
        /// w₁ and w₂.
        W1W2 = "w1w2",
    }
}

impl Pair {
    /// The places of the two in [`Theta`], and of the one that is held.
    pub fn places(self) -> ([usize; 2], usize) {
        match self {
            Self::W1B => ([0, 2], 1),
            Self::W2B => ([1, 2], 0),
            Self::W1W2 => ([0, 1], 2),
        }
    }
}

/// From a place to what the regression is told: x ↦ (factor · x − shift) / divisor, for each axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaling {
    /// Of the units.
    pub factor: [f64; 2],
    /// Of the normalization, in those units.
    pub shift: [f64; 2],
    /// Of the normalization, in those units.
    pub divisor: [f64; 2],
}

impl Scaling {
    /// The normalization measures these places in these units.
    pub fn new(places: &[[f64; 2]], factor: [f64; 2], normalization: Normalization) -> Scaling {
        let [x, y] = [0, 1].map(|axis: usize| {
            let values: Vec<f64> = places.iter().map(|place| factor[axis] * place[axis]).collect();
            normalization.shift_and_divisor(&values)
        });
        Scaling { factor, shift: [x.0, y.0], divisor: [x.1, y.1] }
    }

    /// A coordinate of a place, scaled.
    pub fn at(&self, axis: usize, value: f64) -> f64 {
        (self.factor[axis] * value - self.shift[axis]) / self.divisor[axis]
    }

    /// The parameters with which the scaled regression says what it says with θ under another scaling
    /// of the same places in the same units: equal z everywhere.
    pub fn from(&self, other: &Scaling, theta: &Theta) -> Theta {
        let [w1, w2, b] = *theta;
        let slopes = [w1 / other.divisor[0], w2 / other.divisor[1]];
        let moved = |axis: usize| slopes[axis] * (self.shift[axis] - other.shift[axis]);
        [slopes[0] * self.divisor[0], slopes[1] * self.divisor[1], b + moved(0) + moved(1)]
    }
}

/// The cost of logistic regression on an experiment's training points, in some units and under some
/// normalization, over two of its three parameters.
#[derive(Clone, Debug)]
pub struct CostSurface {
    /// What is done to a place.
    pub scaling: Scaling,
    /// Under (x − μ)/σ: the coordinates in which all normalizations can be compared.
    pub standard: Scaling,
    /// The regression on the scaled points.
    pub regression: Logistic,
    /// The parameters of the lowest cost.
    pub minimum: Theta,
    /// Which parameters vary.
    pub pair: Pair,
}

impl CostSurface {
    /// The surface of an experiment's training points; its own features, normalization and network do
    /// not matter here. `None` where no parameters have the lowest cost, see [`Logistic::minimum`].
    ///
    /// The minimum is sought under (x − μ)/σ, where Newton's equations are well conditioned, and taken
    /// over from there.
    pub fn new(
        experiment: &Experiment,
        units: Units,
        normalization: Normalization,
        pair: Pair,
    ) -> Option<CostSurface> {
        let points = experiment.points().iter().filter(|point| point.split == Split::Train);
        let (places, labels): (Vec<_>, Vec<_>) =
            points.map(|point| ([point.x, point.y], point.label)).unzip();
        let factor = units.per_unit(&experiment.frame());
        let standard = Scaling::new(&places, factor, Normalization::Standard);
        let scaling = Scaling::new(&places, factor, normalization);
        let lowest = Logistic::new(&places, &labels, &standard).minimum()?;
        let minimum = scaling.from(&standard, &lowest);
        let regression = Logistic::new(&places, &labels, &scaling);
        Some(CostSurface { scaling, standard, regression, minimum, pair })
    }

    /// The cost over the pair.
    pub fn slice(&self) -> Slice<'_> {
        let ([u, v], held) = self.pair.places();
        let Logistic { rows, labels } = &self.regression;
        let rest = rows[held].iter().map(|x| self.minimum[held] * x).collect();
        Slice { u: &rows[u], v: &rows[v], rest, labels }
    }

    /// The pair's values among parameters.
    pub fn of(&self, theta: &Theta) -> [f64; 2] {
        let ([p, q], _) = self.pair.places();
        [theta[p], theta[q]]
    }

    /// All parameters, the third being held.
    pub fn whole(&self, place: [f64; 2]) -> Theta {
        let ([p, q], _) = self.pair.places();
        let mut theta = self.minimum;
        (theta[p], theta[q]) = (place[0], place[1]);
        theta
    }

    /// Where the pair stands that says the same under (x − μ)/σ, the third being held there too.
    pub fn to_standard(&self, place: [f64; 2]) -> [f64; 2] {
        self.of(&self.standard.from(&self.scaling, &self.whole(place)))
    }

    /// The inverse of [`CostSurface::to_standard`].
    pub fn from_standard(&self, place: [f64; 2]) -> [f64; 2] {
        let ([p, q], _) = self.pair.places();
        let mut theta = self.standard.from(&self.scaling, &self.minimum);
        (theta[p], theta[q]) = (place[0], place[1]);
        self.of(&self.scaling.from(&self.standard, &theta))
    }

    /// A window p0, p1, q0, q1 onto the surface: it holds the ellipse on which the cost, were it a
    /// parabola, would be `rise` above its minimum, and the places given.
    pub fn window(&self, rise: f64, places: &[[f64; 2]]) -> [f64; 4] {
        let lowest = self.of(&self.minimum);
        let [[a, b], [_, d]] = self.slice().hessian(lowest);
        let determinant = a * d - b * b;
        // The ellipse ½ xᵀHx = rise reaches √(2 rise (H⁻¹)ᵢᵢ) from its middle.
        let reach = [d, a].map(|other| math::sqrt(2.0 * rise * other / determinant));
        let [p, q] = [0, 1].map(|axis: usize| {
            let ends = [lowest[axis] - reach[axis], lowest[axis] + reach[axis]];
            let all = || ends.into_iter().chain(places.iter().map(|place| place[axis]));
            (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
        });
        [p.0, p.1, q.0, q.1]
    }

    /// The condition number of [X; 1][X; 1]ᵀ/m (3, 3), or of the pair's two rows alone (2, 2).
    pub fn condition_numbers(&self) -> (f64, f64) {
        let whole = condition_number(&self.regression.second_moments());
        (whole, condition_number(&self.slice().second_moments()))
    }
}
