//! Studies of a model that trains elsewhere, and statistics over runs.

use js_sys::{Float64Array, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use crate::data::{Frame, Task};
use crate::error::Error;
use crate::experiment::Experiment;
use crate::network::{CrossEntropy, Loss, Network};
use crate::picture::Boundary;
use crate::settings::link;
use crate::study::distribution::Distribution;
use crate::study::dropout::Expectation;
use crate::study::layers::LayerLook;
use crate::study::seeds::{self, Summary};
use crate::study::{decay, dropout, experiment_at, layers, naive, network_at, signals};
use crate::web::convert::{self, array, object, points, thrown};
use crate::web::picture;

/// Looks at a network of some settings with any parameters: those of a frame. It does not train.
#[wasm_bindgen(js_name = Probe)]
pub struct WebProbe {
    pub(super) inner: Experiment,
}

#[wasm_bindgen(js_class = Probe)]
impl WebProbe {
    /// A probe for the settings of a link (a frame's `base` has those in force) and its points, or for
    /// exact ones: quadruples x, y, label, split.
    #[wasm_bindgen(constructor)]
    pub fn new(fragment: &str, exact: Option<Vec<f64>>) -> Result<WebProbe, JsValue> {
        let settings = link::decode(fragment).settings;
        let made = match exact {
            Some(numbers) => points(&numbers, Task::Classification)
                .and_then(|points| Experiment::with_points(&settings, points)),
            None => Experiment::new(settings),
        };
        made.map(|inner| WebProbe { inner }).map_err(thrown)
    }

    /// What each layer's weights, activations and gradients look like at these parameters.
    #[wasm_bindgen(unchecked_return_type = "LayerLook[]")]
    pub fn layers(&self, parameters: &[f64]) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        Ok(array(layers::layers(&self.inner, &network).iter().map(look)))
    }

    /// The parameters at the start of the run: W1 row-major, b1, W2, ….
    pub fn parameters(&self) -> Float64Array {
        Float64Array::from(self.inner.network().parameters())
    }

    /// How large the signals are in each layer: rows of 5: root mean squares of Z,
    /// A, dZ, W and dW over the layer and the training points.
    pub fn signals(&self, parameters: &[f64]) -> Result<Float64Array, JsValue> {
        let network = self.network(parameters)?;
        let rows = signals::signals(&self.inner, &network);
        let rows: Vec<f64> = rows.iter().flat_map(|of| [of.z, of.a, of.dz, of.w, of.dw]).collect();
        Ok(Float64Array::from(&rows[..]))
    }

    /// The cross-entropy from a and from z, at each training point.
    #[wasm_bindgen(unchecked_return_type = "Naive")]
    pub fn naive(&self, parameters: &[f64]) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        let found = naive::naive(&self.inner, &network);
        let rows = found.examples.iter().flat_map(|of| [of.z, of.a, of.y, of.naive, of.stable]);
        Ok(object([
            ("naive", found.naive.into()),
            ("stable", found.stable.into()),
            ("examples", Float64Array::from(&rows.collect::<Vec<f64>>()[..]).into()),
        ]))
    }

    /// The dropout factors of all hidden units, layer after layer, for a training example (from 0), at
    /// the start of the run; undefined where nothing is dropped.
    pub fn masks(&self, example: usize) -> Result<Option<Float64Array>, JsValue> {
        let masks = dropout::masks_of(&self.inner, example).map_err(thrown)?;
        Ok(masks.map(|masks| Float64Array::from(&masks[..])))
    }

    /// Accuracies and predictions at x, y with dropout left on, over `draws` draws of masks.
    #[wasm_bindgen(unchecked_return_type = "LeftOn")]
    pub fn left_on(
        &self,
        parameters: &[f64],
        draws: usize,
        seed: u32,
        x: f64,
        y: f64,
    ) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        let found = dropout::left_on(&self.inner, &network, draws, seed, [x, y]);
        Ok(object([
            ("train", summary(found.train)),
            ("test", summary(found.test)),
            ("predictions", Float64Array::from(&found.predictions[..]).into()),
        ]))
    }

    /// What each hidden layer's dropout alone does to the next layer's z and to the cost, and last what
    /// all do together; for a training example, over `draws` draws of masks.
    #[wasm_bindgen(unchecked_return_type = "Expectation[]")]
    pub fn expectation(
        &self,
        parameters: &[f64],
        example: usize,
        draws: usize,
        seed: u32,
    ) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        let found = dropout::expectation(&self.inner, &network, example, draws, seed);
        Ok(array(found.map_err(thrown)?.iter().map(|one: &Expectation| {
            let numbers = |numbers: &[f64]| Float64Array::from(numbers).into();
            object([
                ("without", numbers(&one.without)),
                ("mean", numbers(&one.mean)),
                ("sd", numbers(&one.sd)),
                ("cost_without", one.cost_without.into()),
                ("cost_mean", one.cost_mean.into()),
            ])
        })))
    }

    /// The scores without each hidden unit in turn.
    #[wasm_bindgen(unchecked_return_type = "KnockedOut[]")]
    pub fn knock_out(&self, parameters: &[f64]) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        Ok(array(dropout::knock_out(&self.inner, &network).into_iter().map(|one| {
            object([
                ("layer", one.layer.into()),
                ("unit", one.unit.into()),
                ("train", one.train.into()),
                ("test", one.test.into()),
            ])
        })))
    }

    /// The scores at these parameters, without dropout and penalty.
    #[wasm_bindgen(unchecked_return_type = "SplitScores")]
    pub fn scores(&self, parameters: &[f64]) -> Result<JsValue, JsValue> {
        let now = self.at(parameters)?.evaluate();
        Ok(object([
            ("train", convert::score(now.train)),
            ("dev", convert::score(now.dev)),
            ("test", convert::score(now.test)),
        ]))
    }

    /// For each point, 1 where the network misclassifies it at these parameters.
    pub fn wrong(&self, parameters: &[f64]) -> Result<Uint8Array, JsValue> {
        let wrong: Vec<u8> = self.at(parameters)?.wrong().into_iter().map(u8::from).collect();
        Ok(Uint8Array::from(&wrong[..]))
    }

    /// The probability of class 1 (blue), or the predicted value, at x, y pairs.
    pub fn predict(&self, parameters: &[f64], places: &[f64]) -> Result<Float64Array, JsValue> {
        let places = convert::pairs(places).map_err(thrown)?;
        Ok(Float64Array::from(&self.at(parameters)?.predict_at(&places)[..]))
    }

    /// The decision boundary at these parameters on `columns` × `rows` samples; `colours` are nine
    /// bytes: red, green and blue of class 1, of the middle and of class 0.
    #[wasm_bindgen(unchecked_return_type = "ProbedBoundary")]
    pub fn boundary(
        &self,
        parameters: &[f64],
        columns: usize,
        rows: usize,
        colours: &[u8],
    ) -> Result<JsValue, JsValue> {
        picture::boundary(&self.at(parameters)?, columns, rows, colours)
    }

    /// One step of gradient descent with L2 for one weight, written in two ways; `index` is the
    /// weight's place among the parameters.
    #[wasm_bindgen(unchecked_return_type = "DecayStep")]
    pub fn decay(&self, parameters: &[f64], index: usize) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        let step = decay::step(&self.inner, &network, index).map_err(thrown)?;
        Ok(object([
            ("w", step.w.into()),
            ("g", step.g.into()),
            ("alpha", step.alpha.into()),
            ("lambda", step.lambda.into()),
            ("m", step.m.into()),
            ("penalty", step.penalty.into()),
            ("factor", step.factor.into()),
            ("as_gradient", step.as_gradient.into()),
            ("as_decay", step.as_decay.into()),
        ]))
    }

    fn at(&self, parameters: &[f64]) -> Result<Experiment, JsValue> {
        experiment_at(&self.inner, parameters).map_err(thrown)
    }

    pub(super) fn network(&self, parameters: &[f64]) -> Result<Network, JsValue> {
        network_at(&self.inner, parameters).map_err(thrown)
    }

    /// What it looks at.
    pub(super) fn experiment(&self) -> &Experiment {
        &self.inner
    }
}

