//! The Normalization lab's studies against NumPy: tests/golden/normalization.json, made by
//! normalization.py beside it; the condition numbers of the course's own points; and what theory says
//! of learning rates.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;

use golden::numbers;
use serde_json::Value;
use touchline::Experiment;
use touchline::data::{self, Feature, Normalization, Point, Split};
use touchline::picture::Boundary;
use touchline::settings::{Named, Settings, link};
use touchline::study::cost_surface::symmetric::eigenvalues;
use touchline::study::cost_surface::{CostSurface, Pair, Units};
use touchline::study::{experiment_at, inputs, network_at, own_statistics};

/// Steps of a bisection's trial; the page uses as many.
const TRIAL: usize = 600;

fn rows(key: &str) -> Vec<Value> {
    let all = golden::rows(include_str!("golden/normalization.json"));
    all.into_iter().filter(|row| row.get(key).is_some()).collect()
}

fn named<T: Named>(value: &Value) -> T {
    T::by_name(value.as_str().unwrap()).unwrap()
}

fn start(link: &str) -> Experiment {
    golden::experiment(link).0
}

#[track_caller]
fn assert_near(ours: f64, numpy: f64, tolerance: f64, what: &str) {
    let near = (ours - numpy).abs() <= tolerance * numpy.abs();
    assert!(near, "{what}: {ours:?}, NumPy's {numpy:?}");
}

/// The eigenvalues of a matrix are known to ε times the greatest of them: the least, and so the
/// condition number κ, to κ ε.
fn of_condition(kappa: f64) -> f64 {
    1e-12 + 1e-15 * kappa
}

#[test]
fn surfaces_are_numpys() {
    for case in rows("pairs") {
        let experiment = start(case["link"].as_str().unwrap());
        let (units, norm) = (named(&case["units"]), named(&case["norm"]));
        for (name, numpy) in case["pairs"].as_object().unwrap() {
            let what = format!("{} {} {} {name}", case["link"], case["units"], case["norm"]);
            let pair = Pair::by_name(name).unwrap();
            let surface = CostSurface::new(&experiment, units, norm, pair).unwrap();
            for (ours, numpy) in surface.minimum.iter().zip(numbers(&case["minimum"])) {
                assert_near(*ours, numpy, 1e-9, &format!("{what}, minimum"));
            }
            let lowest = surface.regression.cost(&surface.minimum);
            assert_near(lowest, case["cost"].as_f64().unwrap(), 1e-13, &what);
            assert!(surface.regression.gradient(&surface.minimum).iter().all(|g| g.abs() < 1e-6));

            let (whole, two) = surface.condition_numbers();
            for (ours, numpy) in [(whole, &case["condition"]), (two, &numpy["condition"])] {
                let numpy = numpy.as_f64().unwrap();
                assert_near(ours, numpy, of_condition(numpy), &format!("{what}, condition"));
            }

            let slice = surface.slice();
            let stable = slice.stable_rate(surface.of(&surface.minimum));
            assert_near(stable, numpy["stable"].as_f64().unwrap(), 1e-8, &what);
            let from = surface.from_standard([1.5, 2.0]);
            for (ours, numpy) in from.iter().zip(numbers(&numpy["start"])) {
                assert_near(*ours, numpy, 1e-9, &format!("{what}, start"));
            }
            for (back, there) in surface.to_standard(from).iter().zip([1.5, 2.0]) {
                assert_near(*back, there, 1e-9, &format!("{what}, there and back"));
            }

            let path = slice.descend(from, numpy["rate"].as_f64().unwrap(), 39);
            assert_eq!((path.places.len(), path.costs.len()), (40, 40));
            for (k, numpy) in numpy["path"].as_array().unwrap().iter().enumerate() {
                let numpy = numbers(numpy);
                let step = 13 * k;
                let what = format!("{what}, step {step}");
                // A coordinate may pass near 0: relative to how far the ball was from it at first.
                for axis in 0..2 {
                    let off = path.places[step][axis] - numpy[axis];
                    assert!(off.abs() <= 1e-9 * from[axis].abs().max(numpy[axis].abs()), "{what}");
                }
                assert_near(path.costs[step], numpy[2], 1e-9, &what);
            }
        }
    }
}

