//! The points of a dataset as the network takes them, split by split.

use super::TrainingSet;
use crate::data::{Dataset, Inputs, Split};
use crate::network::Tiles;
use crate::settings::Settings;

/// Training, dev and test set, told to the network alike.
#[derive(Clone, Debug)]
pub struct Sets {
    /// What the network learns from.
    pub train: TrainingSet,
    /// What settings are chosen by.
    pub dev: Tiles,
    /// What the result is reported on.
    pub test: Tiles,
}

impl Sets {
    /// The sets of a dataset, with the features and the normalization of the settings.
    pub fn new(settings: &Settings, dataset: &Dataset) -> Sets {
        let (places, labels) = dataset.split(Split::Train);
        let inputs = Inputs::new(&settings.features, settings.norm, &places);
        let tiles = |split| {
            let (places, labels) = dataset.split(split);
            inputs.tiles(&places, &labels)
        };
        Sets {
            dev: tiles(Split::Dev),
            test: tiles(Split::Test),
            train: TrainingSet::new(places, &labels, inputs),
        }
    }
}
