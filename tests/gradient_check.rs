//! The gradient check against the course's own numbers (tests/golden/notebook.json, `gradcheck`), and
//! its plain backward pass against the kernel's.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;
mod reading;

use std::collections::HashMap;

use golden::numbers;
use proptest::prelude::*;
use reading::read;
use serde_json::Value;
use touchline::network::CrossEntropy;
use touchline::study::gradient_check::{
    Bug, CheckMasks, Checker, GradientCheck, Note, Objective, Options, Planted, Sides, check,
    gradient_check, notebook, sweep,
};
use touchline::study::network_at;
use touchline::{Error, Experiment};

/// The mask seed of the notebook cases.
const MASKS: u32 = 1;

fn course() -> Value {
    let all: Value = serde_json::from_str(include_str!("golden/notebook.json")).unwrap();
    all["gradcheck"].clone()
}

fn planted(bug: Bug) -> Options {
    Options { planted: Planted { bug, layer: None }, ..Options::NOTEBOOK }
}

/// The notebook's case as it is there.
fn printed() -> Objective {
    notebook(CrossEntropy::Naive, 0.0, 1.0, MASKS).unwrap()
}

#[track_caller]
fn assert_near(ours: f64, course: f64, tolerance: f64, what: &str) {
    let near = (ours - course).abs() <= tolerance * course.abs();
    assert!(near, "{what}: {ours:?}, the course's {course:?}");
}

#[test]
fn the_notebooks_47_derivatives() {
    let course = course();
    let right = check(printed(), Options::NOTEBOOK);
    assert_eq!((right.theta.len(), right.passes), (47, 94));
    assert_near(right.cost, course["J"].as_f64().unwrap(), 1e-14, "J");
    for (ours, key, tolerance) in [
        (&right.backprop, "grad_correct", 1e-12),
        // Of the differences all digits but six are rounding.
        (&right.numerical, "gradapprox", 1e-7),
        (&check(printed(), planted(Bug::Both)).backprop, "grad_buggy", 1e-12),
    ] {
        for (k, (ours, numpy)) in ours.iter().zip(numbers(&course[key])).enumerate() {
            assert_near(*ours, numpy, tolerance, &format!("{key}[{k}]"));
        }
    }
    let zeros = right.notes.iter().filter(|note| **note == Note::Zeros).count();
    let printed = numbers(&course["grad_correct"]).iter().filter(|g| **g == 0.0).count();
    assert_eq!(zeros, printed);
    assert!(right.relative.iter().all(|relative| relative.is_finite()));
}

/// 1.189e-7 is nothing but what a = σ(z) near 1 loses of 1 − a, and that is lost alike here and in
/// NumPy: of the 47 differences 46 have the same bits. One is a rounding of J apart, for NumPy's
/// matrix product fuses multiplications with additions; it moves 1.18909e-7 to 1.18904e-7.
#[test]
fn the_notebooks_differences() {
    let course = &course()["difference"];
    for (bug, key) in [
        (Bug::Both, "both_bugs"),
        (Bug::Double, "only_dW2*2"),
        (Bug::Four, "only_db1*4"),
        (Bug::None, "fixed"),
    ] {
        let ours = check(printed(), planted(bug)).difference;
        let tolerance = if bug == Bug::None { 5e-5 } else { 1e-10 };
        assert_near(ours, course[key].as_f64().unwrap(), tolerance, key);
    }
    // The page's story asks for the same digits: every browser has the same bits.
    assert_eq!(check(printed(), planted(Bug::Both)).difference, 0.285093156780699);
}

#[test]
fn the_notebooks_blocks() {
    let course = course();
    for (bug, key) in
        [(Bug::Both, "per_block_difference_buggy"), (Bug::None, "per_block_difference_fixed")]
    {
        let blocks = check(printed(), planted(bug)).blocks;
        let name = |biases| if biases { "b" } else { "W" };
        let ours: HashMap<String, f64> = blocks
            .iter()
            .map(|block| (format!("{}{}", name(block.biases), block.layer), block.difference))
            .collect();
        for (block, numpy) in course[key].as_object().unwrap() {
            // The rounding that the test above tells of is b2's.
            assert!(
                (ours[block] - numpy.as_f64().unwrap()).abs() < 1e-8,
                "{block}: {}",
                ours[block]
            );
        }
        if bug == Bug::Both {
            assert_near(ours["W2"], 1.0 / 3.0, 1e-7, "W2");
            assert_near(ours["b1"], 3.0 / 5.0, 1e-7, "b1");
            let others = ours.iter().filter(|(name, _)| !["W2", "b1"].contains(&&name[..]));
            assert!(others.into_iter().all(|(_, difference)| *difference < 4e-7));
        }
    }
}