#[test]
fn a_grid_holds_the_cost_from_its_upper_left_corner_on() {
    let surface =
        CostSurface::new(&start(""), Units::Own, Normalization::Standard, Pair::W1B).unwrap();
    let slice = surface.slice();
    let grid = slice.grid([-3.0, 1.0, -2.0, 2.0], 5, 3);
    assert_eq!(grid.len(), 15);
    assert_eq!(grid[0], slice.cost([-3.0, 2.0]));
    assert_eq!(grid[4], slice.cost([1.0, 2.0]));
    assert_eq!(grid[7], slice.cost([-1.0, 0.0]));
    assert_eq!(grid[14], slice.cost([1.0, -2.0]));
    // The held weight stays where the whole cost is lowest.
    assert_eq!(slice.cost([-1.0, 0.0]), surface.regression.cost(&surface.whole([-1.0, 0.0])));
}

/// On a parabola's ellipse, and on the surface nearly: it bends less and less outwards.
#[test]
fn a_window_is_as_wide_as_the_bowl_and_holds_what_it_is_to_hold() {
    for &norm in Normalization::VALUES {
        let surface = CostSurface::new(&start(""), Units::Own, norm, Pair::W1B).unwrap();
        let slice = surface.slice();
        let lowest = surface.of(&surface.minimum);
        let [p0, p1, q0, q1] = surface.window(1e-6, &[]);
        let [[a, b], [_, d]] = slice.hessian(lowest);
        // Where the ellipse touches the right edge: b p + d q = 0 of the offsets.
        let right = [p1, lowest[1] - b / d * (p1 - lowest[0])];
        let top = [lowest[0] - b / a * (q1 - lowest[1]), q1];
        for place in [right, top] {
            assert_near(slice.cost(place) - slice.cost(lowest), 1e-6, 1e-2, norm.name());
        }
        assert_near(p0 + p1, 2.0 * lowest[0], 1e-12, norm.name());
        assert_near(q0 + q1, 2.0 * lowest[1], 1e-12, norm.name());
        assert_eq!(surface.window(1e-6, &[[90.0, -80.0]]), [p0, 90.0, -80.0, q1]);
    }
}

/// The football's numbers in both units, as the page shows them.
#[test]
fn footballs_condition_numbers() {
    let of = |units, norm| {
        let surface = CostSurface::new(&start(""), units, norm, Pair::W1W2).unwrap();
        surface.condition_numbers()
    };
    let said = |(whole, two): (f64, f64)| (format!("{whole:.4}"), format!("{two:.4}"));
    let text = |whole: &str, two: &str| (whole.to_string(), two.to_string());
    assert_eq!(said(of(Units::Own, Normalization::None)), text("21.7636", "1.5091"));
    assert_eq!(said(of(Units::Own, Normalization::Center)), text("20.5837", "2.3118"));
    assert_eq!(said(of(Units::Own, Normalization::Standard)), text("1.0835", "1.0835"));
    assert_eq!(said(of(Units::Own, Normalization::Variance)), text("20.5506", "2.3118"));
    // A metre counts 10,500 times as much in x as in y: the square of that, nearly.
    assert!((of(Units::Unlike, Normalization::None).0 / 73_869_442.0 - 1.0).abs() < 1e-6);
    assert!((of(Units::Unlike, Normalization::Standard).0 - 1.0835).abs() < 1e-4);
}

