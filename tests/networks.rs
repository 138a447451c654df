//! Training against NumPy: tests/golden/matrix.json and networks.json, made by runs.py beside them.
#![allow(clippy::unwrap_used)]

mod golden;

use golden::{MATRIX, NETWORKS};

/// Tolerances are made with the golden files. Were they ever made wide, nothing would be compared.
#[test]
fn the_matrix_is_whole_and_its_tolerances_are_narrow() {
    let matrix = golden::rows(MATRIX);
    assert_eq!(matrix.len(), 8 * 4 * 4 * 6);
    let mut tolerances: Vec<f64> =
        matrix.iter().map(|run| run["tolerance"].as_f64().unwrap()).collect();
    tolerances.sort_by(f64::total_cmp);
    assert!(tolerances[730] <= 1e-12 && tolerances[767] <= 1e-8, "{:?}", &tolerances[730..]);
}

#[test]
fn every_activation_optimizer_penalty_and_initialization_trains_as_numpy_does() {
    golden::check(MATRIX);
}

#[test]
fn batches_dropout_features_and_changes_train_as_numpy_does() {
    golden::check(NETWORKS);
}