/// Beyond the lowest point it is rounding that is measured, and a few roundings fall otherwise than in
/// NumPy: the smaller ε, the more they count.
#[test]
fn the_u_of_the_notebook() {
    let course = course();
    let epsilons: Vec<f64> = (1..=14).map(|e| format!("1e-{e}").parse().unwrap()).collect();
    let right = sweep(&printed(), Options::NOTEBOOK, &epsilons, None);
    let wrong = sweep(&printed(), planted(Bug::Both), &epsilons, None);
    for (key, tried, two) in [
        ("eps_sweep_fixed", &right, true),
        ("one_sided_fixed", &right, false),
        ("eps_sweep_buggy", &wrong, true),
    ] {
        for (epsilon, numpy) in course[key].as_object().unwrap() {
            let epsilon: f64 = epsilon.parse().unwrap();
            let at = tried.iter().find(|tried| tried.epsilon == epsilon).unwrap();
            let tolerance = match epsilon {
                1e-4.. => 1e-6,
                1e-9.. => 2e-2,
                _ => 0.2,
            };
            let ours = if two { at.two } else { at.one };
            assert_near(ours, numpy.as_f64().unwrap(), tolerance, &format!("{key} {epsilon:e}"));
        }
    }
    let best = right.iter().min_by(|a, b| a.two.total_cmp(&b.two)).unwrap();
    assert_eq!(best.epsilon, 1e-4);
    assert_near(best.two, 1.9e-10, 0.01, "the U's lowest point");
    assert_near(right[0].two, 5e-3, 0.1, "at 1e-1");
    assert_near(right[13].two, 0.65, 0.1, "at 1e-14");
}

/// From the logit no digit is lost: the code of the notebook passes its own threshold.
#[test]
fn the_stable_cost_passes_the_printed_threshold() {
    let stable = || notebook(CrossEntropy::Stable, 0.0, 1.0, MASKS).unwrap();
    let right = check(stable(), Options::NOTEBOOK).difference;
    assert!(right < 2e-9, "{right:e}");
    let long = check(stable(), Options { epsilon: 1e-4, ..Options::NOTEBOOK }).difference;
    assert!(long < 2e-10, "{long:e}");
}

#[test]
fn the_penalty_forgotten_on_one_side() {
    let course = &course()["with_l2_0.7"];
    let with = || notebook(CrossEntropy::Naive, 0.7, 1.0, MASKS).unwrap();
    let right = check(with(), Options::NOTEBOOK).difference;
    assert!(right < 1.5e-7, "{right:e}");
    let forgotten = check(with(), planted(Bug::Penalty)).difference;
    let numpy = course["difference_penalty_forgotten_in_grad"].as_f64().unwrap();
    assert_near(forgotten, numpy, 1e-7, "penalty forgotten");
    assert_near(forgotten, 0.160, 1e-3, "penalty forgotten");
}

#[test]
fn dropout_frozen_fresh_and_without_its_division() {
    let course = &course()["with_dropout_0.8"];
    let of = |loss, options| check(notebook(loss, 0.0, 0.8, MASKS).unwrap(), options);
    let frozen = Options { masks: CheckMasks::Frozen, ..Options::NOTEBOOK };
    let printed = of(CrossEntropy::Naive, frozen).difference;
    assert_near(printed, course["frozen_mask"].as_f64().unwrap(), 1e-7, "frozen");
    let stable = of(CrossEntropy::Stable, frozen).difference;
    assert!(stable < 1e-8, "frozen masks pass: {stable:e}");
    let keep = Options { planted: planted(Bug::Keep).planted, ..frozen };
    assert_near(of(CrossEntropy::Stable, keep).difference, 0.131, 1e-3, "no division by keep_prob");
    let fresh = Options { masks: CheckMasks::Fresh, ..frozen };
    let case = notebook(CrossEntropy::Naive, 0.0, 0.8, 7).unwrap();
    let ours = check(case, fresh).difference;
    let numpy = course["fresh_mask_each_call(RandomState 7)"].as_f64().unwrap();
    assert_near(ours, numpy, 1e-6, "fresh");
}

