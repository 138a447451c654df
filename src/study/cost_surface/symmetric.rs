//! Eigenvalues of small symmetric matrices.

use crate::math;

/// A turn of Jacobi's method squares what is left beside the diagonal; matrices of 3 × 3 are done
/// after five or six.
const SWEEPS: usize = 20;

/// The eigenvalues of a symmetric matrix, from the least to the greatest, by Jacobi's method: turn
/// pairs of axes until nothing is left beside the diagonal. It keeps small eigenvalues exact to about
/// ε λ_max, where closed formulas for 3 × 3 lose half of the digits.
///
/// Only the upper triangle is read. NaN where an entry is not finite.
pub fn eigenvalues<const N: usize>(matrix: &[[f64; N]; N]) -> [f64; N] {
    let mut a = *matrix;
    for i in 0..N {
        for j in 0..i {
            a[i][j] = a[j][i];
        }
    }
    if a.iter().flatten().any(|entry| !entry.is_finite()) {
        return [f64::NAN; N];
    }
    for _ in 0..SWEEPS {
        let mut turned = false;
        for p in 0..N {
            for q in p + 1..N {
                turned |= turn(&mut a, p, q);
            }
        }
        if !turned {
            break;
        }
    }
    let mut values: [f64; N] = std::array::from_fn(|i| a[i][i]);
    values.sort_by(f64::total_cmp);
    values
}

/// Turns the axes p and q by the angle that makes a[p][q] zero: tan = t with t² + 2 t cot 2φ − 1 = 0,
/// the smaller root. Whether there was anything to turn.
fn turn<const N: usize>(a: &mut [[f64; N]; N], p: usize, q: usize) -> bool {
    let off = a[p][q];
    if off == 0.0 || off.abs() < f64::MIN_POSITIVE {
        return false;
    }
    let cot = (a[q][q] - a[p][p]) / (2.0 * off);
    let t = cot.signum() / (cot.abs() + math::sqrt(cot * cot + 1.0));
    let cosine = 1.0 / math::sqrt(t * t + 1.0);
    let sine = t * cosine;
    for k in 0..N {
        let (kp, kq) = (a[k][p], a[k][q]);
        a[k][p] = cosine * kp - sine * kq;
        a[k][q] = sine * kp + cosine * kq;
    }
    for k in 0..N {
        let (pk, qk) = (a[p][k], a[q][k]);
        a[p][k] = cosine * pk - sine * qk;
        a[q][k] = sine * pk + cosine * qk;
    }
    (a[p][q], a[q][p]) = (0.0, 0.0);
    true
}

/// λ_max / λ_min of a symmetric matrix that has no negative eigenvalue: how much longer than wide its
/// bowl is, squared. ∞ where the least is 0 or negative by rounding alone.
pub fn condition_number<const N: usize>(matrix: &[[f64; N]; N]) -> f64 {
    let values = eigenvalues(matrix);
    let (least, greatest) = (values[0], values[N - 1]);
    if least > 0.0 || least.is_nan() { greatest / least } else { f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_near(ours: f64, right: f64) {
        assert!(
            (ours - right).abs() <= 1e-14 * right.abs().max(1.0),
            "{ours:?}, right is {right:?}"
        );
    }

    #[test]
    fn eigenvalues_are_those_of_closed_forms() {
        let [least, greatest] = eigenvalues(&[[2.0, 1.0], [0.0, 2.0]]);
        assert_near(least, 1.0);
        assert_near(greatest, 3.0);
        // The second difference: 2 − √2, 2, 2 + √2.
        let second = [[2.0, -1.0, 0.0], [-1.0, 2.0, -1.0], [0.0, -1.0, 2.0]];
        for (ours, right) in
            eigenvalues(&second).into_iter().zip([2.0 - 2.0_f64.sqrt(), 2.0, 2.0 + 2.0_f64.sqrt()])
        {
            assert_near(ours, right);
        }
        assert_eq!(eigenvalues(&[[3.0, 0.0], [0.0, -1.0]]), [-1.0, 3.0]);
        assert!(eigenvalues(&[[f64::NAN, 0.0], [0.0, 1.0]])[0].is_nan());
    }

    #[test]
    fn condition_numbers_are_ratios_of_eigenvalues() {
        assert_near(condition_number(&[[2.0, 1.0], [1.0, 2.0]]), 3.0);
        assert_eq!(condition_number(&[[1.0, 0.0], [0.0, 0.0]]), f64::INFINITY);
        // Hilbert's matrix of order 3: 524.0567775860644 by NumPy.
        let hilbert: [[f64; 3]; 3] =
            std::array::from_fn(|i| std::array::from_fn(|j| 1.0 / (i + j + 1) as f64));
        assert!((condition_number(&hilbert) / 524.0567775860644 - 1.0).abs() < 1e-12);
    }
}
