//! MAT-files of level 5 (MATLAB 5 to 7.2), as MathWorks' "MAT-File Format" describes them.
//!
//! A header of 128 bytes, then elements: 32 bits of type, 32 bits of size, the data, and what fills it
//! up to a multiple of eight bytes; an element of at most four bytes may share eight bytes with its
//! type and size. A variable is a matrix element, which holds elements itself: flags, dimensions,
//! name, numbers. Where it is compressed, a compressed element holds the matrix element.
//!
//! | variables | points |
//! |---|---|
//! | `X`, `y`; before them `Xtrain`, `ytrain` | train |
//! | `Xdev`, `ydev` | dev |
//! | `Xval`, `yval` | test, as in the course's file; dev where the file has test points as well |
//! | `Xtest`, `ytest` | test |
//!
//! Case does not matter, nor an underscore before the ending. X is (m, 2) or (2, m), and of a (2, 2) the
//! rows are the points; y has m numbers in one row or column. Both are in any of the numeric types.

use std::borrow::Cow;

use miniz_oxide::inflate::{TINFLStatus, decompress_slice_iter_to_slice};

use super::problem::shown;
use super::{Cause, Found, MAX_POINTS};
use crate::data::{Point, Split};
use crate::error::{Error, Result};
use crate::settings::number;

/// Bytes before the first element.
const HEADER: usize = 128;

/// The types of elements that hold others.
const MATRIX: u32 = 14;
const COMPRESSED: u32 = 15;

/// Bytes in which flags, dimensions and name of a variable fit: names have 63 characters at most.
const HEAD: usize = 512;
/// Bytes in which a variable of the most points fits.
const BODY: usize = HEAD + MAX_POINTS * 2 * size_of::<f64>();

/// Whether it is a MAT-file of level 5; if not, it may be text.
///
/// # Errors
/// Where it is a MAT-file that cannot be read, or neither MAT-file nor text.
pub(super) fn is_mat(bytes: &[u8]) -> Result<bool> {
    const HDF5: &[u8] = b"\x89HDF\r\n\x1a\n";
    // MATLAB puts 512 bytes of its own before HDF5's.
    if bytes.starts_with(HDF5) || bytes.get(512..).is_some_and(|rest| rest.starts_with(HDF5)) {
        return Err(Cause::HDF.into());
    }
    match bytes.get(HEADER - 4..HEADER) {
        Some([0, 1, b'I', b'M'] | [1, 0, b'M', b'I']) => return Ok(true),
        Some([0, 2, b'I', b'M'] | [2, 0, b'M', b'I']) => return Err(Cause::HDF.into()),
        _ => {}
    }
    if bytes.starts_with(b"MATLAB 5.0 MAT-file") {
        let whole = bytes.len() >= HEADER;
        return Err(if whole { Cause::DAMAGED } else { Cause::CUT_SHORT }.into());
    }
    if is_level_4(bytes) {
        return Err(Cause::OLD_MAT.into());
    }
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !is_utf16 {
        return Err(Cause::UNKNOWN.into());
    }
    Ok(false)
}

/// Level 4 begins with its first variable: five 32-bit numbers (type, rows, columns, whether it is
/// complex, length of the name), then the name with a zero at its end. The type is MOPT in decimal:
/// order of the bytes, 0, number type, matrix type.
fn is_level_4(bytes: &[u8]) -> bool {
    let fits = |big: bool| {
        let word = |k: usize| bytes.get(4 * k..4 * k + 4).map(|word| uint(word, big));
        let (kind, complex, length) = (word(0)?, word(3)?, word(4)?);
        let digits = [kind / 1000, kind / 100 % 10, kind / 10 % 10, kind % 10];
        let known =
            digits[0] == u64::from(big) && digits[1] == 0 && digits[2] <= 5 && digits[3] <= 2;
        let name = bytes[20..].get(..length as usize)?;
        let ends =
            name.len() > 1 && name.iter().position(|byte| *byte == 0) == Some(name.len() - 1);
        Some(known && complex <= 1 && ends)
    };
    fits(false) == Some(true) || fits(true) == Some(true)
}

