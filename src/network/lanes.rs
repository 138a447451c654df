//! Two f64 side by side: a SIMD register of WebAssembly and of SSE2.
//!
//! The compiler finds only part of such pairs in plain arithmetic by itself. For WebAssembly it is told
//! them; the native build, left to it, takes about a third longer for a step. Every operation is
//! IEEE's in each lane, so the bits are those of plain f64 on every target.

use std::f64::consts::LOG2_E;
use std::hint::black_box;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{
    f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_mul, f64x2_pmax, f64x2_sub,
    i64x2_shl, v128, v128_and, v128_bitselect, v128_or,
};

use super::tiles::{Row, TILE};

/// Two lanes: the even and the odd example of a pair.
#[derive(Clone, Copy)]
pub struct Pair(#[cfg(target_arch = "wasm32")] v128, #[cfg(not(target_arch = "wasm32"))] [f64; 2]);

/// None, one or both of the two.
#[derive(Clone, Copy)]
pub struct Lanes(
    #[cfg(target_arch = "wasm32")] v128,
    #[cfg(not(target_arch = "wasm32"))] [bool; 2],
);

#[cfg(target_arch = "wasm32")]
impl Lanes {
    /// `pair` there, 0 elsewhere.
    #[inline(always)]
    pub fn of(self, pair: Pair) -> Pair {
        Pair(v128_and(pair.0, self.0))
    }

    /// `yes` there, `no` elsewhere.
    #[inline(always)]
    pub fn choose(self, yes: Pair, no: Pair) -> Pair {
        Pair(v128_bitselect(yes.0, no.0, self.0))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Lanes {
    /// `pair` there, 0 elsewhere.
    #[inline(always)]
    pub fn of(self, pair: Pair) -> Pair {
        self.choose(pair, Pair([0.0; 2]))
    }

    /// `yes` there, `no` elsewhere.
    #[inline(always)]
    pub fn choose(self, yes: Pair, no: Pair) -> Pair {
        let lane = |k: usize| if self.0[k] { yes.0[k] } else { no.0[k] };
        Pair([lane(0), lane(1)])
    }
}

#[cfg(target_arch = "wasm32")]
impl Pair {
    #[inline(always)]
    pub fn new(even: f64, odd: f64) -> Pair {
        Pair(f64x2(even, odd))
    }

    #[inline(always)]
    pub fn lanes(self) -> [f64; 2] {
        [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
    }

    /// In which lanes this is greater. A NaN is not.
    #[inline(always)]
    pub fn above(self, than: Pair) -> Lanes {
        Lanes(f64x2_gt(self.0, than.0))
    }

    /// `low` where this is less. A NaN stays one.
    #[inline(always)]
    pub fn at_least(self, low: Pair) -> Pair {
        Pair(f64x2_pmax(self.0, low.0))
    }

    /// −|z|.
    #[inline(always)]
    fn minus_size(self) -> Pair {
        Pair(v128_or(self.0, Pair::splat(-0.0).0))
    }

    /// A number that is not negative, with another one's sign.
    #[inline(always)]
    fn signed_as(self, other: Pair) -> Pair {
        Pair(v128_or(self.0, v128_and(other.0, Pair::splat(-0.0).0)))
    }

    /// The bits of each lane, 52 places to the left.
    #[inline(always)]
    fn low_bits_as_exponent(self) -> Pair {
        Pair(i64x2_shl(self.0, 52))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Pair {
    #[inline(always)]
    pub fn new(even: f64, odd: f64) -> Pair {
        Pair([even, odd])
    }

    #[inline(always)]
    pub fn lanes(self) -> [f64; 2] {
        self.0
    }

    /// In which lanes this is greater. A NaN is not.
    #[inline(always)]
    pub fn above(self, than: Pair) -> Lanes {
        Lanes([self.0[0] > than.0[0], self.0[1] > than.0[1]])
    }

    /// `low` where this is less. A NaN stays one.
    #[inline(always)]
    pub fn at_least(self, low: Pair) -> Pair {
        let lane = |k: usize| if self.0[k] < low.0[k] { low.0[k] } else { self.0[k] };
        Pair([lane(0), lane(1)])
    }

    /// −|z|.
    #[inline(always)]
    fn minus_size(self) -> Pair {
        Pair(self.0.map(|lane| -lane.abs()))
    }

    /// A number that is not negative, with another one's sign.
    #[inline(always)]
    fn signed_as(self, other: Pair) -> Pair {
        Pair([self.0[0].copysign(other.0[0]), self.0[1].copysign(other.0[1])])
    }

    /// The bits of each lane, 52 places to the left.
    #[inline(always)]
    fn low_bits_as_exponent(self) -> Pair {
        Pair(self.0.map(|lane| f64::from_bits(lane.to_bits() << 52)))
    }
}

/// What WebAssembly has an instruction for, and everything else an operator.
macro_rules! operators {
    ($($trait:ident $method:ident $instruction:ident $operator:tt;)*) => {$(
        impl $trait for Pair {
            type Output = Pair;

            #[inline(always)]
            fn $method(self, other: Pair) -> Pair {
                #[cfg(target_arch = "wasm32")]
                return Pair($instruction(self.0, other.0));
                #[cfg(not(target_arch = "wasm32"))]
                return Pair([self.0[0] $operator other.0[0], self.0[1] $operator other.0[1]]);
            }
        }
    )*};
}
operators! {
    Add add f64x2_add +;
    Sub sub f64x2_sub -;
    Mul mul f64x2_mul *;
    Div div f64x2_div /;
}

impl AddAssign for Pair {
    #[inline(always)]
    fn add_assign(&mut self, other: Pair) {
        *self = *self + other;
    }
}

impl Pair {
    /// The same number in both lanes.
    #[inline(always)]
    pub fn splat(value: f64) -> Pair {
        Pair::new(value, value)
    }

    /// Even + odd.
    #[inline(always)]
    pub fn sum(self) -> f64 {
        let [even, odd] = self.lanes();
        even + odd
    }

    /// σ(z) of both lanes: with e^−|z| = n / d it is d / (d + n), and
    /// n / (d + n) below 0. Right to within three units in the last place.
    #[inline(always)]
    fn sigmoid(self, constants: &Constants) -> Pair {
        let x = self.minus_size();
        let Power { numerator, denominator, .. } = x.power(constants);
        let numerator = x.above(Pair::splat(constants.lowest)).of(numerator);
        let part = Pair::splat(0.0).above(self).choose(numerator, denominator);
        part / (denominator + numerator)
    }

    /// tanh z of both lanes: with e^−2|z| = n / d it is (d − n) / (d + n) with the sign of z. Where e^x
    /// needs no power of two, d − n = −2r, which keeps the places of small numbers. Right to within
    /// five units in the last place.
    #[inline(always)]
    fn tanh(self, constants: &Constants) -> Pair {
        let x = self.minus_size() * Pair::splat(constants.two);
        let Power { k, r, numerator, denominator } = x.power(constants);
        let unscaled = k.above(Pair::splat(constants.minus_half));
        let minus_twice = Pair::splat(constants.minus_two) * r;
        let difference = unscaled.choose(minus_twice, denominator - numerator);
        (difference / (denominator + numerator)).signed_as(self)
    }

    /// e^x of both lanes, x ≤ 0, as a quotient, of [`LOWEST`] below that: one division is enough for
    /// σ and tanh.
    ///
    /// x = k ln 2 + r with k the whole number nearest to x / ln 2, so that |r| is at most ½ ln 2, and
    /// e^r = (R + r) / (R − r) with R = r coth(r/2) = 2 + r²/6 − r⁴/360 + …. The polynomial in its
    /// place is that of FreeBSD's `e_exp.c`, right to 2⁻⁵⁹.
    #[inline(always)]
    fn power(self, constants: &Constants) -> Power {
        let splat = Pair::splat;
        let x = self.at_least(splat(constants.lowest));
        let &Constants { two, log2_e, whole, bias, ln2_high, ln2_low, .. } = constants;
        // Not a map: the five would go through memory.
        let [p1, p2, p3, p4, p5] = constants.even;
        let shifted = x * splat(log2_e) + splat(whole);
        let k = shifted - splat(whole);
        let r = x - k * splat(ln2_high) - k * splat(ln2_low);
        let rr = r * r;
        let high = splat(p3) + rr * (splat(p4) + rr * splat(p5));
        let even = splat(two) + rr * (splat(p1) + rr * (splat(p2) + rr * high));
        let scale = (shifted + splat(bias)).low_bits_as_exponent();
        Power { k, r, numerator: (even + r) * scale, denominator: even - r }
    }
}

/// What [`Pair::power`] gives: e^x = numerator / denominator, x = k ln 2 + r.
struct Power {
    k: Pair,
    r: Pair,
    numerator: Pair,
    denominator: Pair,
}

/// Down to here e^x is a normal number, or rather to a little above.
const LOWEST: f64 = -708.0;
/// A number of this size has no places after the point, and whole numbers in its low bits.
const WHOLE: f64 = 6_755_399_441_055_744.0;

/// The numbers of [`Pair::power`] and of what is made of it.
struct Constants {
    two: f64,
    minus_two: f64,
    /// Above this k is 0.
    minus_half: f64,
    lowest: f64,
    log2_e: f64,
    whole: f64,
    /// The exponent's offset.
    bias: f64,
    /// ln 2 in two parts; the first one times a whole number up to 2²¹ is exact.
    ln2_high: f64,
    ln2_low: f64,
    /// Of r², r⁴ … r¹⁰ in R.
    even: [f64; 5],
}

static CONSTANTS: Constants = Constants {
    two: 2.0,
    minus_two: -2.0,
    minus_half: -0.5,
    lowest: LOWEST,
    log2_e: LOG2_E,
    whole: WHOLE,
    bias: 1023.0,
    ln2_high: f64::from_bits(0x3fe6_2e42_fee0_0000),
    ln2_low: f64::from_bits(0x3dea_39ef_3579_3c76),
    even: [
        f64::from_bits(0x3fc5_5555_5555_553e),
        f64::from_bits(0xbf66_c16c_16be_bd93),
        f64::from_bits(0x3f11_566a_af25_de2c),
        f64::from_bits(0xbebb_bd41_c5d2_6bf1),
        f64::from_bits(0x3e66_3769_72be_a4d0),
    ],
};

/// σ of the first `examples` of a tile: [`crate::math::sigmoid`] but for the last places, two at a
/// time. Below −708, where e^z is no normal number any more, it is 0.
#[inline(never)]
pub fn sigmoids(z: &Row, a: &mut Row, examples: usize) {
    each_pair(z, a, examples, Pair::sigmoid);
}

/// tanh of the first `examples` of a tile: [`crate::math::tanh`] but for the last places, two at a
/// time.
#[inline(never)]
pub fn tanhs(z: &Row, a: &mut Row, examples: usize) {
    each_pair(z, a, examples, Pair::tanh);
}

#[inline(always)]
fn each_pair(z: &Row, a: &mut Row, examples: usize, curve: impl Fn(Pair, &Constants) -> Pair) {
    let pairs = examples.min(TILE).div_ceil(2);
    // Engines make a constant of a register's width anew at each use, in three instructions; a
    // load is one.
    let constants = black_box(&CONSTANTS);
    for (a, &[even, odd]) in a.as_chunks_mut().0[..pairs].iter_mut().zip(z.as_chunks().0) {
        *a = curve(Pair::new(even, odd), constants).lanes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math;

    /// What two say together, each is to say alone, close to the truth.
    fn assert_right(z: [f64; 2]) {
        let of = |curves: fn(&Row, &mut Row, usize), z: [f64; 2]| {
            let mut row = Row([0.5; TILE]);
            [row[2], row[3]] = z;
            let mut a = row;
            curves(&row, &mut a, TILE);
            [a[2], a[3]]
        };
        let curves = [
            (sigmoids as fn(&Row, &mut Row, usize), math::sigmoid as fn(f64) -> f64, 4),
            (tanhs, math::tanh, 5),
        ];
        for (curves, right, ulps) in curves {
            let both = of(curves, z);
            for (k, z) in z.into_iter().enumerate() {
                assert_eq!(both[k].to_bits(), of(curves, [z, z])[0].to_bits(), "{z}");
                let apart = both[k].to_bits().abs_diff(right(z).to_bits());
                let nothing = both[k].max(right(z)) < 4e-308;
                assert!(apart <= ulps || nothing, "{z}: {}, right is {}", both[k], right(z));
            }
        }
    }

    /// Close together from 0 to where e^−z is no number any more, on both sides, and where k changes.
    #[test]
    fn pairs_are_right_from_end_to_end() {
        let mut z = 1e-300;
        while z < 800.0 {
            assert_right([z, -z]);
            assert_right([-z, 1.0]);
            z *= 1.000_3;
        }
        for k in 1..1100 {
            let z = 0.5 * f64::from(k) * std::f64::consts::LN_2;
            assert_right([z, 0.5 * z]);
            assert_right([-z, -0.5 * z]);
        }
        let odd_ones = [0.0, -0.0, 708.0, -708.0, 709.0, f64::INFINITY, f64::NEG_INFINITY];
        for z in odd_ones {
            assert_right([z, 0.3]);
            assert_right([-0.3, z]);
        }
        for (curves, right) in
            [(sigmoids as fn(&Row, &mut Row, usize), math::sigmoid(2.0)), (tanhs, math::tanh(2.0))]
        {
            let mut row = Row([2.0; TILE]);
            row[0] = f64::NAN;
            let mut a = row;
            curves(&row, &mut a, TILE);
            assert!(a[0].is_nan());
            assert!((a[1] - right).abs() < 1e-15);
        }
    }
}
