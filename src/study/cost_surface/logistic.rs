//! Logistic regression on two features: z = w₁x₁ + w₂x₂ + b, a = σ(z).

use super::{Scaling, Theta};
use crate::math;

/// Newton's steps at most; points without a lowest cost never settle.
const NEWTON: usize = 100;

/// Examples and labels: rows x₁ and x₂ of X (2, m) as scaled, and Y (m).
#[derive(Clone, Debug)]
pub struct Logistic {
    /// x₁, x₂ and 1, each of m examples: [X; 1].
    pub rows: [Vec<f64>; 3],
    /// 0 or 1.
    pub labels: Vec<f64>,
}

impl Logistic {
    /// The regression on places that are scaled.
    pub fn new(places: &[[f64; 2]], labels: &[f64], scaling: &Scaling) -> Logistic {
        let row = |axis: usize| places.iter().map(|place| scaling.at(axis, place[axis])).collect();
        let rows = [row(0), row(1), vec![1.0; places.len()]];
        Logistic { rows, labels: labels.to_vec() }
    }

    /// z of each example.
    fn logits<'a>(&'a self, theta: &'a Theta) -> impl Iterator<Item = f64> + 'a {
        let [x1, x2, _] = &self.rows;
        let [w1, w2, b] = *theta;
        x1.iter().zip(x2).map(move |(x1, x2)| w1 * x1 + w2 * x2 + b)
    }

    /// [X; 1] · weights · [X; 1]ᵀ / m.
    fn moments(&self, weights: impl Fn(usize) -> f64) -> [[f64; 3]; 3] {
        let weights: Vec<f64> = (0..self.labels.len()).map(weights).collect();
        let entry = |i: usize, j: usize| {
            let products = self.rows[i].iter().zip(&self.rows[j]).zip(&weights);
            products.map(|((a, b), weight)| a * b * weight).sum::<f64>() / self.labels.len() as f64
        };
        std::array::from_fn(|i| std::array::from_fn(|j| entry(i.min(j), i.max(j))))
    }

    /// [X; 1] [X; 1]ᵀ / m (3, 3). The Hessian of the cost at w = 0, b = 0, where every a is ½, is a
    /// quarter of it; nowhere is it larger.
    pub fn second_moments(&self) -> [[f64; 3]; 3] {
        self.moments(|_| 1.0)
    }

    /// The Hessian of the cost (3, 3): [X; 1] a(1−a) [X; 1]ᵀ / m.
    pub fn hessian(&self, theta: &Theta) -> [[f64; 3]; 3] {
        let slopes: Vec<f64> = self
            .logits(theta)
            .map(|z| {
                let a = math::sigmoid(z);
                a * (1.0 - a)
            })
            .collect();
        self.moments(|e| slopes[e])
    }

    /// J: the mean cross-entropy.
    pub fn cost(&self, theta: &Theta) -> f64 {
        let losses = self.logits(theta).zip(&self.labels).map(|(z, y)| math::softplus(z) - y * z);
        losses.sum::<f64>() / self.labels.len() as f64
    }

    /// ∂J/∂(w₁, w₂, b): [X; 1] (A − Y)ᵀ / m.
    pub fn gradient(&self, theta: &Theta) -> Theta {
        let errors: Vec<f64> =
            self.logits(theta).zip(&self.labels).map(|(z, y)| math::sigmoid(z) - y).collect();
        std::array::from_fn(|i| {
            let products = self.rows[i].iter().zip(&errors);
            products.map(|(x, error)| x * error).sum::<f64>() / self.labels.len() as f64
        })
    }

    /// Where the cost is lowest, by Newton's method with halved steps.
    ///
    /// `None` where there is no such place: a line that parts the classes gets ever cheaper as its
    /// weights grow, and points on one line do not say how to tilt it.
    pub fn minimum(&self) -> Option<Theta> {
        let mut theta = [0.0; 3];
        for _ in 0..NEWTON {
            let parted =
                self.logits(&theta).zip(&self.labels).all(|(z, y)| (2.0 * y - 1.0) * z > 0.0);
            if self.labels.is_empty() || parted {
                return None;
            }
            let gradient = self.gradient(&theta);
            let step = solve(self.hessian(&theta), gradient)?;
            let fall: f64 = step.iter().zip(&gradient).map(|(step, g)| step * g).sum();
            let stepped = |share: f64| std::array::from_fn(|i| theta[i] - share * step[i]);
            // Below, the cost is too flat for its digits to say which of two places is lower.
            if fall < 1e-20 {
                return Some(stepped(1.0));
            }
            let before = self.cost(&theta);
            let shares = (0..40).map(|halvings| 1.0 / (1_u64 << halvings) as f64);
            let lower = |share: &f64| self.cost(&stepped(*share)) <= before - 1e-4 * share * fall;
            theta = stepped(shares.into_iter().find(lower)?);
        }
        None
    }
}

/// x with A x = y for a positive definite A (3, 3), by elimination; `None` where A is not.
fn solve(mut a: [[f64; 3]; 3], mut y: Theta) -> Option<Theta> {
    let largest = a[0][0].max(a[1][1]).max(a[2][2]);
    for p in 0..3 {
        if a[p][p].is_nan() || a[p][p] <= 1e-14 * largest {
            return None;
        }
        for row in p + 1..3 {
            let factor = a[row][p] / a[p][p];
            for column in p..3 {
                a[row][column] -= factor * a[p][column];
            }
            y[row] -= factor * y[p];
        }
    }
    for p in (0..3).rev() {
        let known: f64 = (p + 1..3).map(|column| a[p][column] * y[column]).sum();
        y[p] = (y[p] - known) / a[p][p];
    }
    Some(y)
}