/// The points of a MAT-file, their labels as they stand there, and the names of the variables.
pub(super) fn read(bytes: &[u8]) -> Result<Found> {
    let file = Variables::find(bytes)?;
    let train = if file.has("train") { "train" } else { "" };
    let val_split = if file.has("test") { Split::Dev } else { Split::Test };
    let (mut points, mut used) = (Vec::new(), Vec::new());
    for (ending, split) in
        [(train, Split::Train), ("dev", Split::Dev), ("val", val_split), ("test", Split::Test)]
    {
        if ending == train || file.has(ending) {
            let variables = file.add_points(ending, split, &mut points)?;
            used.extend(variables.map(|variable| variable.name.clone()));
        }
    }
    Ok((points, used))
}

/// What the names of the variables end with.
const ENDINGS: [&str; 5] = ["", "train", "dev", "val", "test"];

/// Names of variables that are listed where one is missing, at most.
const NAMES: usize = 12;

/// Those of a file's variables that are looked for.
struct Variables<'a> {
    /// Each with its first letter, x or y, and its ending; one of each.
    found: Vec<(char, &'static str, Variable<'a>)>,
    /// The first names in the file, whatever they are.
    names: Vec<String>,
}

impl<'a> Variables<'a> {
    fn find(bytes: &'a [u8]) -> Result<Variables<'a>> {
        let big = bytes[HEADER - 2] == b'M';
        let mut elements = Elements { rest: &bytes[HEADER..], big };
        let mut file = Variables { found: Vec::new(), names: Vec::new() };
        while !elements.rest.is_empty() {
            let Some((kind, data)) = elements.next() else {
                // Fewer bytes than an element has are no loss where they say nothing.
                match elements.rest.iter().all(|byte| *byte == 0) {
                    true => break,
                    false => return Err(Cause::CUT_SHORT.into()),
                }
            };
            if kind == MATRIX || kind == COMPRESSED {
                file.add(Variable::new(kind, data, big).ok_or(Cause::DAMAGED)?);
            }
        }
        Ok(file)
    }

    /// Keeps the variable if its name is one of those looked for. Of `x` and `X` the course's spelling
    /// counts, of two alike the first.
    fn add(&mut self, variable: Variable<'a>) {
        if self.names.len() < NAMES && !variable.name.is_empty() {
            self.names.push(variable.name.clone());
        }
        let name = variable.name.to_ascii_lowercase();
        let mut letters = name.chars();
        let Some(first @ ('x' | 'y')) = letters.next() else { return };
        let ending = letters.as_str().trim_start_matches('_');
        let Some(ending) = ENDINGS.into_iter().find(|known| *known == ending) else { return };
        let is_usual = |variable: &Variable| variable.name.starts_with(['X', 'y']);
        match self.found.iter_mut().find(|(x, of, _)| (*x, *of) == (first, ending)) {
            None => self.found.push((first, ending, variable)),
            Some((_, _, held)) if is_usual(&variable) && !is_usual(held) => *held = variable,
            Some(_) => {}
        }
    }

    fn get(&self, first: char, ending: &str) -> Option<&Variable<'a>> {
        let found = self.found.iter().find(|(x, of, _)| (*x, *of) == (first, ending));
        found.map(|(_, _, variable)| variable)
    }

    /// Whether one of the variables with this ending is there.
    fn has(&self, ending: &str) -> bool {
        self.found.iter().any(|(_, of, _)| *of == ending)
    }

