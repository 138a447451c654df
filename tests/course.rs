//! The course's published numbers on data of the repository's own: circles, which its generator
//! makes exactly as the notebook's. Source: the Initialization notebook's printed outputs.
#![allow(clippy::unwrap_used, clippy::approx_constant)]

use touchline::Experiment;
use touchline::settings::link;

fn experiment(fragment: &str) -> Experiment {
    let decoded = link::decode(fragment);
    assert_eq!(decoded.notices, []);
    Experiment::new(decoded.settings).unwrap()
}

fn assert_relative(ours: f64, published: f64, tolerance: f64) {
    let error = ((ours - published) / published).abs();
    assert!(error <= tolerance, "{ours:?}, published {published:?}, error {error:e}");
}

fn counts(experiment: &mut Experiment) -> (usize, usize) {
    let now = experiment.evaluate();
    (now.train.unwrap().correct().unwrap(), now.test.unwrap().correct().unwrap())
}

const NETWORK: &str = "data=circles&layers=10,5&lr=0.01&seed=3";

#[test]
fn he_reaches_the_published_cost_and_counts() {
    let mut he = experiment(&format!("{NETWORK}&init=he"));
    assert_relative(he.cost(), 0.8830537463419761, 1e-12);
    he.train(14_000).unwrap();
    assert_relative(he.cost(), 0.07357895962677366, 1e-12);
    he.train(1_000).unwrap();
    assert_eq!(counts(&mut he), (298, 96));
}

#[test]
fn zeros_never_leave_chance() {
    let mut zeros = experiment(&format!("{NETWORK}&init=zeros"));
    assert_relative(zeros.cost(), 0.6931471805599453, 1e-15);
    zeros.train(15_000).unwrap();
    assert_relative(zeros.cost(), 0.6931471805599453, 1e-14);
    assert_eq!(counts(&mut zeros), (150, 50));
    let weights = (1..=3)
        .flat_map(|l| zeros.network().weights(l).unwrap().iter().copied().collect::<Vec<_>>());
    assert!(weights.into_iter().all(|w| w == 0.0), "no weight moves");
}

/// Chaotic: one last bit is 8e-3 in the cost by iteration 7000, so counts only.
#[test]
fn large_random_weights_reach_the_published_counts() {
    let mut random = experiment(&format!("{NETWORK}&init=random"));
    assert_relative(random.cost(), 1773.59, 1e-5);
    random.train(15_000).unwrap();
    assert_eq!(counts(&mut random), (249, 86));
}
