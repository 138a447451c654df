//! One component of a gradient under a magnifier: what the cost does where the check moves it.

use super::objective::{Objective, Pass};
use crate::network::Activation;

/// A hidden unit that is on different sides of its kink at θ_k − ε and θ_k + ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Its layer, 1 … L − 1.
    pub layer: usize,
    /// Its place in the layer, from 0.
    pub unit: usize,
    /// The training example, from 0.
    pub example: usize,
    /// Its z at θ_k − ε.
    pub low: f64,
    /// Its z at θ_k + ε.
    pub high: f64,
}

impl Objective {
    /// J(θ + d e_k) − J(θ) − `slope` d without dropout, at `count` places d from −`reach` ε to `reach` ε:
    /// pairs of d/ε and that. With the slope that backpropagation claims, a level line is what it
    /// promises. Nothing for a k beyond the last.
    pub fn slice(
        &self,
        k: usize,
        slope: f64,
        epsilon: f64,
        reach: f64,
        count: usize,
    ) -> Vec<[f64; 2]> {
        let mut theta = self.network().parameters().to_vec();
        let (here, _) = self.cost(&theta, None);
        let Some(&own) = theta.get(k) else { return Vec::new() };
        let last = count.saturating_sub(1).max(1) as f64;
        let mut place = |n: usize| {
            let distance = (2.0 * n as f64 / last - 1.0) * reach;
            let d = distance * epsilon;
            theta[k] = own + d;
            [distance, self.cost(&theta, None).0 - here - slope * d]
        };
        (0..count).map(&mut place).collect()
    }

    /// Which ReLU and leaky units cross their kink between θ_k − ε and θ_k + ε, without dropout.
    pub fn crossings(&self, k: usize, epsilon: f64) -> Vec<Crossing> {
        let theta = self.network().parameters();
        let moved = |by: f64| {
            let mut theta = theta.to_vec();
            if let Some(own) = theta.get_mut(k) {
                *own += by;
            }
            self.forward(&theta, None)
        };
        let (Pass { z: low, .. }, Pass { z: high, .. }) = (moved(-epsilon), moved(epsilon));
        let mut found = Vec::new();
        for (l, activation) in self.network().activations().iter().enumerate() {
            if !matches!(activation, Activation::Relu | Activation::Leaky) {
                continue;
            }
            for (unit, (low, high)) in low[l].iter().zip(&high[l]).enumerate() {
                for (example, (&low, &high)) in low.iter().zip(high).enumerate() {
                    if (low > 0.0) != (high > 0.0) {
                        found.push(Crossing { layer: l + 1, unit, example, low, high });
                    }
                }
            }
        }
        found
    }
}
