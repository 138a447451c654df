//! Backpropagation held against differences of the cost, parameter by parameter.

use std::ops::Range;

use super::Objective;
use super::backprop::Planted;
use super::objective::Drawn;
use crate::math;
use crate::random::RandomState;
use crate::settings::named;
use crate::training::BiasPenalty;

named! {
    /// From how many sides a derivative is measured.
    pub enum Sides {
        /// (J(θ+ε) − J(θ−ε)) / 2ε: the terms left out are of order ε².
        Two = "two",
        /// (J(θ+ε) − J(θ)) / ε: the terms left out are of order ε.
        One = "one",
    }
}

named! {
    /// Dropout during the check.
    pub enum CheckMasks {
        /// None: nothing is dropped.
        None = "none",
        /// One set of masks for backpropagation and every cost: J is then one function.
        Frozen = "frozen",
        /// Each pass draws its own: J is another function each time, and the check fails.
        Fresh = "fresh",
    }
}

named! {
    /// What a component's relative error does not say by itself.
    pub enum Note {
        /// Nothing: read the relative error.
        Plain = "plain",
        /// Both derivatives are exactly 0; the relative error 0/0 counts as 0.
        Zeros = "zeros",
        /// A ReLU or leaky unit is on different sides of its kink in the two costs: the difference
        /// measures neither slope.
        Kink = "kink",
        /// |θ| ≤ ε under an L1 penalty, whose |θ| has a corner at 0.
        Corner = "corner",
        /// The two differ by no more than the costs' own rounding makes of them, and the derivative
        /// is so small that the relative error shows nothing else.
        Rounding = "rounding",
        /// Not measured (yet).
        Open = "open",
    }
}

/// How a gradient is checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// By how much a parameter moves.
    pub epsilon: f64,
    /// To both sides or to one.
    pub sides: Sides,
    /// The mistake in the backward pass.
    pub planted: Planted,
    /// Dropout during the check.
    pub masks: CheckMasks,
}

impl Options {
    /// The notebook's: ε = 1e-7, both sides, no mistake, no dropout.
    pub const NOTEBOOK: Options = Options {
        epsilon: 1e-7,
        sides: Sides::Two,
        planted: Planted::NOTHING,
        masks: CheckMasks::None,
    };
}

/// A gradient, twice. All lists are in the order of the parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCheck {
    /// θ.
    pub theta: Vec<f64>,
    /// ∂J/∂θ by backpropagation, mistake included.
    pub backprop: Vec<f64>,
    /// ∂J/∂θ measured; NaN where [`Note::Open`], and where the cost is not a number.
    pub numerical: Vec<f64>,
    /// |backprop − numerical| / (|backprop| + |numerical|): 0 where both are 0.
    pub relative: Vec<f64>,
    /// What to think of it.
    pub notes: Vec<Note>,
    /// ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖) over what was measured; 0 where both
    /// are 0.
    pub difference: f64,
    /// The same without the components at a kink or a corner.
    pub smooth: f64,
    /// W1, b1, W2, b2, ….
    pub blocks: Vec<Block>,
    /// J(θ), with frozen masks where there are some.
    pub cost: f64,
    /// Forward passes made for it.
    pub passes: usize,
}

/// One layer's weights or biases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// 1 … L.
    pub layer: usize,
    /// Whether these are `b[l]`; else `W[l]`, row-major (n_l, n_{l−1}).
    pub biases: bool,
    /// Where it begins among the parameters.
    pub start: usize,
    /// n_l.
    pub rows: usize,
    /// n_{l−1}; 1 of biases.
    pub columns: usize,
    /// As the whole check's.
    pub difference: f64,
    /// ‖backprop‖.
    pub backprop: f64,
    /// ‖numerical‖.
    pub numerical: f64,
}

/// A check under way: it measures as many parameters at a time as there is time for.
#[derive(Clone, Debug)]
pub struct Checker {
    objective: Objective,
    options: Options,
    /// Which parameters are measured, in this order.
    order: Vec<usize>,
    done: usize,
    passes: usize,
    random: RandomState,
    frozen: Option<Drawn>,
    /// J and the sides of the kinks at θ itself.
    here: (f64, Vec<bool>),
    backprop: Vec<f64>,
    numerical: Vec<f64>,
    notes: Vec<Note>,
}

/// What the rounding of one cost can amount to, in units of 2⁻⁵² |J|: a few hundred terms each
/// rounded up or down.
const ROUNDINGS: f64 = 8.0;
/// Relative errors that rounding has to explain: smaller ones need no excuse.
const SHOWN: f64 = 1e-6;

impl Checker {
    /// Before the first parameter. `most` limits how many of each block are measured, evenly spread.
    pub fn new(objective: Objective, options: Options, most: Option<usize>) -> Checker {
        let mut random = RandomState::new(objective.mask_seed);
        let dropout = options.masks != CheckMasks::None && objective.has_dropout();
        let first = dropout.then(|| objective.draw(&mut random));
        let backprop = objective.backprop(first.as_ref(), options.planted);
        let here = objective.cost(objective.network.parameters(), first.as_ref());
        let count = backprop.len();
        Checker {
            order: order(&objective, most),
            frozen: first,
            done: 0,
            passes: usize::from(options.sides == Sides::One),
            random,
            here,
            numerical: vec![f64::NAN; count],
            notes: vec![Note::Open; count],
            backprop,
            objective,
            options,
        }
    }

