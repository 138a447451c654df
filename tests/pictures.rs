//! What the datasets look like: one contact sheet of them all, tests/golden/datasets.svg.

// What does not unwrap fails the test, helpers included.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use touchline::data::{Dataset, DatasetKind, Frame, Point, Split, Task};
use touchline::settings::{Named, Settings};

const PAPER: &str = "#faf9f5";
const PITCH: &str = "#ffffff";

/// A pitch of 52.5 m by 68 m, four to the metre.
const PITCH_SIZE: (f64, f64) = (210.0, 272.0);
const GAP: f64 = 20.0;
const CAPTION: f64 = 40.0;
const COLUMNS: usize = 5;

/// Shades of regression's values, which fall into as many equal parts of −1 … 1; what lies outside
/// has the outermost shade. From the red to the blue of the classes over a grey.
const SHADES: [&str; 9] = [
    "#d5382f", "#d9655a", "#da8b82", "#d7b0a9", "#c9c7c2", "#acb4cd", "#8a98d0", "#6177d3",
    "#2454d6",
];

/// Every dataset but the own one, as it comes: class 1 a blue disc, class 0 a red diamond, a value
/// a shaded disc; dev points with a small hole, test points hollow. Coordinates are rounded to a
/// hundredth of a pixel.
fn sheet() -> String {
    let kinds = DatasetKind::VALUES.iter().filter(|kind| **kind != DatasetKind::Own);
    let rows = kinds.clone().count().div_ceil(COLUMNS);
    let cell = (PITCH_SIZE.0 + GAP, PITCH_SIZE.1 + CAPTION + GAP);
    let (width, height) = (COLUMNS as f64 * cell.0 + GAP, rows as f64 * cell.1 + GAP);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"sans-serif\" font-size=\"10\" fill=\"#5b606b\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
    );
    for (k, kind) in kinds.enumerate() {
        let x = GAP + (k % COLUMNS) as f64 * cell.0;
        let y = GAP + (k / COLUMNS) as f64 * cell.1;
        writeln!(svg, "<g transform=\"translate({x} {y})\">").unwrap();
        panel(&mut svg, kind.name(), *kind);
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, name: &str, kind: DatasetKind) {
    let settings = Settings { data: kind, ..Settings::default() };
    let dataset = Dataset::load(&settings).unwrap();
    let frame = dataset.frame();
    let (width, height) = PITCH_SIZE;
    writeln!(
        svg,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{PITCH}\" stroke=\"#e2dfd6\"/>"
    )
    .unwrap();
    let class = |label: f64| {
        let points = dataset.points.iter().filter(move |point| point.label == label);
        points.copied().collect::<Vec<Point>>()
    };
    match kind.recipe().task {
        Task::Classification => {
            marks(svg, &frame, &class(0.0), "#d5382f", "square");
            marks(svg, &frame, &class(1.0), "#2454d6", "round");
        }
        Task::Regression => {
            let shade = |point: &Point| ((point.label + 1.0) * 4.5).clamp(0.0, 8.0) as usize;
            for (k, colour) in SHADES.iter().enumerate() {
                let points = dataset.points.iter().filter(|point| shade(point) == k);
                marks(svg, &frame, &points.copied().collect::<Vec<_>>(), colour, "round");
            }
        }
    }
    let count = |split| dataset.points.iter().filter(|point| point.split == split).count();
    let [train, dev, test] = Split::ALL.map(count);
    writeln!(
        svg,
        "<text y=\"{}\" font-weight=\"bold\" font-size=\"13\">{name}</text>\n\
         <text y=\"{}\">{train} + {dev} + {test}, noise {}, height {:.2}</text>",
        height + 18.0,
        height + 33.0,
        settings.dataset_noise(),
        frame.y1 - frame.y0,
    )
    .unwrap();
}

/// Each point is a dot: the hundredth of a pixel of a line that goes down to the right, whose round
/// ends make a disc and whose square ends make a square on its corner. Dev and test points lie
/// under the training points and are drawn again, thinner, in the pitch's colour.
fn marks(svg: &mut String, frame: &Frame, points: &[Point], colour: &str, cap: &str) {
    let size = if cap == "round" { 5.5 } else { 4.8 };
    for (split, hole) in [(Split::Test, 3.1), (Split::Dev, 1.8), (Split::Train, 0.0)] {
        let mut dots = String::new();
        for point in points.iter().filter(|point| point.split == split) {
            let x = (point.x - frame.x0) / (frame.x1 - frame.x0) * PITCH_SIZE.0;
            let y = (frame.y1 - point.y) / (frame.y1 - frame.y0) * PITCH_SIZE.1;
            write!(dots, "M{x:.2} {y:.2}l.01.01").unwrap();
        }
        if dots.is_empty() {
            continue;
        }
        for (colour, size) in [(colour, size), (PITCH, hole)].iter().filter(|(_, size)| *size > 0.0)
        {
            writeln!(
                svg,
                "<path stroke=\"{colour}\" stroke-width=\"{size}\" stroke-linecap=\"{cap}\" \
                 d=\"{dots}\"/>"
            )
            .unwrap();
        }
    }
}

#[test]
fn the_datasets_look_as_they_did() {
    let now = sheet();
    let accepted = include_str!("golden/datasets.svg");
    if now == accepted {
        return;
    }
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/datasets.svg");
    std::fs::write(path, now).unwrap();
    panic!(
        "the datasets look different: compare {path} with tests/golden/datasets.svg, and if the \
         new picture is right, copy it there"
    );
}
