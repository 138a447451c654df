//! Mini-batches: which examples each step sees.

use crate::random::RandomState;

/// Walks through the training set batch by batch. An epoch is one pass: its order is a fresh
/// permutation, cut into batches from the front; the last one has what is left, and nothing is
/// carried into the next epoch.
#[derive(Clone, Debug)]
pub struct Batches {
    /// Examples a step; 0 is all of them, in their own order, and draws nothing.
    pub size: usize,
    random: RandomState,
    order: Vec<usize>,
    /// Examples of `order` that were seen.
    seen: usize,
    epoch: u64,
}

impl Batches {
    /// `seed` is the weights' seed; the generator of orders has the next one.
    pub fn new(size: usize, seed: u32) -> Batches {
        let random = RandomState::new(seed.wrapping_add(1));
        Batches { size, random, order: Vec::new(), seen: 0, epoch: 0 }
    }

    /// Completed passes over the training set.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The examples of the next step among `m`, `None` for all. Another m begins another epoch.
    pub fn next(&mut self, m: usize) -> Option<&[usize]> {
        if self.size == 0 {
            // A pass that was begun in batches ends here.
            self.seen = self.order.len();
            self.epoch += 1;
            return None;
        }
        if self.seen == self.order.len() || m != self.order.len() {
            self.order.clear();
            self.order.extend(0..m);
            self.random.shuffle(&mut self.order);
            self.seen = 0;
        }
        let from = self.seen;
        self.seen = (from + self.size).min(m);
        self.epoch += u64::from(self.seen == m);
        Some(&self.order[from..self.seen])
    }
}
