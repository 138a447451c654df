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

/// A batch of 10 fills a third of a tile. What lies behind it, and what another tile left in the
/// workspace, is neither read nor waited for.
#[test]
fn what_lies_behind_a_tiles_examples_changes_no_bit() {
    use touchline::network::{
        Activation, CrossEntropy, Loss, Masks, Network, Row, Shape, TILE, Tile, Workspace,
    };
    use touchline::random::RandomState;

    let some = |k: usize, e: usize| touchline::math::sin(1.7 * k as f64 + 0.9 * e as f64);
    let shape = Shape::new(3, &[5, 4]);
    let parameters: Vec<f64> = (0..shape.parameters()).map(|k| some(k, 3)).collect();
    let mut masks = Masks::default();
    masks.draw(&[(5, 0.8), (4, 0.8)], TILE, &mut RandomState::new(1));
    for activation in [Activation::Relu, Activation::Sigmoid, Activation::Tanh, Activation::Swish] {
        let loss = Loss::CrossEntropy(CrossEntropy::Stable);
        let activations = vec![activation; 2];
        let network = Network::new(shape.clone(), activations, loss, parameters.clone()).unwrap();
        for masks in [None, Some(masks.tile(0))] {
            for filled in 1..=TILE {
                let gradient = |behind: f64, poison: bool| {
                    let row = |k: usize| {
                        Row(std::array::from_fn(|e| if e < filled { some(k, e) } else { behind }))
                    };
                    let (x, y) = ([row(0), row(1), row(2)], row(3));
                    let mut work = Workspace::new(network.shape());
                    let mut gradient = vec![0.0; network.parameters().len()];
                    if poison {
                        let nan = Row([f64::NAN; TILE]);
                        let tile = Tile { x: &[nan; 3], y: &nan, filled: TILE };
                        network.forward(tile, masks, &mut work);
                        network.backward(tile, masks, &mut work, &mut gradient);
                        gradient.fill(0.0);
                    }
                    let tile = Tile { x: &x, y: &y, filled };
                    network.forward(tile, masks, &mut work);
                    let logits = work.logits()[..filled].to_vec();
                    network.backward(tile, masks, &mut work, &mut gradient);
                    (logits, gradient)
                };
                let clean = gradient(0.0, false);
                assert!(clean.1.iter().all(|g| g.is_finite()));
                assert_eq!(gradient(0.0, true), clean, "{activation:?}, {filled} examples");
                assert_eq!(gradient(1e3, true), clean, "{activation:?}, {filled} examples");
            }
        }
    }
}
