//! Every parameter's gradient against a central difference of the cost, over random settings.
//!
//! The cost here is written again, example by example, with the standard library's functions.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods)]

mod reading;

use proptest::prelude::*;
use reading::read;
use touchline::Experiment;
use touchline::data::{Point, Split, Task};
use touchline::random::RandomState;
use touchline::settings::{Settings, link, table};
use touchline::training::BiasPenalty;

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
    table::find(key).unwrap().write(settings)
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

/// The activations, written again with the standard library's functions.
fn activation(name: &str, z: f64) -> f64 {
    match name {
        "relu" => z.max(0.0),
        "tanh" => z.tanh(),
        "sigmoid" => 1.0 / (1.0 + (-z).exp()),
        "linear" => z,
        "leaky" if z > 0.0 => z,
        "leaky" => 0.01 * z,
        "elu" if z > 0.0 => z,
        "elu" => z.exp_m1(),
        "swish" => z / (1.0 + (-z).exp()),
        "sine" => z.sin(),
        other => panic!("activation {other}"),
    }
}

/// What a cost depends on beside the parameters.
struct Model<'a> {
    /// Units of every layer, the inputs' and the output's as well.
    sizes: Vec<usize>,
    /// One a hidden layer.
    activations: Vec<String>,
    task: Task,
    l2: f64,
    /// Whether the penalty covers the biases too.
    biases: bool,
    /// The penalty's, that of the whole training set.
    m: usize,
    batch: Vec<&'a Example>,
}

impl Model<'_> {
    /// The cost at these parameters, and on which side of its kink each unit is with each example,
    /// where its activation has one: in the slope or, ELU, in the slope's slope.
    fn cost(&self, parameters: &[f64]) -> (f64, Vec<bool>) {
        let mut sides = Vec::new();
        let mut losses = 0.0;
        let mut squares = 0.0;
        for example in &self.batch {
            let mut left = parameters;
            let mut a = example.x.clone();
            squares = 0.0;
            for (l, size) in self.sizes.windows(2).enumerate() {
                let (weights, rest) = left.split_at(size[0] * size[1]);
                let (biases, rest) = rest.split_at(size[1]);
                left = rest;
                squares += weights.iter().map(|w| w * w).sum::<f64>();
                if self.biases {
                    squares += biases.iter().map(|b| b * b).sum::<f64>();
                }
                let rows = weights.chunks(size[0]).zip(biases);
                a = rows
                    .map(|(row, b)| row.iter().zip(&a).map(|(w, a)| w * a).sum::<f64>() + b)
                    .collect();
                let Some(name) = self.activations.get(l) else { continue };
                if ["relu", "leaky", "elu"].contains(&name.as_str()) {
                    sides.extend(a.iter().map(|z| *z > 0.0));
                }
                a = a.into_iter().map(|z| activation(name, z)).collect();
            }
            let z = a[0];
            losses += match self.task {
                Task::Regression => (z - example.y).powi(2) / 2.0,
                // −ln σ(z) for blue and −ln(1 − σ(z)) = −ln σ(−z) for red. From σ(z) itself the
                // second would lose its digits where σ(z) is near 1, and the difference with them.
                Task::Classification => (if example.y > 0.5 { -z } else { z }).exp().ln_1p(),
            };
        }
        let penalty = self.l2 / (2.0 * self.m as f64) * squares;
        (losses / self.batch.len() as f64 + penalty, sides)
    }
}

/// Rounding leaves about 2⁻⁵² / STEP of a difference, the terms left out about STEP⁴.
const STEP: f64 = 1e-4;

