//! Any text is a link: its settings are valid, and written as a link they read back without a notice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use touchline::settings::link::{MAX_CHARACTERS, decode, encode};

fuzz_target!(|text: &str| {
    let decoded = decode(text);
    assert_eq!(decoded.settings.check(), Ok(()));
    let link = encode(&decoded.settings);
    if link.chars().count() <= MAX_CHARACTERS {
        let again = decode(&link);
        assert_eq!(again.notices, []);
        assert_eq!(again.settings, decoded.settings);
        assert_eq!(encode(&again.settings), link);
    }
    for model in decoded.settings.models() {
        assert_eq!(model.check(), Ok(()));
    }
});