/// COURSE.md: 26.2 raw, 25.2 centred, 1.13 with σ, 25.1 with σ²; without the row of ones 1.81, 2.49,
/// 1.13, 2.49.
#[test]
fn the_courses_own_condition_numbers() {
    let Some(path) = std::env::var_os("COURSE_MAT") else {
        eprintln!("not compared: COURSE_MAT does not name the course's data.mat");
        return;
    };
    let points = data::read("data.mat", &std::fs::read(path).unwrap()).unwrap().points;
    let experiment = Experiment::with_points(&Settings::default(), points).unwrap();
    for (norm, whole, two) in [
        (Normalization::None, 26.17456057491661, 1.8093356877924691),
        (Normalization::Center, 25.152495683439135, 2.486505069054654),
        (Normalization::Standard, 1.132483219972768, 1.1324832199727681),
        (Normalization::Variance, 25.055415276495587, 2.4865050690546564),
    ] {
        let surface = CostSurface::new(&experiment, Units::Own, norm, Pair::W1W2).unwrap();
        let ours = surface.condition_numbers();
        assert_near(ours.0, whole, 1e-12, norm.name());
        assert_near(ours.1, two, 1e-12, norm.name());
    }
}

/// All four normalizations are the same regression in other coordinates: equal costs.
#[test]
fn the_four_bowls_are_one_bowl() {
    for units in [Units::Own, Units::Unlike] {
        let surfaces = Normalization::VALUES
            .iter()
            .map(|&norm| CostSurface::new(&start(""), units, norm, Pair::W1B).unwrap());
        let costs: Vec<f64> = surfaces
            .map(|surface| surface.slice().cost(surface.from_standard([1.5, -2.0])))
            .collect();
        for cost in &costs {
            assert_near(*cost, costs[0], 1e-9, "cost");
        }
    }
}

/// In the data's own units the bisection from a released ball finds what theory says of the minimum,
/// to 1 %; in unlike units the ball is still far up the valley after the trial, where it is steeper or
/// flatter, and the rate is that of where it is. What always converges does: 2 over a quarter of the
/// greatest eigenvalue of the second moments.
#[test]
fn the_largest_learning_rate_is_theorys() {
    for units in [Units::Own, Units::Unlike] {
        for &norm in Normalization::VALUES {
            for &pair in Pair::VALUES {
                let surface = CostSurface::new(&start(""), units, norm, pair).unwrap();
                let slice = surface.slice();
                let released = surface.from_standard([0.0, 0.0]);
                let rate = slice.largest_rate(released, TRIAL);
                let theory = slice.stable_rate(surface.of(&surface.minimum));
                let what = format!("{units:?} {norm:?} {pair:?}: {rate} found, {theory} by theory");
                let safe = 8.0 / eigenvalues(&slice.second_moments())[1];
                assert!(rate >= safe, "{what}, {safe} for certain");
                assert!(slice.settles(released, rate, TRIAL), "{what}");
                assert!(!slice.settles(released, 1.001 * rate, TRIAL), "{what}");
                let off = (rate / theory - 1.0).abs();
                assert!(off < if units == Units::Own { 0.01 } else { 0.6 }, "{what}");
            }
        }
    }
}

/// Just below the rate of theory a ball at the minimum is drawn back, just above it is not.
#[test]
fn theorys_rate_parts_what_returns_from_what_does_not() {
    for &norm in Normalization::VALUES {
        let surface = CostSurface::new(&start(""), Units::Unlike, norm, Pair::W1B).unwrap();
        let slice = surface.slice();
        let lowest = surface.of(&surface.minimum);
        let stable = slice.stable_rate(lowest);
        let nearby = [lowest[0] * 1.001, lowest[1]];
        assert!(slice.settles(nearby, 0.98 * stable, 2000), "{norm:?}");
        assert!(!slice.settles(nearby, 1.02 * stable, 2000), "{norm:?}");
    }
}

