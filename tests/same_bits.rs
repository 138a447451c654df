//! The same bits everywhere, the native side: the hashes in tests/links are final for each version
//! of the numbers ([`touchline::BITS`]). tests/wasm.rs asks the same of WebAssembly.
#![cfg(not(target_arch = "wasm32"))]

mod links;

use touchline::{BITS, Experiment, settings::link};

#[test]
fn links_train_to_the_parameters_they_are_known_for() {
    assert_eq!(BITS, 1, "the bits changed: renew tests/links/hashes.txt with examples/train.rs");
    for (fragment, hash) in links::table() {
        let decoded = link::decode(fragment);
        assert_eq!(decoded.notices, [], "{fragment}");
        let iterations = decoded.settings.it;
        let mut experiment = Experiment::new(decoded.settings).unwrap();
        experiment.train(iterations).unwrap();
        assert_eq!(experiment.parameters_sha256(), hash, "{fragment}");
    }
}
