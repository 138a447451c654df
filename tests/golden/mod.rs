//! Training against NumPy, natively and in WebAssembly: matrix.json and networks.json, made by runs.py
//! beside this file, which also says where each run's tolerance comes from.

use serde_json::Value;
use touchline::Experiment;
use touchline::experiment::Evaluation;
use touchline::network::Score;
use touchline::settings::link;

/// 8 activations × 4 optimizers × 4 penalties × 6 initializations.
pub const MATRIX: &str = include_str!("matrix.json");
/// What the matrix does not vary: dropout, batches, features, changes on the way and so on.
pub const NETWORKS: &str = include_str!("networks.json");

/// The rows of a golden file.
pub fn rows(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

/// Numbers of a row, none for null; those that JSON cannot hold are strings.
pub fn numbers(value: &Value) -> Vec<f64> {
    let number = |x: &Value| x.as_f64().or_else(|| x.as_str()?.parse().ok()).unwrap();
    value.as_array().map_or(vec![], |numbers| numbers.iter().map(number).collect())
}

/// The experiment of a link, which must say nothing that is not understood.
pub fn experiment(text: &str) -> (Experiment, u64) {
    let decoded = link::decode(text);
    assert_eq!(decoded.notices, [], "{text}");
    let iterations = decoded.settings.it;
    (Experiment::new(decoded.settings).unwrap(), iterations)
}

/// Trains the link of each run; its costs on the way, all its parameters and its scores, where they
/// are given, must be NumPy's.
pub fn check(text: &str) {
    let mut wrong = Vec::new();
    for run in rows(text) {
        let text = run["link"].as_str().unwrap();
        let tolerance = run["tolerance"].as_f64().unwrap();
        let (mut experiment, iterations) = experiment(text);
        let mut costs = vec![experiment.cost()];
        while experiment.iteration() < iterations {
            experiment.train(10).unwrap();
            costs.push(experiment.cost());
        }
        let Evaluation { train, dev, test, .. } = experiment.evaluate();
        let score = |score: Option<Score>| {
            score.map_or(vec![], |score| vec![score.total as f64, score.cost, score.quality()])
        };
        for (what, ours) in [
            ("costs", costs),
            ("parameters", experiment.network().parameters().to_vec()),
            ("train", score(train)),
            ("dev", score(dev)),
            ("test", score(test)),
        ] {
            let Some(numpy) = run.get(what) else { continue };
            if let Some(difference) = difference(&ours, &numbers(numpy), tolerance) {
                wrong.push(format!("{what} of {text}: {difference}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ from NumPy's:\n{}", wrong.len(), wrong.join("\n"));
}

/// The first number that is not NumPy's within `tolerance`, relative to numbers of at least 0.01.
/// Zero must be zero: what L1 has put there, and what nothing ever moved.
fn difference(ours: &[f64], numpy: &[f64], tolerance: f64) -> Option<String> {
    assert_eq!(ours.len(), numpy.len());
    let close = |a: f64, b: f64| {
        a == b || ((a - b).abs() <= tolerance * b.abs().max(1e-2) && (a == 0.0) == (b == 0.0))
    };
    let k = (0..ours.len()).find(|&k| !close(ours[k], numpy[k]))?;
    Some(format!("number {k} is {:e}, NumPy's {:e}", ours[k], numpy[k]))
}