/// ‖backprop − numerical‖ / (‖backprop‖ + ‖numerical‖), as the course measures it, and the largest
/// difference of a single parameter as a share of the cost, whose rounding it comes from. Norms
/// count as at least 0.1 and the cost as 1, for what the differences leave out does not vanish where
/// these do. A parameter that moves a unit over its kink is left out: a difference across a kink
/// measures neither side.
fn check(fragment: &str, trained: u64) -> (f64, f64) {
    let settings = read(fragment);
    let mut experiment = Experiment::new(settings.clone()).unwrap();
    experiment.train(trained).unwrap();
    let examples = examples(&experiment);
    let m = examples.len();
    let batch = next_batch(m, text(&settings, "batch").parse().unwrap(), settings.seed, trained);
    let layers = &settings.layers;
    let activations: Vec<String> = text(&settings, "act").split(',').map(String::from).collect();
    let model = Model {
        sizes: [&[examples[0].x.len()], &layers[..], &[1]].concat(),
        activations: activations.iter().cycle().take(layers.len()).cloned().collect(),
        task: settings.data.recipe().task,
        l2: settings.l2,
        biases: settings.biases == BiasPenalty::Penalized,
        m,
        batch: batch.into_iter().map(|place| &examples[place]).collect(),
    };
    let parameters = experiment.network().parameters();
    let backprop = experiment.gradient();
    let numerical = |k: usize| {
        let at = |step: f64| {
            let mut parameters = parameters.to_vec();
            parameters[k] += step;
            model.cost(&parameters)
        };
        let difference = |step: f64| {
            let ((right, right_sides), (left, left_sides)) = (at(step), at(-step));
            (right_sides == left_sides).then(|| (right - left) / (2.0 * step))
        };
        // Richardson's extrapolation of two central differences: the error of each that grows with
        // step² cancels, so that the step can be long and rounding small.
        let (near, far) = (difference(STEP), difference(2.0 * STEP));
        near.zip(far).map_or(backprop[k], |(near, far)| (4.0 * near - far) / 3.0)
    };
    let numerical: Vec<f64> = (0..backprop.len()).map(numerical).collect();
    let norm = |v: &mut dyn Iterator<Item = f64>| v.map(|x| x * x).sum::<f64>().sqrt();
    let difference: Vec<f64> = backprop.iter().zip(&numerical).map(|(a, b)| a - b).collect();
    let relative = norm(&mut difference.iter().copied())
        / (norm(&mut backprop.iter().copied()) + norm(&mut numerical.iter().copied())).max(0.1);
    let (cost, _) = model.cost(parameters);
    (relative, difference.iter().fold(0.0, |largest: f64, d| largest.max(d.abs() / cost.max(1.0))))
}

const ACTIVATIONS: [&str; 8] =
    ["relu", "tanh", "sigmoid", "linear", "leaky", "elu", "swish", "sine"];

/// One activation for all hidden layers, or one a layer.
fn layers_and_activations() -> impl Strategy<Value = String> {
    let layer = (1usize..7, prop::sample::select(&ACTIVATIONS));
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
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn backprop_is_the_derivative_of_the_cost(
        data in prop::sample::select(vec!["circles", "moons", "xor", "plane", "hills"]),
        network in layers_and_activations(),
        init in prop::sample::select(vec!["xavier", "he", "glorot", "xavier&draw=rand"]),
        features in features(),
        norm in prop::sample::select(vec!["none", "center", "standard"]),
        batch in prop::sample::select(vec![0usize, 1, 7, 32, 90]),
        seed in 0u32..1000,
        m in 10usize..80,
        l2 in prop::sample::select(vec!["0", "0.7", "5", "3&biases=penalized"]),
        trained in 0u64..20,
    ) {
        let fragment = format!(
            "data={data}&m={m}&norm={norm}&features={features}&{network}&init={init}&seed={seed}\
             &lr=0.001&batch={batch}&l2={l2}"
        );
        let (relative, largest) = check(&fragment, trained);
        prop_assert!(relative < 1e-9, "{fragment}, {trained}: {relative:e}");
        prop_assert!(largest < 1e-9, "{fragment}, {trained}: {largest:e}");
    }
}

#[test]
fn the_courses_network() {
    let (relative, largest) = check("l2=0.7", 0);
    assert!(relative < 1e-9 && largest < 1e-9, "{relative:e} {largest:e}");
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
