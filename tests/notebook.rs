//! The notebooks' graded functions and what they print for their own test cases:
//! tests/golden/notebook.json, whose numbers are the course's and were recomputed with NumPy. The
//! functions are one call here too, or a few that the trainer makes in the same order.

// What does not unwrap fails the test, helpers included.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;

use golden::numbers;
use ndarray::{Array1, Array2};
use serde_json::Value;
use touchline::network::{
    Activation, CrossEntropy, Draw, InitialWeights, Initialization, Loss, Masks, Network, Row,
    Shape, TILE, Tile, Tiles, Workspace, ZEROS, dropout, kernel,
};
use touchline::random::RandomState;
use touchline::training::Penalty;

fn notebook() -> Value {
    serde_json::from_str(include_str!("golden/notebook.json")).unwrap()
}

fn case(name: &str) -> Value {
    notebook()["testcases"][name].clone()
}

/// The numbers of a matrix, row by row, or of a list.
fn flat(value: &Value) -> Vec<f64> {
    match value[0].is_array() {
        true => value.as_array().unwrap().iter().flat_map(numbers).collect(),
        false => numbers(value),
    }
}

/// The C library's ln and libm's differ by 3 units at most in a normal number; sums of a few such
/// numbers, exp and ln make a few more.
fn assert_near(ours: &[f64], course: &[f64], what: &str) {
    assert_eq!(ours.len(), course.len(), "{what}");
    for (k, (a, b)) in ours.iter().zip(course).enumerate() {
        assert!((a - b).abs() <= 1e-14 * b.abs().max(0.1), "{what} {k}: {a:?}, the course's {b:?}");
    }
}

/// A network with examples, as the notebooks' test cases draw them.
struct Drawn {
    network: Network,
    x: Tiles,
    y: Vec<f64>,
}

/// RandomState(1): X (n_x, m), then W1, b1, W2, b2, …, all `randn`.
fn drawn(units: &[usize], y: &[f64], with_x: bool) -> Drawn {
    let mut random = RandomState::new(1);
    let (n_x, m) = (units[0], y.len());
    let x = match with_x {
        true => Array2::from_shape_simple_fn((n_x, m), || random.randn()),
        false => Array2::zeros((n_x, m)),
    };
    let shape = Shape::new(n_x, &units[1..]);
    let parameters = (0..shape.parameters()).map(|_| random.randn()).collect();
    let loss = Loss::CrossEntropy(CrossEntropy::Stable);
    let activations = vec![Activation::Relu; units.len() - 1];
    let network = Network::new(shape, activations, loss, parameters).unwrap();
    let x = Tiles::new(x.view(), Array1::from(y.to_vec()).view());
    Drawn { network, x, y: y.to_vec() }
}

/// The network of the Regularization notebook's test cases, 3-2-3-1.
fn regularization(with_x: bool) -> Drawn {
    drawn(&[3, 2, 3], &[1.0, 1.0, 0.0, 1.0, 0.0], with_x)
}

impl Drawn {
    /// A[L] of all examples.
    fn outputs(&self, work: &Workspace) -> Vec<f64> {
        work.logits()[..self.y.len()].iter().map(|z| self.network.loss().output(*z)).collect()
    }

    /// One pass forward and back, then the penalty, as the trainer does.
    fn gradient(&self, penalty: Penalty) -> Vec<f64> {
        let Drawn { network, x, y } = self;
        let mut work = Workspace::new(network.shape());
        let mut gradient = vec![0.0; network.parameters().len()];
        network.gradient(x, None, &mut work, &mut gradient);
        penalty.add_gradient(network.shape(), network.parameters(), &mut gradient, y.len());
        gradient
    }
}

/// D / keep_prob of all hidden units, as rows over examples.
fn masks(case: &Value, keep: f64) -> Vec<Row> {
    let units = ["D1", "D2"].into_iter().flat_map(|d| case[d].as_array().unwrap().clone());
    let row = |kept: Value| {
        let mut row = ZEROS;
        for (factor, kept) in row.iter_mut().zip(numbers(&kept)) {
            *factor = kept * (1.0 / keep);
        }
        row
    };
    units.map(row).collect()
}

/// The first `m` examples of rows, row by row.
fn columns(rows: &[Row], m: usize) -> Vec<f64> {
    rows.iter().flat_map(|row| row[..m].to_vec()).collect()
}

