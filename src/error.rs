//! Everything that can go wrong, one variant a cause.
//!
//! The page translates errors: it looks up [`Error::code`] in its language and fills in
//! [`Error::details`]. The `Display` text is for the terminal.

use std::fmt;

use crate::data::read::Problem;
use crate::settings::number;

/// The result of everything here that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// One variant a cause. `key` is always a key of the settings table.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The link names a key that no version of the table knows.
    UnknownKey {
        /// The key as it stands in the link.
        key: String,
    },
    /// The key and its value are right, but the feature comes in a later version.
    NotYet {
        /// The setting.
        key: &'static str,
        /// The refused value.
        value: String,
    },
    /// The value is none of the setting's choices.
    NotAChoice {
        /// The setting.
        key: &'static str,
        /// The refused value.
        value: String,
    },
    /// The value is not a number (or not a whole one where only those make sense).
    NotANumber {
        /// The setting.
        key: &'static str,
        /// The refused value.
        value: String,
    },
    /// A number outside the setting's range.
    OutOfRange {
        /// The setting.
        key: &'static str,
        /// The refused value.
        value: String,
        /// The smallest number allowed.
        min: f64,
        /// The largest number allowed.
        max: f64,
    },
    /// A list with more entries than allowed (hidden layers, changes in `then`).
    TooMany {
        /// The setting.
        key: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: usize,
    },
    /// A list that must have one entry, or one a hidden layer, and has neither.
    OnePerLayer {
        /// The setting.
        key: &'static str,
        /// How many entries there are.
        count: usize,
        /// How many hidden layers the network has.
        layers: usize,
    },
    /// A setting that means nothing for the chosen dataset, such as `m` for football.
    NotForThisData {
        /// The setting.
        key: &'static str,
        /// The dataset.
        data: &'static str,
    },
    /// A piece of `then` that is not `iteration:key:value`, or changes a setting that a running
    /// training cannot change.
    BadChange {
        /// The refused piece.
        value: String,
    },
    /// A model of `vs` that is not made of `key:value`, or names a setting in which models of one
    /// comparison cannot differ.
    BadModel {
        /// The refused model.
        value: String,
    },
    /// A `split` that is not three whole numbers with the sum 100, the first at least 1.
    BadSplit {
        /// The refused value.
        value: String,
    },
    /// `points` is not base64url of whole points, or uses bits that are still reserved.
    BadPoints,
    /// The link's version is newer than this program.
    NewerVersion {
        /// The version as it stands in the link.
        value: String,
    },
    /// The link has more than 16,000 characters.
    LinkTooLong {
        /// Its length in characters.
        count: usize,
    },
    /// The setting cannot change while training: it needs a new start.
    NotLive {
        /// The setting.
        key: &'static str,
    },
    /// There is not a single training point.
    NoPoints,
    /// A coordinate that is not finite, or a class or split that does not exist.
    BadPoint {
        /// The point's place in the list, from 0.
        index: usize,
    },
    /// A gradient became infinite or NaN. The parameters are those before the step.
    Diverged {
        /// How many iterations were completed.
        iteration: u64,
    },
    /// Nothing of the kind was found in a list of numbers handed in: its length is wrong.
    BadLength {
        /// The length that was handed in.
        count: usize,
        /// The number it must be a multiple of.
        multiple: usize,
    },
    /// A file whose points cannot be read, and why.
    BadFile(Problem),
}