/// In the parameters' order, all that is not the case's own value of a bug.
fn glowing(found: &GradientCheck) -> Vec<String> {
    let name = |biases| if biases { "b" } else { "W" };
    let glows = found.blocks.iter().filter(|block| block.difference > 1e-4);
    glows.map(|block| format!("{}{}", name(block.biases), block.layer)).collect()
}

#[test]
fn each_bug_shows_where_it_is_and_before() {
    let text = "data=moons&m=40&layers=4,3&act=tanh&l2=1&keep=0.8";
    let experiment = Experiment::new(read(text)).unwrap();
    let of = |bug, layer| {
        let planted = Planted { bug, layer };
        let options =
            Options { epsilon: 1e-5, planted, masks: CheckMasks::Frozen, sides: Sides::Two };
        glowing(&gradient_check(&experiment, experiment.network(), options).unwrap())
    };
    let nothing: [&str; 0] = [];
    assert_eq!(of(Bug::None, None), nothing);
    assert_eq!(of(Bug::Both, None), ["b1", "W2"]);
    assert_eq!(of(Bug::Double, None), ["W2"]);
    assert_eq!(of(Bug::Double, Some(3)), ["W3"]);
    assert_eq!(of(Bug::Four, None), ["b1"]);
    assert_eq!(of(Bug::Mean, None), ["W3", "b3"]);
    assert_eq!(of(Bug::Mean, Some(1)), ["W1", "b1"]);
    // What is passed back wrongly spoils all layers before.
    assert_eq!(of(Bug::Gate, None), ["W1", "b1", "W2", "b2"]);
    assert_eq!(of(Bug::Gate, Some(1)), ["W1", "b1"]);
    assert_eq!(of(Bug::Penalty, None), ["W1", "W2", "W3"]);
    assert_eq!(of(Bug::Penalty, Some(2)), ["W2"]);
    assert_eq!(of(Bug::Keep, None), ["W1", "b1", "W2", "b2"]);
    assert_eq!(of(Bug::Keep, Some(1)), ["W1", "b1"]);
}

#[test]
fn the_sizes_of_simple_bugs_are_known() {
    let experiment = Experiment::new(read("data=moons&m=40&layers=4,3&act=tanh")).unwrap();
    let of = |bug, block: usize| {
        let options = Options { epsilon: 1e-5, ..planted(bug) };
        let found = gradient_check(&experiment, experiment.network(), options).unwrap();
        found.blocks[block].difference
    };
    // (c − 1) / (c + 1) for a factor c. Of 40 points 24 are to train on.
    assert_near(of(Bug::Double, 2), 1.0 / 3.0, 1e-7, "dW2 twice");
    let penalized = Experiment::new(read("data=moons&m=40&layers=4,3&act=tanh&l2=3")).unwrap();
    let options = Options { epsilon: 1e-5, ..planted(Bug::Double) };
    let found = gradient_check(&penalized, penalized.network(), options).unwrap();
    assert_near(found.blocks[2].difference, 1.0 / 3.0, 1e-7, "with its penalty");
    assert_near(of(Bug::Four, 1), 3.0 / 5.0, 1e-7, "db1 four times");
    assert_near(of(Bug::Mean, 4), 23.0 / 25.0, 1e-7, "dW3 m times");
}

#[test]
fn mistakes_have_their_places() {
    let of = |text: &str, bug| {
        let experiment = Experiment::new(read(text)).unwrap();
        Objective::of(&experiment, experiment.network()).unwrap().places(bug)
    };
    let nowhere: [usize; 0] = [];
    let text = "data=moons&m=40&layers=4,3,2&act=tanh,linear,relu&keep=0.5,1,0.9";
    assert_eq!(of(text, Bug::None), nowhere);
    assert_eq!(of(text, Bug::Double), [1, 2, 3, 4]);
    assert_eq!(of(text, Bug::Gate), [1, 3]);
    assert_eq!(of(text, Bug::Keep), [1, 3]);
    assert_eq!(of(text, Bug::Penalty), nowhere);
    assert_eq!(of("data=moons&m=40&layers=4&l1=2", Bug::Penalty), [1, 2]);
}

