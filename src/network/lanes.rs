//! Two f64 side by side: a SIMD register of WebAssembly and of SSE2.
//!
//! The compiler finds only part of such pairs in plain arithmetic by itself. For WebAssembly it is told
//! them; the native build, left to it, takes about four tenths longer for a step. Every operation is
//! IEEE's in each lane, so the bits are those of plain f64 on every target.

use std::f64::consts::LOG2_E;
use std::hint::black_box;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{
    f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_mul, f64x2_pmax, f64x2_sub,
    i64x2_all_true, i64x2_shl, v128, v128_and, v128_andnot, v128_bitselect,
};

use super::tiles::{Row, TILE};
use crate::math;

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
    #[inline(always)]
    fn and(self, other: Lanes) -> Lanes {
        Lanes(v128_and(self.0, other.0))
    }

    #[inline(always)]
    fn both(self) -> bool {
        i64x2_all_true(self.0)
    }

    /// `pair` there, 0 elsewhere.
    #[inline(always)]
    pub fn of(self, pair: Pair) -> Pair {
        Pair(v128_and(pair.0, self.0))
    }

    /// 0 there, `pair` elsewhere.
    #[inline(always)]
    pub fn out_of(self, pair: Pair) -> Pair {
        Pair(v128_andnot(pair.0, self.0))
    }

    /// `yes` there, `no` elsewhere.
    #[inline(always)]
    pub fn choose(self, yes: Pair, no: Pair) -> Pair {
        Pair(v128_bitselect(yes.0, no.0, self.0))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Lanes {
    #[inline(always)]
    fn and(self, other: Lanes) -> Lanes {
        Lanes([self.0[0] && other.0[0], self.0[1] && other.0[1]])
    }

    #[inline(always)]
    fn both(self) -> bool {
        self.0[0] && self.0[1]
    }

    /// `pair` there, 0 elsewhere.
    #[inline(always)]
    pub fn of(self, pair: Pair) -> Pair {
        self.choose(pair, Pair([0.0; 2]))
    }

    /// 0 there, `pair` elsewhere.
    #[inline(always)]
    pub fn out_of(self, pair: Pair) -> Pair {
        self.choose(Pair([0.0; 2]), pair)
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

/// Where e^x stops being a normal number, or rather a little before.
const LOWEST: f64 = -708.0;

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

    /// z where it is negative, else −z: what σ takes e to the power of.
    #[inline(always)]
    fn falling(self) -> Pair {
        let zero = Pair::splat(0.0);
        self.above(zero).choose(zero - self, self)
    }

    /// [`math::sigmoid`] of both lanes, to the bit, where [`Pair::falling`] is above [`LOWEST`].
    #[inline(always)]
    fn sigmoid(self, constants: &Constants) -> Pair {
        let one = Pair::splat(constants.one);
        let t = self.falling().exp_of_negative(constants);
        Pair::splat(0.0).above(self).choose(t, one) / (one + t)
    }

    /// [`math::exp`] of both lanes, to the bit, for −708 < x ≤ 0: the operations of `libm::exp` in
    /// its order, but where it branches, here each lane's result is chosen.
    #[inline(always)]
    fn exp_of_negative(self, constants: &Constants) -> Pair {
        let x = self;
        let splat = Pair::splat;
        let &Constants { one, two, half, log2_e, whole, shift, no_reduction, tiny, .. } = constants;
        let &Constants { ln2_high, ln2_low, p1, p2, p3, p4, p5, .. } = constants;

        // x = k ln 2 + r, with k = ⌈x / ln 2 − ½⌉.
        let quotient = splat(log2_e) * x - splat(half);
        let nearest = quotient + splat(whole) - splat(whole);
        let above = nearest + quotient.above(nearest).of(splat(one));
        let k = x.above(splat(no_reduction)).out_of(above);
        let high = x - k * splat(ln2_high);
        let low = k * splat(ln2_low);
        let r = high - low;

        let rr = r * r;
        let p = splat(p3) + rr * (splat(p4) + rr * splat(p5));
        let c = r - rr * (splat(p1) + rr * (splat(p2) + rr * p));
        let power = splat(one) + (r * c / (splat(two) - c) - low + high);
        let scale = (k + splat(shift)).low_bits_as_exponent();
        x.above(splat(tiny)).choose(splat(one) + x, power * scale)
    }
}

/// The numbers of [`Pair::sigmoid`].
struct Constants {
    one: f64,
    two: f64,
    half: f64,
    log2_e: f64,
    /// ln 2 in two parts.
    ln2_high: f64,
    ln2_low: f64,
    /// Of the remainder's rational approximation.
    p1: f64,
    p2: f64,
    p3: f64,
    p4: f64,
    p5: f64,
    /// A number of this size has no places after the point, and whole numbers in its low bits.
    whole: f64,
    /// `whole` and the exponent's offset.
    shift: f64,
    /// Down to here k = 0: about −½ ln 2.
    no_reduction: f64,
    /// From here on e^x is 1 + x: about −2⁻²⁸.
    tiny: f64,
}

const WHOLE: f64 = 6_755_399_441_055_744.0;

static CONSTANTS: Constants = Constants {
    one: 1.0,
    two: 2.0,
    half: 0.5,
    log2_e: LOG2_E,
    ln2_high: f64::from_bits(0x3fe6_2e42_fee0_0000),
    ln2_low: f64::from_bits(0x3dea_39ef_3579_3c76),
    p1: f64::from_bits(0x3fc5_5555_5555_553e),
    p2: f64::from_bits(0xbf66_c16c_16be_bd93),
    p3: f64::from_bits(0x3f11_566a_af25_de2c),
    p4: f64::from_bits(0xbebb_bd41_c5d2_6bf1),
    p5: f64::from_bits(0x3e66_3769_72be_a4d0),
    whole: WHOLE,
    shift: WHOLE + 1023.0,
    no_reduction: -f64::from_bits(0x3fd6_2e43 << 32),
    tiny: -f64::from_bits(0x3e30_0001 << 32),
};

/// [`math::sigmoid`] of the first `examples` of a tile, to the bit.
pub fn sigmoids(z: &Row, a: &mut Row, examples: usize) {
    let pairs = examples.min(TILE).div_ceil(2);
    let (z, a) = (&z.as_chunks().0[..pairs], &mut a.as_chunks_mut().0[..pairs]);
    let pairs = || z.iter().map(|&[even, odd]| Pair::new(even, odd));
    let above = |z: Pair| z.falling().above(Pair::splat(LOWEST));
    if !pairs().map(above).reduce(Lanes::and).is_some_and(Lanes::both) {
        // NaN too.
        for (a, z) in a.iter_mut().zip(z) {
            *a = z.map(math::sigmoid);
        }
        return;
    }
    // Engines make a constant of a register's width anew at each use, in three instructions; a
    // load is one.
    let constants = black_box(&CONSTANTS);
    for (a, z) in a.iter_mut().zip(pairs()) {
        *a = z.sigmoid(constants).lanes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_same(z: [f64; 2]) {
        let right = z.map(|z| math::sigmoid(z).to_bits());
        let mut row = Row([0.5; TILE]);
        [row[2], row[3]] = z;
        let mut a = row;
        sigmoids(&row, &mut a, TILE);
        assert_eq!([a[2], a[3]].map(f64::to_bits), right, "{z:?}");
    }

    /// Close together from 0 to where e^−z is no number any more, on both sides, and where `libm`'s
    /// branches meet.
    #[test]
    fn a_pair_of_sigmoids_has_the_bits_of_two() {
        let mut z = 1e-300;
        while z < 800.0 {
            assert_same([z, -z]);
            assert_same([-z, 1.0]);
            z *= 1.000_3;
        }
        for high in
            [0x3fd6_2e42_u64, 0x3fd6_2e43, 0x3ff0_a2b1, 0x3ff0_a2b2, 0x3e30_0000, 0x3e30_0001]
        {
            for low in [0, 1, 0x1234_5678, 0xffff_ffff] {
                let z = f64::from_bits(high << 32 | low);
                assert_same([z, -z]);
            }
        }
        for k in 1..1100 {
            let z = f64::from(k) * std::f64::consts::LN_2;
            assert_same([z, 0.5 * z]);
            assert_same([-z, -0.5 * z]);
        }
        let odd_ones = [0.0, -0.0, 708.0, -708.0, 709.0, f64::INFINITY, f64::NEG_INFINITY];
        for z in odd_ones {
            assert_same([z, 0.3]);
            assert_same([-0.3, z]);
        }
        let mut row = Row([2.0; TILE]);
        row[0] = f64::NAN;
        let mut a = row;
        sigmoids(&row, &mut a, TILE);
        assert!(a[0].is_nan());
        assert_eq!(a[1], math::sigmoid(2.0));
    }
}
