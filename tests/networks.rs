//! Training against NumPy: tests/golden/networks.json, made by networks.py beside it.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use touchline::Experiment;
use touchline::settings::link;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

/// 60 iterations amplify the last bits in which NumPy's sums, exp and randn differ from ours by a
/// few hundred at most; Adam divides by the root of small second moments and amplifies more.
fn assert_close(ours: &[f64], numpy: &[f64], tolerance: f64, what: &str) {
    assert_eq!(ours.len(), numpy.len(), "{what}");
    for (k, (a, b)) in ours.iter().zip(numpy).enumerate() {
        let error = (a - b).abs() / b.abs().max(1e-2);
        assert!(error <= tolerance, "{what}, number {k}: {a:e}, NumPy {b:e}, error {error:e}");
    }
}

#[test]
fn costs_and_all_parameters_are_numpys() {
    let runs: Value = serde_json::from_str(include_str!("golden/networks.json")).unwrap();
    for run in runs.as_array().unwrap() {
        let text = run["link"].as_str().unwrap();
        let decoded = link::decode(text);
        assert_eq!(decoded.notices, [], "{text}");
        let until = decoded.settings.it;
        let mut experiment = Experiment::new(decoded.settings).unwrap();
        let mut costs = Vec::new();
        while experiment.iteration() < until {
            costs.push(experiment.cost());
            experiment.train(10).unwrap();
        }
        let tolerance = if text.contains("adam") { 1e-9 } else { 1e-12 };
        assert_close(&costs, &numbers(&run["costs"]), tolerance, &format!("costs of {text}"));
        let parameters = experiment.network().parameters();
        let numpy = numbers(&run["parameters"]);
        assert_close(parameters, &numpy, tolerance, &format!("parameters of {text}"));
    }
}

#[test]
fn l1_leaves_exact_zeros_where_numpy_does() {
    let runs: Value = serde_json::from_str(include_str!("golden/networks.json")).unwrap();
    let runs = runs.as_array().unwrap();
    let run = runs.iter().find(|run| run["link"].as_str().unwrap().contains("l1=2.0")).unwrap();
    let settings = link::decode(run["link"].as_str().unwrap()).settings;
    let until = settings.it;
    let mut experiment = Experiment::new(settings).unwrap();
    experiment.train(until).unwrap();
    let zero = |x: &f64| *x == 0.0;
    let ours: Vec<bool> = experiment.network().parameters().iter().map(zero).collect();
    let numpy: Vec<bool> = numbers(&run["parameters"]).iter().map(zero).collect();
    assert_eq!(ours, numpy);
}
