//! The second module's bindings: stateless functions, and small probes of models that train
//! elsewhere. Models themselves train in the page's module.
//!
//! | module | subject |
//! |---|---|
//! | `depth` | signals through very deep networks |
//! | `files` | own points from a person's file |
//! | `gradients` | the gradient check |
//! | `normalization` | the cost surface of logistic regression |
//! | `price` | passes over the training points, to be timed |
//! | `secant` | the gradient check with one parameter, of a curve and of a network |
//! | `study` | what a network with given parameters does, and statistics over runs |

mod depth;
mod files;
mod gradients;
mod normalization;
mod price;
mod secant;
mod study;

use wasm_bindgen::prelude::*;

pub use depth::WebDepth;
pub use files::{check_file_size, read_file};
pub use gradients::{WebChecker, WebObjective, notebook_case};
pub use normalization::WebBowl;
pub use secant::{secant, secant_curve, secant_magnified};
pub use study::{
    WebProbe, boundary_between, compare_runs, cross_entropy, sign_test, standard_error, summarize,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