/// The cross-entropy of one logit: z, a = σ(z), y, loss from a, loss from z.
#[wasm_bindgen]
pub fn cross_entropy(z: f64, y: f64) -> Float64Array {
    let of = naive::example(z, y);
    Float64Array::from(&[of.z, of.a, of.y, of.naive, of.stable][..])
}

fn look(layer: &LayerLook) -> JsValue {
    let share = |share: Option<f64>| share.map_or(JsValue::NULL, JsValue::from);
    object([
        ("weights", distribution(&layer.weights)),
        ("frobenius", layer.frobenius.into()),
        ("activations", distribution(&layer.activations)),
        ("gradients", distribution(&layer.gradients)),
        ("middle", share(layer.squashed.map(|squashed| squashed.middle))),
        ("saturated", share(layer.squashed.map(|squashed| squashed.saturated))),
        ("dead", layer.dead.into()),
        ("distinct", layer.distinct.into()),
    ])
}

fn distribution(of: &Distribution) -> JsValue {
    object([
        ("total", of.total.into()),
        ("low", of.low.into()),
        ("high", of.high.into()),
        ("counts", Uint32Array::from(&of.counts[..]).into()),
        ("mean", of.mean.into()),
        ("sd", of.sd.into()),
        ("largest", of.largest.into()),
        ("zeros", of.zeros.into()),
    ])
}

