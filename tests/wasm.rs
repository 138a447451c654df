//! The bindings in a real browser.
#![cfg(target_arch = "wasm32")]
// Clippy knows tests by #[test] alone.
#![allow(clippy::unwrap_used)]

mod golden;
mod links;

use js_sys::{Reflect, Uint8Array};
use touchline::random::RandomState;
use touchline::settings::number;
use touchline::web::{self, WebExperiment};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// A RUSTFLAGS variable in the environment replaces the flags of .cargo/config.toml without a word.
const _: () = assert!(cfg!(target_feature = "simd128"), "built without SIMD: unset RUSTFLAGS");

const PALETTE: [u8; 9] = [0, 0, 255, 255, 255, 255, 255, 0, 0];

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap()
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>());
    text(error, "code")
}

fn experiment(fragment: &str) -> WebExperiment {
    WebExperiment::new(fragment).unwrap()
}

/// The iterations that a link asks for.
fn iterations(fragment: &str) -> f64 {
    text(&field(&web::read_link(fragment), "values"), "it").parse().unwrap()
}

#[wasm_bindgen_test]
fn links_train_to_the_same_bits_as_natively() {
    for (fragment, hash) in links::table() {
        let mut experiment = experiment(fragment);
        experiment.advance(iterations(fragment)).unwrap();
        assert_eq!(text(&experiment.evaluate(), "parameters_sha256"), hash, "{fragment}");
    }
}

#[wasm_bindgen_test]
fn every_activation_optimizer_penalty_and_initialization_trains_as_numpy_does() {
    golden::check(golden::MATRIX);
}

#[wasm_bindgen_test]
fn batches_dropout_features_and_changes_train_as_numpy_does() {
    golden::check(golden::NETWORKS);
}

#[wasm_bindgen_test]
fn javascript_reads_and_writes_numbers_as_the_standard_library_does() {
    let mut random = RandomState::new(0);
    for _ in 0..20_000 {
        let bits =
            u64::from(random.interval(u32::MAX)) << 32 | u64::from(random.interval(u32::MAX));
        let scale = [1e-7, 1e-6, 1e-3, 1.0, 1e2, 1e3, 1e7][random.interval(6) as usize];
        // Any bits at all, and the magnitudes that settings have.
        for number in [f64::from_bits(bits), (random.rand() - 0.5) * scale] {
            if number.abs() < 1e9 {
                let small = number != 0.0 && number.abs() < 1e-6;
                let text = if small { format!("{number:e}") } else { number.to_string() };
                assert_eq!(number::text(number), text);
                // As many digits as there are, which is mostly more than are needed.
                let long = format!("{number:.40e}");
                assert_eq!(number::parse(&long), Some(number), "{long}");
                assert_eq!(number::parse(&text), Some(number), "{text}");
            }
        }
    }
    for text in ["", ".", "+", "e1", "1e", "1,5", " 1", "0x1", "Infinity", "NaN", "+-1", "1.2.3"] {
        assert_eq!(number::parse(text), None, "{text}");
    }
    for text in [".5", "5.", "+5", "-5", "5e+1", "007", "1e400", "1e-400"] {
        assert_eq!(number::parse(text), text.parse().ok(), "{text}");
    }
}

#[wasm_bindgen_test]
fn training_returns_the_cost_before_the_next_update() {
    let mut experiment = experiment("");
    let first = experiment.step().unwrap();
    let later = experiment.train(999.0).unwrap();
    assert_eq!(experiment.iteration(), 1000.0);
    assert!(later < first, "{later} after 1000 iterations, {first} after one");
    assert_eq!(field(&experiment.evaluate(), "cost").as_f64(), Some(later));
}

#[wasm_bindgen_test]
fn a_link_reads_with_its_notices() {
    let link = web::read_link("#v=1&l2=0.7&nonsense=1&lr=abc");
    assert_eq!(text(&link, "fragment"), "v=1&l2=0.7");
    assert_eq!(text(&field(&link, "values"), "lr"), "0.3");
    let codes: Vec<_> = js_sys::Array::from(&field(&link, "notices"))
        .iter()
        .map(|notice| text(&notice, "code"))
        .collect();
    assert_eq!(codes, ["unknown-key", "not-a-number"]);
}

