//! exp, ln and the rest: the same bits on every target.
//!
//! The standard library calls the platform's C library for these functions, and no two C libraries
//! round alike: between glibc, musl, macOS and a browser's own routines the last bit differs in 3 to
//! 10 % of arguments. A link must train to the same bits everywhere, so everything goes through the
//! `libm` crate, which is compiled from one source into every target. `clippy.toml` bans the
//! standard library's versions.

/// e^x.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm; −∞ at 0, NaN below.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), exact to the last place or so also where 1 + x rounds to 1.
#[inline]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The hyperbolic tangent.
#[inline]
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// The sine of an angle in radians.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of an angle in radians.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// √x. IEEE 754 defines this one's every bit, and each target has an instruction for it, so `libm`
/// hands over to that.
#[inline]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The logistic function σ(z) = 1 / (1 + e^−z).
///
/// As printed, e^−z overflows for z < −709 and the quotient is a flat 0 there. Multiplying
/// numerator and denominator by e^z gives σ(z) = e^z / (1 + e^z) for negative z; so with
/// t = e^−|z| ≤ 1, which cannot overflow,
///
/// σ(z) = 1 / (1 + t) where z ≥ 0, and t / (1 + t) where z < 0,
///
/// right to within three units in the last place down to z = −708, where t stops being normal.
#[inline]
pub fn sigmoid(z: f64) -> f64 {
    let t = exp(-z.abs());
    let numerator = if z < 0.0 { t } else { 1.0 };
    numerator / (1.0 + t)
}

/// ln(1 + e^z), the cross-entropy of a logit: −ln σ(z) = softplus(−z).
///
/// As printed, e^z overflows for z > 709, and 1 + e^z loses all of e^z for z < −37. Taking the
/// larger of 1 and e^z out of the sum gives
///
/// ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|)
///
/// where the exponential is at most 1 and [`ln_1p`] keeps its small values. A NaN stays one.
#[inline]
pub fn softplus(z: f64) -> f64 {
    // Not f64::max: it would turn a NaN into 0.
    let larger = if z < 0.0 { 0.0 } else { z };
    larger + ln_1p(exp(-z.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_ulps(ours: f64, right: f64, allowed: u64) {
        let apart = ours.to_bits().abs_diff(right.to_bits());
        assert!(apart <= allowed, "{ours:?}, right is {right:?}: {apart} ulps");
    }

    /// The right values are from mpmath with 50 digits, rounded to the nearest f64.
    #[test]
    fn elementary_functions_are_right_to_an_ulp() {
        assert_ulps(exp(2.0), 7.38905609893065, 1);
        assert_ulps(exp(-20.5), 1.2501528663867426e-9, 1);
        assert_ulps(ln(7.0), 1.9459101490553132, 1);
        assert_ulps(ln_1p(1e-10), 9.999999999500001e-11, 1);
        assert_ulps(tanh(0.5), 0.46211715726000974, 1);
        assert_ulps(sin(2.0), 0.9092974268256817, 1);
        assert_ulps(cos(2.0), -0.4161468365471424, 1);
        assert_ulps(sqrt(3.0), 1.7320508075688772, 0);
    }

    #[test]
    fn sigmoid_is_right_from_end_to_end() {
        assert_ulps(sigmoid(1.0), 0.7310585786300049, 3);
        assert_ulps(sigmoid(-1.0), 0.2689414213699951, 3);
        assert_ulps(sigmoid(-40.0), 4.248354255291589e-18, 3);
        assert_ulps(sigmoid(-708.0), 3.307553003638408e-308, 3);
        assert_eq!(sigmoid(0.0), 0.5);
        assert_eq!(sigmoid(-0.0), 0.5);
        assert_eq!(sigmoid(f64::INFINITY), 1.0);
        assert_eq!(sigmoid(f64::NEG_INFINITY), 0.0);
        assert!(sigmoid(f64::NAN).is_nan());
    }

    #[test]
    fn softplus_is_right_from_end_to_end() {
        assert_ulps(softplus(0.0), std::f64::consts::LN_2, 1);
        assert_ulps(softplus(1.0), 1.3132616875182228, 2);
        assert_ulps(softplus(-1.0), 0.31326168751822286, 2);
        assert_ulps(softplus(-40.0), 4.248354255291589e-18, 2);
        assert_eq!(softplus(800.0), 800.0);
        assert_eq!(softplus(f64::INFINITY), f64::INFINITY);
        assert_eq!(softplus(f64::NEG_INFINITY), 0.0);
        assert!(softplus(f64::NAN).is_nan());
    }
}
