//! What random numbers are for: means, variances and shares over many draws. Each must lie within
//! four standard errors of what the formula says, which a right one misses once in 16,000 times; the
//! seeds are fixed, so that a test which passes goes on passing.
#![allow(clippy::unwrap_used)]

mod reading;

use proptest::prelude::*;
use reading::read;
use touchline::Experiment;
use touchline::data::{Point, Split};
use touchline::random::RandomState;

fn experiment(fragment: &str) -> Experiment {
    Experiment::new(read(fragment)).unwrap()
}

/// Mean and variance, with the fourth moment that the variance's own error depends on.
struct Moments {
    count: f64,
    mean: f64,
    variance: f64,
    fourth: f64,
}

fn moments(values: &[f64]) -> Moments {
    let count = values.len() as f64;
    let average = |f: &dyn Fn(f64) -> f64| values.iter().map(|&x| f(x)).sum::<f64>() / count;
    let mean = average(&|x| x);
    let square = |x: f64| (x - mean) * (x - mean);
    Moments { count, mean, variance: average(&square), fourth: average(&|x| square(x) * square(x)) }
}

#[track_caller]
fn assert_moments(values: &[f64], mean: f64, variance: f64, what: &str) {
    let sample = moments(values);
    let error = (variance / sample.count).sqrt();
    let apart = (sample.mean - mean) / error;
    assert!(apart.abs() <= 4.0, "{what}: mean {}, not {mean}: {apart} errors", sample.mean);
    let error = ((sample.fourth - variance * variance) / sample.count).sqrt();
    let apart = (sample.variance - variance) / error;
    assert!(apart.abs() <= 4.0, "{what}: variance {}, not {variance}: {apart}", sample.variance);
}

const SEEDS: [u32; 5] = [0, 1, 3, 18, u32::MAX];

#[test]
fn rand_is_uniform_and_randn_is_standard_normal() {
    for seed in SEEDS {
        let mut random = RandomState::new(seed);
        let uniform: Vec<f64> = (0..100_000).map(|_| random.rand()).collect();
        assert_moments(&uniform, 0.5, 1.0 / 12.0, &format!("rand, seed {seed}"));
        assert!(uniform.iter().all(|x| (0.0..1.0).contains(x)), "seed {seed}");
        let normal: Vec<f64> = (0..100_000).map(|_| random.randn()).collect();
        assert_moments(&normal, 0.0, 1.0, &format!("randn, seed {seed}"));
        // A normal's cube has variance 15, its fourth power mean 3 and variance 96.
        let cubes: Vec<f64> = normal.iter().map(|x| x * x * x).collect();
        assert_moments(&cubes, 0.0, 15.0, &format!("cubes of randn, seed {seed}"));
        let fourths: Vec<f64> = normal.iter().map(|x| x * x * x * x).collect();
        assert_moments(&fourths, 3.0, 96.0, &format!("fourth powers of randn, seed {seed}"));
    }
}

/// The second layer has 128 × 128 weights, the first 128 × 7, the last 1 × 128.
#[test]
fn weights_have_the_moments_of_their_rule() {
    let sizes: [(usize, usize); 3] = [(128, 7), (128, 128), (1, 128)];
    type Factor = fn(f64, f64) -> f64;
    let rules: [(&str, Factor); 4] = [
        ("random&scale=0.3", |_, _| 0.3),
        ("xavier", |_, n_prev| (1.0 / n_prev).sqrt()),
        ("he", |_, n_prev| (2.0 / n_prev).sqrt()),
        ("glorot", |n, n_prev| (2.0 / (n + n_prev)).sqrt()),
    ];
    for (init, factor) in rules {
        for (draw, mean, variance) in [("randn", 0.0, 1.0), ("rand", 0.5, 1.0 / 12.0)] {
            let features = "features=x,y,xx,yy,xy,sinx,siny&layers=128,128&seed=5";
            let fragment = format!("{features}&init={init}&draw={draw}");
            let network = experiment(&fragment).network().clone();
            for (l, (n, n_prev)) in (1..).zip(sizes) {
                let weights: Vec<f64> = network.weights(l).unwrap().iter().copied().collect();
                assert_eq!(weights.len(), n * n_prev);
                let factor = factor(n as f64, n_prev as f64);
                let what = format!("W{l} of {fragment}");
                assert_moments(&weights, mean * factor, variance * factor * factor, &what);
                assert!(network.biases(l).unwrap().iter().all(|b| *b == 0.0), "{what}");
            }
        }
    }
}

#[test]
fn constant_weights_are_the_scale_and_draw_nothing() {
    for draw in ["randn", "rand"] {
        let network = experiment(&format!("init=constant&scale=0.3&draw={draw}")).network().clone();
        for l in 1..=3 {
            assert!(network.weights(l).unwrap().iter().all(|w| *w == 0.3));
        }
    }
}