#[test]
fn logistic_regression_has_one_layer() {
    let experiment = Experiment::new(read("data=moons&m=40&layers=&l2=3&init=random&scale=1"));
    let experiment = experiment.unwrap();
    let of = |bug| {
        let options = Options { epsilon: 1e-5, ..planted(bug) };
        glowing(&gradient_check(&experiment, experiment.network(), options).unwrap())
    };
    let nothing: [&str; 0] = [];
    assert_eq!(of(Bug::None), nothing);
    assert_eq!(of(Bug::Double), ["W1"]);
    assert_eq!(of(Bug::Four), ["b1"]);
    assert_eq!(of(Bug::Mean), ["W1", "b1"]);
    assert_eq!(of(Bug::Penalty), ["W1"]);
    // There is nothing to forget.
    assert_eq!(of(Bug::Gate), nothing);
    assert_eq!(of(Bug::Keep), nothing);
}

#[test]
fn gradients_that_vanish_do_not_differ() {
    let text = "data=xor&m=40&noise=0&features=xy&layers=3&act=linear&init=zeros";
    let experiment = Experiment::new(read(text)).unwrap();
    let found = gradient_check(&experiment, experiment.network(), Options::NOTEBOOK).unwrap();
    // With all weights 0 no weight matters alone: only the output's bias moves the cost.
    let layers = found.notes.len() - 1;
    assert!(found.notes[..layers].iter().all(|note| *note == Note::Zeros));
    assert!(found.relative[..layers].iter().all(|relative| *relative == 0.0));
    assert!(found.blocks[..3].iter().all(|block| block.difference == 0.0));
}

#[test]
fn a_kink_and_a_corner_have_their_own_word() {
    // With zeros every ReLU sits on its kink, and each weight on L1's corner.
    let experiment = Experiment::new(read("data=moons&m=30&layers=3&init=zeros&l1=1")).unwrap();
    let mut theta = experiment.network().parameters().to_vec();
    // The output listens to the units, or they could do what they like.
    theta[9..12].fill(0.5);
    let network = network_at(&experiment, &theta).unwrap();
    let found = gradient_check(&experiment, &network, Options::NOTEBOOK).unwrap();
    assert!(found.notes[..6].iter().all(|note| *note == Note::Corner), "{:?}", found.notes);
    assert!(found.notes[6..9].iter().all(|note| *note == Note::Kink), "{:?}", found.notes);
    assert!(!found.notes[9..].iter().any(|note| matches!(note, Note::Kink | Note::Corner)));
    assert!(found.difference > 0.1 && found.smooth < 1e-7, "{found:?}");
    // The subgradient of |w| elsewhere is λ/2m · sign w; of 30 points 18 are to train on.
    let plain = Experiment::new(read("data=moons&m=30&layers=3&init=zeros")).unwrap();
    let plain = network_at(&plain, &theta)
        .and_then(|network| gradient_check(&plain, &network, Options::NOTEBOOK))
        .unwrap();
    for k in 9..12 {
        assert_near(found.backprop[k] - plain.backprop[k], 1.0 / 36.0, 1e-12, "sign w");
    }
}

#[test]
fn a_check_in_pieces_is_the_check() {
    for masks in [CheckMasks::Frozen, CheckMasks::Fresh] {
        let options = Options { masks, ..planted(Bug::Gate) };
        let case = || notebook(CrossEntropy::Stable, 0.7, 0.8, 3).unwrap();
        let whole = check(case(), options);
        let mut checker = Checker::new(case(), options, None);
        assert_eq!(checker.result().notes, [Note::Open; 47]);
        while checker.advance(10) > 0 {}
        assert_eq!(checker.result(), whole);
    }
}

#[test]
fn a_sample_looks_at_every_block() {
    let experiment = Experiment::new(read("data=moons&m=20&layers=12,9&act=tanh")).unwrap();
    let objective = Objective::of(&experiment, experiment.network()).unwrap();
    let mut checker = Checker::new(objective.clone(), planted(Bug::Double), Some(5));
    assert_eq!(checker.advance(0), 5 + 5 + 5 + 5 + 5 + 1);
    checker.advance(usize::MAX);
    let (sample, whole) = (checker.result(), check(objective, planted(Bug::Double)));
    assert_eq!(sample.passes, 52);
    for (k, note) in sample.notes.iter().enumerate() {
        match note {
            Note::Open => assert!(sample.numerical[k].is_nan()),
            _ => assert_eq!(sample.numerical[k], whole.numerical[k]),
        }
    }
    assert_eq!(glowing(&sample), glowing(&whole));
    assert_near(sample.blocks[2].difference, 1.0 / 3.0, 1e-4, "W2");
}

