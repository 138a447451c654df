//! Links: settings as the fragment of the page's address, and back.
//!
//! `v=1&key=value&…` holds what differs from the defaults, in the order of the table. Writing is
//! canonical: equal settings make equal links. Reading forgives: it never fails, takes the default
//! for what it cannot use and says so in a notice. Links of old versions stay readable for ever.

use super::kind::Kind;
use super::labs::{LABS, READY_LABS};
use super::table::table;
use super::{Settings, number};
use crate::error::Error;

pub use super::points::{decode_points, encode_points, snap};

/// The version of links that this program writes.
const VERSION: f64 = 1.0;

/// Characters of a link at most.
pub const MAX_CHARACTERS: usize = 16_000;

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// Valid settings.
    pub settings: Settings,
    /// What was ignored, and why.
    pub notices: Vec<Error>,
}

/// Reads a link: a full address, or a fragment with or without its #.
///
/// Of a key that stands there twice the last counts. A value that cannot be used leaves the default
/// and a notice; so do unknown keys and settings that do not go together. A link of more than
/// 16,000 characters is not read at all.
pub fn decode(link: &str) -> Decoded {
    let mut settings = Settings::default();
    let count = link.chars().count();
    if count > MAX_CHARACTERS {
        return Decoded { settings, notices: vec![Error::LinkTooLong { count }] };
    }
    let mut notices = Vec::new();
    let mut version = None;
    let mut values = vec![None; table().len()];
    for pair in fragment(link).split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (percent_decoded(key), percent_decoded(value));
        match table().iter().position(|row| row.key == key) {
            Some(row) => values[row] = Some(value),
            None if key == "v" => version = Some(value),
            None => notices.push(stranger(key, &value)),
        }
    }
    notices.extend(version.and_then(|version| version_notice(&version)));
    // In the table's order, whatever the link's, so that a link's order never matters.
    for (row, value) in table().iter().zip(values) {
        if let Some(Err(error)) = value.map(|value| row.read(&mut settings, &value)) {
            notices.push(error);
        }
    }
    notices.extend(settings.repair());
    Decoded { settings, notices }
}

/// The canonical fragment, without #. What is not valid in the settings is written as
/// [`Settings::repair`] leaves it.
pub fn encode(settings: &Settings) -> String {
    let mut settings = settings.clone();
    settings.repair();
    let mut link = String::from("v=") + &number::text(VERSION);
    for row in table() {
        let value = row.write(&settings);
        if value != row.default_for(settings.data) {
            for piece in ["&", row.key, "=", &percent_encoded(&value)] {
                link += piece;
            }
        }
    }
    link
}

/// What follows the first #. Without one the whole is the fragment, unless it is an address.
fn fragment(link: &str) -> &str {
    let link = link.trim();
    match link.split_once('#') {
        Some((_, fragment)) => fragment,
        None if is_address(link) => "",
        None => link,
    }
}

/// Whether "://" stands before the first =.
fn is_address(link: &str) -> bool {
    let start = link.split('=').next().unwrap_or_default();
    start.split(':').skip(1).any(|rest| rest.starts_with("//"))
}

/// The notice for a key that is not in the table. The own keys of a lab that comes later come with it.
fn stranger(key: String, value: &str) -> Error {
    match key.split_once('.') {
        Some((lab, _)) if LABS.contains(&lab) && !READY_LABS.contains(&lab) => {
            Error::NotYet { key: "lab", value: [&key, "=", value].concat() }
        }
        _ => Error::UnknownKey { key },
    }
}

/// The notice for a version that is not ours. What a newer one has in common with ours is read.
fn version_notice(text: &str) -> Option<Error> {
    match (Kind::Integer { min: VERSION, max: VERSION }).integer("v", text) {
        Err(Error::OutOfRange { value, .. }) if !value.starts_with(['-', '0']) => {
            Some(Error::NewerVersion { value })
        }
        result => result.err(),
    }
}

/// Replaces each %XX by its byte; a % before anything else stands for itself, and so does +.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digit: &u8| char::from(*digit).to_digit(16);
        let decoded = match rest {
            [b'%', high, low, ..] => hex(high).zip(hex(low)),
            _ => None,
        };
        (rest, _) = match decoded {
            Some((high, low)) => (&tail[2..], bytes.push((high * 16 + low) as u8)),
            None => (tail, bytes.push(*first)),
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Replaces by %XX what does not survive in a fragment or in a message that carries one. Commas,
/// colons, semicolons and slashes are legal there and stay readable.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:;/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
            );
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_does_not_survive_is_encoded() {
        assert_eq!(percent_encoded("60/20/20,a:b;c.d-e_f~"), "60/20/20,a:b;c.d-e_f~");
        assert_eq!(percent_encoded("a b&c=d#e+f%é"), "a%20b%26c%3Dd%23e%2Bf%25%C3%A9");
        assert_eq!(percent_decoded("a+b%2bc%2Bd%%2"), "a+b+c+d%%2");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text: String) {
            prop_assert_eq!(percent_decoded(&percent_encoded(&text)), text);
        }
    }
}
