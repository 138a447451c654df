//! The cases of `benches/cases.json`, as native experiments.

use serde_json::Value;
use touchline::settings::link;
use touchline::{Experiment, Result};

/// One row of the cases.
pub struct Case {
    /// Its name among those of its kind.
    pub id: String,
    /// The fragment of its experiment.
    pub link: String,
    /// Iterations behind it when it is timed.
    pub age: u64,
}

/// The cases of a kind.
///
/// # Errors
/// Where the file is not the table that is expected.
pub fn cases(kind: &str) -> std::result::Result<Vec<Case>, Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../cases.json");
    let all: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_string);
    let case = |row: &Value| {
        let (id, link) = (text(row, "id")?, text(row, "link")?);
        Some(Case { id, link, age: row["age"].as_u64()? })
    };
    let rows = all[kind].as_array().ok_or("no such kind")?;
    rows.iter().map(case).collect::<Option<_>>().ok_or_else(|| "a row without its fields".into())
}

/// A run at the case's age with the weights of its start: the history keeps each of the first 128
/// iterations and 64 an octave after that, so a young run is timed with what it writes down. It grows
/// old on a tile of points at a learning rate of almost nothing.
///
/// # Errors
/// As [`Experiment::new`].
pub fn aged(case: &Case) -> Result<Experiment> {
    let mut experiment = Experiment::new(link::decode(&case.link).settings)?;
    let points = experiment.points().to_vec();
    let learning_rate = experiment.settings_now().lr.to_string();
    experiment.set("lr", "1e-6")?;
    experiment.set_points(points[..32].to_vec())?;
    experiment.train(case.age)?;
    experiment.set_points(points)?;
    experiment.set("lr", &learning_rate)?;
    Ok(experiment)
}