#[test]
fn random_numbers_are_the_courses() {
    let seeds = notebook()["rng"]["seeds"].clone();
    for seed in 1..=3 {
        let course = &seeds[seed.to_string()];
        let what = format!("seed {seed}");
        let random = || RandomState::new(seed);
        let draw = |count: usize, draw: &dyn Fn(&mut RandomState) -> f64| {
            let mut random = random();
            (0..count).map(|_| draw(&mut random)).collect::<Vec<_>>()
        };
        let rand = flat(&course["rand"]);
        assert_eq!(draw(rand.len(), &RandomState::rand), rand, "{what}");
        let randn = flat(&course["randn"]);
        assert_near(&draw(randn.len(), &RandomState::randn), &randn, &what);
        let normal = flat(&course["normal_scale_0.05"]);
        assert_near(&draw(normal.len(), &|random| random.normal(0.0, 0.05)), &normal, &what);
        let places: Vec<usize> =
            flat(&course["permutation10"]).iter().map(|x| *x as usize).collect();
        assert_eq!(random().permutation(10), places, "{what}");
        assert_eq!(course["shuffle_arange10"], course["permutation10"]);
        let mut mixed = random();
        let mixed = [mixed.rand(), mixed.randn(), mixed.rand(), mixed.randn(), mixed.randn()];
        assert_near(&mixed, &flat(&course["interleaved_rand_randn_rand_randn_randn"]), &what);
    }
}

#[test]
fn first_weights_are_the_courses() {
    let parameters = |rule, units: &[usize]| {
        let initial = InitialWeights { rule, scale: 10.0, draw: Draw::Randn, seed: 3 };
        initial.parameters(&Shape::new(units[0], &units[1..]))
    };
    // [[W1, b1], [W2, b2]]
    let published = |name: &str| {
        let layers = case(name).as_array().unwrap().clone();
        layers
            .iter()
            .flat_map(|layer| [flat(&layer[0]), flat(&layer[1])].concat())
            .collect::<Vec<_>>()
    };
    assert_eq!(parameters(Initialization::Zeros, &[3, 2]), [0.0; 11]);
    let random = parameters(Initialization::Random, &[3, 2]);
    assert_near(&random, &published("init_random10_[3,2,1]"), "random × 10");
    let he = parameters(Initialization::He, &[2, 4]);
    assert_near(&he, &published("init_he_[2,4,1]"), "He");
}

#[test]
fn the_cost_with_regularization_is_the_courses() {
    let case = case("cost_with_regularization");
    // The notebook hands over A3; the network's cost starts from the logit.
    let Drawn { network, y, .. } = regularization(false);
    let loss = network.loss();
    let losses = flat(&case["A3"]).into_iter().zip(&y).map(|(a, y)| loss.value(loss.logit(a), *y));
    let cross_entropy = losses.sum::<f64>() / y.len() as f64;
    let penalty = Penalty { l2: case["lambda"].as_f64().unwrap(), ..Penalty::NONE };
    let l2 = penalty.cost(network.shape(), network.parameters(), y.len());
    let ours = [cross_entropy, l2, cross_entropy + l2];
    let course = ["cross_entropy", "l2", "cost"].map(|key| case[key].as_f64().unwrap());
    assert_near(&ours, &course, "cost");
}

#[test]
fn the_gradient_with_regularization_is_the_courses() {
    let case = case("backward_with_regularization");
    let drawn = regularization(true);
    let mut work = Workspace::new(drawn.network.shape());
    drawn.network.forward(drawn.x.tile(0), None, &mut work);
    assert_near(&drawn.outputs(&work), &flat(&case["A3"]), "A3");
    let relu: Vec<f64> = flat(&case["Z1"]).iter().map(|z| z.max(0.0)).collect();
    assert_near(&columns(work.activations(1), 5), &relu, "A1");

    let gradient =
        drawn.gradient(Penalty { l2: case["lambda"].as_f64().unwrap(), ..Penalty::NONE });
    for (layer, name) in drawn.network.shape().layers().iter().zip(["dW1", "dW2", "dW3"]) {
        assert_near(&gradient[layer.weights()], &flat(&case[name]), name);
    }
}

#[test]
fn dropouts_masks_and_output_are_the_courses() {
    let case = case("forward_with_dropout");
    let keep = case["keep"].as_f64().unwrap();
    let mut drawn_masks = Masks::default();
    drawn_masks.draw(&[(2, keep), (3, keep)], 5, &mut RandomState::new(1));
    let course = masks(&case, keep);
    assert_eq!(drawn_masks.tile(0), course);

    let drawn = regularization(true);
    let mut work = Workspace::new(drawn.network.shape());
    drawn.network.forward(drawn.x.tile(0), Some(&course), &mut work);
    assert_near(&drawn.outputs(&work), &flat(&case["A3"]), "A3");
}

