//! Every parameter's gradient against a central difference of the cost, over random settings.
//!
//! The cost here is written again from the logits alone, with the standard library's functions.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods)]

use ndarray::Array2;
use proptest::prelude::*;
use touchline::Experiment;
use touchline::data::{Point, Split, Task};
use touchline::network::Network;
use touchline::random::RandomState;
use touchline::settings::{Settings, link, table};

/// One training example: its features as the network takes them, and its label.
struct Example {
    x: Vec<f64>,
    y: f64,
}

/// Features and normalization, written again.
fn examples(experiment: &Experiment) -> Vec<Example> {
    let settings = experiment.settings();
    let names = text(&settings, "features");
    let points = experiment.points().iter().filter(|p| p.split == Split::Train);
    let mut examples: Vec<Example> = points
        .map(|&Point { x, y, label, .. }| {
            let feature = |name: &str| match name {
                "x" => x,
                "y" => y,
                "xx" => x * x,
                "yy" => y * y,
                "xy" => x * y,
                "sinx" => x.sin(),
                "siny" => y.sin(),
                other => panic!("feature {other}"),
            };
            Example { x: names.split(',').map(feature).collect(), y: label }
        })
        .collect();
    let norm = text(&settings, "norm");
    let m = examples.len() as f64;
    for i in 0..examples[0].x.len() {
        let mean = examples.iter().map(|e| e.x[i]).sum::<f64>() / m;
        let variance = examples.iter().map(|e| (e.x[i] - mean).powi(2)).sum::<f64>() / m;
        for example in &mut examples {
            match norm.as_str() {
                "none" => {}
                "center" => example.x[i] -= mean,
                "standard" => example.x[i] = (example.x[i] - mean) / variance.sqrt(),
                "variance" => example.x[i] = (example.x[i] - mean) / variance,
                other => panic!("norm {other}"),
            }
        }
    }
    examples
}

/// A setting as in links.
fn text(settings: &Settings, key: &str) -> String {
    (table::find(key).unwrap().write)(settings)
}

/// The places of the next batch after `trained` iterations, in NumPy's words: each epoch
/// `order = random.permutation(m)`, then `order[:k]`, `order[k:2 * k]` and so on.
fn next_batch(m: usize, batch: usize, seed: u32, trained: u64) -> Vec<usize> {
    if batch == 0 {
        return (0..m).collect();
    }
    let mut random = RandomState::new(seed.wrapping_add(1));
    let mut batches: Vec<Vec<usize>> = Vec::new();
    while batches.len() as u64 <= trained {
        batches.extend(random.permutation(m).chunks(batch).map(<[usize]>::to_vec));
    }
    batches.swap_remove(trained as usize)
}

/// The cost of a batch; the penalty's m is that of the whole set.
fn cost(network: &Network, batch: &[&Example], task: Task, l2: f64, m: usize) -> f64 {
    let inputs = network.shape().layers()[0].inputs;
    let x = Array2::from_shape_fn((inputs, batch.len()), |(i, e)| batch[e].x[i]);
    let z = network.logits(x.view());
    let losses = z.iter().zip(batch).map(|(&z, example)| match task {
        Task::Regression => (z - example.y).powi(2) / 2.0,
        // −ln σ(z) for blue and −ln(1 − σ(z)) = −ln σ(−z) for red. From σ(z) itself the second
        // would lose its digits where σ(z) is near 1, and the difference below with them.
        Task::Classification => (if example.y > 0.5 { -z } else { z }).exp().ln_1p(),
    });
    let layers = 1..=network.shape().layers().len();
    let squares = layers.map(|l| network.weights(l).unwrap().mapv(|w| w * w).sum());
    losses.sum::<f64>() / batch.len() as f64 + l2 / (2.0 * m as f64) * squares.sum::<f64>()
}

/// ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖), as the course measures it, and the largest
/// difference of a single parameter as a share of the cost, whose rounding it comes from.
fn check(fragment: &str, trained: u64) -> (f64, f64) {
    let decoded = link::decode(fragment);
    assert_eq!(decoded.notices, [], "{fragment}");
    let settings = decoded.settings.clone();
    let mut experiment = Experiment::new(decoded.settings).unwrap();
    experiment.train(trained).unwrap();
    let examples = examples(&experiment);
    let m = examples.len();
    let batch = next_batch(m, text(&settings, "batch").parse().unwrap(), settings.seed, trained);
    let batch: Vec<&Example> = batch.into_iter().map(|place| &examples[place]).collect();
    let network = experiment.network();
    let cost =
        |network: &Network| cost(network, &batch, settings.data.recipe().task, settings.l2, m);
    let at = |k: usize, step: f64| {
        let mut parameters = network.parameters().to_vec();
        parameters[k] += step;
        let (shape, activations) = (network.shape().clone(), network.activations().to_vec());
        cost(&Network::new(shape, activations, network.loss(), parameters).unwrap())
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
    let cost = cost(network);
    (relative, difference.iter().fold(0.0, |largest: f64, d| largest.max(d.abs() / cost)))
}

/// Smooth activations only: a central difference across a kink measures neither side. ELU's slope
/// has no jump, its second derivative has one.
const SMOOTH: [&str; 6] = ["tanh", "sigmoid", "linear", "elu", "swish", "sine"];

/// One activation for all hidden layers, or one a layer.
fn layers_and_activations() -> impl Strategy<Value = String> {
    let layer = (1usize..7, prop::sample::select(&SMOOTH));
    (prop::collection::vec(layer, 0..5), prop::bool::ANY).prop_map(|(layers, each)| {
        let units: Vec<String> = layers.iter().map(|(units, _)| units.to_string()).collect();
        let mut acts: Vec<&str> = layers.iter().map(|(_, act)| *act).collect();
        acts.truncate(if each { acts.len() } else { 1 });
        let act = if acts.is_empty() { String::new() } else { format!("&act={}", acts.join(",")) };
        format!("layers={}{act}", units.join(","))
    })
}

/// Any features at all, in the table's order.
fn features() -> impl Strategy<Value = String> {
    let all = vec!["x", "y", "xx", "yy", "xy", "sinx", "siny"];
    prop::sample::subsequence(all, 1..=7).prop_map(|features| features.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn backprop_is_the_derivative_of_the_cost(
        data in prop::sample::select(vec!["circles"]),
        network in layers_and_activations(),
        init in prop::sample::select(vec!["xavier", "he", "glorot", "xavier&draw=rand"]),
        features in features(),
        norm in prop::sample::select(vec!["none", "center", "standard"]),
        batch in prop::sample::select(vec![0usize, 1, 7, 32, 90]),
        seed in 0u32..1000,
        m in 10usize..80,
        l2 in prop::sample::select(vec!["0", "0.7", "5"]),
        trained in 0u64..20,
    ) {
        let fragment = format!(
            "data={data}&m={m}&norm={norm}&features={features}&{network}&init={init}&seed={seed}\
             &lr=0.01&batch={batch}&l2={l2}"
        );
        let (relative, largest) = check(&fragment, trained);
        prop_assert!(relative < 1e-7, "{fragment}, {trained}: {relative:e}");
        prop_assert!(largest < 1e-8, "{fragment}, {trained}: {largest:e}");
    }
}

/// Kinks, where no example sits within a step of one, which holds for these seeds.
#[test]
fn relu_and_leaky_away_from_their_kinks() {
    for fragment in
        ["l2=0.7", "act=leaky&l2=0.7", "act=leaky,relu&features=x,y,xy&norm=standard&batch=32"]
    {
        for trained in [0, 5] {
            let (relative, largest) = check(fragment, trained);
            assert!(relative < 1e-7 && largest < 1e-8, "{fragment}: {relative:e} {largest:e}");
        }
    }
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
