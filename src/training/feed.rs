//! What a step is fed: which examples, where jitter moved them, and which units are dropped.

use super::Batches;
use crate::data::{Inputs, Jitter};
use crate::network::{Dropout, Masks, Tiles};

/// The training points: as places, and as the network takes them.
#[derive(Clone, Debug)]
pub struct TrainingSet {
    places: Vec<[f64; 2]>,
    inputs: Inputs,
    tiles: Tiles,
}

impl TrainingSet {
    /// The training set of these places and labels, told to the network as `inputs` says.
    pub fn new(places: Vec<[f64; 2]>, labels: &[f64], inputs: Inputs) -> TrainingSet {
        TrainingSet { tiles: inputs.tiles(&places, labels), places, inputs }
    }

    /// All of it, unmoved.
    pub fn tiles(&self) -> &Tiles {
        &self.tiles
    }

    /// How a place becomes the network's inputs.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// m.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nothing to learn from.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// Feeds one step after another. Three generators stand behind it, each drawing only where its
/// setting asks for it; a clone goes on with the same numbers.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Which examples.
    pub batches: Batches,
    /// How far they are moved.
    pub jitter: Jitter,
    /// Which units are dropped.
    pub dropout: Dropout,
    tiles: Tiles,
}

impl Feed {
    /// A feed at its start.
    pub fn new(batches: Batches, jitter: Jitter, dropout: Dropout) -> Feed {
        Feed { batches, jitter, dropout, tiles: Tiles::default() }
    }

    /// Whether examples are moved or units dropped.
    pub fn is_noisy(&self) -> bool {
        self.jitter.is_on() || self.dropout.is_on()
    }

    /// Examples and dropout masks of the next step. Each call is one step.
    pub fn next<'a>(&'a mut self, set: &'a TrainingSet) -> (&'a Tiles, Option<&'a Masks>) {
        let m = set.len();
        let batch = self.batches.next(m);
        let masks = self.dropout.next(m, batch);
        if batch.is_none() && !self.jitter.is_on() {
            return (&set.tiles, masks);
        }
        let tiles = &mut self.tiles;
        tiles.resize(set.tiles.features(), batch.map_or(m, <[usize]>::len));
        for e in 0..tiles.examples() {
            let from = batch.map_or(e, |batch| batch[e]);
            if self.jitter.is_on() {
                let place = self.jitter.moved(set.places[from]);
                tiles.set(e, set.inputs.at(place), set.tiles.label(from));
            } else {
                tiles.copy(e, &set.tiles, from);
            }
        }
        (tiles, masks)
    }
}
