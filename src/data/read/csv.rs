//! Tables as text: one row a point, two features and a label, and if wanted its split.
//!
//! Columns are separated by tabs, semicolons or commas, whichever of these the first line has;
//! beside semicolons 0,5 is a half. Quotes, either end of line, a byte order mark and UTF-16, in
//! which spreadsheets write "Unicode text", are understood; empty rows are skipped.
//!
//! A first row without a number has the names of the columns. `split` (`set`, `part`) is the split:
//! train, dev (val) or test, or 0, 1, 2. `label` (`class`, `target`) is the label; without it `y`
//! is, but not beside an `x`; else it is the last column. The other two are the features; of x and
//! y, or x1 and x2, the order does not matter. A column without a name, as row numbers have it, is
//! skipped. Without names the columns are x, y, label, and a fourth one if it has words for splits.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::problem::shown;
use super::{Cause, Found, MAX_POINTS};
use crate::data::{Point, Split};
use crate::error::Result;
use crate::settings::number;

/// Columns of a table at most.
const COLUMNS: usize = 64;
/// Bytes of a row at most.
const ROW: usize = 4096;

/// The points of a table, their labels as they stand there, and the names of the columns.
pub(super) fn read(bytes: &[u8]) -> Result<Found> {
    let text = utf8(bytes);
    let mut table = Table::new(&text);
    let Some(first) = table.next()? else { return Ok(Found::default()) };
    let named = !first.iter().any(|field| table.is_value(field));
    let columns = if named { Columns::named(&first) } else { Columns::unnamed(&first) };
    // What is wrong with the columns is wrong in the first row.
    let columns = columns.ok_or_else(|| table.refuse_columns(3, first.len()))?;
    let features = columns.features.iter().map(|k| &columns.names[*k][..]).collect::<Vec<_>>();
    let [x, y] = columns.features[..] else {
        return Err(Cause::FEATURES.because(&features.join(", ")));
    };
    let mut points = Vec::new();
    let mut row = if named { table.next()? } else { Some(first) };
    while let Some(fields) = row {
        if points.len() == MAX_POINTS {
            return Err(Cause::TOO_MANY_POINTS.into());
        }
        let count = columns.names.len();
        if fields.len() < count || fields[count..].iter().any(|field| !field.is_empty()) {
            return Err(table.refuse_columns(count, fields.len()));
        }
        let refuse =
            |cause: Cause, k: usize| cause.at(&columns.names[k], table.row(), &shown(&fields[k]));
        let number =
            |k: usize| table.number(&fields[k]).ok_or_else(|| refuse(Cause::NOT_A_NUMBER, k));
        let label = columns.label;
        points.push(Point {
            x: number(x)?,
            y: number(y)?,
            label: truth(&fields[label]).map_or_else(|| number(label), Ok)?,
            split: match columns.split {
                Some(k) => split(&fields[k]).ok_or_else(|| refuse(Cause::NOT_A_SPLIT, k))?,
                None => Split::Train,
            },
        });
        row = table.next()?;
    }
    let used = columns.features.iter().chain([&columns.label]).chain(&columns.split);
    let used = used.filter(|_| named).map(|k| columns.names[*k].clone()).collect();
    Ok((points, used))
}

/// Text in UTF-8, whatever the byte order mark says that it is. What is no text shows when it is no
/// table.
fn utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let word: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes),
    };
    let words: Vec<u16> = bytes[2..].as_chunks().0.iter().map(|pair| word(*pair)).collect();
    Cow::Owned(String::from_utf16_lossy(&words).into_bytes())
}

/// What separates columns, by the first line.
fn separator(text: &[u8]) -> u8 {
    let (mut quoted, mut separator) = (false, b',');
    for byte in text.trim_ascii_start() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'\t' => return b'\t',
            b';' => separator = b';',
            b'\n' | b'\r' => break,
            _ => {}
        }
    }
    separator
}

/// Labels that are words.
fn truth(field: &str) -> Option<f64> {
    match &field.to_ascii_lowercase()[..] {
        "false" => Some(0.0),
        "true" => Some(1.0),
        _ => None,
    }
}

fn split(field: &str) -> Option<Split> {
    if let Some(code) = number::parse(field) {
        return Split::ALL.into_iter().find(|split| *split as u8 as f64 == code);
    }
    match &field.to_ascii_lowercase()[..] {
        "train" | "training" => Some(Split::Train),
        "dev" | "val" | "validation" => Some(Split::Dev),
        "test" | "testing" => Some(Split::Test),
        _ => None,
    }
}