fn summary(summary: Option<Summary>) -> JsValue {
    summary.map_or(JsValue::NULL, |of| {
        object([
            ("count", of.count.into()),
            ("mean", of.mean.into()),
            ("sd", of.sd.into()),
            ("least", of.least.into()),
            ("lower_quartile", of.lower_quartile.into()),
            ("median", of.median.into()),
            ("upper_quartile", of.upper_quartile.into()),
            ("most", of.most.into()),
            ("mode", of.mode.into()),
        ])
    })
}

/// A boundary between two that were found, each as its logits (of a regression: values) on a grid of
/// `columns`, row by row from the top; `share` 0 is the first, 1 the second. `frame` is x0, x1, y0, y1.
#[wasm_bindgen(unchecked_return_type = "ProbedBoundary")]
pub fn boundary_between(
    first: &[f64],
    second: &[f64],
    share: f64,
    columns: usize,
    frame: &[f64],
    valued: bool,
    colours: &[u8],
) -> Result<JsValue, JsValue> {
    let bad = || thrown(Error::BadLength { count: second.len(), multiple: columns });
    let &[x0, x1, y0, y1] = frame else { return Err(bad()) };
    let loss = if valued { Loss::SquaredError } else { Loss::CrossEntropy(CrossEntropy::Stable) };
    let frame = Frame { x0, x1, y0, y1 };
    let between = Boundary::between(first, second, share, columns, frame, loss).ok_or_else(bad)?;
    picture::picture(&between, colours)
}

/// Numbers summed up; null without a number, or where one is NaN.
#[wasm_bindgen(unchecked_return_type = "Summary | null")]
pub fn summarize(numbers: &[f64]) -> JsValue {
    summary(Summary::new(numbers))
}

/// Two models' results compared, run by run; larger is better.
#[wasm_bindgen(unchecked_return_type = "Pairing")]
pub fn compare_runs(first: &[f64], second: &[f64]) -> JsValue {
    let pairing = seeds::pair(first, second);
    object([
        ("better", pairing.better.into()),
        ("equal", pairing.equal.into()),
        ("worse", pairing.worse.into()),
        ("p", pairing.p.into()),
    ])
}

/// The exact two-sided sign test: how likely so unequal numbers are by chance alone.
#[wasm_bindgen]
pub fn sign_test(better: usize, worse: usize) -> f64 {
    seeds::sign_test(better, worse)
}

/// √(p(1−p)/n) of an accuracy p on n points.
#[wasm_bindgen]
pub fn standard_error(p: f64, n: usize) -> f64 {
    seeds::standard_error(p, n)
}
