//! The same bits everywhere, the native side: the hashes in tests/links are final for each version
//! of the numbers ([`touchline::BITS`]). tests/wasm.rs asks the same of WebAssembly.
#![cfg(not(target_arch = "wasm32"))]

mod links;
mod reading;

use reading::read;
use touchline::settings::kind::{Group, Kind};
use touchline::settings::{Settings, table};
use touchline::{BITS, Experiment};

#[test]
fn links_train_to_the_parameters_they_are_known_for() {
    assert_eq!(BITS, 3, "the bits changed: renew tests/links/hashes.txt with examples/train.rs");
    for (fragment, hash) in links::table() {
        let settings = read(fragment);
        let iterations = settings.it;
        let mut experiment = Experiment::new(settings).unwrap();
        experiment.train(iterations).unwrap();
        assert_eq!(experiment.parameters_sha256(), hash, "{fragment}");
    }
}

/// Whatever a setting can do to the bits stands in some link: every name that can be chosen, and a
/// value apart from the default of everything else.
#[test]
fn the_links_cover_every_setting_of_the_numbers() {
    let links: Vec<Settings> = links::table().iter().map(|(link, _)| read(link)).collect();
    for row in table::table() {
        if matches!(row.group, Group::Run | Group::Page | Group::Lab) || !row.ready() {
            continue;
        }
        let values: Vec<String> = links.iter().map(|settings| row.write(settings)).collect();
        match row.kind {
            Kind::Choice { options }
            | Kind::ChoicePerLayer { options }
            | Kind::Subset { options } => {
                for option in options {
                    let found = values.iter().any(|value| value.split(',').any(|v| v == *option));
                    assert!(found, "no link has {}={option}", row.key);
                }
            }
            _ => {
                let other = links
                    .iter()
                    .zip(&values)
                    .any(|(settings, value)| *value != row.default_for(settings.data));
                assert!(other, "every link has the default {}", row.key);
            }
        }
    }
}
