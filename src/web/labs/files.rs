//! Own points from a person's file.

use wasm_bindgen::prelude::*;

use crate::data::{self, Split};
use crate::settings::Named;
use crate::web::convert::{array, object, quadruples, thrown};

/// Reads a `.mat` (level 5) or a `.csv`/`.tsv`; `name` may be a path, only its ending matters.
/// Throws where the file cannot be used, with the code of its [`data::read::Cause`].
#[wasm_bindgen(unchecked_return_type = "FileData")]
pub fn read_file(name: &str, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let read = data::read(name, bytes).map_err(thrown)?;
    let numbers = |numbers: &[f64]| array(numbers.iter().map(|&number| number.into()));
    Ok(object([
        ("points", quadruples(&read.points).into()),
        ("format", read.format.name().into()),
        ("used", array(read.used.iter().map(JsValue::from))),
        ("classes", read.classes.map_or(JsValue::NULL, |classes| numbers(&classes))),
        ("counts", numbers(&Split::ALL.map(|split| read.count(split) as f64))),
    ]))
}

/// Throws where a file has too many bytes to be read: it need not even be opened.
#[wasm_bindgen]
pub fn check_file_size(bytes: f64) -> Result<(), JsValue> {
    data::read::check_size(bytes as u64).map_err(thrown)
}
