//! Studies against NumPy: tests/golden/study.json, made by study.py beside it; and what COURSE.md's
//! section on the Regularization lab says about seeds.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;

use golden::numbers;
use serde_json::Value;
use touchline::Experiment;
use touchline::network::Network;
use touchline::study::distribution::Distribution;
use touchline::study::seeds::{self, Summary};
use touchline::study::{self, decay, dropout, layers, naive, signals};

const DRAWS: usize = 40;
const PLACE: [f64; 2] = [0.3, -0.2];
const EXAMPLE: usize = 7;

/// The first row holds statistics, each other row a network.
fn rows() -> Vec<Value> {
    golden::rows(include_str!("golden/study.json"))
}

/// Each network of study.json, and an experiment of its link at the start.
fn networks() -> impl Iterator<Item = (Value, Experiment, Network)> {
    rows().into_iter().skip(1).map(|case| {
        let (experiment, _) = golden::experiment(case["link"].as_str().unwrap());
        let network = study::network_at(&experiment, &numbers(&case["parameters"])).unwrap();
        (case, experiment, network)
    })
}

/// Sums of a few hundred terms, in another order.
#[track_caller]
fn assert_near(ours: f64, numpy: &Value, what: &str) {
    let numpy = numpy.as_f64().unwrap_or(f64::NAN);
    let near = (ours - numpy).abs() <= 1e-12 * numpy.abs().max(1e-2);
    assert!(near || ours.is_nan() && numpy.is_nan(), "{what}: {ours:?}, NumPy's {numpy:?}");
}

#[track_caller]
fn assert_all_near(ours: &[f64], numpy: &Value, what: &str) {
    let numpy = numpy.as_array().unwrap();
    assert_eq!(ours.len(), numpy.len(), "{what}");
    ours.iter().zip(numpy).for_each(|(a, b)| assert_near(*a, b, what));
}

#[track_caller]
fn assert_distribution(ours: &Distribution, numpy: &Value, what: &str) {
    assert_eq!(ours.total, numpy["total"], "{what}");
    assert_eq!(ours.zeros, numpy["zeros"], "{what}, zeros");
    assert_near(ours.mean, &numpy["mean"], what);
    assert_near(ours.sd, &numpy["sd"], what);
    assert_near(ours.largest, &numpy["largest"], what);
    assert!(ours.low <= 0.0 && ours.high >= ours.largest, "{what}: {}…{}", ours.low, ours.high);
    assert_eq!(ours.counts.iter().sum::<u32>() as usize, ours.total, "{what}: all are in a bin");
}

#[test]
fn layers_look_as_in_numpy() {
    let mut squashed = 0;
    for (case, experiment, network) in networks() {
        let ours = layers::layers(&experiment, &network);
        let numpy = case["layers"].as_array().unwrap();
        assert_eq!(ours.len(), numpy.len());
        for (l, (ours, numpy)) in (1..).zip(ours.iter().zip(numpy)) {
            let what = |part: &str| format!("{part} of layer {l} of {}", case["link"]);
            assert_distribution(&ours.weights, &numpy["weights"], &what("weights"));
            assert_distribution(&ours.activations, &numpy["activations"], &what("activations"));
            assert_distribution(&ours.gradients, &numpy["gradients"], &what("gradients"));
            assert_near(ours.frobenius, &numpy["frobenius"], &what("norm"));
            assert_eq!(ours.dead, numpy["dead"], "{}", what("dead units"));
            assert_eq!(ours.distinct, numpy["distinct"], "{}", what("units that differ"));
            assert_eq!(ours.squashed.is_some(), numpy.get("middle").is_some());
            if let Some(shares) = ours.squashed {
                squashed += 1;
                assert_near(shares.middle, &numpy["middle"], &what("middle"));
                assert_near(shares.saturated, &numpy["saturated"], &what("saturation"));
            }
        }
    }
    assert_eq!(squashed, 4);
}

/// With a constant the hidden units stay one; with zeros nothing is said at all; a strong L1 leaves
/// weights at exactly zero.
#[test]
fn starts_that_cannot_learn_and_sparse_ends_are_seen() {
    let of = |fragment: &str| {
        let all: Vec<_> = networks().collect();
        let (_, experiment, network) = all
            .iter()
            .find(|(case, ..)| case["link"].as_str().unwrap().contains(fragment))
            .unwrap();
        layers::layers(experiment, network)
    };
    let constant = of("init=constant");
    assert_eq!((constant[0].distinct, constant[0].weights.total), (1, 8));
    let zeros = of("init=zeros");
    assert_eq!([zeros[0].dead, zeros[1].dead], [4, 2]);
    assert_eq!(zeros[0].gradients.largest, 0.0);
    let sparse = of("l1=30");
    assert!(sparse.iter().map(|layer| layer.weights.zeros).sum::<usize>() > 5);
}