/// The notebook's case went forward with keep_prob 0.5 and goes back with 0.8. Training cannot do that,
/// but it is made of the same steps.
#[test]
fn gradients_of_activations_with_dropout_are_the_courses() {
    let case = case("backward_with_dropout");
    let Drawn { network, x, y } = regularization(true);
    let [_, second, third] = network.shape().layers() else { panic!("three layers") };
    let mut work = Workspace::new(network.shape());
    network.forward(x.tile(0), Some(&masks(&case, 0.5)), &mut work);
    let mut dz3 = [ZEROS];
    for e in 0..y.len() {
        dz3[0][e] = network.loss().output(work.logits()[e]) - y[e];
    }
    let masks = masks(&case, 0.8);
    let (d1, d2) = masks.split_at(2);
    // dropout::apply also drops slopes, which are not looked at here.
    let slopes = &mut [ZEROS; 3];

    let mut da2 = [ZEROS; 3];
    kernel::transposed(&network.parameters()[third.weights()], &dz3, &[], &[], &mut da2, TILE);
    dropout::apply(d2, &mut da2, slopes, TILE);
    assert_near(&columns(&da2, 5), &flat(&case["dA2"]), "dA2");

    let mut dz2 = da2;
    for (dz, a) in dz2.iter_mut().zip(work.activations(2)) {
        for (dz, a) in dz.iter_mut().zip(&a.0) {
            *dz *= f64::from(*a > 0.0);
        }
    }
    let mut da1 = [ZEROS; 2];
    kernel::transposed(&network.parameters()[second.weights()], &dz2, &[], &[], &mut da1, TILE);
    dropout::apply(d1, &mut da1, slopes, TILE);
    assert_near(&columns(&da1, 5), &flat(&case["dA1"]), "dA1");
}

/// The same case through [`Network::backward`], as far as that shows: db of a single example is dZ,
/// which is dA where a unit is on. Both ways with keep_prob 0.5, so each dropout counts 0.8/0.5 times
/// as much.
#[test]
fn the_backward_pass_with_dropout_is_the_courses() {
    let case = case("backward_with_dropout");
    let Drawn { network, x, y } = regularization(true);
    let masks = masks(&case, 0.5);
    let (da1, da2) = (flat(&case["dA1"]), flat(&case["dA2"]));
    let mut compared = 0;
    for e in 0..y.len() {
        // Example e alone, and first in its tile.
        let first = |rows: &[Row]| -> Vec<Row> {
            let alone = |row: &Row| {
                let mut alone = ZEROS;
                alone[0] = row[e];
                alone
            };
            rows.iter().map(alone).collect()
        };
        let (x, label) = (first(x.x(0)), first(&[*x.y(0)])[0]);
        let mut work = Workspace::new(network.shape());
        let mut gradient = vec![0.0; network.parameters().len()];
        let tile = Tile { x: &x, y: &label, filled: 1 };
        network.forward(tile, Some(&first(&masks)), &mut work);
        network.backward(tile, Some(&first(&masks)), &mut work, &mut gradient);
        for (l, da, factor) in [(1, &da1, 1.6 * 1.6), (2, &da2, 1.6)] {
            let biases = network.shape().layers()[l - 1].biases();
            for (i, db) in gradient[biases].iter().enumerate() {
                let is_on = work.activations(l)[i][0] > 0.0;
                let expected = if is_on { da[i * y.len() + e] } else { 0.0 };
                assert_near(&[db / factor], &[expected], &format!("dZ{l}[{i}] of example {e}"));
                compared += usize::from(is_on && expected != 0.0);
            }
        }
    }
    assert_eq!(compared, 5, "units that are on and kept");
}

#[test]
fn the_gradient_checked_network_has_the_courses_gradient() {
    let course = notebook()["gradcheck"].clone();
    let drawn = drawn(&[4, 5, 3], &[1.0, 1.0, 0.0], true);
    let mut work = Workspace::new(drawn.network.shape());
    let cost = drawn.network.cost(&drawn.x, None, &mut work);
    assert_near(&[cost], &[course["J"].as_f64().unwrap()], "J");
    assert_near(&drawn.outputs(&work), &flat(&course["A3"]), "A3");
    assert_near(&drawn.gradient(Penalty::NONE), &flat(&course["grad_correct"]), "gradient");
}
