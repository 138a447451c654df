//! Gradient checking: is the backward pass the derivative of the cost?
//!
//! Backpropagation gives ∂J/∂θ for all parameters at once, from formulas in which it is easy to be
//! wrong; the cost alone gives the same by moving one parameter at a time,
//!
//! ```text
//! ∂J/∂θ_k ≈ (J(θ + ε e_k) − J(θ − ε e_k)) / 2ε
//! ```
//!
//! (the notes print θ⁺ = θ + ε, which reads as if all moved together), at two forward passes a
//! parameter. They agree if ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖) is small. The course
//! says below 1e-7, with ε = 1e-7; its own correct code has 1.19e-7, because the printed −ln(1 − a)
//! loses digits where a is near 1: later editions say 2e-7. With ε = 1e-4 rounding is a thousand times
//! smaller and the terms left out, of order ε², are still small.
//!
//! | file | subject |
//! |---|---|
//! | [`objective`] | the cost that is differentiated, of an experiment or of any network and examples |
//! | [`backprop`] | the backward pass as the course writes it, with mistakes to plant |
//! | [`mod@check`] | the comparison, parameter by parameter |
//! | [`case`] | the notebook's network 4-5-3-1 |
//! | [`mod@slice`] | one component under a magnifier: kinks and corners |

pub mod backprop;
pub mod case;
pub mod check;
pub mod objective;
pub mod slice;

pub use backprop::{Bug, Planted};
pub use case::notebook;
pub use check::{Block, CheckMasks, Checker, GradientCheck, Note, Options, Sides};
pub use objective::Objective;
pub use slice::Crossing;

use crate::error::Result;
use crate::experiment::Experiment;
use crate::network::Network;

/// Checks every parameter of an experiment at the parameters of `network`: its own objective over all
/// training points, see [`Objective::of`].
///
/// ```
/// use touchline::study::gradient_check::{Bug, Options, Planted, gradient_check};
/// use touchline::{Experiment, settings::link};
///
/// let experiment = Experiment::new(link::decode("layers=4&act=tanh").settings)?;
/// let right = gradient_check(&experiment, experiment.network(), Options::NOTEBOOK)?;
/// assert!(right.difference < 1e-7);
///
/// let planted = Planted { bug: Bug::Double, layer: None };
/// let options = Options { planted, ..Options::NOTEBOOK };
/// let wrong = gradient_check(&experiment, experiment.network(), options)?;
/// assert!(wrong.difference > 1e-2);
/// # Ok::<(), touchline::Error>(())
/// ```
///
/// # Errors
/// [`crate::Error::NoPoints`] without a training point.
pub fn gradient_check(
    experiment: &Experiment,
    network: &Network,
    options: Options,
) -> Result<GradientCheck> {
    Ok(check(Objective::of(experiment, network)?, options))
}

/// Checks every parameter of any objective.
pub fn check(objective: Objective, options: Options) -> GradientCheck {
    let mut checker = Checker::new(objective, options, None);
    checker.advance(usize::MAX);
    checker.result()
}

/// The difference against ε: a U, for a large ε leaves out terms of the derivative and a small one
/// leaves little of J(θ+ε) − J(θ−ε) but rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// ε.
    pub epsilon: f64,
    /// [`GradientCheck::difference`] from two sides.
    pub two: f64,
    /// The same from one side.
    pub one: f64,
}

/// Checks with each ε, from two sides and from one, what else is in the options staying. `most` as in
/// [`Checker::new`].
pub fn sweep(
    objective: &Objective,
    options: Options,
    epsilons: &[f64],
    most: Option<usize>,
) -> Vec<Tried> {
    let difference = |epsilon: f64, sides: Sides| {
        let options = Options { epsilon, sides, ..options };
        let mut checker = Checker::new(objective.clone(), options, most);
        checker.advance(usize::MAX);
        checker.result().difference
    };
    let tried = |&epsilon: &f64| Tried {
        epsilon,
        two: difference(epsilon, Sides::Two),
        one: difference(epsilon, Sides::One),
    };
    epsilons.iter().map(tried).collect()
}
