//! What each unit sees: its activation over the frame, one thumbnail a unit.

use super::Palette;
use crate::data::Frame;
use crate::math;
use crate::network::{Network, TILE, Workspace};

/// All thumbnails in one picture: column l holds layer l = 0 (inputs) … L (output), row i its unit
/// i; each is `size` × `size` pixels. Returns width, height and RGBA bytes; what no unit covers is
/// transparent. Only the first `most` units of a layer are drawn.
///
/// A hidden unit is shaded relative to its largest activation, inputs relative to their range, the
/// output by its probability.
pub fn atlas(
    network: &Network,
    frame: Frame,
    size: usize,
    most: usize,
    palette: &Palette,
) -> (usize, usize, Vec<u8>) {
    let units: Vec<usize> = network.shape().units().iter().map(|&n| n.min(most)).collect();
    let last = units.len() - 1;
    let starts: Vec<usize> = units
        .iter()
        .scan(0, |sum, n| {
            *sum += n;
            Some(*sum - n)
        })
        .collect();
    let mut values = vec![0.0; units.iter().sum::<usize>() * size * size];
    let mut work = Workspace::new(network.shape());
    let mut tile = [[0.0; TILE]; 2];
    for start in (0..size * size).step_by(TILE) {
        let count = TILE.min(size * size - start);
        for e in 0..count {
            let (column, row) = ((start + e) % size, (start + e) / size);
            let at = |k: usize| (k as f64 + 0.5) / size as f64;
            tile[0][e] = frame.x0 + (frame.x1 - frame.x0) * at(column);
            tile[1][e] = frame.y1 - (frame.y1 - frame.y0) * at(row);
        }
        network.forward(&tile, None, &mut work);
        let probability = [work.logits().map(|z| 2.0 * math::sigmoid(z) - 1.0)];
        for (l, &n) in units.iter().enumerate() {
            let rows = match l {
                0 => &tile[..],
                l if l == last => &probability[..],
                l => work.activations(l),
            };
            for (i, row) in rows.iter().take(n).enumerate() {
                let at = (starts[l] + i) * size * size + start;
                values[at..at + count].copy_from_slice(&row[..count]);
            }
        }
    }

    let (width, height) = (units.len() * size, units.iter().max().map_or(0, |n| n * size));
    let mut rgba = vec![0; 4 * width * height];
    let table = palette.table();
    for (l, &n) in units.iter().enumerate() {
        for i in 0..n {
            let at = (starts[l] + i) * size * size;
            let values = &values[at..at + size * size];
            let (offset, scale) = if l == last { (0.0, 1.0) } else { range(values, l == 0) };
            for (k, value) in values.iter().enumerate() {
                let shade = table[(((value - offset) * scale + 1.0) * 127.5 + 0.5) as usize & 255];
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
