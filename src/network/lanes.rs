//! Two f64 side by side: a SIMD register of WebAssembly and of SSE2.
//!
//! For SSE2 the compiler finds such pairs in plain arithmetic by itself; for WebAssembly it finds
//! only half of them, and a training step takes half as long again. Multiplication and addition are
//! IEEE's in each lane, so the bits are those of plain f64 on every target.

use std::ops::{AddAssign, Mul};

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{f64x2, f64x2_add, f64x2_extract_lane, f64x2_mul, v128};

/// Two lanes: the even and the odd example of a pair.
#[derive(Clone, Copy)]
pub struct Pair(#[cfg(target_arch = "wasm32")] v128, #[cfg(not(target_arch = "wasm32"))] [f64; 2]);

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

    #[inline(always)]
    fn times(self, other: Pair) -> Pair {
        Pair(f64x2_mul(self.0, other.0))
    }

    #[inline(always)]
    fn plus(self, other: Pair) -> Pair {
        Pair(f64x2_add(self.0, other.0))
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

    #[inline(always)]
    fn times(self, Pair([even, odd]): Pair) -> Pair {
        Pair([self.0[0] * even, self.0[1] * odd])
    }

    #[inline(always)]
    fn plus(self, Pair([even, odd]): Pair) -> Pair {
        Pair([self.0[0] + even, self.0[1] + odd])
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
}

impl Mul for Pair {
    type Output = Pair;

    #[inline(always)]
    fn mul(self, other: Pair) -> Pair {
        self.times(other)
    }
}

impl AddAssign for Pair {
    #[inline(always)]
    fn add_assign(&mut self, other: Pair) {
        *self = self.plus(other);
    }
}
