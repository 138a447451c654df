//! Signals through deep networks: against closed forms, and against NumPy's in tests/golden/depth.json,
//! made by depth.py beside it.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;

use serde_json::Value;
use touchline::error::Error;
use touchline::network::Activation;
use touchline::settings::Named;
use touchline::study::depth::{Depth, LayerSignal, Profile, Rule, Stack};

/// Fifty linear layers of 1.5 · I.
const POWERS: Stack = Stack {
    layers: 50,
    width: 10,
    profile: Profile::Even,
    activation: Activation::Linear,
    rule: Rule::Identity,
    c: 1.5,
    seed: 1,
};

fn signals(stack: Stack) -> Vec<LayerSignal> {
    Depth::new().signals(&stack).unwrap()
}

#[track_caller]
fn assert_near(ours: f64, right: f64, what: &str) {
    let near = (ours - right).abs() <= 1e-12 * right.abs();
    assert!(near || ours.is_nan() && right.is_nan(), "{what}: {ours:e}, right is {right:e}");
}

/// The course's numbers: 1.5^50 = 6.4e8, 0.5^50 = 8.9e-16. From exact powers: 3^50/2^50, 2^−50.
#[test]
fn identities_give_powers() {
    for (c, printed, right) in [
        (1.5, "6.4e8", 637_621_500.214_049_6),
        (0.5, "8.9e-16", 8.881_784_197_001_252e-16),
        (1.0, "1.0e0", 1.0),
    ] {
        let all = signals(Stack { c, ..POWERS });
        assert_eq!(format!("{:.1e}", all[50].a.rms), printed);
        assert_near(all[50].a.rms, right, "the signal after 50 layers");
        assert_near(all[0].dz.rms, right, "the gradient at the input");
        assert_eq!(all.len(), 51);
        for (l, of) in all.iter().enumerate() {
            let forward = libm::pow(c, l as f64);
            assert_near(of.a.rms, forward, &format!("{c}^{l}"));
            assert_near(of.expected[0], forward, &format!("{c}^{l}, expected"));
            assert_near(of.dz.rms, libm::pow(c, 50.0 - l as f64), &format!("back at {l}"));
            assert_near(of.expected[1], of.dz.rms, &format!("expected back at {l}"));
            // Every weight's gradient is the product of what comes from both sides: the same in all
            // layers.
            if l > 0 {
                assert_near(of.dw, all[1].dw, &format!("dW[{l}]"));
            }
        }
    }
}

/// Beyond what an f64 holds: infinity, 0, and on the way there numbers that lose their digits.
#[test]
fn what_is_too_large_or_too_small_is_told_as_it_is() {
    let large = signals(Stack { c: 1000.0, layers: 150, ..POWERS });
    assert_near(large[100].a.rms, 1e300, "1000^100");
    assert_eq!(large[110].a.rms, f64::INFINITY);
    assert!(large[110].a.mean.is_nan() && large[110].a.spread.is_nan());
    assert_eq!(large[0].dz.rms, f64::INFINITY);
    let small = signals(Stack { c: 0.001, layers: 150, ..POWERS });
    assert_near(small[90].a.rms, 1e-270, "0.001^90");
    let denormal = small[106].a.rms;
    assert!(denormal > 0.0 && denormal < f64::MIN_POSITIVE, "{denormal:e}");
    assert_eq!((small[115].a.rms, small[115].a.zeros, small[115].dead), (0.0, 1.0, 10));
    assert_eq!((small[0].dz.rms, small[60].dw), (0.0, 0.0));
}

#[test]
fn networks_do_as_in_numpy() {
    let rows = golden::rows(include_str!("golden/depth.json"));
    // One for all: what is kept from the network before must not show.
    let mut depth = Depth::new();
    for case in &rows {
        let stack = Stack {
            layers: case["layers"].as_u64().unwrap() as usize,
            width: case["width"].as_u64().unwrap() as usize,
            profile: case["shape"]
                .as_str()
                .map_or(Profile::Even, |name| Profile::by_name(name).unwrap()),
            activation: Activation::by_name(case["act"].as_str().unwrap()).unwrap(),
            rule: Rule::by_name(case["rule"].as_str().unwrap()).unwrap(),
            c: case["c"].as_f64().unwrap(),
            seed: case["seed"].as_u64().unwrap() as u32,
        };
        let ours = depth.signals(&stack).unwrap();
        assert_eq!(ours.len(), stack.layers + 1);
        for numpy in case["rows"].as_array().unwrap() {
            let l = numpy["layer"].as_u64().unwrap() as usize;
            assert_layer(&ours[l], numpy, &format!("layer {l} of {stack:?}"));
        }
    }
    assert!(rows.len() > 10);
}

#[track_caller]
fn assert_layer(ours: &LayerSignal, numpy: &Value, what: &str) {
    let right = |key: &str| numpy[key].as_f64().unwrap_or(f64::NAN);
    assert_eq!(ours.units, numpy["units"], "{what}");
    assert_eq!(ours.dead, numpy["dead"], "{what}");
    assert_near(ours.a.rms, right("a"), what);
    assert_near(ours.dz.rms, right("dz"), what);
    assert_near(ours.dw, right("dw"), what);
    assert_near(ours.a.sd, right("sd"), what);
    assert_near(ours.a.zeros, right("zeros"), what);
    assert_near(ours.saturated, right("saturated"), what);
    // A mean of numbers that cancel is exact relative to them, not to itself; and so are differences.
    let near = |ours: f64, key: &str, size: f64| {
        let apart = (ours - right(key)).abs();
        assert!(apart <= 1e-12 * size, "{key} of {what}: {ours:e}, NumPy's {:e}", right(key));
    };
    near(ours.a.mean, "mean", ours.a.rms);
    near(ours.a.spread, "spread", ours.a.rms);
    near(ours.dz.mean, "dz_mean", ours.dz.rms);
}

