//! Any bytes are a table: what is read of them are points to train on, or a problem with a code.
#![no_main]

mod points;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    points::read("data.csv", bytes);
    points::read("data.tsv", bytes);
});
