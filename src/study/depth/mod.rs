//! Signals through very deep networks: how a standard input goes forward through up to 150 layers, and
//! what of a gradient of size 1 at the output comes back to each.
//!
//! ```text
//! A[0]    = X                       (n_0, m), m = 32 standard normal examples, divided by their rms
//! Z[l]    = W[l] A[l−1],  A[l] = g(Z[l])                          l = 1 … L, biases 0
//! dA[L]   = G                       (n_L, m), standard normal, divided by its rms
//! dZ[l]   = dA[l] ∘ g′(Z[l]),  dA[l−1] = W[l]ᵀ dZ[l]
//! dW[l]   = (1/m) dZ[l] A[l−1]ᵀ
//! ```
//!
//! With W = c · I and linear layers ‖`A[l]`‖ = c^l ‖X‖ exactly: 1.5^50 = 6.4e8, 0.5^50 = 8.9e-16.
//!
//! All numbers are RandomState(`seed`)'s normals in one stream: X (n_0, m) row-major, as many for G, of
//! which it has the first n_L rows, then `W[1]` row-major, `W[2]`, …. The stream is kept, so that another
//! depth, width or c draws nothing again.
//!
//! G is drawn so that it knows nothing of the weights: of a fixed one, such as ones, ReLU's gates let
//! through what they like, and He's rule does not keep its size.

mod sizes;
mod stack;

pub use sizes::Sizes;
pub use stack::{FACTORS, LAYERS, Profile, Rule, Stack, UNITS};

use super::distribution;
use crate::error::Result;
use crate::network::kernel::{affine, transposed};
use crate::network::{Activation, Row, ZEROS};
use crate::random::RandomState;
use sizes::GradientSizes;

/// How many examples the signals are of: the first ones of a tile.
pub const EXAMPLES: usize = 32;

/// One layer, l = 0 … L; 0 is the input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerSignal {
    /// n_l.
    pub units: usize,
    /// `A[l]`.
    pub a: Sizes,
    /// `dZ[l]`; of the input `dA[0]`.
    pub dz: Sizes,
    /// The root mean square of `dW[l]`; NaN of the input.
    pub dw: f64,
    /// The diagonal of `W[l]` or the standard deviation of its weights; NaN of the input.
    pub w: f64,
    /// The share of `Z[l]` at which the slope is below a hundredth of the steepest, of tanh and
    /// sigmoid; NaN of others.
    pub saturated: f64,
    /// Units that say exactly 0 of every example.
    pub dead: usize,
    /// What theory expects of the root mean squares of `A[l]` and `dZ[l]`; NaN where it is silent.
    pub expected: [f64; 2],
}

/// The signals of one network after another. Memory and random numbers are kept between them.
#[derive(Debug, Default)]
pub struct Depth {
    normals: Normals,
    /// Where each layer's rows begin in `a` and `dz`, and where they end.
    starts: Vec<usize>,
    a: Vec<Row>,
    dz: Vec<Row>,
    da: Vec<Row>,
    /// The weights of the layer at hand.
    w: Vec<f64>,
    /// The last network's.
    activation: Option<Activation>,
}

impl Depth {
    /// Nothing is drawn before the first network.
    pub fn new() -> Depth {
        Depth::default()
    }

    /// Takes the examples through a network and back; a value a layer, the input first.
    ///
    /// # Errors
    /// Those of [`Stack::check`].
    pub fn signals(&mut self, stack: &Stack) -> Result<Vec<LayerSignal>> {
        stack.check()?;
        let units: Vec<usize> = (0..=stack.layers).map(|l| stack.units(l)).collect();
        self.activation = Some(stack.activation);
        self.starts.clear();
        self.starts.push(0);
        self.starts.extend(units.iter().scan(0, |end, units| {
            *end += units;
            Some(*end)
        }));
        let rows = units.iter().sum();
        self.a.resize(rows, ZEROS);
        self.dz.resize(rows, ZEROS);
        self.da.resize(stack.width.max(self.da.len()), ZEROS);
        let saturated = self.forward(stack, &units);
        self.backward(stack, &units);
        Ok(self.look(stack, &units, &saturated))
    }