    /// The error for a variable that is not there. Its name is spelled as that of the other one.
    fn missing(&self, first: &str, other: Option<&Variable>) -> Error {
        let ending = other.and_then(|other| other.name.get(1..)).unwrap_or_default();
        let more = if self.names.len() == NAMES { ", …" } else { "" };
        match &self.names[..] {
            [] => Cause::EMPTY.into(),
            names => {
                Cause::NO_VARIABLE.at(&(first.to_string() + ending), 0, &(names.join(", ") + more))
            }
        }
    }

    /// Adds the points of the variables with this ending, and returns these: X and y.
    fn add_points(
        &self,
        ending: &str,
        split: Split,
        points: &mut Vec<Point>,
    ) -> Result<[&Variable<'a>; 2]> {
        let (x, y) = (self.get('x', ending), self.get('y', ending));
        let (x, y) =
            (x.ok_or_else(|| self.missing("X", y))?, y.ok_or_else(|| self.missing("y", x))?);
        x.check_numeric()?;
        y.check_numeric()?;
        // MATLAB's order is column by column: how far it is to the next point, and from x to y.
        let (m, [next, apart]) = match x.dimensions[..] {
            [m, 2] => (m, [1, m as usize]),
            [2, m] => (m, [2, 1]),
            _ => return Err(Cause::FEATURES.because(&format!("{} {}", x.name, x.size()))),
        };
        if y.dimensions != [m, 1] && y.dimensions != [1, m] {
            let sizes = format!("{} {}, {} {}", x.name, x.size(), y.name, y.size());
            return Err(Cause::LENGTHS.because(&sizes));
        }
        let m = m as usize;
        if m > MAX_POINTS - points.len() {
            return Err(Cause::TOO_MANY_POINTS.into());
        }
        let (features, labels) = (x.numbers(2 * m)?, y.numbers(m)?);
        for e in 0..m {
            let at = e * next;
            let label = labels[e];
            let point = Point { x: features[at], y: features[at + apart], label, split };
            for (value, variable) in [(point.x, x), (point.y, x), (point.label, y)] {
                if !value.is_finite() {
                    let value = number::text(value);
                    return Err(Cause::NOT_A_NUMBER.at(&variable.name, e + 1, &value));
                }
            }
            points.push(point);
        }
        Ok([x, y])
    }
}

/// A variable, of which only flags, dimensions and name were looked at.
struct Variable<'a> {
    name: String,
    /// What it holds, by MATLAB's name, where that is not a full matrix of real numbers.
    other: Option<&'static str>,
    dimensions: Vec<u32>,
    /// The element it came from.
    kind: u32,
    data: &'a [u8],
    big: bool,
}

