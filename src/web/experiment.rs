//! The experiment, as JavaScript sees it.

use js_sys::{Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::ImageData;

use super::convert::{self, object, palette, points, quadruples, thrown};
use super::picture::{self, image};
use crate::data::Task;
use crate::experiment::Experiment;
use crate::picture::units;
use crate::settings::link;
use crate::training::Record;

/// A dataset, a network and its training.
#[wasm_bindgen(js_name = Experiment)]
pub struct WebExperiment {
    inner: Experiment,
}

#[wasm_bindgen(js_class = Experiment)]
impl WebExperiment {
    /// An experiment at iteration 0 from a link or fragment; `it` is not trained here.
    #[wasm_bindgen(constructor)]
    pub fn new(fragment: &str) -> std::result::Result<WebExperiment, JsValue> {
        Experiment::new(link::decode(fragment).settings)
            .map(|inner| WebExperiment { inner })
            .map_err(thrown)
    }

    /// An experiment on exact points, quadruples x, y, label, split, in the place of those that a link of own
    /// points has.
    pub fn with_points(
        fragment: &str,
        numbers: &[f64],
    ) -> std::result::Result<WebExperiment, JsValue> {
        let mut settings = link::decode(fragment).settings;
        settings.points = points(numbers, Task::Classification).map_err(thrown)?;
        Experiment::new(settings).map(|inner| WebExperiment { inner }).map_err(thrown)
    }

    /// One iteration; returns the cost before the next.
    pub fn step(&mut self) -> std::result::Result<f64, JsValue> {
        self.train(1.0)
    }

    /// Trains for a number of iterations; returns the cost before the next.
    pub fn train(&mut self, iterations: f64) -> std::result::Result<f64, JsValue> {
        self.advance(iterations)?;
        Ok(self.inner.cost())
    }

    /// Trains for a number of iterations without computing the cost.
    pub fn advance(&mut self, iterations: f64) -> std::result::Result<(), JsValue> {
        self.inner.train(iterations as u64).map_err(thrown)
    }

    /// Completed iterations.
    #[wasm_bindgen(getter)]
    pub fn iteration(&self) -> f64 {
        self.inner.iteration() as f64
    }

    /// Whether points changed while training, so that the link leads elsewhere.
    #[wasm_bindgen(getter)]
    pub fn edited(&self) -> bool {
        self.inner.is_edited()
    }

    /// The canonical fragment that leads here from the start.
    pub fn link(&self) -> String {
        link::encode(&self.inner.settings())
    }

    /// The fragment of a new start with the settings now in force.
    pub fn base(&self) -> String {
        link::encode(&self.inner.settings_now())
    }

    /// Changes a live setting, keeping the weights.
    pub fn set(&mut self, key: &str, value: &str) -> std::result::Result<(), JsValue> {
        self.inner.set(key, value).map_err(thrown)
    }

    /// The points: quadruples x, y, label, split (0 train, 1 dev, 2 test).
    pub fn points(&self) -> Float64Array {
        quadruples(self.inner.points())
    }

    /// Takes other points, keeping the weights.
    pub fn set_points(&mut self, numbers: &[f64]) -> std::result::Result<(), JsValue> {
        points(numbers, self.inner.task())
            .and_then(|points| self.inner.set_points(points))
            .map_err(thrown)
    }

    /// The piece of the plane to show: x0, x1, y0, y1.
    pub fn frame(&self) -> Float64Array {
        convert::frame_box(&self.inner.frame())
    }

    /// The probability of class 1 (blue), or the predicted value, at x, y pairs.
    pub fn predict(&self, numbers: &[f64]) -> std::result::Result<Float64Array, JsValue> {
        let places = convert::pairs(numbers).map_err(thrown)?;
        Ok(Float64Array::from(&self.inner.predict_at(&places)[..]))
    }

    /// Costs, counts and the parameters' hash.
    #[wasm_bindgen(unchecked_return_type = "Evaluation")]
    pub fn evaluate(&mut self) -> JsValue {
        let now = self.inner.evaluate();
        object([
            ("iteration", (now.iteration as f64).into()),
            ("cost", now.cost.into()),
            ("train", convert::score(now.train)),
            ("dev", convert::score(now.dev)),
            ("test", convert::score(now.test)),
            ("parameters_sha256", now.parameters_sha256.into()),
        ])
    }

    /// The rows of the history from row `from` on, eight numbers each: iteration, cost, cross-entropy
    /// of train, dev, test, accuracy (or R²) of train, dev, test; NaN where a split is empty.
    pub fn history(&self, from: usize) -> Float64Array {
        let rows = self.inner.history().records().get(from..).unwrap_or_default();
        let numbers: Vec<f64> = rows.iter().flat_map(history_row).collect();
        Float64Array::from(&numbers[..])
    }

    /// n_0, n_1, …, n_L.
    pub fn layers(&self) -> Uint32Array {
        let units = self.inner.network().shape().units();
        Uint32Array::from(&units.iter().map(|&n| n as u32).collect::<Vec<_>>()[..])
    }

    /// W1 row-major (n_1, n_0), b1, W2, b2, ….
    pub fn parameters(&self) -> Float64Array {
        Float64Array::from(self.inner.network().parameters())
    }

    /// For each point, 1 where the model misclassifies it.
    pub fn wrong(&mut self) -> Uint8Array {
        let wrong: Vec<u8> = self.inner.wrong().into_iter().map(u8::from).collect();
        Uint8Array::from(&wrong[..])
    }

    /// The decision boundary on `columns` × `rows` samples. `colours` are nine bytes: red, green
    /// and blue of class 1, of the middle and of class 0.
    #[wasm_bindgen(unchecked_return_type = "BoundaryPicture")]
    pub fn boundary(
        &self,
        columns: usize,
        rows: usize,
        colours: &[u8],
    ) -> std::result::Result<JsValue, JsValue> {
        picture::boundary(&self.inner, columns, rows, colours)
    }

    /// What each unit sees: column l holds layer l = 0 (inputs) … L (output), row i its unit i, each
    /// `size` × `size` pixels; only the first `most` units of a layer.
    pub fn units(
        &self,
        size: usize,
        most: usize,
        colours: &[u8],
    ) -> std::result::Result<ImageData, JsValue> {
        let palette = palette(colours).map_err(thrown)?;
        let network = self.inner.network();
        let (width, height, rgba) =
            units::atlas(network, self.inner.inputs(), self.inner.frame(), size, most, &palette);
        image(width, height, &rgba)
    }
}

fn history_row(record: &Record) -> [f64; 8] {
    let splits = [record.train, record.dev, record.test];
    let cost = splits.map(|score| score.map_or(f64::NAN, |score| score.cost));
    let accuracy = splits.map(|score| score.map_or(f64::NAN, |score| score.quality()));
    let [cost_train, cost_dev, cost_test] = cost;
    let [train, dev, test] = accuracy;
    [record.iteration as f64, record.cost, cost_train, cost_dev, cost_test, train, dev, test]
}
