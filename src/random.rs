//! NumPy's legacy random numbers: what `np.random.RandomState(seed)` draws, draw by draw.
//!
//! The course's weights, dropout masks and datasets all come from it. The integers under it are
//! MT19937's; how NumPy makes reals, normals and permutations of them is here. Sources: NumPy's
//! `numpy/random/src/legacy/legacy-distributions.c` and `_mt19937.pyx`, frozen by NumPy's promise
//! not to change the legacy streams.

use std::convert::Infallible;

use rand::{SeedableRng, TryRng};
use rand_mt::Mt;

use crate::math;

/// NumPy's `RandomState`. Arrays fill in row-major order: `randn(2, 3)` is six calls of
/// [`RandomState::randn`], row by row.
///
/// A clone continues with the same numbers as the original.
///
/// ```
/// let mut random = touchline::random::RandomState::new(1);
/// assert_eq!(random.rand(), 0.417022004702574);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RandomState {
    integers: Mt,
    /// The polar method makes normals in pairs; the second of a pair waits here.
    kept: Option<f64>,
}

/// A part of [0, 1) from 0 on, for [`RandomState::rand_wholes`].
#[derive(Clone, Copy, Debug)]
pub struct Share(u64);

impl Share {
    /// [0, `below`): it holds the multiples of 2⁻⁵³ smaller than `below`.
    pub fn new(below: f64) -> Share {
        // Exact: only the exponent changes. Nothing is below 0 or a NaN.
        Share((below * 9_007_199_254_740_992.0).ceil() as u64)
    }

    /// Whether the multiple of 2⁻⁵³ that is so many of them lies in it.
    #[inline]
    pub fn holds(self, whole: u64) -> bool {
        whole < self.0
    }
}

impl RandomState {
    /// `np.random.RandomState(seed)`, that is `init_genrand(seed)` with no normal kept.
    // Here and in `randn`: inlined, it is hundreds of bytes of WebAssembly at every place that calls.
    #[inline(never)]
    pub fn new(seed: u32) -> RandomState {
        RandomState { integers: Mt::new(seed), kept: None }
    }

    /// `rand()`: uniform on [0, 1), a multiple of 2⁻⁵³. A kept normal stays kept.
    pub fn rand(&mut self) -> f64 {
        let mut whole = [0];
        self.rand_wholes(&mut whole);
        // Exact, both.
        whole[0] as f64 / 9_007_199_254_740_992.0
    }

    /// The next [`RandomState::rand`]s as whole numbers, in units of 2⁻⁵³: each the upper 27 and 26
    /// bits of two integers.
    #[inline(never)]
    pub fn rand_wholes(&mut self, wholes: &mut [u64]) {
        for whole in wholes {
            let high = u64::from(self.integers.next_u32() >> 5);
            let low = u64::from(self.integers.next_u32() >> 6);
            *whole = high << 26 | low;
        }
    }

    /// `randn()`: standard normal, by Marsaglia's polar method. Two uniform numbers in the unit
    /// disc make two normals: the second is returned now, the first by the next call.
    ///
    /// Of the C library's logarithm and ours about 3 % of results differ, by 3 units in the last
    /// place at most.
    #[inline(never)]
    pub fn randn(&mut self) -> f64 {
        if let Some(kept) = self.kept.take() {
            return kept;
        }
        loop {
            let x1 = 2.0 * self.rand() - 1.0;
            let x2 = 2.0 * self.rand() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 > 0.0 && r2 < 1.0 {
                let f = math::sqrt(-2.0 * math::ln(r2) / r2);
                self.kept = Some(f * x1);
                return f * x2;
            }
        }
    }

    /// `normal(loc, scale)`: `loc` + `scale` · randn, with mean `loc` and standard deviation
    /// `scale`.
    pub fn normal(&mut self, loc: f64, scale: f64) -> f64 {
        loc + scale * self.randn()
    }

    /// A uniform integer from 0 to `max`, `max` included: integers are masked to the smallest
    /// 2^k − 1 that holds `max` and drawn again while above it. For `max` = 0 nothing is drawn.
    pub fn interval(&mut self, max: u32) -> u32 {
        if max == 0 {
            return 0;
        }
        let mask = u32::MAX >> max.leading_zeros();
        loop {
            let value = self.integers.next_u32() & mask;
            if value <= max {
                return value;
            }
        }
    }

    /// `shuffle(values)`: from the last place to the second, each swaps with a place up to itself.
    /// For slices of up to 2³² values, more than any dataset has.
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for i in (1..values.len()).rev() {
            let j = self.interval(i as u32) as usize;
            values.swap(i, j);
        }
    }

    /// `permutation(n)`: 0 … n − 1, shuffled.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        self.shuffle(&mut order);
        order
    }
}

/// The raw integers of MT19937, for everything built on `rand`'s traits: `rand::Rng` and
/// `rand::RngExt` follow from this. Bits come in the generator's order; a kept normal stays kept.
impl TryRng for RandomState {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.integers.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.integers.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.integers.fill_bytes(bytes);
        Ok(())
    }
}

/// `from_seed(seed.to_le_bytes())` is `RandomState::new(seed)`. The trait's own `seed_from_u64`
/// scrambles its number first and is another generator.
impl SeedableRng for RandomState {
    type Seed = [u8; 4];

    fn from_seed(seed: [u8; 4]) -> RandomState {
        RandomState::new(u32::from_le_bytes(seed))
    }
}
