//! A cut through the cost: two parameters vary, the third is held.

use super::symmetric::eigenvalues;
use crate::math;

/// A cost that rises by less than this share of itself has not risen: that much rounding does.
const ROUNDING: f64 = 1e-12;
/// The bisection halves a factor of 2 so often: to 0.02 %.
const HALVINGS: usize = 12;
/// Beyond so many doublings of what always converges nothing ever stops doing so.
const DOUBLINGS: usize = 60;

/// J over two parameters p and q: z = p·u + q·v + rest at each of m examples.
#[derive(Clone, Debug)]
pub struct Slice<'a> {
    /// What p is multiplied by.
    pub u: &'a [f64],
    /// What q is multiplied by.
    pub v: &'a [f64],
    /// The held parameter times its row.
    pub rest: Vec<f64>,
    /// 0 or 1.
    pub labels: &'a [f64],
}

/// Gradient descent's way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// p, q at the start and after each step.
    pub places: Vec<[f64; 2]>,
    /// J there.
    pub costs: Vec<f64>,
}

impl Slice<'_> {
    fn m(&self) -> f64 {
        self.labels.len() as f64
    }

    /// u, v, z and y of each example.
    fn examples(&self, [p, q]: [f64; 2]) -> impl Iterator<Item = (f64, f64, f64, f64)> + '_ {
        let rows = self.u.iter().zip(self.v).zip(&self.rest).zip(self.labels);
        rows.map(move |(((u, v), rest), y)| (*u, *v, p * u + q * v + rest, *y))
    }

    /// J.
    pub fn cost(&self, place: [f64; 2]) -> f64 {
        let losses = self.examples(place).map(|(.., z, y)| math::softplus(z) - y * z);
        losses.sum::<f64>() / self.m()
    }

    /// ∂J/∂(p, q).
    pub fn gradient(&self, place: [f64; 2]) -> [f64; 2] {
        let [mut dp, mut dq] = [0.0; 2];
        for (u, v, z, y) in self.examples(place) {
            let error = math::sigmoid(z) - y;
            dp += error * u;
            dq += error * v;
        }
        [dp / self.m(), dq / self.m()]
    }

    /// J's second derivatives (2, 2).
    pub fn hessian(&self, place: [f64; 2]) -> [[f64; 2]; 2] {
        self.moments(
            |z| {
                let a = math::sigmoid(z);
                a * (1.0 - a)
            },
            place,
        )
    }

    /// The second moments of u and v (2, 2).
    pub fn second_moments(&self) -> [[f64; 2]; 2] {
        self.moments(|_| 1.0, [0.0, 0.0])
    }

    fn moments(&self, weight: impl Fn(f64) -> f64, place: [f64; 2]) -> [[f64; 2]; 2] {
        let [mut uu, mut uv, mut vv] = [0.0; 3];
        for (u, v, z, _) in self.examples(place) {
            let weight = weight(z);
            uu += weight * u * u;
            uv += weight * u * v;
            vv += weight * v * v;
        }
        [[uu / self.m(), uv / self.m()], [uv / self.m(), vv / self.m()]]
    }

    /// J on a grid over p0 ≤ p ≤ p1 and q0 ≤ q ≤ q1, row by row from q1 down; the outer samples lie on
    /// the edges.
    pub fn grid(&self, [p0, p1, q0, q1]: [f64; 4], columns: usize, rows: usize) -> Vec<f64> {
        let between = |from: f64, to: f64, k: usize, count: usize| {
            from + (to - from) * k as f64 / count.saturating_sub(1).max(1) as f64
        };
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let place = |(row, column)| [between(p0, p1, column, columns), between(q1, q0, row, rows)];
        places.map(|at| self.cost(place(at))).collect()
    }

    /// Gradient descent from a place: `steps` steps of θ := θ − α ∂J/∂θ, fewer where a place is no
    /// longer finite; that one is left out.
    pub fn descend(&self, start: [f64; 2], rate: f64, steps: usize) -> Path {
        let mut path = Path::default();
        let mut place = start;
        for _ in 0..=steps {
            if !place.iter().all(|x| x.is_finite()) {
                break;
            }
            path.places.push(place);
            path.costs.push(self.cost(place));
            place = self.step(place, rate);
        }
        path
    }

    fn step(&self, place: [f64; 2], rate: f64) -> [f64; 2] {
        let [dp, dq] = self.gradient(place);
        [place[0] - rate * dp, place[1] - rate * dq]
    }

    /// Whether descent from a place settles: of so many steps, none in the last quarter raises the
    /// cost. A ball that bounces between two walls raises it every other step; one that creeps along
    /// the floor of a valley lowers it, however far it still has to go.
    pub fn settles(&self, start: [f64; 2], rate: f64, steps: usize) -> bool {
        let mut place = start;
        let mut last = f64::INFINITY;
        for k in 0..=steps {
            if !place.iter().all(|x| x.is_finite()) {
                return false;
            }
            if k >= steps - steps / 4 {
                let cost = self.cost(place);
                if cost > last * (1.0 + ROUNDING) {
                    return false;
                }
                last = cost;
            }
            let next = self.step(place, rate);
            if next == place {
                return true;
            }
            place = next;
        }
        true
    }

    /// The largest learning rate with which descent from a place settles within so many steps, found
    /// by doubling one that always does and then by bisection.
    ///
    /// Since a(1−a) ≤ ¼, the Hessian is nowhere larger than a quarter of the second moments, and 2/λ_max
    /// of that is a rate that lowers the cost from everywhere. At the minimum a(1−a) is smaller and the
    /// rate may be larger: [`Slice::stable_rate`]. Were the cost a parabola, the two would be one.
    pub fn largest_rate(&self, start: [f64; 2], steps: usize) -> f64 {
        let [_, steepest] = eigenvalues(&self.second_moments());
        let mut rate = 2.0 / (0.25 * steepest);
        let mut too_large = None;
        for _ in 0..DOUBLINGS {
            if !self.settles(start, 2.0 * rate, steps) {
                too_large = Some(2.0 * rate);
                break;
            }
            rate *= 2.0;
        }
        let Some(mut too_large) = too_large else { return rate };
        for _ in 0..HALVINGS {
            let middle = math::sqrt(rate * too_large);
            if self.settles(start, middle, steps) {
                rate = middle;
            } else {
                too_large = middle;
            }
        }
        rate
    }

    /// 2/λ_max of the Hessian at a minimum: below this rate descent is drawn to it from nearby, above
    /// it is thrown off.
    pub fn stable_rate(&self, minimum: [f64; 2]) -> f64 {
        let [_, steepest] = eigenvalues(&self.hessian(minimum));
        2.0 / steepest
    }
}
