//! Single components of a gradient under the magnifier, and what passes cost.
#![allow(clippy::unwrap_used)]

use touchline::Experiment;
use touchline::settings::link;
use touchline::study::gradient_check::{Note, Objective, Options, Sides, gradient_check};
use touchline::study::price;

fn experiment(text: &str) -> Experiment {
    let decoded = link::decode(text);
    assert_eq!(decoded.notices, [], "{text}");
    Experiment::new(decoded.settings).unwrap()
}

/// A component is said to be at a kink exactly where some unit crosses one, and what the magnifier
/// shows tilts by what the check finds.
#[test]
fn kinks_are_where_units_cross_them() {
    let experiment = experiment("layers=4,3");
    let network = experiment.network();
    let objective = Objective::of(&experiment, network).unwrap();
    let mut kinks = Vec::new();
    for epsilon in [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-7] {
        let options = Options { epsilon, ..Options::NOTEBOOK };
        let found = gradient_check(&experiment, network, options).unwrap();
        for (k, note) in found.notes.iter().enumerate() {
            let crossings = objective.crossings(k, epsilon);
            assert_eq!(*note == Note::Kink, !crossings.is_empty(), "{k} at {epsilon}");
            for of in crossings {
                assert!((of.low > 0.0) != (of.high > 0.0), "{of:?}");
                assert!((1..=2).contains(&of.layer) && of.example < 211, "{of:?}");
            }
            let slice = objective.slice(k, found.backprop[k], epsilon, 2.0, 5);
            assert_eq!((slice[2], slice[3][0]), ([0.0, 0.0], 1.0));
            let tilt = (slice[3][1] - slice[1][1]) / (2.0 * epsilon);
            let error = found.numerical[k] - found.backprop[k];
            assert!((tilt - error).abs() <= 1e-12 + 1e-15 / epsilon, "{k} at {epsilon}: {tilt:e}");
        }
        kinks.push(found.notes.iter().filter(|note| **note == Note::Kink).count());
    }
    // The smaller ε, the rarer. What is left is b2, whatever ε is: where all of layer 1 is switched off,
    // z[2] = b2 = 0 lies on the kink itself.
    assert_eq!(kinks, [20, 13, 6, 3, 3, 3]);
    let biases = network.shape().layers()[1].biases();
    for k in biases.clone() {
        let crossings = objective.crossings(k, 1e-7);
        assert!(crossings.iter().all(|of| of.layer == 2 && of.unit == k - biases.start));
        assert!(crossings.iter().all(|of| (of.low, of.high) == (-1e-7, 1e-7)), "{crossings:?}");
    }
    assert_eq!(objective.slice(1000, 0.0, 1e-4, 2.0, 5), Vec::<[f64; 2]>::new());
    assert!(objective.crossings(1000, 1e-1).is_empty());
}

/// At w = 0 L1's |w| has its corner: from both sides the slope is 0, as backpropagation's sign 0 has it;
/// from one side it is off by λ/2m.
#[test]
fn l1s_corner_at_zero() {
    let experiment = experiment("layers=&init=zeros&l1=50");
    let of = |sides| {
        let options = Options { epsilon: 1e-4, sides, ..Options::NOTEBOOK };
        gradient_check(&experiment, experiment.network(), options).unwrap()
    };
    let (two, one) = (of(Sides::Two), of(Sides::One));
    for found in [&two, &one] {
        assert_eq!(found.notes, [Note::Corner, Note::Corner, Note::Plain]);
    }
    assert!(two.difference < 1e-8, "{}", two.difference);
    let off = 50.0 / (2.0 * 211.0);
    for k in 0..2 {
        assert!((one.numerical[k] - one.backprop[k] - off).abs() < 1e-4, "{one:?}");
    }
}

/// All weights equal to 0: hardly a component has anything to compare.
#[test]
fn zeros_have_nothing_to_check() {
    let experiment = experiment("layers=4&init=zeros");
    let found = gradient_check(&experiment, experiment.network(), Options::NOTEBOOK).unwrap();
    let zeros = found.notes.iter().filter(|note| **note == Note::Zeros).count();
    assert_eq!((zeros, found.notes.len()), (16, 17));
}

/// The passes that are timed are training's own.
#[test]
fn passes_are_those_of_training() {
    let mut experiment = experiment("layers=20,3");
    let network = experiment.network().clone();
    let cost = experiment.evaluate().train.unwrap().cost;
    assert_eq!(price::forward(&experiment, &network, 3).unwrap(), cost);
    assert_eq!(price::backprop(&experiment, &network, 3).unwrap(), experiment.gradient());
    let empty = Experiment::new(link::decode("data=own").settings).unwrap();
    assert!(price::forward(&empty, empty.network(), 1).is_err());
    assert!(price::backprop(&empty, empty.network(), 1).is_err());
}
