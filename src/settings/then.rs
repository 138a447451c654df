//! Changes made while training, as the key `then` has them: `5000:l2:0.7;8000:lr:0.1`.

use super::kind::Kind;
use super::{Change, Settings, number, table};
use crate::error::{Error, Result};

/// Changes at most.
pub const MAX_CHANGES: usize = 32;

/// Reads changes. They come out in order of iteration, at one iteration in order of the table; of
/// several to one setting at one iteration the last counts, as it would in training.
///
/// # Errors
/// [`Error::BadChange`] for a piece that is not iteration:key:value with a live key, [`Error::TooMany`]
/// for more than 32, and the setting's own error for a value that it refuses.
pub fn read(key: &'static str, iterations: Kind, text: &str) -> Result<Vec<Change>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let place = |key| table::table().iter().position(|row| row.key == key);
    let order = |change: &Change| (change.iteration, place(change.key));
    let mut changes: Vec<Change> = Vec::new();
    for piece in text.split(';') {
        let change = read_change(key, iterations, piece)?;
        match changes.binary_search_by_key(&order(&change), order) {
            Ok(earlier) => changes[earlier] = change,
            Err(at) => changes.insert(at, change),
        }
    }
    match changes.len() {
        count if count > MAX_CHANGES => Err(Error::TooMany { key, count, max: MAX_CHANGES }),
        _ => Ok(changes),
    }
}

fn read_change(key: &'static str, iterations: Kind, piece: &str) -> Result<Change> {
    let bad = || Error::BadChange { value: piece.to_string() };
    let mut fields = piece.splitn(3, ':');
    let (Some(iteration), Some(name), Some(value)) = (fields.next(), fields.next(), fields.next())
    else {
        return Err(bad());
    };
    let row = table::find(name).filter(|row| row.live).ok_or_else(bad)?;
    let iteration = iterations.integer(key, iteration)?;
    // Reading and writing it once makes the value canonical.
    let mut scratch = Settings::default();
    row.read(&mut scratch, value)?;
    Ok(Change { iteration, key: row.key, value: row.write(&scratch) })
}

/// Writes changes as [`read`] reads them.
pub fn write(changes: &[Change]) -> String {
    let piece = |change: &Change| {
        [&number::text(change.iteration as f64), change.key, &change.value].join(":")
    };
    changes.iter().map(piece).collect::<Vec<_>>().join(";")
}
