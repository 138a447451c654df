//! The gradient check: of a probed model, and of the notebook's own case.

use js_sys::{Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::WebProbe;
use crate::error::Error;
use crate::network::CrossEntropy;
use crate::settings::Named;
use crate::study::gradient_check::{
    Block, Bug, CheckMasks, Checker, Objective, Options, Planted, Sides, notebook, sweep,
};
use crate::web::convert::{array, object, thrown};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("gradients.d.ts");

/// The cost of a network as a function of its parameters: what is checked.
#[wasm_bindgen(js_name = Objective)]
pub struct WebObjective {
    pub(super) inner: Objective,
}

/// The notebook's network 4-5-3-1 on three examples, with an L2 penalty, dropout in both hidden layers
/// from RandomState(`mseed`), and the cross-entropy `naive` or `stable`. The notebook has naive, 0, 1.
#[wasm_bindgen]
pub fn notebook_case(loss: &str, l2: f64, keep: f64, mseed: u32) -> Result<WebObjective, JsValue> {
    let loss = by_name::<CrossEntropy>("loss", loss)?;
    notebook(loss, l2, keep, mseed).map(|inner| WebObjective { inner }).map_err(thrown)
}

#[wasm_bindgen(js_class = Probe)]
impl WebProbe {
    /// The cost over all training points at these parameters, penalties included.
    pub fn objective(&self, parameters: &[f64]) -> Result<WebObjective, JsValue> {
        let network = self.network(parameters)?;
        Objective::of(&self.inner, &network).map(|inner| WebObjective { inner }).map_err(thrown)
    }
}

#[wasm_bindgen(js_class = Objective)]
impl WebObjective {
    /// n_0, n_1, …, n_L.
    pub fn units(&self) -> Vec<usize> {
        self.inner.network().shape().units()
    }

    /// Training examples.
    pub fn examples(&self) -> usize {
        self.inner.examples()
    }

    /// Keeps only the first so many examples.
    pub fn first(self, count: usize) -> WebObjective {
        WebObjective { inner: self.inner.first(count) }
    }

    /// θ.
    pub fn parameters(&self) -> Float64Array {
        Float64Array::from(self.inner.network().parameters())
    }

    /// The layers, from 1, in which a mistake can be made.
    pub fn places(&self, bug: &str) -> Result<Vec<usize>, JsValue> {
        Ok(self.inner.places(by_name("gradients.bug", bug)?))
    }

    /// A check to be advanced: from `sides` two or one, with the mistake `bug` in `layer` (from 1; its
    /// own place where there is none), `masks` none, frozen or fresh, of at most `most` parameters of
    /// each block.
    pub fn checker(
        &self,
        epsilon: f64,
        sides: &str,
        bug: &str,
        layer: Option<usize>,
        masks: &str,
        most: Option<usize>,
    ) -> Result<WebChecker, JsValue> {
        let sides = by_name("gradients.sides", sides)?;
        let options = Options { sides, ..options(epsilon, bug, layer, masks)? };
        Ok(WebChecker { inner: Checker::new(self.inner.clone(), options, most) })
    }

    /// The whole check's result at once: for networks of a few hundred parameters.
    #[wasm_bindgen(unchecked_return_type = "GradientCheck")]
    pub fn check(
        &self,
        epsilon: f64,
        sides: &str,
        bug: &str,
        layer: Option<usize>,
        masks: &str,
    ) -> Result<JsValue, JsValue> {
        let mut checker = self.checker(epsilon, sides, bug, layer, masks, None)?;
        checker.advance(usize::MAX);
        Ok(checker.result())
    }

    /// The differences with each ε: pairs, from two sides and from one.
    pub fn sweep(
        &self,
        epsilons: &[f64],
        bug: &str,
        layer: Option<usize>,
        masks: &str,
        most: Option<usize>,
    ) -> Result<Float64Array, JsValue> {
        let options = options(0.0, bug, layer, masks)?;
        let tried = sweep(&self.inner, options, epsilons, most);
        let pairs: Vec<f64> = tried.iter().flat_map(|tried| [tried.two, tried.one]).collect();
        Ok(Float64Array::from(&pairs[..]))
    }
}

/// A check under way.
#[wasm_bindgen(js_name = GradientChecker)]
pub struct WebChecker {
    inner: Checker,
}

#[wasm_bindgen(js_class = GradientChecker)]
impl WebChecker {
    /// Measures up to `count` further parameters; how many are left.
    pub fn advance(&mut self, count: usize) -> usize {
        self.inner.advance(count)
    }

    /// What was found so far.
    #[wasm_bindgen(unchecked_return_type = "GradientCheck")]
    pub fn result(&self) -> JsValue {
        let found = self.inner.result();
        let numbers = |numbers: &[f64]| Float64Array::from(numbers).into();
        let notes: Vec<u8> = found.notes.iter().map(|note| *note as u8).collect();
        object([
            ("theta", numbers(&found.theta)),
            ("backprop", numbers(&found.backprop)),
            ("numerical", numbers(&found.numerical)),
            ("relative", numbers(&found.relative)),
            ("notes", Uint8Array::from(&notes[..]).into()),
            ("difference", found.difference.into()),
            ("smooth", found.smooth.into()),
            ("blocks", array(found.blocks.iter().map(block))),
            ("cost", found.cost.into()),
            ("passes", found.passes.into()),
        ])
    }
}

fn block(block: &Block) -> JsValue {
    object([
        ("layer", block.layer.into()),
        ("biases", block.biases.into()),
        ("start", block.start.into()),
        ("rows", block.rows.into()),
        ("columns", block.columns.into()),
        ("difference", block.difference.into()),
        ("backprop", block.backprop.into()),
        ("numerical", block.numerical.into()),
    ])
}

fn options(epsilon: f64, bug: &str, layer: Option<usize>, masks: &str) -> Result<Options, JsValue> {
    let planted = Planted { bug: by_name::<Bug>("gradients.bug", bug)?, layer };
    let masks = by_name::<CheckMasks>("masks", masks)?;
    Ok(Options { epsilon, sides: Sides::Two, planted, masks })
}

fn by_name<T: Named>(key: &'static str, name: &str) -> Result<T, JsValue> {
    T::by_name(name).ok_or_else(|| thrown(Error::NotAChoice { key, value: name.to_string() }))
}
