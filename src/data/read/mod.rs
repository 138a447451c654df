//! Own points from a file: MATLAB's `.mat` ([`mat`]) or a table as text ([`csv`]).
//!
//! What the file is, its content says first and its name second. Files are untrusted: no byte of one
//! can cause a panic, no number in one sizes an allocation, and what is refused is refused with a
//! [`Problem`] that says what is wrong, and where.

pub mod csv;
pub mod mat;
mod problem;

pub use problem::{Cause, Problem};

use super::{Point, Split};
use crate::error::Result;
use crate::settings::{named, number};

/// Bytes of a file at most.
pub const MAX_BYTES: usize = 100_000_000;

/// Points of a file at most, all splits together.
pub const MAX_POINTS: usize = 100_000;

named! {
    /// What a file is.
    pub enum Format {
        /// A MAT-file of level 5, as MATLAB, Octave and SciPy write it.
        Mat = "mat",
        /// A table as text: columns separated by commas, semicolons or tabs.
        Csv = "csv",
    }
}

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadData {
    /// The points with their splits, exactly as the file has them; their labels are 0 and 1.
    pub points: Vec<Point>,
    /// What the file is.
    pub format: Format,
    /// The variables or columns that were used, by their names in the file; empty for a table
    /// without names.
    pub used: Vec<String>,
    /// What the file calls class 0 and class 1, where that is not 0 and 1.
    pub classes: Option<[f64; 2]>,
}

impl ReadData {
    /// How many points are in a split.
    pub fn count(&self, split: Split) -> usize {
        self.points.iter().filter(|point| point.split == split).count()
    }
}

/// Reads the points of a file: two features and a label each. Of two different labels the smaller
/// is class 0. `name` may be a path; only its ending matters.
///
/// # Errors
/// [`crate::Error::BadFile`] for everything that is not such a file.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadData> {
    check_size(bytes.len() as u64)?;
    if bytes.trim_ascii().is_empty() {
        return Err(Cause::EMPTY.into());
    }
    let (format, (mut points, used)) = if mat::is_mat(bytes)? {
        (Format::Mat, mat::read(bytes)?)
    } else {
        let table = csv::read(bytes);
        // Text that is no table, by the name of a MAT-file: such as the web page that says that the
        // file was not found.
        let table = if is_named_mat(name) { table.or(Err(Cause::UNKNOWN.into())) } else { table };
        (Format::Csv, table?)
    };
    if points.is_empty() {
        return Err(Cause::EMPTY.into());
    }
    let classes = classes(&mut points)?;
    Ok(ReadData { points, format, used, classes })
}

/// Refuses a file by its length in bytes alone, before it is in memory.
///
/// # Errors
/// [`Cause::TOO_LARGE`] above [`MAX_BYTES`].
pub fn check_size(bytes: u64) -> Result<()> {
    if bytes <= MAX_BYTES as u64 {
        return Ok(());
    }
    Err(Cause::TOO_LARGE.because(&number::text((bytes / 1_000_000) as f64)))
}

fn is_named_mat(name: &str) -> bool {
    let ending = name.len().saturating_sub(4);
    name.as_bytes()[ending..].eq_ignore_ascii_case(b".mat")
}

/// Points whose labels are still the file's, and the names of what was used.
type Found = (Vec<Point>, Vec<String>);

/// Turns the file's two labels into 0 and 1, the smaller into 0, and returns them where they are
/// not 0 and 1 already.
fn classes(points: &mut [Point]) -> Result<Option<[f64; 2]>> {
    /// Labels that are looked for: those that are too many are shown, but not all of them.
    const SHOWN: usize = 4;
    let labels = |train_only: bool| {
        let mut found: Vec<f64> = Vec::new();
        for point in points.iter().filter(|point| !train_only || point.split == Split::Train) {
            if found.len() < SHOWN && !found.contains(&point.label) {
                found.insert(found.partition_point(|label| *label < point.label), point.label);
            }
        }
        found
    };
    let all = labels(false);
    let text = |labels: &[f64]| labels.iter().map(|x| number::text(*x)).collect::<Vec<_>>();
    let [low, high] = match all[..] {
        [low, high] => [low, high],
        [] | [_] => return Err(Cause::ONE_CLASS.because(&text(&all).join(""))),
        _ => {
            let more = if all.len() == SHOWN { ", …" } else { "" };
            return Err(Cause::MANY_CLASSES.because(&(text(&all[..3]).join(", ") + more)));
        }
    };
    match labels(true)[..] {
        [] => return Err(Cause::NO_TRAINING.into()),
        [only] => return Err(Cause::ONE_CLASS.because(&number::text(only))),
        _ => {}
    }
    for point in points {
        point.label = f64::from(point.label == high);
    }
    Ok(Some([low, high]).filter(|classes| *classes != [0.0, 1.0]))
}
