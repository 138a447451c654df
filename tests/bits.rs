//! The same bits everywhere, setting by setting, the native side: every activation, initialization,
//! optimizer, penalty and dropout together for 10 iterations, and a pairwise selection of these and
//! other settings, with the course's models, for 15,000 and more. tests/browser/bits.test.mjs asks the same of the page in each browser.
//!
//! The tables are committed. A change of bits is a deliberate act, with a new
//! [`BITS`](touchline::BITS): `TOUCHLINE_RENEW_BITS=1 cargo test --test bits` writes them anew.
#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests, too, fail by panicking.
#![allow(clippy::unwrap_used)]

mod reading;

use std::collections::BTreeSet;
use std::{env, fs};

use reading::read;
use touchline::settings::Named;
use touchline::settings::table::find;
use touchline::training::OptimizerKind;
use touchline::{Experiment, network};

const MATRIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bits/matrix.txt");
const PAIRS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bits/pairs.txt");

/// Characters of a hash in the matrix: two runs with the same are one in 2⁶⁴.
const SHORT: usize = 16;

/// A small network, so that a thousand of them are trained in the blink of an eye.
const BASE: &str = "data=circles&m=12&layers=4,3&lr=0.1&scale=0.5";

const PENALTIES: [&str; 4] = ["", "&l1=0.1", "&l2=0.7", "&l1=0.1&l2=0.7"];
const DROPOUT: [&str; 3] = ["", "&keep=0.8", "&keep=0.8&mask=frozen"];

/// The parameters' hash after some iterations. A run may diverge on the way: it rests there.
fn hash(fragment: &str, iterations: u64) -> String {
    let mut experiment = Experiment::new(read(fragment)).unwrap();
    let _diverged = experiment.train(iterations);
    experiment.parameters_sha256()
}

fn renews() -> bool {
    env::var_os("TOUCHLINE_RENEW_BITS").is_some()
}

/// Holds a table against the committed one, line by line, or takes its place.
fn compare(path: &str, made: &str) {
    if renews() {
        fs::write(path, made).unwrap();
    }
    let known = fs::read_to_string(path).unwrap();
    let differing: Vec<&str> = known
        .lines()
        .zip(made.lines())
        .filter(|(known, made)| known != made)
        .map(|(l, _)| l)
        .collect();
    assert!(
        differing.is_empty(),
        "other bits in {} lines:\n{}",
        differing.len(),
        differing.join("\n")
    );
    assert_eq!(known, made, "the table has other lines");
}

#[test]
fn every_combination_of_settings_has_its_bits() {
    let variants: Vec<String> = PENALTIES
        .iter()
        .flat_map(|penalty| DROPOUT.iter().map(move |dropout| format!("{penalty}{dropout}")))
        .collect();
    let mut made = format!(
        "# BITS {}: the first {SHORT} digits of the hashes of the parameters after 10 iterations of\n\
         # {BASE}\n\
         # with the settings of a line, and in its columns with:\n",
        touchline::BITS
    );
    for variant in &variants {
        made += &format!("+ {variant}\n");
    }
    for act in network::Activation::NAMES {
        for init in network::Initialization::NAMES {
            for opt in OptimizerKind::NAMES {
                let settings = format!("&act={act}&init={init}&opt={opt}");
                made += &settings;
                for variant in &variants {
                    let hash = hash(&format!("{BASE}{settings}{variant}"), 10);
                    made += " ";
                    made += &hash[..SHORT];
                }
                made += "\n";
            }
        }
    }
    compare(MATRIX, &made);
}

/// The links of the second table, with their hashes.
fn pairs() -> Vec<(String, String)> {
    let table = fs::read_to_string(PAIRS).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split_once(' ').map(|(h, l)| (l.to_string(), h.to_string())).unwrap())
        .collect()
}

#[test]
fn a_pairwise_selection_of_settings_and_the_courses_models_have_their_bits() {
    let mut made = format!(
        "# BITS {}: sha256 of the parameters, then the link; the links are of pairs.py\n",
        touchline::BITS
    );
    for (link, _) in pairs() {
        made += &format!("{} {link}\n", hash(&link, read(&link).it));
    }
    compare(PAIRS, &made);
}

/// Whatever two of these settings can be together stands in some link.
#[test]
fn the_selection_has_every_pair_of_values() {
    let keys = [
        "act", "init", "opt", "l1", "l2", "norm", "keep", "layers", "batch", "biases", "loss",
        "draw", "decay", "jitter", "features",
    ];
    // The first link is logistic regression, which has no activation; the last ones are the course's.
    let links: Vec<Vec<String>> = pairs()[1..]
        .iter()
        .filter(|(link, _)| link.starts_with("data=circles&m=12&"))
        .map(|(link, _)| {
            let settings = read(link);
            keys.iter().map(|key| find(key).unwrap().write(&settings)).collect()
        })
        .collect();
    let values = |k: usize| links.iter().map(|link| &link[k]).collect::<BTreeSet<_>>();
    for (k, key) in keys.iter().enumerate() {
        let options = find(key).unwrap().kind.options();
        let whole =
            options.filter(|_| *key != "features").is_none_or(|all| all.len() == values(k).len());
        assert!(whole && values(k).len() > 1, "{key}");
    }
    for (one, a) in keys.iter().enumerate() {
        for (other, b) in keys.iter().enumerate().skip(one + 1) {
            let together: BTreeSet<_> =
                links.iter().map(|link| (&link[one], &link[other])).collect();
            assert_eq!(together.len(), values(one).len() * values(other).len(), "{a} and {b}");
        }
    }
}