/// With one example a step, and linear units, the gradient of a unit's bias is 0 where the unit is
/// dropped and nowhere else.
#[test]
fn masks_keep_the_share_they_should_in_every_layer() {
    for (keep, mask) in
        [([0.5, 0.9, 0.2], "fresh"), ([0.86, 1.0, 0.7], "fresh"), ([0.6, 0.3, 0.95], "frozen")]
    {
        let [one, two, three] = keep;
        let mut experiment = experiment(&format!(
            "data=circles&m=100&layers=64,50,40&act=linear&lr=0.000001&batch=1&mask={mask}\
             &keep={one},{two},{three}&mseed=7"
        ));
        let mut kept = [0; 3];
        // One epoch: with frozen masks each column once.
        for _ in 0..100 {
            let gradient = experiment.gradient();
            for (count, layer) in kept.iter_mut().zip(experiment.network().shape().layers()) {
                *count += gradient[layer.biases()].iter().filter(|g| **g != 0.0).count();
            }
            experiment.step().unwrap();
        }
        for ((kept, keep), units) in kept.into_iter().zip(keep).zip([64, 50, 40]) {
            let drawn = f64::from(units * 100);
            let error = (keep * (1.0 - keep) / drawn).sqrt();
            let share = kept as f64 / drawn;
            assert!((share - keep).abs() <= 4.0 * error, "{mask}: {share} kept, not {keep}");
        }
    }
}

/// The next batch of a logistic regression, where it is of one example: dW = (a − y) x and
/// db = a − y, so their quotient is the example.
fn next_example(experiment: &Experiment) -> (f64, f64) {
    let gradient = experiment.gradient();
    (gradient[0] / gradient[2], gradient[1] / gradient[2])
}

#[test]
fn jitter_is_normal_around_the_point_and_independent_in_both_directions() {
    for spread in [0.02, 0.2] {
        let mut experiment =
            experiment(&format!("data=circles&layers=&lr=0.000001&jitter={spread}&seed=4"));
        let (x, y) = (0.5, -0.25);
        experiment.set_points(vec![Point { x, y, label: 1.0, split: Split::Train }]).unwrap();
        let (mut dx, mut dy) = (Vec::new(), Vec::new());
        for _ in 0..20_000 {
            let (at_x, at_y) = next_example(&experiment);
            dx.push((at_x - x) / spread);
            dy.push((at_y - y) / spread);
            experiment.step().unwrap();
        }
        assert_moments(&dx, 0.0, 1.0, &format!("x, jitter {spread}"));
        assert_moments(&dy, 0.0, 1.0, &format!("y, jitter {spread}"));
        let products: Vec<f64> = dx.iter().zip(&dy).map(|(a, b)| a * b).collect();
        assert_moments(&products, 0.0, 1.0, &format!("products, jitter {spread}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn each_epoch_is_a_permutation_of_its_own(m in 10usize..60, seed: u32) {
        let mut experiment =
            experiment(&format!("data=circles&m={m}&layers=&batch=1&lr=0.01&seed={seed}"));
        let train = |p: &&Point| p.split == Split::Train;
        let points: Vec<Point> = experiment.points().iter().filter(train).copied().collect();
        let mut random = RandomState::new(seed.wrapping_add(1));
        for epoch in 0..3 {
            for expected in random.permutation(m) {
                let (x, y) = next_example(&experiment);
                let point = points[expected];
                let apart = (point.x - x).abs().max((point.y - y).abs());
                prop_assert!(apart < 1e-12, "epoch {epoch}: {x}, {y}, not {point:?}");
                experiment.step().unwrap();
            }
        }
    }

    /// At a learning rate that moves nothing much, the gradients of an epoch's batches add up to the
    /// gradient of the whole set, example for example, and so do the next epoch's.
    #[test]
    fn batches_of_an_epoch_hold_every_example_once(m in 10usize..80, batch in 1usize..90) {
        let common = format!("data=circles&m={m}&layers=3&act=tanh&lr=0.000001");
        let whole = experiment(&common).gradient();
        let mut experiment = experiment(&format!("{common}&batch={batch}"));
        for epoch in 0..3 {
            let mut sum = vec![0.0; whole.len()];
            let mut left = m;
            while left > 0 {
                let size = left.min(batch);
                for (sum, g) in sum.iter_mut().zip(experiment.gradient()) {
                    *sum += g * size as f64 / m as f64;
                }
                experiment.step().unwrap();
                left -= size;
            }
            for (k, (sum, whole)) in sum.iter().zip(&whole).enumerate() {
                prop_assert!((sum - whole).abs() < 1e-4, "epoch {epoch}, {k}: {sum}, not {whole}");
            }
        }
    }
}