    /// Measures up to `count` further parameters and says how many are left.
    pub fn advance(&mut self, count: usize) -> usize {
        let end = self.order.len().min(self.done + count);
        for at in self.done..end {
            self.measure(self.order[at]);
        }
        self.done = end;
        self.order.len() - end
    }

    /// Parameter k: two costs from two sides, one from one.
    fn measure(&mut self, k: usize) {
        let epsilon = self.options.epsilon;
        let theta = self.objective.network.parameters()[k];
        let (plus, minus, run) = match self.options.sides {
            Sides::Two => (self.cost(k, epsilon), self.cost(k, -epsilon), 2.0 * epsilon),
            Sides::One => (self.cost(k, epsilon), self.here.clone(), epsilon),
        };
        let numerical = (plus.0 - minus.0) / run;
        self.numerical[k] = numerical;
        let backprop = self.backprop[k];
        let rounding = ROUNDINGS * f64::EPSILON * plus.0.abs().max(minus.0.abs()) / run;
        let apart = (backprop - numerical).abs();
        self.notes[k] = if backprop == 0.0 && numerical == 0.0 {
            Note::Zeros
        } else if self.objective.penalty.l1 > 0.0 && self.is_penalized(k) && theta.abs() <= epsilon
        {
            Note::Corner
        } else if !self.is_fresh() && plus.1 != minus.1 {
            Note::Kink
        } else if apart <= rounding && relative(backprop, numerical) > SHOWN {
            Note::Rounding
        } else {
            Note::Plain
        };
    }

    fn is_fresh(&self) -> bool {
        self.frozen.is_some() && self.options.masks == CheckMasks::Fresh
    }

    fn is_penalized(&self, k: usize) -> bool {
        self.objective.penalty.biases == BiasPenalty::Penalized
            || self.objective.network.shape().layers().iter().any(|l| l.weights().contains(&k))
    }

    /// J with parameter k moved.
    fn cost(&mut self, k: usize, by: f64) -> (f64, Vec<bool>) {
        self.passes += 1;
        let mut theta = self.objective.network.parameters().to_vec();
        theta[k] += by;
        if self.is_fresh() {
            let masks = self.objective.draw(&mut self.random);
            return self.objective.cost(&theta, Some(&masks));
        }
        self.objective.cost(&theta, self.frozen.as_ref())
    }

    /// The check as far as it has come.
    pub fn result(&self) -> GradientCheck {
        let pairs = || self.backprop.iter().zip(&self.numerical);
        let all = |_: usize| true;
        let smooth = |k: usize| !matches!(self.notes[k], Note::Kink | Note::Corner);
        let norms = |range: Range<usize>, test: &dyn Fn(usize) -> bool| {
            let measured = range.filter(|k| self.notes[*k] != Note::Open && test(*k));
            norms(&self.backprop, &self.numerical, measured)
        };
        let mut blocks = Vec::new();
        for (layer, of) in (1..).zip(self.objective.network.shape().layers()) {
            for (biases, range, columns) in
                [(false, of.weights(), of.inputs), (true, of.biases(), 1)]
            {
                let [apart, backprop, numerical] = norms(range.clone(), &all);
                let difference = share(apart, backprop + numerical);
                let (start, rows) = (range.start, of.units);
                blocks.push(Block {
                    layer,
                    biases,
                    start,
                    rows,
                    columns,
                    difference,
                    backprop,
                    numerical,
                });
            }
        }
        let difference = |test: &dyn Fn(usize) -> bool| {
            let [apart, backprop, numerical] = norms(0..self.backprop.len(), test);
            share(apart, backprop + numerical)
        };
        GradientCheck {
            theta: self.objective.network.parameters().to_vec(),
            relative: pairs().map(|(b, n)| relative(*b, *n)).collect(),
            backprop: self.backprop.clone(),
            numerical: self.numerical.clone(),
            notes: self.notes.clone(),
            difference: difference(&all),
            smooth: difference(&smooth),
            blocks,
            cost: self.here.0,
            passes: self.passes,
        }
    }
}

/// All parameters, or at most `most` of each block, evenly spread.
fn order(objective: &Objective, most: Option<usize>) -> Vec<usize> {
    let layers = objective.network.shape().layers();
    let blocks = layers.iter().flat_map(|layer| [layer.weights(), layer.biases()]);
    let spread = blocks.flat_map(|block| {
        let count = most.map_or(block.len(), |most| most.min(block.len()));
        // In the middle of each of `count` equal pieces, so that the picks wander over the columns.
        (0..count).map(move |n| block.start + (2 * n + 1) * block.len() / (2 * count))
    });
    spread.collect()
}

/// ‖backprop − numerical‖, ‖backprop‖ and ‖numerical‖ over these parameters.
fn norms(backprop: &[f64], numerical: &[f64], these: impl Iterator<Item = usize>) -> [f64; 3] {
    let mut squares = [0.0; 3];
    for k in these {
        let (b, n) = (backprop[k], numerical[k]);
        squares[0] += (b - n) * (b - n);
        squares[1] += b * b;
        squares[2] += n * n;
    }
    squares.map(math::sqrt)
}

/// 0/0 is 0: two gradients that vanish do not differ.
fn share(apart: f64, sum: f64) -> f64 {
    if apart == 0.0 && sum == 0.0 { 0.0 } else { apart / sum }
}

fn relative(backprop: f64, numerical: f64) -> f64 {
    share((backprop - numerical).abs(), backprop.abs() + numerical.abs())
}
