//! Touchline: a playground for how neural networks learn and overfit.
//!
//! Data flows one way:
//!
//! ```text
//! link → settings → data → network → training → picture → canvas
//! ```
//!
//! | module | subject |
//! |---|---|
//! | [`experiment`] | the one door: `Experiment::new(settings)`, `step`, `train`, `predict`, `evaluate` |
//! | [`settings`] | the table of every setting, and links made of it |
//! | [`random`] | NumPy's legacy random numbers |
//! | [`math`] | exp, ln and the rest: the same bits on every target |
//! | [`data`] | points in the plane, where they come from, and what the network is told of them |
//! | [`network`] | the network, its initialization, forward and backward pass, loss, dropout |
//! | [`training`] | the training step: batches, gradient, penalty, optimizer |
//! | [`study`] | questions asked about a trained or untrained model |
//! | [`picture`] | the decision boundary and what each unit sees |
//!
//! # Shapes
//!
//! One legend for all files, the course's: m examples with n_x features are `X` (n_x, m); layer l of
//! n_l units has `W[l]` (n_l, n_{l−1}) and `b[l]` (n_l); `Z[l] = W[l] A[l−1] + b[l]` and
//! `A[l] = g(Z[l])` are (n_l, m); the output layer L has one unit, whose `Z[L]` is the logit and
//! whose `A[L] = σ(Z[L])` is the probability of class 1 (blue). In a regression `A[L] = Z[L]` is the
//! predicted value.

pub mod data;
pub mod error;
pub mod experiment;
pub mod math;
pub mod network;
pub mod picture;
pub mod random;
pub mod settings;
pub mod study;
pub mod training;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use error::{Error, Result};
pub use experiment::Experiment;

/// The version of the numbers. It stands beside every parameters' hash and changes when, and only
/// when, the same link trains to other bits.
pub const BITS: u32 = 3;
