//! Augmentation: training points moved a little, anew each step.

use crate::random::RandomState;

/// Normal noise on the places of training points. What is learned then holds around each point too.
#[derive(Clone, Debug)]
pub struct Jitter {
    /// Standard deviation, in the data's units; 0 leaves the points alone and draws nothing.
    pub sigma: f64,
    random: RandomState,
}

impl Jitter {
    /// `seed` is the weights' seed; the generator's is two above it.
    pub fn new(sigma: f64, seed: u32) -> Jitter {
        Jitter { sigma, random: RandomState::new(seed.wrapping_add(2)) }
    }

    /// Whether points move at all.
    pub fn is_on(&self) -> bool {
        self.sigma > 0.0
    }

    /// The place moved: first x, then y.
    pub fn moved(&mut self, [x, y]: [f64; 2]) -> [f64; 2] {
        let x = x + self.random.normal(0.0, self.sigma);
        [x, y + self.random.normal(0.0, self.sigma)]
    }
}
