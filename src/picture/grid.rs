//! A network evaluated over a frame, tile by tile.

use crate::data::{Frame, Inputs};
use crate::network::{Network, Row, TILE, Tile, Workspace, ZEROS};

/// Samples over a frame, row by row from the top.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// The piece of the plane.
    pub frame: Frame,
    /// Samples in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// How far the outer samples are from the frame's edges, in steps of the grid: 0 on them, ½ in
    /// the middle of pixels that fill the frame.
    pub inset: f64,
}

impl Grid {
    /// Takes each tile of samples forward and shows `see` its inputs, what it left behind in the
    /// network, and how many samples of it count.
    pub fn evaluate(
        &self,
        network: &Network,
        inputs: &Inputs,
        see: &mut dyn FnMut(&[Row], &Workspace, usize),
    ) {
        let Grid { frame, columns, rows, inset } = *self;
        let along =
            |k: usize, count: usize| (k as f64 + inset) / (count as f64 - 1.0 + 2.0 * inset);
        let x = |column| frame.x0 + (frame.x1 - frame.x0) * along(column, columns);
        let y = |row| frame.y1 - (frame.y1 - frame.y0) * along(row, rows);
        let (x, y): (Vec<f64>, Vec<f64>) =
            ((0..columns).map(x).collect(), (0..rows).map(y).collect());
        let mut work = Workspace::new(network.shape());
        let mut tile = vec![ZEROS; inputs.len()];
        let mut places = [[0.0; 2]; TILE];
        let (mut column, mut row) = (0, 0);
        for start in (0..columns * rows).step_by(TILE) {
            let count = TILE.min(columns * rows - start);
            for place in &mut places[..count] {
                *place = [x[column], y[row]];
                column += 1;
                if column == columns {
                    (column, row) = (0, row + 1);
                }
            }
            inputs.fill(&places[..count], &mut tile);
            let seen = Tile { x: &tile, y: &ZEROS, filled: count };
            network.forward(seen, None, &mut work);
            see(&tile, &work, count);
        }
    }
}