/// Which way a ball takes: round bowls straight down, long ones to and fro; with units unlike no rate
/// is right for both axes.
#[test]
fn the_ball_arrives_where_the_bowl_is_round() {
    let steps_needed = |units, norm, rate: f64| {
        let surface = CostSurface::new(&start(""), units, norm, Pair::W1B).unwrap();
        let path = surface.slice().descend(surface.from_standard([1.5, 2.0]), rate, 2000);
        let lowest = surface.regression.cost(&surface.minimum);
        path.costs.iter().position(|cost| cost - lowest < 0.01 * (path.costs[0] - lowest))
    };
    let of = |units, norm| steps_needed(units, norm, 7.0);
    let round = of(Units::Own, Normalization::Standard).unwrap();
    let long = of(Units::Own, Normalization::None).unwrap();
    assert!(4 * round < long, "{round} steps in the round bowl, {long} in the long one");
    assert_eq!(of(Units::Unlike, Normalization::Standard), Some(round));
    assert_eq!(of(Units::Unlike, Normalization::None), None);
    assert_eq!(steps_needed(Units::Unlike, Normalization::None, 1e-5), None);
}

fn point(x: f64, y: f64, label: f64) -> Point {
    Point { x, y, label, split: Split::Train }
}

#[test]
fn points_without_a_lowest_cost_have_no_surface() {
    let of = |points: Vec<Point>| {
        let experiment = Experiment::with_points(&Settings::default(), points).unwrap();
        CostSurface::new(&experiment, Units::Own, Normalization::None, Pair::W1B).is_some()
    };
    let mixed = vec![
        point(0.0, 0.0, 0.0),
        point(1.0, 0.3, 1.0),
        point(0.2, 1.0, 1.0),
        point(0.9, 0.8, 0.0),
        point(0.4, 0.4, 1.0),
    ];
    assert!(of(mixed.clone()));
    assert!(!of(vec![]), "no points");
    assert!(
        !of(vec![point(0.0, 0.0, 1.0), point(1.0, 0.5, 1.0), point(0.1, 0.9, 1.0)]),
        "one class"
    );
    assert!(!of(vec![point(0.0, 0.1, 0.0), point(1.0, 0.0, 1.0), point(0.9, 0.7, 1.0)]), "parted");
    let on_a_line = mixed.iter().map(|p| Point { y: 0.5, ..*p }).collect();
    assert!(!of(on_a_line), "on a line");
}

#[test]
fn sets_normalized_by_themselves_are_scored_as_in_numpy() {
    for case in rows("groups") {
        let link = case["link"].as_str().unwrap();
        let experiment = start(link);
        let network = network_at(&experiment, &numbers(&case["parameters"])).unwrap();
        for numpy in case["groups"].as_array().unwrap() {
            let group = numpy["group"].as_u64().unwrap() as usize;
            let what = format!("{link} in groups of {group}");
            let found = own_statistics::by_itself(&experiment, &network, Split::Test, group);
            let ours = found.unwrap().unwrap();
            let wrong: String =
                ours.wrong.iter().map(|&wrong| if wrong { '1' } else { '0' }).collect();
            assert_eq!(wrong, numpy["wrong"].as_str().unwrap(), "{what}");
            assert_eq!(ours.score.correct(), Some(wrong.matches('0').count()), "{what}");
            assert_near(ours.score.cost, numpy["cost"].as_f64().unwrap(), 1e-11, &what);
            for (ours, numpy) in ours.moved.iter().zip(numpy["moved"].as_array().unwrap()) {
                for (ours, numpy) in ours.iter().zip(numbers(numpy)) {
                    assert!((ours - numpy).abs() < 1e-12, "{what}: {ours}, NumPy's {numpy}");
                }
            }
        }
    }
}

#[test]
fn what_a_network_is_told_is_what_numpy_tells_it() {
    for case in rows("inputs_condition") {
        let link = case["link"].as_str().unwrap();
        let experiment = start(link);
        let told = inputs::told(&experiment);
        let (means, sds) = (numbers(&case["mean"]), numbers(&case["sd"]));
        assert_eq!(told.len(), means.len());
        for ((told, mean), sd) in told.iter().zip(means).zip(sds) {
            let what = format!("{:?} of {link}", told.feature);
            assert!(
                (told.mean - mean).abs() < 1e-13 * sd.max(1.0),
                "{what}: {}, {mean}",
                told.mean
            );
            assert_near(told.sd, sd, 1e-12, &what);
        }
        let condition = case["inputs_condition"].as_f64().unwrap();
        assert_near(inputs::condition(&experiment), condition, of_condition(condition), link);
    }
}

