//! Numbers as text.
//!
//! In WebAssembly JavaScript reads and writes them, which it does as the standard library does
//! (tests/wasm.rs compares them): the library's own code and tables for it would be a fifth of what
//! a visitor downloads.

/// The number that a decimal text means, rounded to the nearest; `None` for any other text, so also
/// for hex, infinities and NaN.
pub fn parse(text: &str) -> Option<f64> {
    let decimal = text.bytes().all(|byte| b"0123456789+-.eE".contains(&byte));
    if decimal && !text.is_empty() { platform::nearest(text) } else { None }
}

/// A number below 10²¹ in its shortest form that reads back to the same bits, as JavaScript's
/// `String` writes it: with an exponent only below 1e-6. Where two shortest forms are equally near
/// (64.000030517578125 is one of very few such numbers), JavaScript takes the even one and the
/// standard library the larger; both read back to the same bits.
pub fn text(number: f64) -> String {
    // −0 too is written 0.
    platform::shortest(number + 0.0)
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    pub fn nearest(decimal: &str) -> Option<f64> {
        decimal.parse().ok()
    }

    pub fn shortest(number: f64) -> String {
        let small = number != 0.0 && number.abs() < 1e-6;
        if small { format!("{number:e}") } else { number.to_string() }
    }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = Number)]
        fn number(text: &str) -> f64;

        #[wasm_bindgen(js_name = String)]
        pub fn shortest(number: f64) -> String;
    }

    pub fn nearest(decimal: &str) -> Option<f64> {
        Some(number(decimal)).filter(|number| !number.is_nan())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The texts are what `String(number)` gives in a JavaScript console.
    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for text in ["0", "1", "-0.5", "0.1", "4294967295", "0.000001", "9.99e-7", "1e-7", "5e-324"]
        {
            assert_eq!(parse(text).map(super::text).as_deref(), Some(text));
        }
        assert_eq!(text(-0.0), "0");
        assert_eq!(text(100_000_000_000_000.0), "100000000000000");
    }

    #[test]
    fn only_decimals_are_numbers() {
        for text in ["", ".", "+", "e1", "1e", "1,5", " 1", "0x1", "inf", "Infinity", "NaN", "1_0"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(
            [".5", "5.", "+5", "-5", "5e+1"].map(parse),
            [0.5, 5.0, 5.0, -5.0, 50.0].map(Some)
        );
    }

    proptest! {
        #[test]
        fn text_reads_back_to_the_same_bits(number in proptest::num::f64::NORMAL) {
            prop_assert_eq!(parse(&text(number)).map(f64::to_bits), Some(number.to_bits()));
        }
    }
}
