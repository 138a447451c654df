//! From places in the plane to the network's inputs X.

use super::{Feature, Normalization};
use crate::network::{Row, Tiles};

/// The features of a place, normalized: row i of X is (featureᵢ − shiftᵢ) / divisorᵢ.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    rows: Vec<(Feature, f64, f64)>,
}

impl Inputs {
    /// The normalization measures the places of the training points.
    pub fn new(
        features: &[Feature],
        normalization: Normalization,
        training: &[[f64; 2]],
    ) -> Inputs {
        let row = |&feature: &Feature| {
            let values: Vec<f64> = training.iter().map(|&place| feature.at(place)).collect();
            let (shift, divisor) = normalization.shift_and_divisor(&values);
            (feature, shift, divisor)
        };
        Inputs { rows: features.iter().map(row).collect() }
    }

    /// n_x.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no feature at all, which no setting allows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The inputs x₁ … x_n for a place.
    pub fn at(&self, place: [f64; 2]) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().map(move |row| value(row, place))
    }

    /// X of up to [`TILE`](crate::network::TILE) places, one row an input.
    pub fn fill(&self, places: &[[f64; 2]], tile: &mut [Row]) {
        for (x, row) in tile.iter_mut().zip(&self.rows) {
            for (x, place) in x.iter_mut().zip(places) {
                *x = value(row, *place);
            }
        }
    }

    /// Examples as the kernel takes them: `labels` stand beside `places`.
    pub fn tiles(&self, places: &[[f64; 2]], labels: &[f64]) -> Tiles {
        let mut tiles = Tiles::default();
        tiles.resize(self.len(), places.len());
        for (e, (place, label)) in places.iter().zip(labels).enumerate() {
            tiles.set(e, self.at(*place), *label);
        }
        tiles
    }
}

/// A row of X at a place.
fn value((feature, shift, divisor): &(Feature, f64, f64), place: [f64; 2]) -> f64 {
    (feature.at(place) - shift) / divisor
}
