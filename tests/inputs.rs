//! What the network is told of a place: features, normalized by the training points.
#![allow(clippy::unwrap_used)]

mod reading;

use proptest::prelude::*;
use reading::read;
use touchline::Experiment;
use touchline::data::{Feature, Inputs, Normalization, Point, Split};
use touchline::settings::Named;

/// sin 0.7 ten times: their mean as computed is not sin 0.7, and σ as computed is not 0.
#[test]
fn a_feature_that_never_varies_is_zero_everywhere() {
    let places: Vec<[f64; 2]> = (0..10).map(|e| [0.7, f64::from(e)]).collect();
    for norm in [Normalization::Center, Normalization::Standard, Normalization::Variance] {
        let inputs = Inputs::new(&[Feature::SinX, Feature::Y], norm, &places);
        for place in [places[0], places[9], [0.7, -3.0], [0.0, 4.0]] {
            let x: Vec<f64> = inputs.at(place).collect();
            assert!(x[0] == 0.0 && x[1] != 0.0, "{norm:?}: {x:?}");
        }
    }
}

/// One training point has no spread at all; it must not be divided by.
#[test]
fn one_point_alone_trains() {
    for norm in ["center", "standard", "variance"] {
        let link = format!("layers=3&norm={norm}&features=x,y,xx,yy,xy,sinx,siny");
        let mut experiment = Experiment::new(read(&link)).unwrap();
        let point = Point { x: 0.1, y: 0.3, label: 1.0, split: Split::Train };
        experiment.set_points(vec![point]).unwrap();
        experiment.train(100).unwrap();
        assert!(experiment.evaluate().train.unwrap().cost < 0.1, "{norm}");
    }
}

fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let m = values.len() as f64;
    let mean = values.iter().sum::<f64>() / m;
    (mean, (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / m).sqrt())
}

proptest! {
    /// Over the training points every feature has mean 0; its deviation is σ, 1 or 1/σ.
    #[test]
    fn normalized_features_have_the_mean_and_spread_of_their_kind(
        places in prop::collection::vec(prop::array::uniform2(-3.0..3.0), 2..60)
    ) {
        let all = Feature::VALUES.iter().copied();
        for feature in all {
            let of = |norm| -> Vec<f64> {
                let inputs = Inputs::new(&[feature], norm, &places);
                places.iter().flat_map(|place| inputs.at(*place).collect::<Vec<_>>()).collect()
            };
            let (_, sigma) = mean_and_deviation(&of(Normalization::None));
            prop_assume!(sigma > 1e-3);
            for (norm, expected) in [
                (Normalization::Center, sigma),
                (Normalization::Standard, 1.0),
                (Normalization::Variance, 1.0 / sigma),
            ] {
                let (mean, deviation) = mean_and_deviation(&of(norm));
                prop_assert!(mean.abs() < 1e-9 * expected, "{norm:?} {feature:?}: mean {mean}");
                let apart = (deviation / expected - 1.0).abs();
                prop_assert!(apart < 1e-9, "{norm:?} {feature:?}: {deviation}, not {expected}");
            }
        }
    }
}
