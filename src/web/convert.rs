//! Between Rust's values and JavaScript's.

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::data::{Frame, Point, Split, Task};
use crate::error::{Error, Result};
use crate::network::{Fit, Score};
use crate::picture::Palette;

/// A plain object from its fields.
pub fn object<'a>(fields: impl AsRef<[(&'a str, JsValue)]>) -> JsValue {
    record(fields.as_ref())
}

/// One for all numbers of fields.
#[inline(never)]
fn record(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// A JavaScript array.
pub fn array(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

/// `{code, details}`.
pub fn notice(error: &Error) -> JsValue {
    let details: Vec<_> =
        error.details().into_iter().map(|(key, value)| (key, value.into())).collect();
    let details = object(details);
    object([("code", error.code().into()), ("details", details)])
}

/// An `Error` to throw, with the fields of [`notice`]; its message is the code, for the sentences
/// are the page's, in its languages.
pub fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(error.code());
    Object::assign(&thrown, notice(&error).unchecked_ref());
    thrown.into()
}

/// `{correct, total, cost}`, for a regression `{r2, total, cost}`; null for an empty split.
pub fn score(score: Option<Score>) -> JsValue {
    score.map_or(JsValue::NULL, |Score { total, cost, fit }| {
        let fit = match fit {
            Fit::Correct(correct) => ("correct", correct.into()),
            Fit::R2(r2) => ("r2", r2.into()),
        };
        object([fit, ("total", total.into()), ("cost", cost.into())])
    })
}

/// Points from quadruples x, y, label, split.
pub fn points(numbers: &[f64], task: Task) -> Result<Vec<Point>> {
    let quadruples = numbers.chunks_exact(4);
    if !quadruples.remainder().is_empty() {
        return Err(Error::BadLength { count: numbers.len(), multiple: 4 });
    }
    let point = |(index, q): (usize, &[f64])| {
        let split = Split::ALL.into_iter().find(|&split| split as u8 as f64 == q[3]);
        let split = split.ok_or(Error::BadPoint { index })?;
        let point = Point { x: q[0], y: q[1], label: q[2], split };
        if point.is_valid(task) { Ok(point) } else { Err(Error::BadPoint { index }) }
    };
    quadruples.enumerate().map(point).collect()
}

/// Quadruples x, y, label, split of points.
pub fn quadruples(points: &[Point]) -> Float64Array {
    let numbers: Vec<f64> =
        points.iter().flat_map(|p| [p.x, p.y, p.label, p.split as u8 as f64]).collect();
    Float64Array::from(&numbers[..])
}

/// Pairs of numbers.
pub fn pairs(numbers: &[f64]) -> Result<Vec<[f64; 2]>> {
    let (pairs, rest) = numbers.as_chunks::<2>();
    if rest.is_empty() {
        Ok(pairs.to_vec())
    } else {
        Err(Error::BadLength { count: numbers.len(), multiple: 2 })
    }
}

/// A frame from x0, x1, y0, y1.
pub fn frame(numbers: &[f64]) -> Result<Frame> {
    match *numbers {
        [x0, x1, y0, y1] => Ok(Frame { x0, x1, y0, y1 }),
        _ => Err(Error::BadLength { count: numbers.len(), multiple: 4 }),
    }
}

/// x0, x1, y0, y1 of a frame.
pub fn frame_box(frame: &Frame) -> Float64Array {
    Float64Array::from(&[frame.x0, frame.x1, frame.y0, frame.y1][..])
}

/// A palette from nine bytes: red, green and blue of blue, of the middle and of red.
pub fn palette(bytes: &[u8]) -> Result<Palette> {
    match *bytes {
        [a, b, c, d, e, f, g, h, i] => {
            Ok(Palette { blue: [a, b, c], middle: [d, e, f], red: [g, h, i] })
        }
        _ => Err(Error::BadLength { count: bytes.len(), multiple: 9 }),
    }
}
