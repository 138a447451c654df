//! Reading links in tests.

// Each test binary has a copy of its own and calls what it needs of it.
#![allow(dead_code)]

use touchline::Error;
use touchline::settings::Settings;
use touchline::settings::link::{self, Decoded};

/// The settings of a link that must read without a notice.
pub fn read(fragment: &str) -> Settings {
    let Decoded { settings, notices } = link::decode(fragment);
    assert_eq!(notices, [], "{fragment}");
    settings
}

/// The one notice of a link, which must leave the defaults.
pub fn refusal(fragment: &str) -> Error {
    let Decoded { settings, notices } = link::decode(fragment);
    assert_eq!(settings, Settings::default(), "{fragment}");
    let [notice] = &notices[..] else { panic!("{fragment}: {notices:?}") };
    notice.clone()
}

/// The canonical form of a link that must read without a notice.
pub fn canonical(fragment: &str) -> String {
    link::encode(&read(fragment))
}

/// The error for text that is no number.
pub fn not_a_number(key: &'static str, value: &str) -> Error {
    Error::NotANumber { key, value: value.to_string() }
}

/// The error for a number outside its range.
pub fn out_of_range(key: &'static str, value: &str, min: f64, max: f64) -> Error {
    Error::OutOfRange { key, value: value.to_string(), min, max }
}
