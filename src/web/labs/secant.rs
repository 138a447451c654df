//! The gradient check with one parameter: of a curve, and of a network's cost.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;

use super::WebObjective;
use crate::settings::Named;
use crate::study::gradient_check::{Crossing, Sides};
use crate::study::secant::{self, Curve};
use crate::web::convert::{array, object};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("secant.d.ts");

/// The curve of a name; of any other the course's.
fn curve_of(name: &str) -> Curve {
    Curve::by_name(name).unwrap_or(Curve::Line)
}

/// A curve's tangent at `theta` and its secant, by the curve's and the sides' names in links.
#[wasm_bindgen(unchecked_return_type = "Secant")]
pub fn secant(curve: &str, x: f64, theta: f64, epsilon: f64, sides: &str) -> JsValue {
    let sides = Sides::by_name(sides).unwrap_or(Sides::Two);
    let of = secant::secant(curve_of(curve), x, theta, epsilon, sides);
    let place = |place: [f64; 2]| Float64Array::from(&place[..]).into();
    object([
        ("value", of.value.into()),
        ("left", place(of.left)),
        ("right", place(of.right)),
        ("gradient", of.gradient.into()),
        ("approximation", of.approximation.into()),
        ("difference", of.difference.into()),
        ("truncation", of.truncation.into()),
        ("rounding", of.rounding.into()),
    ])
}

/// J at `count` places from `low` to `high`: pairs θ, J(θ).
#[wasm_bindgen]
pub fn secant_curve(curve: &str, x: f64, low: f64, high: f64, count: usize) -> Float64Array {
    let curve = curve_of(curve);
    let step = (high - low) / count.saturating_sub(1).max(1) as f64;
    let places = (0..count).map(|k| low + step * k as f64);
    let pairs: Vec<f64> = places.flat_map(|theta| [theta, curve.value(x, theta)]).collect();
    Float64Array::from(&pairs[..])
}

/// J minus the tangent around `theta`: rows of 3: the distance in ε, as it rounds, exactly.
#[wasm_bindgen]
pub fn secant_magnified(
    curve: &str,
    x: f64,
    theta: f64,
    epsilon: f64,
    reach: f64,
    count: usize,
) -> Float64Array {
    let rows = secant::magnified(curve_of(curve), x, theta, epsilon, reach, count);
    let rows: Vec<f64> = rows.iter().flat_map(|at| [at.distance, at.computed, at.exact]).collect();
    Float64Array::from(&rows[..])
}

#[wasm_bindgen(js_class = Objective)]
impl WebObjective {
    /// The cost minus the line of this slope through parameter `k`, from −`reach` ε to `reach` ε: pairs
    /// of the distance in ε and that; none for a parameter that there is not.
    pub fn slice(
        &self,
        k: usize,
        slope: f64,
        epsilon: f64,
        reach: f64,
        count: usize,
    ) -> Float64Array {
        let pairs = self.inner.slice(k, slope, epsilon, reach, count).concat();
        Float64Array::from(&pairs[..])
    }

    /// The units that cross their kink while parameter `k` moves by ε to both sides.
    #[wasm_bindgen(unchecked_return_type = "Crossing[]")]
    pub fn crossings(&self, k: usize, epsilon: f64) -> JsValue {
        array(self.inner.crossings(k, epsilon).iter().map(crossing))
    }
}

fn crossing(of: &Crossing) -> JsValue {
    object([
        ("layer", of.layer.into()),
        ("unit", of.unit.into()),
        ("example", of.example.into()),
        ("low", of.low.into()),
        ("high", of.high.into()),
    ])
}
