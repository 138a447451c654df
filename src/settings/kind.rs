//! What a setting's value may be, and how it is read and written as text.

use super::{Named, named, number};
use crate::error::{Error, Result};

/// Hidden layers at most.
pub const MAX_LAYERS: usize = 8;

/// The kind of a setting's value: what the page needs to build its control.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One of a few names.
    Choice {
        /// The names that can be chosen.
        options: &'static [&'static str],
    },
    /// One of a few names for all hidden layers, or one a layer, separated by commas.
    ChoicePerLayer {
        /// The names that can be chosen.
        options: &'static [&'static str],
    },
    /// Some of a few names, at least one, separated by commas.
    Subset {
        /// The names that can be chosen.
        options: &'static [&'static str],
    },
    /// A whole number.
    Integer {
        /// The smallest allowed.
        min: f64,
        /// The largest allowed, below 2⁵³.
        max: f64,
    },
    /// A number.
    Number {
        /// The smallest allowed.
        min: f64,
        /// The largest allowed.
        max: f64,
        /// How a slider spreads the range.
        scale: Scale,
    },
    /// Units of each hidden layer, separated by commas; empty for no hidden layer.
    Layers,
    /// keep_prob, one for all hidden layers or one a layer, separated by commas.
    Keep,
    /// Train, dev and test in per cent, separated by slashes: whole numbers that sum to 100, the
    /// first at least 1; empty for a dataset's own split.
    Split,
    /// Text in a form of its own.
    Text,
    /// The feature comes in a later version: only the default is taken.
    Later {
        /// The default.
        default: &'static str,
        /// The other values, where they are names.
        choices: &'static [&'static str],
    },
}

named! {
    /// How a slider spreads its range.
    pub enum Scale {
        /// Evenly.
        Linear = "linear",
        /// Each step multiplies.
        Log = "log",
        /// 0 at the left end, then as [`Scale::Log`].
        ZeroLog = "zero-log",
    }
}

named! {
    /// Which part of the page a setting belongs to.
    pub enum Group {
        /// The points.
        Data = "data",
        /// The network and its initialization.
        Network = "network",
        /// Penalties, dropout, early stopping.
        Regularization = "regularization",
        /// Cost and optimizer.
        Descent = "descent",
        /// What happens when.
        Run = "run",
        /// How the page looks.
        Page = "page",
        /// What a lab shows.
        Lab = "lab",
    }
}

impl Kind {
    /// The kind's name for the page.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Choice { .. } => "choice",
            Kind::ChoicePerLayer { .. } => "choice-per-layer",
            Kind::Subset { .. } => "subset",
            Kind::Integer { .. } => "integer",
            Kind::Number { .. } => "number",
            Kind::Layers => "layers",
            Kind::Keep => "keep",
            Kind::Split => "split",
            Kind::Text | Kind::Later { .. } => "text",
        }
    }

    /// The smallest and the largest number allowed: of the value, of a layer's units, of a
    /// keep_prob.
    pub fn range(&self) -> Option<(f64, f64)> {
        match *self {
            Kind::Integer { min, max } | Kind::Number { min, max, .. } => Some((min, max)),
            Kind::Layers => Some((1.0, 128.0)),
            Kind::Keep => Some((0.05, 1.0)),
            Kind::Split => Some((0.0, 100.0)),
            _ => None,
        }
    }

    /// The names that can be chosen, where there are some.
    pub fn options(&self) -> Option<&'static [&'static str]> {
        match *self {
            Kind::Choice { options }
            | Kind::ChoicePerLayer { options }
            | Kind::Subset { options } => Some(options),
            _ => None,
        }
    }

    /// How a slider spreads [`Kind::range`].
    pub fn scale(&self) -> Option<Scale> {
        match *self {
            Kind::Number { scale, .. } => Some(scale),
            Kind::Integer { .. } | Kind::Layers | Kind::Keep => Some(Scale::Linear),
            _ => None,
        }
    }

    /// Reads a number of the kind's range. Blanks around it do not matter, −0 becomes 0; hex,
    /// infinities and NaN are not numbers here.
    ///
    /// # Errors
    /// [`Error::NotANumber`], [`Error::OutOfRange`].
    #[inline(never)]
    pub fn number(&self, key: &'static str, text: &str) -> Result<f64> {
        let text = text.trim();
        let not_a_number = || Error::NotANumber { key, value: text.to_string() };
        let number = number::parse(text).ok_or_else(not_a_number)?;
        match self.range() {
            Some((min, max)) if !(min..=max).contains(&number) => {
                Err(Error::OutOfRange { key, value: text.to_string(), min, max })
            }
            _ => Ok(number + 0.0),
        }
    }

    /// Reads a whole number of the kind's range, which must lie between 0 and 2⁵³.
    ///
    /// # Errors
    /// As [`Kind::number`]; a fraction is [`Error::NotANumber`].
    #[inline(never)]
    pub fn integer(&self, key: &'static str, text: &str) -> Result<u64> {
        let number = self.number(key, text)?;
        if number.fract() != 0.0 {
            return Err(Error::NotANumber { key, value: text.trim().to_string() });
        }
        Ok(number as u64)
    }

    /// Takes the default of a feature that comes later, and refuses every other value.
    ///
    /// # Errors
    /// [`Error::NotYet`]; [`Error::NotAChoice`] where the names are known and this is none.
    pub fn only_default(&self, key: &'static str, text: &str) -> Result<()> {
        let Kind::Later { default, choices } = *self else { return Ok(()) };
        let number = |text: &str| number::parse(text.trim());
        let same = text == default || (number(text).is_some() && number(text) == number(default));
        let value = text.to_string();
        match same {
            true => Ok(()),
            false if choices.is_empty() || choices.contains(&text) => {
                Err(Error::NotYet { key, value })
            }
            false => Err(Error::NotAChoice { key, value }),
        }
    }
}

/// Reads one of a type's names.
///
/// # Errors
/// [`Error::NotAChoice`] for any other.
pub fn named<T: Named>(key: &'static str, text: &str) -> Result<T> {
    T::by_name(text.trim()).ok_or_else(|| not_a_choice(key, text))
}

/// The refusal of any other name. Apart, for there is a [`named`] for each type.
#[inline(never)]
pub fn not_a_choice(key: &'static str, text: &str) -> Error {
    Error::NotAChoice { key, value: text.trim().to_string() }
}

/// Values separated by commas.
pub fn list<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    values.iter().map(text).collect::<Vec<_>>().join(",")
}