    /// Leaves g′(Z) where dZ will be. The share of saturated values, by layer.
    fn forward(&mut self, stack: &Stack, units: &[usize]) -> Vec<f64> {
        let steepest = match stack.activation {
            Activation::Tanh => Some(1.0),
            Activation::Sigmoid => Some(0.25),
            _ => None,
        };
        let drawn = if stack.rule == Rule::Identity { 0 } else { weights_to(units, stack.layers) };
        let ends = units[0] * EXAMPLES;
        let normals = self.normals.first(stack.seed, 2 * ends + drawn);
        standard(&normals[..ends], &mut self.a[..units[0]]);
        standard(&normals[ends..], &mut self.da[..units[stack.layers]]);
        let mut normals = &normals[2 * ends..];
        let mut saturated = vec![f64::NAN];
        for l in 1..=stack.layers {
            let [from, to, end] = [l - 1, l, l + 1].map(|l| self.starts[l]);
            let (before, z) = self.a[from..end].split_at_mut(to - from);
            let slope = &mut self.dz[to..end];
            if stack.rule == Rule::Identity {
                for (z, a) in z.iter_mut().zip(before) {
                    *z = a.map(|a| stack.c * a);
                }
            } else {
                let (own, rest) = normals.split_at(units[l] * units[l - 1]);
                normals = rest;
                scale(own, stack.factor(l), &mut self.w);
                affine(&self.w, &[0.0; UNITS][..units[l]], before, z, EXAMPLES);
            }
            stack.activation.apply(z, slope, EXAMPLES);
            saturated.push(steepest.map_or(f64::NAN, |steepest| {
                let even = flat(slope).filter(|slope| **slope < 0.01 * steepest).count();
                even as f64 / (EXAMPLES * slope.len()) as f64
            }));
        }
        saturated
    }

    fn backward(&mut self, stack: &Stack, units: &[usize]) {
        let normals = &self.normals.drawn;
        let last = self.starts[stack.layers];
        multiply(&mut self.dz[last..], &self.da);
        for l in (1..=stack.layers).rev() {
            let [from, to, end] = [l - 1, l, l + 1].map(|l| self.starts[l]);
            let (slope, dz) = self.dz[from..end].split_at_mut(to - from);
            let da = &mut self.da[..units[l - 1]];
            if stack.rule == Rule::Identity {
                for (da, dz) in da.iter_mut().zip(dz) {
                    *da = dz.map(|dz| stack.c * dz);
                }
            } else {
                let at = 2 * units[0] * EXAMPLES + weights_to(units, l - 1);
                scale(&normals[at..at + units[l] * units[l - 1]], stack.factor(l), &mut self.w);
                transposed(&self.w, dz, &[], &[], da, EXAMPLES);
            }
            if l > 1 {
                multiply(slope, da);
            } else {
                slope.copy_from_slice(da);
            }
        }
    }

    fn look(&self, stack: &Stack, units: &[usize], saturated: &[f64]) -> Vec<LayerSignal> {
        let sizes: Vec<[Sizes; 2]> = (0..units.len())
            .map(|l| [Sizes::new(self.activations(l)), Sizes::new(self.gradients(l))])
            .collect();
        let expected = expected(stack);
        let mut gradients = GradientSizes::default();
        let look = |(l, [a, dz]): (usize, [Sizes; 2])| {
            let (dw, w) = match l {
                0 => (f64::NAN, f64::NAN),
                _ => {
                    let before = (self.activations(l - 1), sizes[l - 1][0].largest);
                    let size = gradients.rms((self.gradients(l), dz.largest), before);
                    (size, stack.factor(l))
                }
            };
            LayerSignal {
                units: units[l],
                a,
                dz,
                dw,
                w,
                saturated: saturated[l],
                dead: self.activations(l).iter().filter(|row| **row == ZEROS).count(),
                expected: expected[l],
            }
        };
        sizes.iter().copied().enumerate().map(look).collect()
    }

    /// `A[l]` of the last network: n_l rows.
    pub fn activations(&self, l: usize) -> &[Row] {
        &self.a[self.starts[l]..self.starts[l + 1]]
    }

    /// `dZ[l]` of the last network, of the input `dA[0]`: n_l rows.
    pub fn gradients(&self, l: usize) -> &[Row] {
        &self.dz[self.starts[l]..self.starts[l + 1]]
    }