/// Which column is what.
struct Columns {
    /// The name of every column; without names its letter, as in a spreadsheet.
    names: Vec<String>,
    /// Two, if all is well.
    features: Vec<usize>,
    label: usize,
    split: Option<usize>,
}

impl Columns {
    /// By the names of the columns; `None` where there are too few.
    fn named(fields: &[String]) -> Option<Columns> {
        // NumPy marks a header as a comment.
        let plain = |name: &String| name.trim_start_matches('#').trim().to_ascii_lowercase();
        let plain: Vec<String> = fields.iter().map(plain).collect();
        let find = |wanted: &[&str]| {
            wanted.iter().find_map(|wanted| plain.iter().position(|name| name == wanted))
        };
        let split = find(&["split", "set", "part"]);
        let mut others: Vec<usize> = (0..plain.len()).collect();
        others.retain(|k| !plain[*k].is_empty() && Some(*k) != split);
        let label = find(&["label", "labels", "class", "target"]);
        let label = label.or_else(|| find(&["y"]).filter(|_| find(&["x"]).is_none()));
        let label = label.or(others.last().copied())?;
        others.retain(|k| *k != label);
        if let [a, b] = others[..]
            && [("y", "x"), ("x2", "x1")].contains(&(&plain[a], &plain[b]))
        {
            others.swap(0, 1);
        }
        let names = fields.iter().map(|name| shown(name)).collect();
        (!others.is_empty()).then_some(Columns { names, features: others, label, split })
    }

    /// By the first row of values; `None` where their number says nothing.
    fn unnamed(fields: &[String]) -> Option<Columns> {
        let count = fields.iter().rposition(|field| !field.is_empty())? + 1;
        let has_split =
            count == 4 && split(&fields[3]).is_some() && number::parse(&fields[3]).is_none();
        let names = ["A", "B", "C", "D"].iter().take(count).map(|name| name.to_string()).collect();
        (count == 3 || has_split).then_some(Columns {
            names,
            features: vec![0, 1],
            label: 2,
            split: has_split.then_some(3),
        })
    }
}

/// A table in the reading.
struct Table<'a> {
    text: &'a [u8],
    /// Bytes of it that were read.
    read: usize,
    reader: Reader,
    separator: u8,
}

impl Table<'_> {
    fn new(text: &[u8]) -> Table<'_> {
        let separator = separator(text);
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Table { text, read: 0, reader, separator }
    }

    /// The fields of the next row that is not empty, without blanks around them.
    fn next(&mut self) -> Result<Option<Vec<String>>> {
        loop {
            let (mut fields, mut ends) = ([0; ROW], [0; COLUMNS]);
            let (mut length, mut count) = (0, 0);
            loop {
                let input = &self.text[self.read..];
                let (result, read, written, ended) =
                    self.reader.read_record(input, &mut fields[length..], &mut ends[count..]);
                (self.read, length, count) = (self.read + read, length + written, count + ended);
                match result {
                    ReadRecordResult::Record => break,
                    ReadRecordResult::End => return Ok(None),
                    // All is read: the next call, with nothing, ends the row.
                    ReadRecordResult::InputEmpty => {}
                    // No table of points is as wide.
                    ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                        return Err(Cause::UNKNOWN.into());
                    }
                }
            }
            let starts = std::iter::once(&0).chain(&ends);
            let field = |(start, end): (&usize, &usize)| {
                String::from_utf8_lossy(&fields[*start..*end]).trim().to_string()
            };
            let row: Vec<String> = starts.zip(&ends[..count]).map(field).collect();
            if row.iter().any(|field| !field.is_empty()) {
                return Ok(Some(row));
            }
        }
    }

    /// The line on which the last row ends, counted from 1.
    fn row(&self) -> usize {
        let read = self.text[..self.read].trim_ascii_end();
        let end = if self.text.contains(&b'\n') { b'\n' } else { b'\r' };
        read.iter().filter(|byte| **byte == end).count() + 1
    }

    /// A finite number.
    fn number(&self, field: &str) -> Option<f64> {
        let number = if self.separator == b';' {
            number::parse(&field.replace(',', "."))
        } else {
            number::parse(field)
        };
        number.filter(|number| number.is_finite())
    }

    /// Whether it stands for a value and not for the name of a column.
    fn is_value(&self, field: &str) -> bool {
        let words = ["nan", "na", "inf", "-inf", "null", "true", "false"];
        self.number(field).is_some() || words.iter().any(|word| field.eq_ignore_ascii_case(word))
    }

    fn refuse_columns(&self, wanted: usize, count: usize) -> crate::Error {
        let text = |count: usize| number::text(count as f64);
        Cause::COLUMNS.at(&text(wanted), self.row(), &text(count))
    }
}