#[test]
fn what_is_not_a_number_is_not_called_right() {
    let experiment = Experiment::new(read("data=moons&m=20&layers=2")).unwrap();
    let theta = vec![1e200; experiment.network().parameters().len()];
    let network = network_at(&experiment, &theta).unwrap();
    let found = gradient_check(&experiment, &network, Options::NOTEBOOK).unwrap();
    assert!(found.difference.is_nan(), "{found:?}");
    assert!(!found.notes.contains(&Note::Open));
}

#[test]
fn fewer_examples_have_a_gradient_of_their_own() {
    let experiment = Experiment::new(read("data=moons&m=40&layers=4&act=tanh&l2=2")).unwrap();
    let objective = Objective::of(&experiment, experiment.network()).unwrap();
    assert_eq!(objective.examples(), 24);
    let all = check(objective.clone(), Options::NOTEBOOK);
    assert_eq!(check(objective.clone().first(100), Options::NOTEBOOK), all);
    let few = objective.first(0).first(7);
    assert_eq!(few.examples(), 1);
    let few = check(few, Options { epsilon: 1e-5, ..Options::NOTEBOOK });
    assert!(few.difference < 1e-8 && few.cost != all.cost);
}

#[test]
fn without_an_example_there_is_nothing_to_check() {
    let experiment = Experiment::new(read("data=own")).unwrap();
    let found = gradient_check(&experiment, experiment.network(), Options::NOTEBOOK);
    assert_eq!(found.unwrap_err(), Error::NoPoints);
}

const ACTIVATIONS: [&str; 8] =
    ["relu", "tanh", "sigmoid", "linear", "leaky", "elu", "swish", "sine"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// The kernel's gradient of the next step, where that is over all points without jitter.
    #[test]
    fn the_plain_backward_pass_is_the_kernels(
        data in prop::sample::select(vec!["circles", "moons", "xor", "plane", "hills"]),
        layers in prop::collection::vec((1usize..7, prop::sample::select(&ACTIVATIONS)), 0..5),
        loss in prop::sample::select(vec!["stable", "naive"]),
        l2 in prop::sample::select(vec!["0", "0.7", "3&biases=penalized"]),
        keep in prop::sample::select(vec!["1", "0.6"]),
        m in 10usize..80,
        seed in 0u32..1000,
        trained in 0u64..20,
    ) {
        let loss = if ["plane", "hills"].contains(&data) { "stable" } else { loss };
        let units: Vec<String> = layers.iter().map(|(units, _)| units.to_string()).collect();
        let act: Vec<&str> = layers.iter().map(|(_, act)| *act).collect();
        let act = if act.is_empty() { String::new() } else { format!("&act={}", act.join(",")) };
        let keep = if layers.is_empty() { "1" } else { keep };
        let text = format!(
            "data={data}&m={m}&norm=standard&layers={}{act}&seed={seed}&mseed={seed}&lr=0.01\
             &loss={loss}&l2={l2}&keep={keep}&mask=frozen",
            units.join(",")
        );
        let mut experiment = Experiment::new(read(&text)).unwrap();
        experiment.train(trained).unwrap();
        let masks = CheckMasks::Frozen;
        let options = Options { epsilon: 1e-5, masks, ..Options::NOTEBOOK };
        let found = gradient_check(&experiment, experiment.network(), options).unwrap();
        let kernel = experiment.gradient();
        let size = kernel.iter().fold(1e-3, |size: f64, g| size.max(g.abs()));
        for (k, (ours, kernel)) in found.backprop.iter().zip(&kernel).enumerate() {
            prop_assert!((ours - kernel).abs() <= 1e-12 * size, "{text}: {k}: {ours} {kernel}");
        }
        // Where next to nothing flows, rounding is all there is to differ. ELU's slope bends at 0, so
        // that a central difference over the bend is off by the first power of ε, not by the second.
        let norm = kernel.iter().map(|g| g * g).sum::<f64>().sqrt();
        let most = if layers.iter().any(|(_, act)| *act == "elu") { 1e-5 } else { 1e-6 };
        prop_assert!(found.smooth * norm < most * norm.max(1e-2), "{text}: {:e}", found.smooth);
    }
}
