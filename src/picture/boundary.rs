//! The probability of class 1 over a grid, and the shade painted from it.

use super::Palette;
use crate::data::Frame;
use crate::math;
use crate::network::{Network, TILE, Workspace};

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
    logits: Vec<f64>,
}

impl Boundary {
    /// Evaluates `network`, which must have two inputs, on `columns` × `rows` samples (each at
    /// least 2).
    pub fn new(network: &Network, frame: Frame, columns: usize, rows: usize) -> Boundary {
        let (columns, rows) = (columns.max(2), rows.max(2));
        let mut logits = Vec::with_capacity(columns * rows);
        let mut work = Workspace::new(network.shape());
        let mut tile = [[0.0; TILE]; 2];
        for row in 0..rows {
            let y = frame.y1 - (frame.y1 - frame.y0) * row as f64 / (rows - 1) as f64;
            tile[1] = [y; TILE];
            for start in (0..columns).step_by(TILE) {
                let count = TILE.min(columns - start);
                for e in 0..count {
                    let along = (start + e) as f64 / (columns - 1) as f64;
                    tile[0][e] = frame.x0 + (frame.x1 - frame.x0) * along;
                }
                network.forward(&tile, None, &mut work);
                logits.extend_from_slice(&work.logits()[..count]);
            }
        }
        Boundary { columns, rows, frame, logits }
    }

    /// The logit of the sample in a column and a row.
    pub fn logit(&self, column: usize, row: usize) -> f64 {
        self.logits[row * self.columns + column]
    }

    /// The probability of class 1 of every sample, row by row from the top.
    pub fn probabilities(&self) -> impl Iterator<Item = f64> + '_ {
        self.logits.iter().map(|&logit| math::sigmoid(logit))
    }

    /// The shade as RGBA, one pixel a sample, the top row first.
    pub fn shade(&self, palette: &Palette) -> Vec<u8> {
        let table = palette.table();
        // `as` saturates, and takes NaN to 0: red's end, which a diverged model never gets to show.
        self.probabilities().flat_map(|p| table[(p * 255.0 + 0.5) as usize & 255]).collect()
    }
}