#[test]
fn signals_are_as_large_as_in_numpy() {
    for (case, experiment, network) in networks() {
        let ours = signals::signals(&experiment, &network);
        let numpy = case["signals"].as_array().unwrap();
        assert_eq!(ours.len(), numpy.len());
        for (ours, numpy) in ours.iter().zip(numpy) {
            let what = format!("z, a, dz, w, dw of {}", case["link"]);
            assert_all_near(&[ours.z, ours.a, ours.dz, ours.w, ours.dw], numpy, &what);
        }
    }
}

/// Weights × 40 in five layers: the printed formula gives up where a has rounded to 1, for the ten red
/// points among them.
#[test]
fn the_printed_cross_entropy_is_infinite_where_it_is_in_numpy() {
    let mut infinite = 0;
    for (case, experiment, network) in networks() {
        let Some(numpy) = case.get("naive") else { continue };
        let ours = naive::naive(&experiment, &network);
        let z: Vec<f64> = ours.examples.iter().map(|of| of.z).collect();
        assert_all_near(&z, &numpy["z"], "z");
        assert_near(ours.stable, &numpy["stable"], "stable");
        match numpy["naive"].as_f64() {
            Some(finite) => assert!((ours.naive - finite).abs() < 1e-12 * finite),
            None => assert_eq!(ours.naive, f64::INFINITY),
        }
        let ones = || ours.examples.iter().filter(|of| of.a == 1.0);
        assert_eq!(ones().count(), numpy["ones"]);
        assert_eq!(ones().filter(|of| of.y == 0.0).count(), numpy["missed"]);
        infinite += usize::from(ours.naive.is_infinite());
    }
    assert_eq!(infinite, 1);
}

#[test]
fn masks_are_numpys() {
    for (case, experiment, _) in networks() {
        let ours = dropout::masks_of(&experiment, EXAMPLE).unwrap();
        assert_eq!(ours.is_some(), case.get("masks").is_some());
        if let Some(ours) = ours {
            assert_all_near(&ours, &case["masks"], "masks");
        }
    }
}

/// The notebook's masks: D1 (20, 211), then D2 (3, 211), from RandomState(1), kept where rand < 0.86.
#[test]
fn the_notebooks_masks_are_drawn_row_by_row() {
    let fragment = "keep=0.86&mask=frozen";
    let mut experiment = golden::experiment(fragment).0;
    let mut random = touchline::random::RandomState::new(1);
    let all: Vec<f64> = (0..23 * 211).map(|_| random.rand()).collect();
    for example in [0, 1, 100, 210] {
        let expected: Vec<f64> = (0..23)
            .map(|unit| if all[unit * 211 + example] < 0.86 { 1.0 / 0.86 } else { 0.0 })
            .collect();
        assert_eq!(dropout::masks_of(&experiment, example).unwrap(), Some(expected.clone()));
        experiment.train(3).unwrap();
        assert_eq!(dropout::masks_of(&experiment, example).unwrap(), Some(expected), "frozen");
    }
    assert!(dropout::masks_of(&experiment, 211).is_err());
}