impl Error {
    /// A stable name for the cause: what the page translates and what tests compare.
    pub fn code(&self) -> &'static str {
        match self {
            Error::UnknownKey { .. } => "unknown-key",
            Error::NotYet { .. } => "not-yet",
            Error::NotAChoice { .. } => "not-a-choice",
            Error::NotANumber { .. } => "not-a-number",
            Error::OutOfRange { .. } => "out-of-range",
            Error::TooMany { .. } => "too-many",
            Error::OnePerLayer { .. } => "one-per-layer",
            Error::NotForThisData { .. } => "not-for-this-data",
            Error::BadChange { .. } => "bad-change",
            Error::BadModel { .. } => "bad-model",
            Error::BadSplit { .. } => "bad-split",
            Error::BadPoints => "bad-points",
            Error::NewerVersion { .. } => "newer-version",
            Error::LinkTooLong { .. } => "link-too-long",
            Error::NotLive { .. } => "not-live",
            Error::NoPoints => "no-points",
            Error::BadPoint { .. } => "bad-point",
            Error::Diverged { .. } => "diverged",
            Error::BadLength { .. } => "bad-length",
            Error::BadFile(problem) => problem.cause.code(),
        }
    }

    /// What the sentence for [`Error::code`] has blanks for: names and values, as text.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        let mut details = Vec::new();
        let mut text = |name, value: &str| add(&mut details, name, value);
        match self {
            Error::UnknownKey { key } => text("key", key),
            Error::NotYet { key, value }
            | Error::NotAChoice { key, value }
            | Error::NotANumber { key, value } => {
                text("key", key);
                text("value", value);
            }
            Error::OutOfRange { key, value, min, max } => {
                text("key", key);
                text("value", value);
                text("min", &number::text(*min));
                text("max", &number::text(*max));
            }
            Error::TooMany { key, count, max } => {
                text("key", key);
                text("count", &number::text(*count as f64));
                text("max", &number::text(*max as f64));
            }
            Error::OnePerLayer { key, count, layers } => {
                text("key", key);
                text("count", &number::text(*count as f64));
                text("layers", &number::text(*layers as f64));
            }
            Error::NotForThisData { key, data } => {
                text("key", key);
                text("data", data);
            }
            Error::BadChange { value } => {
                text("key", "then");
                text("value", value);
            }
            Error::BadModel { value } => {
                text("key", "vs");
                text("value", value);
            }
            Error::BadSplit { value } => {
                text("key", "split");
                text("value", value);
            }
            Error::BadPoints => text("key", "points"),
            Error::NewerVersion { value } => {
                text("key", "v");
                text("value", value);
            }
            Error::LinkTooLong { count } => text("count", &number::text(*count as f64)),
            Error::NotLive { key } => text("key", key),
            Error::NoPoints => {}
            Error::BadPoint { index } => text("index", &number::text(*index as f64)),
            Error::Diverged { iteration } => text("iteration", &number::text(*iteration as f64)),
            Error::BadLength { count, multiple } => {
                text("count", &number::text(*count as f64));
                text("multiple", &number::text(*multiple as f64));
            }
            Error::BadFile(Problem { at, row, value, .. }) => {
                text("at", at);
                text("row", &number::text(*row as f64));
                text("value", value);
            }
        }
        details
    }
}

/// Apart, for it is called in many places: pushed in each of them it takes four times the room.
#[inline(never)]
fn add(details: &mut Vec<(&'static str, String)>, name: &'static str, value: &str) {
    details.push((name, value.to_string()));
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::UnknownKey { key } => write!(f, "unknown key {key}"),
            Error::NotYet { key, value } => write!(f, "{key}={value} comes in a later version"),
            Error::NotAChoice { key, value } => write!(f, "{key}: {value} is none of its choices"),
            Error::NotANumber { key, value } => write!(f, "{key}: {value} is not a number"),
            Error::OutOfRange { key, value, min, max } => {
                let (min, max) = (number::text(*min), number::text(*max));
                write!(f, "{key}: {value} is outside {min} to {max}")
            }
            Error::TooMany { key, count, max } => {
                write!(f, "{key}: {count} entries, at most {max} are allowed")
            }
            Error::OnePerLayer { key, count, layers } => write!(
                f,
                "{key}: {count} entries for {layers} hidden layers; give one, or one a layer"
            ),
            Error::NotForThisData { key, data } => write!(f, "{key} does not apply to {data}"),
            Error::BadChange { value } => write!(
                f,
                "then: {value} is not iteration:key:value with a key that can change while training"
            ),
            Error::BadModel { value } => write!(
                f,
                "vs: {value} is not key:value with a key in which models of a comparison can differ"
            ),
            Error::BadSplit { value } => write!(
                f,
                "split: {value} is not three whole numbers like 60/20/20 with the sum 100, \
                 the first at least 1"
            ),
            Error::BadPoints => write!(f, "points: not base64url of whole points"),
            Error::NewerVersion { value } => {
                write!(f, "v={value} is newer than this program; some of it may be ignored")
            }
            Error::LinkTooLong { count } => {
                write!(f, "the link has {count} characters, more than 16000")
            }
            Error::NotLive { key } => write!(f, "{key} cannot change while training"),
            Error::NoPoints => write!(f, "there is no training point"),
            Error::BadPoint { index } => write!(f, "point {index} is not a point"),
            Error::Diverged { iteration } => write!(
                f,
                "diverged after {iteration} iterations: a gradient is no longer finite; \
                 try a smaller learning rate"
            ),
            Error::BadLength { count, multiple } => {
                write!(f, "{count} numbers, not a multiple of {multiple}")
            }
            Error::BadFile(problem) => problem.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
