//! A network evaluated over a frame, tile by tile.

use crate::data::{Frame, Inputs};
use crate::network::{Network, Row, TILE, Workspace, ZEROS};

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
        let across: Vec<f64> = (0..columns).map(x).collect();
        let mut places = (0..rows).flat_map(|row| across.iter().map(move |x| [*x, y(row)]));
        let mut work = Workspace::new(network.shape());
        let mut tile = vec![ZEROS; inputs.len()];
        for start in (0..columns * rows).step_by(TILE) {
            let count = TILE.min(columns * rows - start);
            let mut seen = [[0.0; 2]; TILE];
            seen.iter_mut().zip(&mut places).for_each(|(seen, place)| *seen = place);
            inputs.fill(&seen[..count], &mut tile);
            network.forward(&tile, None, &mut work);
            see(&tile, &work, count);
        }
    }
}
