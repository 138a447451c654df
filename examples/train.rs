//! Trains at the terminal what the page would train.
//!
//! ```text
//! cargo run --release --example train -- [--data FILE] [--model K] [--every N] [--json] 'LINK-OR-FRAGMENT'
//! ```
//!
//! FILE is a `.mat` or `.csv`; its points, exact to the last bit, take the place of the link's
//! dataset. K is the model of a comparison to train: 0 the first, 1 … those of `vs`. Prints costs and counts every N iterations and at the end, then the parameters' hash, which the
//! page shows for the same link. With `--json` each is one JSON object a line.

use std::fs::File;
use std::io::Read;
use std::process::ExitCode;

use touchline::data::read::MAX_BYTES;
use touchline::data::{Point, ReadData, Split, read};
use touchline::experiment::Evaluation;
use touchline::network::{Fit, Score};
use touchline::settings::link;
use touchline::{BITS, Experiment};

const USAGE: &str = "usage: train [--data FILE] [--model K] [--every N] [--json] 'LINK-OR-FRAGMENT'
  --data FILE  the points of a .mat or .csv instead of the link's
  --model K    of a comparison the K-th model beside the first; 0, the first, if left out
  --every N    a row each N iterations, not only the first and the last
  --json       one JSON object a line";

struct Arguments {
    data: Option<String>,
    model: usize,
    every: Option<u64>,
    json: bool,
    link: String,
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let (mut data, mut model, mut every, mut json, mut link) = (None, 0, None, false, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => json = true,
            "--data" => data = Some(words.next().ok_or("--data wants a file")?),
            "--model" => {
                let number = words.next().and_then(|k| k.parse().ok());
                model = number.ok_or("--model wants a number, 0 for the first")?;
            }
            "--every" => {
                let number = words.next().and_then(|n| n.parse().ok()).filter(|&n: &u64| n > 0);
                every = Some(number.ok_or("--every wants a number above 0")?);
            }
            "--help" | "-h" => return Err(USAGE.to_string()),
            option if option.starts_with("--") => {
                return Err(format!("unknown option {option}\n{USAGE}"));
            }
            _ if link.is_some() => return Err(format!("more than one link\n{USAGE}")),
            _ => link = Some(word),
        }
    }
    Ok(Arguments { data, model, every, json, link: link.ok_or(USAGE)? })
}

fn main() -> ExitCode {
    match arguments(std::env::args().skip(1)).and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let decoded = link::decode(&arguments.link);
    for notice in &decoded.notices {
        eprintln!("ignored: {notice}");
    }
    let settings = match arguments.model {
        0 => decoded.settings,
        k => {
            let model = decoded.settings.models().into_iter().nth(k - 1);
            model.ok_or_else(|| format!("the link has no model {k}"))?
        }
    };
    let until = settings.it;
    let experiment = match &arguments.data {
        Some(path) => Experiment::with_points(&settings, points(path)?),
        None => Experiment::new(settings),
    };
    let mut experiment = experiment.map_err(|error| error.to_string())?;
    let print = if arguments.json { print_json } else { print_text };
    print(&experiment.evaluate());
    while experiment.iteration() < until {
        let left = until - experiment.iteration();
        let next = arguments.every.map_or(left, |n| n - experiment.iteration() % n).min(left);
        let trained = experiment.train(next);
        print(&experiment.evaluate());
        trained.map_err(|error| error.to_string())?;
    }
    let hash = experiment.parameters_sha256();
    if arguments.json {
        println!("{{\"parameters_sha256\": \"{hash}\"}}");
    } else {
        println!("parameters {hash} (bits {BITS})");
    }
    Ok(())
}

/// The points of a file; what was read of it goes beside the results.
fn points(path: &str) -> Result<Vec<Point>, String> {
    let mut bytes = Vec::new();
    // One byte more than is allowed tells that there are more.
    let most = MAX_BYTES as u64 + 1;
    let file = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    file.map_err(|error| format!("{path}: {error}"))?;
    let data = read(path, &bytes).map_err(|error| format!("{path}: {error}"))?;
    eprintln!("{path}: {}", sentence(&data));
    Ok(data.points)
}

fn sentence(data: &ReadData) -> String {
    let [train, dev, test] = Split::ALL.map(|split| data.count(split));
    let mut sentence = format!("{train} training, {dev} dev and {test} test points");
    if !data.used.is_empty() {
        sentence += &format!(" from {}", data.used.join(", "));
    }
    if let Some([low, high]) = data.classes {
        sentence += &format!("; the label {low} is class 0, {high} is class 1");
    }
    sentence
}

fn print_text(now: &Evaluation) {
    let split = |score: Option<Score>| match score {
        Some(Score { total, cost, fit: Fit::Correct(correct) }) => {
            format!("{correct}/{total} cost {cost:.6}")
        }
        Some(Score { total, cost, fit: Fit::R2(r2) }) => {
            format!("{total} points R² {r2:.4} cost {cost:.6}")
        }
        None => "none".to_string(),
    };
    println!(
        "iteration {:>8}  cost {:.6}  train {}  dev {}  test {}",
        now.iteration,
        now.cost,
        split(now.train),
        split(now.dev),
        split(now.test)
    );
}

fn print_json(now: &Evaluation) {
    let split = |score: Option<Score>| match score {
        Some(Score { total, cost, fit }) => {
            let fit = match fit {
                Fit::Correct(correct) => format!("\"correct\": {correct}"),
                Fit::R2(r2) => format!("\"r2\": {}", number(r2)),
            };
            format!("{{{fit}, \"total\": {total}, \"cost\": {}}}", number(cost))
        }
        None => "null".to_string(),
    };
    println!(
        "{{\"iteration\": {}, \"cost\": {}, \"train\": {}, \"dev\": {}, \"test\": {}}}",
        now.iteration,
        number(now.cost),
        split(now.train),
        split(now.dev),
        split(now.test)
    );
}

/// A number with 17 significant digits, which give every f64 back; what JSON cannot hold, as text.
fn number(value: f64) -> String {
    if value.is_finite() { format!("{value:.16e}") } else { format!("\"{value}\"") }
}
