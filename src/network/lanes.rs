//! Two f64 side by side: a SIMD register of WebAssembly and of SSE2.
//!
//! For SSE2 the compiler finds such pairs in plain arithmetic by itself; for WebAssembly it finds
//! only half of them, and a training step takes half as long again. Every operation is IEEE's in each
//! lane, so the bits are those of plain f64 on every target.

use std::f64::consts::LOG2_E;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{
    f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_le, f64x2_mul, f64x2_sub,
    i64x2_shl, v128, v128_and, v128_andnot, v128_bitselect,
};

use super::tiles::Row;
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

    /// In which lanes this is less or equal. A NaN is not.
    #[inline(always)]
    pub fn not_above(self, than: Pair) -> Lanes {
        Lanes(f64x2_le(self.0, than.0))
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

    /// In which lanes this is less or equal. A NaN is not.
    #[inline(always)]
    pub fn not_above(self, than: Pair) -> Lanes {
        Lanes([self.0[0] <= than.0[0], self.0[1] <= than.0[1]])
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

    /// [`math::sigmoid`] of both lanes, to the bit.
    #[inline]
    pub fn sigmoid(self) -> Pair {
        let [zero, one] = [0.0, 1.0].map(Pair::splat);
        let falling = self.above(zero).choose(zero - self, self);
        let [even, odd] = falling.lanes();
        if !(even > LOWEST && odd > LOWEST) {
            // NaN too.
            let [even, odd] = self.lanes();
            return Pair::new(math::sigmoid(even), math::sigmoid(odd));
        }
        let t = falling.exp_of_negative();
        zero.above(self).choose(t, one) / (one + t)
    }

    /// [`math::exp`] of both lanes, to the bit, for −708 < x ≤ 0: the operations of `libm::exp` in
    /// its order, but where it branches, here each lane's result is chosen.
    #[inline(always)]
    fn exp_of_negative(self) -> Pair {
        const LN2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
        const LN2_LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);
        /// Of the remainder's rational approximation.
        const P: [u64; 5] = [
            0x3fc5_5555_5555_553e,
            0xbf66_c16c_16be_bd93,
            0x3f11_566a_af25_de2c,
            0xbebb_bd41_c5d2_6bf1,
            0x3e66_3769_72be_a4d0,
        ];
        /// A number of this size has no places after the point, and whole numbers in its low bits.
        const WHOLE: f64 = 6_755_399_441_055_744.0;
        /// Down to here k = 0: about −½ ln 2.
        const NO_REDUCTION: f64 = -f64::from_bits(0x3fd6_2e43 << 32);
        /// From here on e^x is 1 + x: about −2⁻²⁸.
        const TINY: f64 = -f64::from_bits(0x3e30_0001 << 32);
        let x = self;
        let [one, whole] = [1.0, WHOLE].map(Pair::splat);

        // x = k ln 2 + r, with k = ⌈x / ln 2 − ½⌉.
        let quotient = Pair::splat(LOG2_E) * x - Pair::splat(0.5);
        let nearest = quotient + whole - whole;
        let above = nearest + quotient.above(nearest).of(one);
        let k = x.above(Pair::splat(NO_REDUCTION)).out_of(above);
        let high = x - k * Pair::splat(LN2_HIGH);
        let low = k * Pair::splat(LN2_LOW);
        let r = high - low;

        let rr = r * r;
        let [p1, p2, p3, p4, p5] = P.map(|bits| Pair::splat(f64::from_bits(bits)));
        let c = r - rr * (p1 + rr * (p2 + rr * (p3 + rr * (p4 + rr * p5))));
        let power = one + (r * c / (Pair::splat(2.0) - c) - low + high);
        let scale = (k + Pair::splat(WHOLE + 1023.0)).low_bits_as_exponent();
        x.above(Pair::splat(TINY)).choose(one + x, power * scale)
    }
}

/// [`math::sigmoid`] of every example of a tile, to the bit.
pub fn sigmoids(row: &mut Row) {
    for pair in row.as_chunks_mut::<2>().0 {
        *pair = Pair::new(pair[0], pair[1]).sigmoid().lanes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_same(z: [f64; 2]) {
        let right = z.map(|z| math::sigmoid(z).to_bits());
        assert_eq!(Pair::new(z[0], z[1]).sigmoid().lanes().map(f64::to_bits), right, "{z:?}");
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
        let [even, odd] = Pair::new(f64::NAN, 2.0).sigmoid().lanes();
        assert!(even.is_nan());
        assert_eq!(odd, math::sigmoid(2.0));
    }
}