    /// Histograms of `A[l]` and `dZ[l]` in [`distribution::BINS`] bins each, to be set side by side:
    /// bounded activations over all they can be, the rest over −[`SPAN`] … [`SPAN`] times its root mean
    /// square, of ReLU over its positive half. Where that is 0 or infinite all bins are empty.
    pub fn shapes(&self, l: usize, signal: &LayerSignal) -> [Vec<u32>; 2] {
        let shape = |rows: &[Row], range: [f64; 2], rms: f64| {
            let there = rms > 0.0 && range[1].is_finite();
            let [low, high] = if there { range } else { [f64::NAN; 2] };
            distribution::counts(flat(rows), low, high)
        };
        let around = |rms: f64| [-SPAN * rms, SPAN * rms];
        let range = match self.activation {
            Some(Activation::Sigmoid) if l > 0 => [0.0, 1.0],
            Some(Activation::Tanh | Activation::Sine) if l > 0 => [-1.0, 1.0],
            Some(Activation::Relu) if l > 0 => [0.0, SPAN * signal.a.rms],
            _ => around(signal.a.rms),
        };
        [
            shape(self.activations(l), range, signal.a.rms),
            shape(self.gradients(l), around(signal.dz.rms), signal.dz.rms),
        ]
    }
}

/// How far [`Depth::shapes`] reach, in root mean squares.
pub const SPAN: f64 = 3.0;

/// What theory expects of the root mean squares of `A[l]` and `dZ[l]`, l = 0 … L, both being 1 where they
/// begin ([`Stack::gains`], [`Stack::through`]).
fn expected(stack: &Stack) -> Vec<[f64; 2]> {
    let through = stack.through().unwrap_or(f64::NAN);
    let mut all = vec![[1.0; 2]; stack.layers + 1];
    for l in 1..=stack.layers {
        all[l][0] = all[l - 1][0] * stack.gains(l)[0] * through;
    }
    // Of the gradient of A; that of Z is the one after the slope, which the input has not.
    for l in (1..=stack.layers).rev() {
        all[l][1] *= through;
        all[l - 1][1] = all[l][1] * stack.gains(l)[1];
    }
    all
}

/// Every number of some rows, row after row.
fn flat(rows: &[Row]) -> impl Iterator<Item = &f64> + Clone {
    rows.iter().flat_map(|row| &row[..EXAMPLES])
}

/// [`flat`], to be changed.
fn flat_mut(rows: &mut [Row]) -> impl Iterator<Item = &mut f64> {
    rows.iter_mut().flat_map(|row| &mut row[..EXAMPLES])
}

/// How many weights `W[1]` … `W[l]` have.
fn weights_to(units: &[usize], l: usize) -> usize {
    units[..=l].windows(2).map(|pair| pair[0] * pair[1]).sum()
}

/// As many normals as the rows hold, divided by their root mean square.
fn standard(normals: &[f64], rows: &mut [Row]) {
    for (x, normal) in flat_mut(rows).zip(normals) {
        *x = *normal;
    }
    let size = Sizes::new(rows).rms;
    flat_mut(rows).for_each(|x| *x /= size);
}

/// slope ∘ dA, in the slope's place.
fn multiply(slope: &mut [Row], da: &[Row]) {
    for (slope, da) in flat_mut(slope).zip(flat(da)) {
        *slope *= da;
    }
}

fn scale(normals: &[f64], factor: f64, w: &mut Vec<f64>) {
    w.clear();
    w.extend(normals.iter().map(|r| r * factor));
}

/// The normals of one seed, as far as they were needed.
#[derive(Debug, Default)]
struct Normals {
    random: Option<(u32, RandomState)>,
    drawn: Vec<f64>,
}

impl Normals {
    fn first(&mut self, seed: u32, count: usize) -> &[f64] {
        if self.random.as_ref().is_none_or(|(known, _)| *known != seed) {
            self.drawn.clear();
            self.random = None;
        }
        let (_, random) = self.random.get_or_insert_with(|| (seed, RandomState::new(seed)));
        let missing = count.saturating_sub(self.drawn.len());
        self.drawn.extend((0..missing).map(|_| random.randn()));
        &self.drawn[..count]
    }
}
