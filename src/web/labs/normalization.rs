//! The Normalization lab: the cost surface and the balls on it.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::study::WebProbe;
use crate::data::{Normalization, Split, Task};
use crate::error::Error;
use crate::settings::Named;
use crate::study::cost_surface::{CostSurface, Pair, Units};
use crate::study::{inputs, own_statistics};
use crate::web::convert::{self, object, thrown};

/// The cost of logistic regression over two of its parameters, under one normalization.
#[wasm_bindgen(js_name = Bowl)]
pub struct WebBowl {
    inner: CostSurface,
}

#[wasm_bindgen(js_class = Probe)]
impl WebProbe {
    /// The cost surface of logistic regression on the probe's training points in these units (own,
    /// unlike), normalized so (none, center, standard, variance), over this pair of parameters (w1b,
    /// w2b, w1w2); undefined where no parameters have the lowest cost.
    pub fn bowl(&self, units: &str, norm: &str, pair: &str) -> Result<Option<WebBowl>, JsValue> {
        let units: Units = by_name("normalization.units", units)?;
        let norm: Normalization = by_name("norm", norm)?;
        let pair: Pair = by_name("normalization.pair", pair)?;
        let experiment = self.experiment();
        if experiment.task() == Task::Regression {
            return Ok(None);
        }
        let inner = CostSurface::new(experiment, units, norm, pair);
        Ok(inner.map(|inner| WebBowl { inner }))
    }

    /// The condition number of the inputs, and of each feature in use its mean and standard deviation as
    /// they reach the network: κ, μ₁, σ₁, μ₂, σ₂, ….
    pub fn told(&self) -> Float64Array {
        let experiment = self.experiment();
        let told = inputs::told(experiment);
        let moments = told.iter().flat_map(|told| [told.mean, told.sd]);
        let all: Vec<f64> = std::iter::once(inputs::condition(experiment)).chain(moments).collect();
        Float64Array::from(&all[..])
    }

    /// A split (0 train, 1 dev, 2 test) in groups of so many points, each normalized by its own mean and
    /// spread; undefined for an empty split and for values.
    #[wasm_bindgen(unchecked_return_type = "OwnStatistics | undefined")]
    pub fn by_itself(
        &self,
        parameters: &[f64],
        split: usize,
        group: usize,
    ) -> Result<JsValue, JsValue> {
        let network = self.network(parameters)?;
        let split =
            *Split::ALL.get(split).ok_or_else(|| thrown(Error::BadPoint { index: split }))?;
        let found = own_statistics::by_itself(self.experiment(), &network, split, group);
        Ok(found.map_err(thrown)?.map_or(JsValue::UNDEFINED, |found| {
            let wrong: Vec<u8> = found.wrong.into_iter().map(u8::from).collect();
            object([
                ("score", convert::score(Some(found.score))),
                ("wrong", js_sys::Uint8Array::from(&wrong[..]).into()),
                ("moved", Float64Array::from(found.moved.as_flattened()).into()),
            ])
        }))
    }
}

#[wasm_bindgen(js_class = Bowl)]
impl WebBowl {
    /// What can be said of it in numbers.
    #[wasm_bindgen(unchecked_return_type = "BowlNumbers")]
    pub fn numbers(&self) -> JsValue {
        let surface = &self.inner;
        let (condition, of_pair) = surface.condition_numbers();
        let lowest = surface.of(&surface.minimum);
        let numbers = |numbers: &[f64]| Float64Array::from(numbers).into();
        object([
            ("condition", condition.into()),
            ("conditionOfPair", of_pair.into()),
            ("minimum", numbers(&lowest)),
            ("theta", numbers(&surface.minimum)),
            ("lowest", surface.slice().cost(lowest).into()),
            ("stableRate", surface.slice().stable_rate(lowest).into()),
        ])
    }

    /// The training points as the regression takes them: rows of 3: x₁, x₂, label.
    pub fn points(&self) -> Float64Array {
        let regression = &self.inner.regression;
        let [x1, x2, _] = &regression.rows;
        let rows = x1.iter().zip(x2).zip(&regression.labels);
        let rows: Vec<f64> = rows.flat_map(|((x1, x2), y)| [*x1, *x2, *y]).collect();
        Float64Array::from(&rows[..])
    }

    /// p0, p1, q0, q1: where the cost, were it a parabola, would rise by `rise`, and p, q pairs.
    pub fn window(&self, rise: f64, places: &[f64]) -> Result<Float64Array, JsValue> {
        let places = convert::pairs(places).map_err(thrown)?;
        Ok(Float64Array::from(&self.inner.window(rise, &places)[..]))
    }

    /// The cost in a window p0, p1, q0, q1, row by row from the top.
    pub fn grid(
        &self,
        window: &[f64],
        columns: usize,
        rows: usize,
    ) -> Result<Float64Array, JsValue> {
        let window = convert::frame(window).map_err(thrown)?;
        let window = [window.x0, window.x1, window.y0, window.y1];
        Ok(Float64Array::from(&self.inner.slice().grid(window, columns, rows)[..]))
    }

    /// Gradient descent from a place: rows of 3: p, q, cost, at the start and after each step; fewer
    /// than `steps` + 1 where the numbers become infinite.
    pub fn path(&self, p: f64, q: f64, rate: f64, steps: usize) -> Float64Array {
        let path = self.inner.slice().descend([p, q], rate, steps);
        let rows = path.places.iter().zip(&path.costs);
        let rows: Vec<f64> = rows.flat_map(|([p, q], cost)| [*p, *q, *cost]).collect();
        Float64Array::from(&rows[..])
    }

    /// The largest learning rate with which descent from a place settles within so many steps.
    #[wasm_bindgen(js_name = largestRate)]
    pub fn largest_rate(&self, p: f64, q: f64, steps: usize) -> f64 {
        self.inner.slice().largest_rate([p, q], steps)
    }

    /// The place on this surface of what is p, q under (x − μ)/σ.
    #[wasm_bindgen(js_name = fromStandard)]
    pub fn from_standard(&self, p: f64, q: f64) -> Float64Array {
        Float64Array::from(&self.inner.from_standard([p, q])[..])
    }

    /// What a place on this surface is under (x − μ)/σ.
    #[wasm_bindgen(js_name = toStandard)]
    pub fn to_standard(&self, p: f64, q: f64) -> Float64Array {
        Float64Array::from(&self.inner.to_standard([p, q])[..])
    }
}

fn by_name<T: Named>(key: &'static str, name: &str) -> Result<T, JsValue> {
    T::by_name(name).ok_or_else(|| thrown(Error::NotAChoice { key, value: name.to_string() }))
}
