//! Every parameter's gradient against a central difference of the cost, over random settings.
//!
//! The cost here is written again from the logits alone, with the standard library's functions.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods)]

use ndarray::Array2;
use proptest::prelude::*;
use touchline::Experiment;
use touchline::data::{Point, Split};
use touchline::network::Network;
use touchline::settings::link;

fn cost(network: &Network, points: &[Point], l2: f64) -> f64 {
    let m = points.len() as f64;
    let x = Array2::from_shape_fn((2, points.len()), |(i, e)| [points[e].x, points[e].y][i]);
    let z = network.logits(x.view());
    // −ln σ(z) for blue and −ln(1 − σ(z)) = −ln σ(−z) for red. From σ(z) itself the second would
    // lose its digits where σ(z) is near 1, and the difference below with them.
    let losses = z.iter().zip(points);
    let losses =
        losses.map(|(z, p)| if p.label > 0.5 { *z } else { -z }).map(|z| (-z).exp().ln_1p());
    let layers = 1..=network.shape().layers().len();
    let squares = layers.map(|l| network.weights(l).unwrap().mapv(|w| w * w).sum());
    losses.sum::<f64>() / m + l2 / (2.0 * m) * squares.sum::<f64>()
}

/// ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖), as the course measures it, and the largest
/// difference of a single parameter as a share of the cost, whose rounding it comes from.
fn check(fragment: &str, trained: u64) -> (f64, f64) {
    let decoded = link::decode(fragment);
    assert_eq!(decoded.notices, [], "{fragment}");
    let l2 = decoded.settings.l2;
    let mut experiment = Experiment::new(decoded.settings).unwrap();
    experiment.train(trained).unwrap();
    let points = experiment.points().iter().filter(|p| p.split == Split::Train).copied();
    let points: Vec<Point> = points.collect();
    let network = experiment.network();
    let at = |k: usize, step: f64| {
        let mut parameters = network.parameters().to_vec();
        parameters[k] += step;
        let (shape, acts) = (network.shape().clone(), network.activations().to_vec());
        cost(&Network::new(shape, acts, network.loss(), parameters).unwrap(), &points, l2)
    };
    let backprop = experiment.gradient();
    // Near the best step for a central difference of a cost of about 1: the cube root of 2⁻⁵².
    let step = 1e-5;
    let numerical: Vec<f64> =
        (0..backprop.len()).map(|k| (at(k, step) - at(k, -step)) / (2.0 * step)).collect();
    let norm = |v: &mut dyn Iterator<Item = f64>| v.map(|x| x * x).sum::<f64>().sqrt();
    let difference: Vec<f64> = backprop.iter().zip(&numerical).map(|(a, b)| a - b).collect();
    let relative = norm(&mut difference.iter().copied())
        / (norm(&mut backprop.iter().copied()) + norm(&mut numerical.iter().copied())).max(1e-3);
    let cost = cost(network, &points, l2);
    (relative, difference.iter().fold(0.0, |largest: f64, d| largest.max(d.abs() / cost)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Smooth activations only: a central difference across a kink measures neither side.
    #[test]
    fn backprop_is_the_derivative_of_the_cost(
        activation in prop::sample::select(vec!["tanh", "sigmoid", "linear"]),
        init in prop::sample::select(vec!["xavier", "he"]),
        layers in prop::collection::vec(1usize..7, 0..5),
        seed in 0u32..1000,
        m in 10usize..80,
        l2 in prop::sample::select(vec!["0", "0.7", "5"]),
        trained in 0u64..20,
    ) {
        let layers = layers.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        let fragment = format!(
            "data=circles&act={activation}&init={init}&layers={layers}&seed={seed}&m={m}&l2={l2}&lr=0.01"
        );
        let (relative, largest) = check(&fragment, trained);
        prop_assert!(relative < 1e-7, "{fragment}: {relative:e}");
        prop_assert!(largest < 1e-8, "{fragment}: {largest:e}");
    }
}

/// ReLU where no example sits within a step of a kink, which holds for this seed.
#[test]
fn relu_on_the_courses_network() {
    let (relative, largest) = check("l2=0.7", 0);
    assert!(relative < 1e-7 && largest < 1e-8, "{relative:e} {largest:e}");
}

/// A check that cannot fail checks nothing: the penalty left out on one side must show. The course
/// measures such a difference as 0.16 on its own example.
#[test]
fn a_wrong_gradient_is_caught() {
    let settings = link::decode("data=circles&act=tanh&layers=4").settings;
    let experiment = Experiment::new(settings).unwrap();
    let with = Experiment::new(link::decode("data=circles&act=tanh&layers=4&l2=50").settings);
    let with = with.unwrap().gradient();
    let far = experiment.gradient().iter().zip(&with).any(|(a, b)| (a - b).abs() > 1e-3);
    assert!(far);
}
