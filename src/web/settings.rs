//! Settings, links and the own line: functions without state, for page and worker alike.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::convert::{self, array, frame, notice, object, pairs, points, quadruples, thrown};
use crate::Error;
use crate::data::{Dataset, DatasetKind, Task};
use crate::settings::{Named, Settings, link, models, table};
use crate::study::own_line;

/// The settings table, row by row: what the page builds its controls from.
#[wasm_bindgen(unchecked_return_type = "SettingRow[]")]
pub fn settings_table() -> JsValue {
    let defaults = Settings::default();
    array(table::table().iter().map(|row| {
        let apt = DatasetKind::VALUES.iter().filter(|data| (row.applies)(**data));
        let mut fields = vec![
            ("key", row.key.into()),
            ("group", row.group.name().into()),
            ("kind", row.kind.name().into()),
            ("live", row.live.into()),
            ("differs", models::may_differ(row).into()),
            ("ready", row.ready().into()),
            ("default", row.write(&defaults).into()),
            ("datasets", array(apt.map(|data| data.name().into()))),
        ];
        if let Some(options) = row.kind.options() {
            fields.push(("options", array(options.iter().map(|name| JsValue::from(*name)))));
        }
        if let Some((min, max)) = row.kind.range() {
            fields.push(("min", min.into()));
            fields.push(("max", max.into()));
        }
        if let Some(scale) = row.kind.scale() {
            fields.push(("scale", scale.name().into()));
        }
        object(fields)
    }))
}

fn link_object(settings: &Settings, notices: &[Error]) -> JsValue {
    let rows = table::table().iter();
    let values: Vec<_> = rows.map(|row| (row.key, row.write(settings).into())).collect();
    object([
        ("fragment", link::encode(settings).into()),
        ("values", object(values)),
        ("notices", array(notices.iter().map(notice))),
    ])
}

/// Reads a link: a full address or a bare fragment. Never fails; what cannot be used is a notice.
#[wasm_bindgen(unchecked_return_type = "Link")]
pub fn read_link(link: &str) -> JsValue {
    let decoded = link::decode(link);
    link_object(&decoded.settings, &decoded.notices)
}

/// The link with one setting changed. Throws where the value is refused.
#[wasm_bindgen(unchecked_return_type = "Link")]
pub fn change(fragment: &str, key: &str, value: &str) -> Result<JsValue, JsValue> {
    let decoded = link::decode(fragment);
    let (settings, notices) = decoded.settings.with(key, value).map_err(thrown)?;
    Ok(link_object(&settings, &notices))
}

/// The further models of a link's comparison (`vs`), each as an experiment of its own.
#[wasm_bindgen(unchecked_return_type = "Link[]")]
pub fn further_models(link: &str) -> JsValue {
    let models = link::decode(link).settings.models();
    array(models.iter().map(|model| link_object(model, &[])))
}

/// The points of a link's dataset, as quadruples x, y, label, split, and the piece of the plane
/// that shows them: what a thumbnail needs.
#[wasm_bindgen(unchecked_return_type = "DatasetPicture")]
pub fn dataset(fragment: &str) -> Result<JsValue, JsValue> {
    let dataset = Dataset::load(&link::decode(fragment).settings).map_err(thrown)?;
    let frame = convert::frame_box(&dataset.frame());
    Ok(object([("points", quadruples(&dataset.points).into()), ("frame", frame.into())]))
}

/// Quadruples x, y, label, split as the value of `points`.
#[wasm_bindgen]
pub fn encode_points(numbers: &[f64]) -> Result<String, JsValue> {
    points(numbers, Task::Classification).map(|points| link::encode_points(&points)).map_err(thrown)
}

/// Quadruples snapped to the grid of links.
#[wasm_bindgen]
pub fn snap_points(numbers: &[f64]) -> Result<Float64Array, JsValue> {
    let points = points(numbers, Task::Classification).map_err(thrown)?;
    Ok(quadruples(&points.into_iter().map(link::snap).collect::<Vec<_>>()))
}

/// Scores a drawn line (x, y pairs) against the training points among `numbers` (quadruples) in a
/// frame (x0, x1, y0, y1); undefined where the stroke is no line.
#[wasm_bindgen(unchecked_return_type = "OwnLine | undefined")]
pub fn score_line(numbers: &[f64], stroke: &[f64], frame_box: &[f64]) -> Result<JsValue, JsValue> {
    let points = points(numbers, Task::Classification).map_err(thrown)?;
    let stroke = pairs(stroke).map_err(thrown)?;
    let frame = frame(frame_box).map_err(thrown)?;
    let own = own_line::score(&points, &stroke, &frame);
    Ok(own.map_or(JsValue::UNDEFINED, |own| {
        object([
            ("correct", own.correct.into()),
            ("total", own.total.into()),
            ("line", Float64Array::from(own.line.as_flattened()).into()),
        ])
    }))
}
