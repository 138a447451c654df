//! What each unit sees: its activation over the frame, one thumbnail a unit.

use super::Palette;
use super::grid::Grid;
use crate::data::{Frame, Inputs};
use crate::network::Network;

/// All thumbnails in one picture: column l holds layer l = 0 (inputs) … L (output), row i its unit
/// i; each is `size` × `size` pixels. Returns width, height and RGBA bytes; what no unit covers is
/// transparent. Only the first `most` units of a layer are drawn.
///
/// A hidden unit is shaded relative to its largest activation, inputs relative to their range, the
/// output as on the pitch.
pub fn atlas(
    network: &Network,
    inputs: &Inputs,
    frame: Frame,
    size: usize,
    most: usize,
    palette: &Palette,
) -> (usize, usize, Vec<u8>) {
    let units: Vec<usize> = network.shape().units().iter().map(|&n| n.min(most)).collect();
    let last = units.len() - 1;
    let pixels = size * size;
    // Thumbnail after thumbnail, layer after layer.
    let mut values = vec![0.0; units.iter().sum::<usize>() * pixels];
    let mut start = 0;
    let grid = Grid { frame, columns: size, rows: size, inset: 0.5 };
    grid.evaluate(network, inputs, &mut |tile, work, count| {
        let output = [network.loss().leanings(work.logits())];
        let mut at = start;
        for (l, &n) in units.iter().enumerate() {
            let rows = match l {
                0 => tile,
                l if l == last => &output[..],
                l => work.activations(l),
            };
            for row in &rows[..n] {
                values[at..at + count].copy_from_slice(&row[..count]);
                at += pixels;
            }
        }
        start += count;
    });

    let (width, height) = (units.len() * size, units.iter().max().map_or(0, |n| n * size));
    let mut rgba = vec![0; 4 * width * height];
    let table = palette.table();
    let mut thumbnails = values.chunks_exact(pixels.max(1));
    for (l, &n) in units.iter().enumerate() {
        for (i, values) in (0..n).zip(&mut thumbnails) {
            let (offset, scale) = if l == last { (0.0, 1.0) } else { range(values, l == 0) };
            for (k, value) in values.iter().enumerate() {
                let shade = Palette::pick(&table, (value - offset) * scale);
                let pixel = (i * size + k / size) * width + l * size + k % size;
                rgba[4 * pixel..4 * pixel + 4].copy_from_slice(&shade);
            }
        }
    }
    (width, height, rgba)
}

/// What to subtract and to multiply by for values within −1 … 1: inputs around the middle of their
/// range, activations around zero.
fn range(values: &[f64], centered: bool) -> (f64, f64) {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let offset = if centered { (low + high) / 2.0 } else { 0.0 };
    let reach = (high - offset).max(offset - low);
    (offset, if reach > 0.0 && reach.is_finite() { 1.0 / reach } else { 0.0 })
}
