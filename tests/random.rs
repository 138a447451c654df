//! RandomState against NumPy: tests/golden/random.json, made by make.py beside it.

// What does not unwrap fails the test, helpers included.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rand::{Rng, SeedableRng};
use serde_json::Value;
use touchline::random::{RandomState, Share};

/// Each case with its seed.
fn cases() -> Vec<(u32, Value)> {
    let cases: Value = serde_json::from_str(include_str!("golden/random.json")).unwrap();
    let cases = cases.as_array().unwrap().clone();
    cases.into_iter().map(|case| (case["seed"].as_u64().unwrap() as u32, case)).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

fn integers(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|x| x.as_u64().unwrap() as usize).collect()
}

/// The C library's ln and libm's differ by an ulp in some arguments, which the root, the quotient
/// and the product make 3 ulps at most: 6.7e-16.
fn assert_normal(ours: f64, numpy: f64, what: &str) {
    let error = ((ours - numpy) / numpy).abs();
    assert!(error <= 1e-15, "{what}: {ours:?}, NumPy {numpy:?}, error {error:e}");
}

#[test]
fn integers_and_uniform_numbers_are_numpys_bit_for_bit() {
    for (seed, case) in cases() {
        let mut random = RandomState::new(seed);
        for integer in integers(&case["integers"]) {
            assert_eq!(random.next_u32() as usize, integer, "seed {seed}");
        }
        let mut random = RandomState::new(seed);
        for uniform in numbers(&case["rand"]) {
            assert_eq!(random.rand(), uniform, "seed {seed}");
        }
        let mut random = RandomState::new(seed);
        for _ in 0..5_000 {
            random.rand();
        }
        for uniform in numbers(&case["late"]) {
            assert_eq!(random.rand(), uniform, "seed {seed}, after 5000");
        }
    }
}

/// Also where the share is the number drawn, or its neighbour.
#[test]
fn a_draw_below_a_share_is_a_comparison_with_it() {
    let (mut drawn, mut compared) = (RandomState::new(3), RandomState::new(3));
    for k in 0..6_000 {
        let uniform = drawn.rand();
        let shares =
            [uniform, uniform.next_up(), uniform.next_down(), 0.0, 0.5, 1.0, 0.86, f64::NAN];
        let share = shares[k % shares.len()];
        let mut whole = [0];
        compared.rand_wholes(&mut whole);
        assert_eq!(Share::new(share).holds(whole[0]), uniform < share, "{uniform:?} < {share:?}");
    }
    assert_eq!(compared, drawn);
}

#[test]
fn normals_are_numpys() {
    for (seed, case) in cases() {
        let mut random = RandomState::new(seed);
        for (k, numpy) in numbers(&case["randn"]).into_iter().enumerate() {
            assert_normal(random.randn(), numpy, &format!("seed {seed}, randn {k}"));
        }
        let mut random = RandomState::new(seed);
        for (k, numpy) in numbers(&case["normal"]).into_iter().enumerate() {
            assert_normal(random.normal(-3.0, 0.05), numpy, &format!("seed {seed}, normal {k}"));
        }
    }
}

#[test]
fn permutations_and_shuffles_are_numpys() {
    for (seed, case) in cases() {
        for numpy in case["permutations"].as_array().unwrap() {
            let numpy = integers(numpy);
            assert_eq!(RandomState::new(seed).permutation(numpy.len()), numpy, "seed {seed}");
        }
        let mut letters: Vec<char> = "touchline".chars().collect();
        RandomState::new(seed).shuffle(&mut letters);
        assert_eq!(String::from_iter(letters), case["shuffled"].as_str().unwrap(), "seed {seed}");
    }
}

/// `rand` and `shuffle` leave the second normal of a pair where it is.
#[test]
fn a_kept_normal_waits_for_the_next_randn() {
    for (seed, case) in cases() {
        let what = format!("seed {seed}");
        let mixed = &case["mixed"];
        let mut random = RandomState::new(seed);
        assert_eq!(random.rand(), mixed[0].as_f64().unwrap(), "{what}");
        assert_normal(random.randn(), mixed[1].as_f64().unwrap(), &what);
        assert_eq!(random.rand(), mixed[2].as_f64().unwrap(), "{what}");
        assert_eq!(random.permutation(5), integers(&mixed[3]), "{what}");
        assert_normal(random.randn(), mixed[4].as_f64().unwrap(), &what);
        assert_normal(random.randn(), mixed[5].as_f64().unwrap(), &what);
        assert_eq!(random.rand(), mixed[6].as_f64().unwrap(), "{what}");

        let mut random = RandomState::new(seed);
        for _ in 0..7 {
            random.randn();
        }
        assert_eq!(random.rand(), case["rand_after_odd_randn"].as_f64().unwrap(), "{what}");
    }
}

#[test]
fn interval_zero_draws_nothing() {
    let mut random = RandomState::new(5);
    assert_eq!(random.interval(0), 0);
    assert_eq!(random, RandomState::new(5));
    assert_ne!(random.interval(1), random.interval(u32::MAX), "these do draw");
    assert_ne!(random, RandomState::new(5));
}

#[test]
fn rand_traits_give_the_same_generator() {
    let mut by_trait = RandomState::from_seed(42_u32.to_le_bytes());
    assert_eq!(by_trait, RandomState::new(42));
    let mut by_method = by_trait.clone();
    // 64 bits are two integers, upper half first; bytes are integers in little-endian order.
    let (high, low) = (by_method.next_u32(), by_method.next_u32());
    assert_eq!(by_trait.next_u64(), u64::from(high) << 32 | u64::from(low));
    let mut bytes = [0; 6];
    by_trait.fill_bytes(&mut bytes);
    let (first, second) = (by_method.next_u32().to_le_bytes(), by_method.next_u32().to_le_bytes());
    assert_eq!(bytes, [first[0], first[1], first[2], first[3], second[0], second[1]]);
    assert_eq!(by_trait, by_method);
}

proptest! {
    #[test]
    fn a_clone_continues_with_the_same_numbers(seed: u32, before in 0usize..20) {
        let mut random = RandomState::new(seed);
        for _ in 0..before {
            random.randn();
        }
        let mut clone = random.clone();
        for _ in 0..700 {
            prop_assert_eq!(random.randn(), clone.randn());
        }
    }

    #[test]
    fn intervals_hold_their_bounds_and_reach_both(seed: u32, max in 1u32..40) {
        let mut random = RandomState::new(seed);
        let drawn: Vec<u32> = (0..2_000).map(|_| random.interval(max)).collect();
        prop_assert_eq!(drawn.iter().min(), Some(&0));
        prop_assert_eq!(drawn.iter().max(), Some(&max));
    }

    #[test]
    fn a_permutation_holds_each_place_once(seed: u32, n in 0usize..200) {
        let mut order = RandomState::new(seed).permutation(n);
        order.sort_unstable();
        prop_assert_eq!(order, (0..n).collect::<Vec<_>>());
    }
}
