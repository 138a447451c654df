//! Inverted dropout: in training every hidden unit is kept with probability keep_prob and then
//! divided by it, so that the next layer's Z keeps its expected value; never when predicting.

use super::tiles::{Row, TILE, ZEROS, copy_example};
use crate::random::{RandomState, Share};
use crate::settings::named;

named! {
    /// Where the masks come from.
    pub enum MaskKind {
        /// New masks each iteration, one generator continuing.
        Fresh = "fresh",
        /// One set of masks for all iterations, as the course's notebook has it: it reseeds inside its
        /// forward pass.
        Frozen = "frozen",
    }
}

/// The factors of all hidden units over some examples: 0 (dropped) or 1/keep_prob (kept).
#[derive(Clone, Debug, Default)]
pub struct Masks {
    units: usize,
    rows: Vec<Row>,
}

impl Masks {
    /// Draws masks (n_l, m), row-major, in layer order: kept where rand < keep_prob. `hidden` holds
    /// each hidden layer's units and keep_prob.
    pub fn draw(&mut self, hidden: &[(usize, f64)], m: usize, random: &mut RandomState) {
        self.units = hidden.iter().map(|(units, _)| units).sum();
        self.rows.resize(self.units * m.div_ceil(TILE), ZEROS);
        let mut unit = 0;
        for &(units, keep) in hidden {
            let (kept, share) = (1.0 / keep, Share::new(keep));
            for _ in 0..units {
                for from in (0..m).step_by(TILE) {
                    let mut drawn = [0; TILE];
                    let drawn = &mut drawn[..TILE.min(m - from)];
                    random.rand_wholes(drawn);
                    let row = &mut self.rows[from / TILE * self.units + unit];
                    for (factor, whole) in row.iter_mut().zip(drawn) {
                        *factor = if share.holds(*whole) { kept } else { 0.0 };
                    }
                }
                unit += 1;
            }
        }
    }

    /// Takes the columns of `other` that `examples` names, in that order.
    fn gather(&mut self, other: &Masks, examples: &[usize]) {
        self.units = other.units;
        self.rows.resize(self.units * examples.len().div_ceil(TILE), ZEROS);
        for (e, from) in examples.iter().enumerate() {
            copy_example(&mut self.rows, e, &other.rows, *from, self.units);
        }
    }

    /// The factors of tile `t`: one row a hidden unit, layer after layer.
    pub fn tile(&self, t: usize) -> &[Row] {
        &self.rows[t * self.units..(t + 1) * self.units]
    }
}

/// Drops units of a layer for the first `examples` of a tile: both what they say and the slope they
/// pass back.
pub fn apply(masks: &[Row], a: &mut [Row], slope: &mut [Row], examples: usize) {
    for ((mask, a), slope) in masks.iter().zip(a).zip(slope) {
        for e in 0..examples.min(TILE) {
            a[e] *= mask[e];
            slope[e] *= mask[e];
        }
    }
}

/// Dropout over a whole training run: the keep_probs, the generator and the masks in force.
#[derive(Clone, Debug)]
pub struct Dropout {
    hidden: Vec<(usize, f64)>,
    kind: MaskKind,
    seed: u32,
    random: RandomState,
    /// The masks of the next iteration.
    masks: Masks,
    /// The one set over all training examples, where it is frozen, and how many those are.
    frozen: Masks,
    frozen_for: Option<usize>,
}

impl Dropout {
    /// `hidden` holds each hidden layer's units and keep_prob.
    pub fn new(hidden: Vec<(usize, f64)>, kind: MaskKind, seed: u32) -> Dropout {
        let random = RandomState::new(seed);
        let (masks, frozen) = (Masks::default(), Masks::default());
        Dropout { hidden, kind, seed, random, masks, frozen, frozen_for: None }
    }

    /// Whether any unit can be dropped at all; if not, nothing is drawn.
    pub fn is_on(&self) -> bool {
        self.hidden.iter().any(|(_, keep)| *keep < 1.0)
    }

    /// Takes other keep_probs from the next iteration on. Frozen masks are drawn again from the
    /// same seed, so that a unit kept at a smaller keep_prob stays kept at a larger one.
    pub fn set_keep_probs(&mut self, keep: &[f64]) {
        for ((_, old), new) in self.hidden.iter_mut().zip(keep) {
            *old = *new;
        }
        self.frozen_for = None;
    }

    /// The masks of the next iteration, or `None` where nothing is dropped. It sees all `m` training
    /// examples, or those that `batch` names. Each call is one iteration: fresh masks, one column an
    /// example seen, continue the generator; of frozen ones a batch takes its columns.
    pub fn next(&mut self, m: usize, batch: Option<&[usize]>) -> Option<&Masks> {
        if !self.is_on() {
            return None;
        }
        if self.kind == MaskKind::Fresh {
            let seen = batch.map_or(m, <[usize]>::len);
            self.masks.draw(&self.hidden, seen, &mut self.random);
            return Some(&self.masks);
        }
        if self.frozen_for != Some(m) {
            self.frozen.draw(&self.hidden, m, &mut RandomState::new(self.seed));
            self.frozen_for = Some(m);
        }
        let Some(batch) = batch else { return Some(&self.frozen) };
        self.masks.gather(&self.frozen, batch);
        Some(&self.masks)
    }
}
