//! Pictures as the page takes them.

use js_sys::{Float64Array, Uint8ClampedArray};
use wasm_bindgen::prelude::*;
use web_sys::ImageData;

use super::convert::{object, palette, thrown};
use crate::experiment::Experiment;
use crate::network::Loss;
use crate::picture::{Boundary, contour};

/// The values whose lines a regression shows beside that of 0.
const ISOLINES: [f64; 6] = [-0.75, -0.5, -0.25, 0.25, 0.5, 0.75];

/// RGBA as ImageData.
pub fn image(width: usize, height: usize, rgba: &[u8]) -> Result<ImageData, JsValue> {
    // A copy: an ImageData over the module's memory would be void after the next allocation.
    let pixels = Uint8ClampedArray::from(rgba);
    ImageData::new_with_js_u8_clamped_array_and_sh(&pixels, width as u32, height as u32)
}

/// A boundary as a `BoundaryPicture`; `colours` are nine bytes.
pub fn picture(boundary: &Boundary, colours: &[u8]) -> Result<JsValue, JsValue> {
    let palette = palette(colours).map_err(thrown)?;
    let shade = image(boundary.columns, boundary.rows, &boundary.shade(&palette))?;
    let lines = |levels: &[f64]| {
        let mut numbers = Vec::new();
        for &level in levels {
            for line in contour(boundary, level) {
                numbers.push([f64::NAN, level]);
                numbers.extend(line);
            }
        }
        Float64Array::from(numbers.as_flattened())
    };
    let (middle, others): (f64, &[f64]) = match boundary.loss {
        Loss::CrossEntropy(_) => (0.5, &[]),
        Loss::SquaredError => (0.0, &ISOLINES),
    };
    Ok(object([
        ("shade", shade.into()),
        ("contour", lines(&[middle]).into()),
        ("isolines", lines(others).into()),
    ]))
}

/// The decision boundary of an experiment's network.
pub fn boundary(
    experiment: &Experiment,
    columns: usize,
    rows: usize,
    colours: &[u8],
) -> Result<JsValue, JsValue> {
    let (network, inputs) = (experiment.network(), experiment.inputs());
    picture(&Boundary::new(network, inputs, experiment.frame(), columns, rows), colours)
}
