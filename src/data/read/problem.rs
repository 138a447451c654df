//! Why a file of points was refused.

use std::fmt;

use super::{MAX_BYTES, MAX_POINTS};
use crate::error::Error;

/// What is wrong, as the error's code. Not an enum with a table of codes: a program that reads no files
/// would hold that table too, and WebAssembly bytes are dear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause(&'static str);

/// What a [`Problem`] says beside each cause stands in parentheses.
impl Cause {
    /// More than 100 MB (value: how many).
    pub const TOO_LARGE: Cause = Cause("file-too-large");
    /// More than 100,000 points.
    pub const TOO_MANY_POINTS: Cause = Cause("file-too-many-points");
    /// No point at all.
    pub const EMPTY: Cause = Cause("file-empty");
    /// Neither a MAT-file nor a table as text.
    pub const UNKNOWN: Cause = Cause("file-unknown");
    /// MATLAB 7.3: that is HDF5, another format altogether.
    pub const HDF: Cause = Cause("file-hdf");
    /// A MAT-file of level 4, from before 1997.
    pub const OLD_MAT: Cause = Cause("file-old-mat");
    /// It ends where more was announced.
    pub const CUT_SHORT: Cause = Cause("file-cut-short");
    /// It contradicts itself.
    pub const DAMAGED: Cause = Cause("file-damaged");
    /// A variable is missing (at: its name, value: those that are there).
    pub const NO_VARIABLE: Cause = Cause("file-no-variable");
    /// A variable does not hold real numbers in full (at: its name, value: what it holds).
    pub const NOT_NUMBERS: Cause = Cause("file-not-numbers");
    /// More or fewer than two features (value: the variable and its size, or the columns).
    pub const FEATURES: Cause = Cause("file-features");
    /// Not one label for each point (value: the variables and their sizes).
    pub const LENGTHS: Cause = Cause("file-lengths");
    /// A row with another number of columns (row, value: how many, at: how many are wanted).
    pub const COLUMNS: Cause = Cause("file-columns");
    /// Not a finite number (row, at: the variable or column, value: what stands there).
    pub const NOT_A_NUMBER: Cause = Cause("file-number");
    /// Not a name of a split (row, at: the column, value: what stands there).
    pub const NOT_A_SPLIT: Cause = Cause("file-split");
    /// One class only among the training points (value: its label).
    pub const ONE_CLASS: Cause = Cause("file-one-class");
    /// More than two classes (value: their labels).
    pub const MANY_CLASSES: Cause = Cause("file-many-classes");
    /// Not a single training point.
    pub const NO_TRAINING: Cause = Cause("file-no-training");

    /// The error's code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// Why a file was refused, with what a sentence about it has blanks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub cause: Cause,
    /// The variable or the column, where there is one.
    pub at: String,
    /// The row, counted from 1: of a MAT-file's variable the point, of a table the line; 0 for none.
    pub row: usize,
    /// What stands there.
    pub value: String,
}

/// Characters of a file's own text that are shown at most.
const SHOWN: usize = 40;

/// Text of the file, fit to be shown: short, in one line, and nothing that a terminal obeys.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

impl Cause {
    /// The error with what stands in the file.
    pub(super) fn because(self, value: &str) -> Error {
        self.at("", 0, value)
    }

    /// The error with the place where it is.
    #[inline(never)]
    pub(super) fn at(self, at: &str, row: usize, value: &str) -> Error {
        Problem { cause: self, at: at.to_string(), row, value: value.to_string() }.into()
    }
}

impl From<Cause> for Error {
    #[inline(never)]
    fn from(cause: Cause) -> Error {
        cause.because("")
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error::BadFile(problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { cause, at, row, value } = self;
        match *cause {
            Cause::TOO_LARGE => {
                write!(f, "the file has {value} MB, at most {} are read", MAX_BYTES / 1_000_000)
            }
            Cause::TOO_MANY_POINTS => write!(f, "the file has more than {MAX_POINTS} points"),
            Cause::EMPTY => write!(f, "there is no point in the file"),
            Cause::UNKNOWN => write!(f, "this is neither a MAT-file nor a table as text"),
            Cause::HDF => write!(
                f,
                "this is a MAT-file of version 7.3 (HDF5), which is not read; \
                 save it with: save('data.mat', 'X', 'y', '-v7')"
            ),
            Cause::OLD_MAT => write!(
                f,
                "this is a MAT-file of version 4, which is not read; \
                 save it with: save('data.mat', 'X', 'y', '-v7')"
            ),
            Cause::CUT_SHORT => write!(f, "the file is cut short: its end is missing"),
            Cause::DAMAGED => write!(f, "the file is damaged"),
            Cause::NO_VARIABLE => write!(f, "the file has no variable {at}; it has {value}"),
            Cause::NOT_NUMBERS => {
                write!(f, "{at} holds {value} instead of a matrix of real numbers")
            }
            Cause::FEATURES => {
                write!(f, "two features beside the label are wanted; there are: {value}")
            }
            Cause::LENGTHS => write!(f, "one label for each point is wanted; there are {value}"),
            Cause::COLUMNS => write!(f, "row {row} has {value} columns, {at} are wanted"),
            Cause::NOT_A_NUMBER => write!(f, "{at}, row {row}: “{value}” is not a number"),
            Cause::NOT_A_SPLIT => {
                write!(f, "{at}, row {row}: “{value}” is none of train, dev and test")
            }
            Cause::ONE_CLASS => {
                write!(f, "all training points have the label {value}; two classes are wanted")
            }
            Cause::MANY_CLASSES => {
                write!(f, "there are more than two classes: the labels {value}")
            }
            Cause::NO_TRAINING => write!(f, "there is no training point in the file"),
            Cause(code) => f.write_str(code),
        }
    }
}
