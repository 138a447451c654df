//! Signals through very deep networks, for the page's numbers and pictures.

use js_sys::{Float64Array, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::error::{Error, Result};
use crate::settings::Named;
use crate::study::depth::{Depth, LayerSignal, Stack};
use crate::web::convert::thrown;

/// Networks of one seed after another, without drawing anything twice.
#[wasm_bindgen(js_name = Depth)]
#[derive(Default)]
pub struct WebDepth {
    inner: Depth,
    signals: Vec<LayerSignal>,
}

#[wasm_bindgen(js_class = Depth)]
impl WebDepth {
    /// Draws nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> WebDepth {
        WebDepth::default()
    }

    /// Rows of 17, layer after layer, the input first: units; of the activations root mean square,
    /// mean, standard deviation, largest, share of zeros, spread between examples; of dZ root mean
    /// square, mean, standard deviation, share of zeros; root mean square of dW; standard deviation of
    /// W; share saturated; dead units; what theory expects of the root mean squares
    /// of activations and dZ.
    #[allow(clippy::too_many_arguments, reason = "one a setting of the lab")]
    pub fn signals(
        &mut self,
        layers: usize,
        width: usize,
        shape: &str,
        act: &str,
        rule: &str,
        c: f64,
        seed: u32,
    ) -> std::result::Result<Float64Array, JsValue> {
        let stack = || -> Result<Stack> {
            Ok(Stack {
                layers,
                width,
                profile: named("depth.shape", shape)?,
                activation: named("depth.act", act)?,
                rule: named("depth.rule", rule)?,
                c,
                seed,
            })
        };
        self.signals = stack().and_then(|stack| self.inner.signals(&stack)).map_err(thrown)?;
        let rows: Vec<f64> = self.signals.iter().flat_map(row).collect();
        Ok(Float64Array::from(&rows[..]))
    }

    /// Histograms of the last network: 41 bins of each layer's activations, then 41 of its dZ. Bounded
    /// activations over all they can be, the rest over ± 3 root mean squares, of ReLU over 0 … 3.
    pub fn shapes(&self) -> Uint32Array {
        let all = self.signals.iter().enumerate();
        let counts: Vec<u32> =
            all.flat_map(|(l, signal)| self.inner.shapes(l, signal).concat()).collect();
        Uint32Array::from(&counts[..])
    }
}

fn named<T: Named>(key: &'static str, value: &str) -> Result<T> {
    T::by_name(value).ok_or_else(|| Error::NotAChoice { key, value: value.into() })
}

fn row(of: &LayerSignal) -> [f64; 17] {
    let (a, dz) = (of.a, of.dz);
    [
        of.units as f64,
        a.rms,
        a.mean,
        a.sd,
        a.largest,
        a.zeros,
        a.spread,
        dz.rms,
        dz.mean,
        dz.sd,
        dz.zeros,
        of.dw,
        of.w,
        of.saturated,
        of.dead as f64,
        of.expected[0],
        of.expected[1],
    ]
}
