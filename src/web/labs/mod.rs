//! The second module's bindings: stateless functions, and small probes of models that train
//! elsewhere. Models themselves train in the page's module.
//!
//! | module | subject |
//! |---|---|
//! | `files` | own points from a person's file |

mod files;

use wasm_bindgen::prelude::*;

pub use files::{check_file_size, read_file};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