/// The points far away are the football's: every second one, three times as large, moved by 5, −5.
#[test]
fn points_far_away_are_the_footballs() {
    let text = include_str!("../www/labs/normalization_points.js");
    let encoded = text.rsplit('\'').nth(1).unwrap();
    let football = start("").points().to_vec();
    let (train, test) = football.split_at(211);
    let far = |p: &Point| link::snap(Point { x: 3.0 * p.x + 5.0, y: 3.0 * p.y - 5.0, ..*p });
    let halves = [train, test].map(|half| half.iter().step_by(2).map(far).collect::<Vec<_>>());
    let own = start(&format!("data=own&points={encoded}"));
    assert_eq!(own.points(), halves.concat());
}

#[test]
fn the_training_set_normalized_by_itself_stays_where_it_is() {
    let experiment = start("norm=standard&layers=5");
    let network = experiment.network();
    let whole =
        own_statistics::by_itself(&experiment, network, Split::Train, 211).unwrap().unwrap();
    for (moved, point) in whole.moved.iter().zip(experiment.points()) {
        assert!((moved[0] - point.x).abs() < 1e-15 && (moved[1] - point.y).abs() < 1e-15);
    }
    // Alone every point is in the middle: all get one answer.
    let alone = own_statistics::by_itself(&experiment, network, Split::Test, 1).unwrap().unwrap();
    assert!(alone.moved.iter().all(|place| *place == alone.moved[0]));
    assert_eq!(own_statistics::by_itself(&experiment, network, Split::Dev, 9), Ok(None));
    assert!(own_statistics::by_itself(&experiment, network, Split::Test, 0).is_err());
}

/// A first layer can undo a normalization: W/divisor and b − W shift/divisor on raw features are the
/// same network. So both draw the same boundary, and it stands where the points are.
#[test]
fn the_boundary_stands_where_the_points_are() {
    let all = "x,y,xx,yy,xy,sinx,siny";
    for norm in ["center", "standard", "variance"] {
        for (features, layers) in [("x,y", ""), ("x,y", "5,2"), (all, ""), (all, "4"), ("yy", "3")]
        {
            let link = format!("features={features}&layers={layers}&act=tanh");
            let mut normalized = start(&format!("{link}&norm={norm}"));
            normalized.train(300).unwrap();
            let raw = start(&link);
            let scaling: Vec<(f64, f64)> = features
                .split(',')
                .map(|feature| {
                    let feature: Feature = named(&feature.into());
                    let training = raw.points().iter().filter(|point| point.split == Split::Train);
                    let values: Vec<f64> = training.map(|p| feature.at([p.x, p.y])).collect();
                    Normalization::by_name(norm).unwrap().shift_and_divisor(&values)
                })
                .collect();
            let mut parameters = normalized.network().parameters().to_vec();
            let first = &normalized.network().shape().layers()[0];
            for unit in 0..first.units {
                for (k, (shift, divisor)) in scaling.iter().enumerate() {
                    let weight = first.weights().start + unit * first.inputs + k;
                    parameters[weight] /= divisor;
                    parameters[first.biases().start + unit] -= parameters[weight] * shift;
                }
            }
            let raw = experiment_at(&raw, &parameters).unwrap();
            let boundary = |of: &Experiment| {
                let boundary = Boundary::new(of.network(), of.inputs(), of.frame(), 21, 16);
                boundary.leanings().collect::<Vec<f64>>()
            };
            let (ours, theirs) = (boundary(&normalized), boundary(&raw));
            for (a, b) in ours.iter().zip(&theirs) {
                assert!((a - b).abs() <= 1e-11, "{norm} {link}: {a}, {b}");
            }
            let frame = normalized.frame();
            let corner = normalized.predict_at(&[[frame.x0, frame.y1]])[0];
            assert!((ours[0] - (2.0 * corner - 1.0)).abs() < 1e-12, "{norm} {link}");
        }
    }
}
