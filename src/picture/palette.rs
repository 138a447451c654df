//! One diverging colour scale for everything with a sign.

/// An 8-bit colour: red, green, blue.
pub type Rgb = [u8; 3];

/// The colours of class 1, of the middle and of class 0, as the page's theme has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Class 1, and positive.
    pub blue: Rgb,
    /// Neither.
    pub middle: Rgb,
    /// Class 0, and negative.
    pub red: Rgb,
}

/// How much of the class's colour the strongest shade takes: points and lines must stand out.
const STRENGTH: f64 = 0.36;

impl Palette {
    /// The shade of `value` in −1 … 1 (clamped), as opaque RGBA; black for NaN.
    pub fn shade(&self, value: f64) -> [u8; 4] {
        let end = if value > 0.0 { self.blue } else { self.red };
        let weight = STRENGTH * value.abs().clamp(0.0, 1.0);
        let mix = |k: usize| {
            let (from, to) = (f64::from(self.middle[k]), f64::from(end[k]));
            (from + (to - from) * weight + 0.5) as u8
        };
        [mix(0), mix(1), mix(2), 255]
    }

    /// A table of `shade` over −1 … 1, for pictures of many pixels.
    pub fn table(&self) -> [[u8; 4]; 256] {
        std::array::from_fn(|k| self.shade(k as f64 / 127.5 - 1.0))
    }

    /// The entry of a [`Palette::table`] for `value`, clamped to −1 … 1. NaN takes red's end, which
    /// a diverged model never gets to show.
    pub fn pick(table: &[[u8; 4]; 256], value: f64) -> [u8; 4] {
        // `as` saturates.
        table[usize::from(((value + 1.0) * 127.5 + 0.5) as u8)]
    }
}
