//! The bindings: what JavaScript sees. Thin, no mathematics.
//!
//! Every error is a JavaScript `Error` with `code` ([`crate::Error::code`]) and `details`, so that
//! the page can say it in the person's language.
//!
//! There are two modules of WebAssembly, by the crate's features: `page` is what every visit needs,
//! `labs` ([`labs`]) is fetched when it is first asked for.

// Each module uses a part of it.
#[cfg_attr(not(all(feature = "page", feature = "labs")), allow(dead_code))]
mod convert;
#[cfg(feature = "page")]
mod experiment;
#[cfg(feature = "labs")]
pub mod labs;
mod picture;
#[cfg(feature = "page")]
mod settings;

use wasm_bindgen::prelude::*;

/// 3 kB less to download than the standard library's for WebAssembly, and no slower.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(feature = "page")]
pub use experiment::WebExperiment;
#[cfg(feature = "page")]
pub use settings::{
    change, dataset, encode_points, further_models, read_link, score_line, settings_table,
    snap_points,
};

#[cfg(feature = "page")]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Runs once when the module is loaded: a panic becomes an error in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of the numbers; it stands beside every parameters' hash.
#[cfg(feature = "page")]
#[wasm_bindgen]
pub fn bits() -> u32 {
    crate::BITS
}

/// A seed (0 … 2³²−1) from the browser's cryptographic generator. Nothing else here is random.
#[cfg(feature = "page")]
#[wasm_bindgen]
pub fn fresh_seed() -> Result<u32, JsError> {
    getrandom::u32().map_err(|_| JsError::new("this browser has no source of randomness"))
}