impl<'a> Variable<'a> {
    /// The variable of a matrix or compressed element; `None` where it is damaged.
    fn new(kind: u32, data: &'a [u8], big: bool) -> Option<Variable<'a>> {
        let head = inside(kind, data, big, HEAD)?;
        let mut elements = Elements { rest: &head, big };
        let (_, flags) = elements.next()?;
        let flags = uint(flags.get(..4)?, big);
        let class = flags & 0xff;
        // An opaque object has no dimensions.
        let dimensions = if class == 17 { &[] } else { elements.next()?.1 };
        let (_, name) = elements.next()?;
        Some(Variable {
            name: shown(&String::from_utf8_lossy(name)),
            other: match class {
                1 => Some("cell"),
                2 => Some("struct"),
                4 => Some("char"),
                5 => Some("sparse"),
                6..=15 if flags & 0x800 != 0 => Some("complex"),
                6..=15 => None,
                16 => Some("function_handle"),
                _ => Some("object"),
            },
            dimensions: dimensions.chunks_exact(4).map(|word| uint(word, big) as u32).collect(),
            kind,
            data,
            big,
        })
    }

    /// Its dimensions for a sentence: 211×2.
    fn size(&self) -> String {
        let sizes: Vec<String> = self.dimensions.iter().map(u32::to_string).collect();
        sizes.join("×")
    }

    fn check_numeric(&self) -> Result<()> {
        self.other.map_or(Ok(()), |other| Err(Cause::NOT_NUMBERS.at(&self.name, 0, other)))
    }

    /// Its numbers, of which there must be `count`, in MATLAB's order.
    fn numbers(&self, count: usize) -> Result<Vec<f64>> {
        let read = || {
            let body = inside(self.kind, self.data, self.big, BODY)?;
            let mut elements = Elements { rest: &body, big: self.big };
            let (kind, data) = elements.nth(3)?;
            numbers(kind, data, self.big).filter(|numbers| numbers.len() == count)
        };
        read().ok_or(Cause::DAMAGED.into())
    }
}

/// What stands in a matrix element; of a compressed one at most `limit` bytes are unpacked. `None` where
/// it is damaged.
fn inside(kind: u32, data: &[u8], big: bool, limit: usize) -> Option<Cow<'_, [u8]>> {
    if kind == MATRIX {
        return Some(Cow::Borrowed(data));
    }
    let mut unpacked = vec![0; limit];
    match decompress_slice_iter_to_slice(&mut unpacked, std::iter::once(data), true, false) {
        Ok(length) => unpacked.truncate(length),
        Err(TINFLStatus::HasMoreOutput) => {}
        Err(_) => return None,
    }
    // The type and the size of the matrix element, which may be beyond what was unpacked.
    let is_matrix = uint(unpacked.get(..8)?.get(..4)?, big) == u64::from(MATRIX);
    unpacked.drain(..8);
    is_matrix.then_some(Cow::Owned(unpacked))
}

/// An unsigned integer of up to eight bytes.
#[inline(never)]
fn uint(bytes: &[u8], big: bool) -> u64 {
    let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
    if big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) }
}

/// Numbers of one of the storage types; `None` for others, and for a part of a number. 64-bit integers
/// beyond 2⁵³ are rounded.
fn numbers(kind: u32, data: &[u8], big: bool) -> Option<Vec<f64>> {
    enum Storage {
        Signed,
        Unsigned,
        Float,
    }
    use Storage::{Float, Signed, Unsigned};
    let (width, storage) = match kind {
        1 => (1, Signed),
        2 => (1, Unsigned),
        3 => (2, Signed),
        4 => (2, Unsigned),
        5 => (4, Signed),
        6 => (4, Unsigned),
        7 => (4, Float),
        9 => (8, Float),
        12 => (8, Signed),
        13 => (8, Unsigned),
        _ => return None,
    };
    let number = |bytes: &[u8]| {
        let bits = uint(bytes, big);
        let unused = 64 - 8 * width;
        match storage {
            Signed => ((bits << unused) as i64 >> unused) as f64,
            Unsigned => bits as f64,
            Float if width == 4 => f64::from(f32::from_bits(bits as u32)),
            Float => f64::from_bits(bits),
        }
    };
    let items = data.chunks_exact(width);
    items.remainder().is_empty().then(|| items.map(number).collect())
}

/// Elements one after another: type and data of each. Ends at an element that is not there in full.
struct Elements<'a> {
    rest: &'a [u8],
    big: bool,
}

impl<'a> Iterator for Elements<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<(u32, &'a [u8])> {
        let (tag, rest) = self.rest.split_at_checked(8)?;
        let (first, second) = tag.split_at(4);
        let kind = uint(first, self.big) as u32;
        // Small: the upper half is the size, and the data stands where else the size does.
        if kind > 0xffff {
            let data = second.get(..(kind >> 16) as usize)?;
            self.rest = rest;
            return Some((kind & 0xffff, data));
        }
        let size = uint(second, self.big) as usize;
        let data = rest.get(..size)?;
        // Compressed elements are not filled up; at the end of a file filling may be missing.
        let filled = if kind == COMPRESSED { size } else { size.next_multiple_of(8) };
        self.rest = rest.get(filled..).unwrap_or_default();
        Some((kind, data))
    }
}