/// Xavier keeps a linear layer's size and He a ReLU's on average over draws (He et al. 2015): 400
/// networks of 5 layers, the standard error of whose mean square is about 3 %.
#[test]
fn sizes_are_as_theory_expects_on_average() {
    let mut depth = Depth::new();
    for (activation, rule, profile) in [
        (Activation::Linear, Rule::Xavier, Profile::Narrowing),
        (Activation::Linear, Rule::Own, Profile::Alternating),
        (Activation::Relu, Rule::He, Profile::Even),
        (Activation::Relu, Rule::Glorot, Profile::Alternating),
    ] {
        let mut squares = [0.0; 2];
        let mut expected = [0.0; 2];
        for seed in 0..400 {
            let stack = Stack { layers: 5, width: 24, profile, activation, rule, c: 1.0, seed };
            let all = depth.signals(&stack).unwrap();
            squares[0] += all[5].a.rms * all[5].a.rms / 400.0;
            squares[1] += all[0].dz.rms * all[0].dz.rms / 400.0;
            expected = [all[5].expected[0], all[0].expected[1]];
        }
        for (found, expected) in squares.into_iter().zip(expected) {
            let ratio = found / (expected * expected);
            assert!((ratio - 1.0).abs() < 0.15, "{activation:?} {rule:?} {profile:?}: {ratio}");
        }
    }
    assert!(signals(Stack { activation: Activation::Tanh, ..POWERS })[3].expected[0].is_nan());
}

/// A sigmoid layer's values stay at a half while what tells the examples apart is lost.
#[test]
fn sigmoid_keeps_its_size_and_loses_the_examples() {
    let stack = Stack { activation: Activation::Sigmoid, rule: Rule::Xavier, c: 1.0, ..POWERS };
    let all = signals(stack);
    assert!(all.iter().skip(1).all(|of| of.a.rms > 0.3), "their size stays");
    let halfway = all.iter().position(|of| of.a.spread < 1e-7).unwrap();
    assert!((5..20).contains(&halfway), "{halfway}");
    assert!(all[1].dz.rms < 1e-20);
}

/// What is drawn for one network serves the next: the first layers of a deeper one are the same.
#[test]
fn a_deeper_network_begins_like_a_shallower_one() {
    let stack = Stack { rule: Rule::He, activation: Activation::Relu, c: 1.0, ..POWERS };
    let mut depth = Depth::new();
    let short = depth.signals(&Stack { layers: 10, ..stack }).unwrap();
    let long = depth.signals(&Stack { layers: 90, ..stack }).unwrap();
    for l in 0..=10 {
        assert_eq!(short[l].a, long[l].a);
    }
    depth.signals(&Stack { seed: 2, ..stack }).unwrap();
    // NaN is not equal to itself, but says the same.
    let again = depth.signals(&Stack { layers: 90, ..stack }).unwrap();
    assert!(format!("{again:?}") == format!("{long:?}"), "another seed in between");
}

#[test]
fn histograms_hold_every_number() {
    let mut depth = Depth::new();
    for (activation, least) in [
        (Activation::Tanh, 320),
        (Activation::Sigmoid, 320),
        (Activation::Relu, 300),
        (Activation::Linear, 300),
    ] {
        let stack = Stack { activation, rule: Rule::He, c: 1.0, layers: 5, ..POWERS };
        let all = depth.signals(&stack).unwrap();
        for (l, signal) in all.iter().enumerate() {
            let [a, dz] = depth.shapes(l, signal).map(|counts| counts.iter().sum::<u32>());
            // Of what is unbounded the tails are left out.
            let least = if l == 0 { 300 } else { least };
            assert!((least..=320).contains(&a), "{activation:?}, layer {l}: {a}");
            assert!((290..=320).contains(&dz), "{activation:?}, layer {l}: {dz}");
        }
    }
    let gone = depth.signals(&Stack { c: 0.001, layers: 150, ..POWERS }).unwrap();
    let shapes = depth.shapes(150, &gone[150]);
    assert!(shapes[0].iter().all(|count| *count == 0) && shapes[1].iter().sum::<u32>() > 300);
}

#[test]
fn what_is_out_of_range_is_refused() {
    for (stack, key) in [
        (Stack { layers: 0, ..POWERS }, "depth.layers"),
        (Stack { layers: 151, ..POWERS }, "depth.layers"),
        (Stack { width: 129, ..POWERS }, "depth.width"),
        (Stack { c: 0.0, ..POWERS }, "depth.c"),
        (Stack { c: f64::NAN, ..POWERS }, "depth.c"),
    ] {
        let refused = Depth::new().signals(&stack).unwrap_err();
        assert!(matches!(refused, Error::OutOfRange { key: of, .. } if of == key), "{refused:?}");
    }
}