#[wasm_bindgen_test]
fn refusals_are_errors_with_a_code_and_details() {
    let mut experiment = experiment("");
    let refused = experiment.set("layers", "3").unwrap_err();
    assert_eq!(code(&refused), "not-live");
    assert_eq!(text(&field(&refused, "details"), "key"), "layers");
    assert_eq!(code(&web::change("", "lr", "1000").unwrap_err()), "out-of-range");
    assert_eq!(code(&experiment.set_points(&[0.0; 3]).unwrap_err()), "bad-length");
    experiment.set_points(&[]).unwrap();
    assert_eq!(code(&experiment.step().unwrap_err()), "no-points");
}

#[wasm_bindgen_test]
fn a_change_while_training_keeps_the_weights_and_goes_into_the_link() {
    let mut experiment = experiment("");
    experiment.advance(100.0).unwrap();
    let before = experiment.parameters().to_vec();
    experiment.set("l2", "0.7").unwrap();
    assert_eq!(experiment.parameters().to_vec(), before);
    experiment.advance(100.0).unwrap();
    let link = experiment.link();
    let mut replayed = self::experiment(&link);
    replayed.advance(iterations(&link)).unwrap();
    assert_eq!(replayed.parameters().to_vec(), experiment.parameters().to_vec());
    assert_ne!(replayed.parameters().to_vec(), before);
}

#[wasm_bindgen_test]
fn the_boundary_is_a_picture_with_a_line_through_it() {
    let mut experiment = experiment("");
    experiment.advance(2000.0).unwrap();
    let picture = experiment.boundary(50, 60, &PALETTE).unwrap();
    let shade: web_sys::ImageData = field(&picture, "shade").unchecked_into();
    assert_eq!((shade.width(), shade.height()), (50, 60));
    let frame = experiment.frame().to_vec();
    // Each pixel leans to the side of its probability: the sample grid ends on the frame's edges.
    for (column, row) in [(0, 0), (49, 0), (0, 59), (49, 59), (25, 30)] {
        let x = frame[0] + (frame[1] - frame[0]) * f64::from(column) / 49.0;
        let y = frame[3] - (frame[3] - frame[2]) * f64::from(row) / 59.0;
        let blue = experiment.predict(&[x, y]).unwrap().to_vec()[0];
        let pixel = &shade.data()[4 * (row * 50 + column) as usize..][..4];
        assert_eq!(blue > 0.5, pixel[2] > pixel[0], "{blue} at {x}, {y} is {pixel:?}");
        assert_eq!(pixel[3], 255);
    }
    let contour = js_sys::Float64Array::from(field(&picture, "contour")).to_vec();
    let vertices: Vec<f64> =
        contour.chunks_exact(2).filter(|vertex| !vertex[0].is_nan()).flatten().copied().collect();
    assert!(vertices.len() > 20);
    // Linear interpolation between samples 0.025 apart: close to 0.5, not on it.
    let on_line = experiment.predict(&vertices).unwrap().to_vec();
    assert!(on_line.iter().all(|probability| (probability - 0.5).abs() < 0.2), "{on_line:?}");
}

#[wasm_bindgen_test]
fn history_and_points_travel_as_flat_rows() {
    let mut experiment = experiment("");
    experiment.advance(500.0).unwrap();
    let history = experiment.history(0).to_vec();
    assert_eq!(history.len() % 8, 0);
    assert_eq!(history[0], 0.0);
    assert!(history[6].is_nan(), "football has no dev set, so no dev accuracy");
    assert_eq!(experiment.history(history.len() / 8).length(), 0);
    let points = experiment.points().to_vec();
    assert_eq!(points.len(), 4 * (211 + 200));
    let wrong = Uint8Array::to_vec(&experiment.wrong());
    let evaluation = experiment.evaluate();
    let missed = |split| {
        let score = field(&evaluation, split);
        field(&score, "total").as_f64().unwrap() - field(&score, "correct").as_f64().unwrap()
    };
    assert_eq!(wrong.iter().map(|&w| f64::from(w)).sum::<f64>(), missed("train") + missed("test"));
}

#[wasm_bindgen_test]
fn fresh_seeds_differ() {
    let seeds: std::collections::HashSet<u32> =
        (0..8).map(|_| web::fresh_seed().unwrap()).collect();
    assert!(seeds.len() > 1);
}
