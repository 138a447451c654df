//! What the network says over a grid, and the shade painted from it.

use super::Palette;
use super::grid::Grid;
use crate::data::{Frame, Inputs};
use crate::network::{Loss, Network, Row, TILE, ZEROS};

/// The logits of a network on a grid that spans a frame from edge to edge: sample (0, 0) lies in
/// the top left corner, the last one in the bottom right.
#[derive(Clone, Debug)]
pub struct Boundary {
    /// Samples in a row.
    pub columns: usize,
    /// Rows, the top one first.
    pub rows: usize,
    /// The piece of the plane.
    pub frame: Frame,
    /// What its logits mean.
    pub loss: Loss,
    logits: Vec<f64>,
}

impl Boundary {
    /// Evaluates `network`, which takes `inputs`, on `columns` × `rows` samples (each at least 2).
    pub fn new(
        network: &Network,
        inputs: &Inputs,
        frame: Frame,
        columns: usize,
        rows: usize,
    ) -> Boundary {
        let (columns, rows) = (columns.max(2), rows.max(2));
        let mut logits = Vec::with_capacity(columns * rows);
        let grid = Grid { frame, columns, rows, inset: 0.0 };
        grid.evaluate(network, inputs, &mut |_, work, count| {
            logits.extend_from_slice(&work.logits()[..count]);
        });
        Boundary { columns, rows, frame, loss: network.loss(), logits }
    }

    /// A boundary between two of the same grid and network: `(1 − share) z + share z′` at every sample.
    /// Where both lean the same way so does it, and its line of 0.5 lies between theirs. `first` and
    /// `second` are logits row by row from the top; `None` where they are not `columns` × some rows,
    /// each at least 2.
    pub fn between(
        first: &[f64],
        second: &[f64],
        share: f64,
        columns: usize,
        frame: Frame,
        loss: Loss,
    ) -> Option<Boundary> {
        let rows = first.len().checked_div(columns)?;
        if columns < 2 || rows < 2 || rows * columns != first.len() || second.len() != first.len() {
            return None;
        }
        let logits = first.iter().zip(second).map(|(z, other)| z + share * (other - z)).collect();
        Some(Boundary { columns, rows, frame, loss, logits })
    }

    /// The logit of the sample in a column and a row.
    pub fn logit(&self, column: usize, row: usize) -> f64 {
        self.logits[row * self.columns + column]
    }

    /// Where the network stands between red and blue at every sample, row by row from the top, as
    /// −1 … 1: twice the probability of class 1 less 1, or the predicted value.
    pub fn leanings(&self) -> impl Iterator<Item = f64> + '_ {
        let tiles = self.logits.chunks(TILE);
        tiles.flat_map(|logits| self.tile_of_leanings(logits).0.into_iter().take(logits.len()))
    }

    fn tile_of_leanings(&self, logits: &[f64]) -> Row {
        let mut row = ZEROS;
        row[..logits.len()].copy_from_slice(logits);
        self.loss.leanings(&row)
    }

    /// The shade as RGBA, one pixel a sample, the top row first.
    pub fn shade(&self, palette: &Palette) -> Vec<u8> {
        let table = palette.table();
        let mut rgba = Vec::with_capacity(4 * self.logits.len());
        for logits in self.logits.chunks(TILE) {
            for leaning in &self.tile_of_leanings(logits)[..logits.len()] {
                rgba.extend_from_slice(&Palette::pick(&table, *leaning));
            }
        }
        rgba
    }
}
