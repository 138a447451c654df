//! Passes over the training points, to be timed.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::WebProbe;
use crate::study::price;
use crate::web::convert::thrown;

#[wasm_bindgen(js_class = Probe)]
impl WebProbe {
    /// Takes all training points forward so many times; the mean loss.
    pub fn forward_passes(&self, parameters: &[f64], count: usize) -> Result<f64, JsValue> {
        let network = self.network(parameters)?;
        price::forward(&self.inner, &network, count).map_err(thrown)
    }

    /// Takes them forward and back so many times; the gradient of the mean loss.
    pub fn backprop_passes(
        &self,
        parameters: &[f64],
        count: usize,
    ) -> Result<Float64Array, JsValue> {
        let network = self.network(parameters)?;
        let gradient = price::backprop(&self.inner, &network, count).map_err(thrown)?;
        Ok(Float64Array::from(&gradient[..]))
    }
}