#[test]
fn dropout_left_on_does_what_it_does_in_numpy() {
    let mut compared = 0;
    for (case, experiment, network) in networks() {
        let Some(numpy) = case.get("left_on") else { continue };
        let ours = dropout::left_on(&experiment, &network, DRAWS, 5, PLACE);
        assert_all_near(&ours.predictions, &numpy["predictions"], "predictions");
        for (ours, numpy) in [(ours.train, &numpy["train"]), (ours.test, &numpy["test"])] {
            assert_eq!(ours.is_none(), numpy.is_null());
            if let Some(ours) = ours {
                assert_summary(&ours, numpy);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 8);
}

#[test]
fn only_the_next_layers_z_keeps_its_expectation() {
    for (case, experiment, network) in networks() {
        let ours = dropout::expectation(&experiment, &network, EXAMPLE, DRAWS, 6).unwrap();
        let Some(numpy) = case.get("expectation").and_then(Value::as_array) else { continue };
        assert_eq!(ours.len(), numpy.len());
        for (ours, numpy) in ours.iter().zip(numpy) {
            assert_all_near(&ours.without, &numpy["without"], "z without dropout");
            assert_all_near(&ours.mean, &numpy["mean"], "mean z");
            assert_all_near(&ours.sd, &numpy["sd"], "standard deviation of z");
            assert_near(ours.cost_without, &numpy["cost_without"], "cost without dropout");
            assert_near(ours.cost_mean, &numpy["cost_mean"], "mean cost");
        }
        // One layer alone: within four standard errors, over many more masks. The cost rises.
        let many = dropout::expectation(&experiment, &network, EXAMPLE, 2_000, 6).unwrap();
        let (_, alone) = many.split_last().unwrap();
        for layer in alone {
            for ((mean, sd), without) in layer.mean.iter().zip(&layer.sd).zip(&layer.without) {
                let error = (sd / 2_000_f64.sqrt()).max(1e-12);
                assert!((mean - without).abs() <= 4.0 * error, "{mean}, {without} ± {error}");
            }
        }
        let last = &alone[alone.len() - 1];
        assert!(last.cost_mean >= last.cost_without, "convex");
    }
}

#[test]
fn what_hangs_on_one_unit_is_what_numpy_finds() {
    for (case, experiment, network) in networks() {
        let ours = dropout::knock_out(&experiment, &network);
        let numpy = case["knock_out"].as_array().unwrap();
        assert_eq!(ours.len(), numpy.len());
        for (ours, numpy) in ours.iter().zip(numpy) {
            assert_eq!((ours.layer, ours.unit), (index(&numpy[0]), index(&numpy[1])));
            assert_near(ours.train, &numpy[2], "train");
            assert_near(ours.test, &numpy[3], "test");
        }
    }
}

#[test]
fn an_experiment_with_other_parameters_says_what_they_say() {
    let (start, _) = golden::experiment("keep=0.86");
    let mut trained = start.clone();
    trained.train(500).unwrap();
    let mut probed = study::experiment_at(&start, trained.network().parameters()).unwrap();
    assert_eq!(probed.predict_at(&[PLACE]), trained.predict_at(&[PLACE]));
    assert_eq!(probed.wrong(), trained.wrong());
    let (ours, theirs) = (probed.evaluate(), trained.evaluate());
    assert_eq!((ours.train, ours.test), (theirs.train, theirs.test));
    assert!(study::experiment_at(&start, &[0.0]).is_err());
}

#[test]
fn a_step_of_weight_decay_is_the_same_step_written_in_two_ways() {
    for (case, experiment, network) in networks() {
        let rows = case["decay"].as_array().unwrap();
        for (layer, numpy) in network.shape().layers().iter().zip(rows) {
            let step = decay::step(&experiment, &network, layer.weights().start).unwrap();
            assert_all_near(&[step.g, step.as_gradient, step.factor], numpy, "step");
            assert!((step.as_decay - step.as_gradient).abs() <= 4.0 * f64::EPSILON * step.w.abs());
            assert!(decay::step(&experiment, &network, layer.biases().start).is_err());
        }
    }
    // And it is the trainer's step, in every bit.
    let mut trained = golden::experiment("l2=0.7").0;
    trained.train(100).unwrap();
    let before = trained.network().clone();
    let step = decay::step(&trained, &before, 12).unwrap();
    trained.step().unwrap();
    assert_eq!(step.as_gradient, trained.network().parameters()[12]);
    assert_eq!((step.alpha, step.lambda, step.m), (0.3, 0.7, 211));
}

#[test]
fn parameters_of_another_shape_are_refused() {
    let experiment = golden::experiment("").0;
    assert_eq!(study::network_at(&experiment, &[0.0; 4]).unwrap_err().code(), "bad-length");
}

fn index(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

#[track_caller]
fn assert_summary(ours: &Summary, numpy: &Value) {
    assert_eq!(ours.count, numpy["count"]);
    assert_near(ours.mean, &numpy["mean"], "mean");
    assert_near(ours.sd, &numpy["sd"], "standard deviation");
    let Summary { least, lower_quartile, median, upper_quartile, most, .. } = ours;
    let quartiles = [*least, *lower_quartile, *median, *upper_quartile, *most];
    assert_all_near(&quartiles, &numpy["quartiles"], "quartiles");
    assert_near(ours.mode, &numpy["mode"], "mode");
}

#[test]
fn statistics_are_numpys() {
    let statistics = &rows()[0];
    for case in statistics["summaries"].as_array().unwrap() {
        assert_summary(&Summary::new(&numbers(&case["numbers"])).unwrap(), case);
    }
    for case in statistics["sign_tests"].as_array().unwrap() {
        let ours = seeds::sign_test(index(&case[0]), index(&case[1]));
        let p = case[2].as_f64().unwrap();
        assert!((ours - p).abs() <= 1e-11 * p, "{case}: {ours:e}");
        assert_eq!(ours, seeds::sign_test(index(&case[1]), index(&case[0])));
    }
    assert_eq!(Summary::new(&[]), None);
    assert_eq!(Summary::new(&[1.0, f64::NAN]), None);
    let pairing = seeds::pair(&[1.0, 2.0, 3.0, 4.0], &[0.0, 2.0, 5.0]);
    assert_eq!((pairing.better, pairing.equal, pairing.worse, pairing.p), (1, 1, 1, 1.0));
    // COURSE.md: 200 test points mean ± 1.8 points for one figure.
    assert_eq!((1000.0 * seeds::standard_error(0.93, 200)).round(), 18.0);
}
