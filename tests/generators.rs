//! What the generated datasets are made of: their shapes without noise, their noise by itself, and
//! what can be learned of them. The numbers are those of their files' formulas.

// What does not unwrap fails the test, helpers included.
#![allow(clippy::unwrap_used)]

mod reading;

use proptest::prelude::*;
use reading::read;
use touchline::Experiment;
use touchline::data::{Dataset, DatasetKind, Frame, Point, Task};
use touchline::math;
use touchline::settings::Settings;

use DatasetKind::{Blobs, Circles, Flower, Hills, Moons, Plane, Spirals, Xor};

const GENERATED: [DatasetKind; 8] = [Circles, Moons, Blobs, Xor, Spirals, Flower, Plane, Hills];

/// All points, in an order that depends on m and the seed alone.
fn points(data: DatasetKind, m: usize, dseed: u32, noise: Option<f64>) -> Vec<Point> {
    let settings = Settings { data, m, dseed: Some(dseed), noise, ..Settings::default() };
    Dataset::load(&settings).unwrap().points
}

fn clean(data: DatasetKind) -> Vec<Point> {
    points(data, 5_000, 1, Some(0.0))
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

/// Whether mean, standard deviation and the share within one σ are a normal distribution's, each
/// within four of its standard errors: σ/√n, σ/√2n and √(0.683 · 0.317 / n).
fn assert_normal(sample: &[f64], sigma: f64, what: &str) {
    let n = sample.len() as f64;
    let centre = mean(sample);
    assert!(centre.abs() < 4.0 * sigma / n.sqrt(), "{what}: mean {centre}");
    let squares: Vec<f64> = sample.iter().map(|x| (x - centre) * (x - centre)).collect();
    let deviation = mean(&squares).sqrt();
    let error = (deviation / sigma - 1.0).abs();
    assert!(error < 4.0 / (2.0 * n).sqrt(), "{what}: σ {deviation}, not {sigma}");
    let within = sample.iter().filter(|x| x.abs() < sigma).count() as f64 / n;
    assert!((within - 0.6827).abs() < 4.0 * (0.683 * 0.317 / n).sqrt(), "{what}: {within} in σ");
}

/// The noise is what the same seed without noise does not have: it is drawn after the places, or
/// the places are not drawn.
#[test]
fn noise_on_coordinates_is_normal_with_its_sigma() {
    for data in [Circles, Moons, Blobs, Xor, Spirals] {
        let clean = clean(data);
        for sigma in [0.05, 0.4] {
            let noisy = points(data, 5_000, 1, Some(sigma));
            let off: Vec<[f64; 2]> =
                noisy.iter().zip(&clean).map(|(p, q)| [p.x - q.x, p.y - q.y]).collect();
            let [x, y] = [0, 1].map(|k| off.iter().map(|off| off[k]).collect::<Vec<f64>>());
            assert_normal(&x, sigma, &format!("{data:?}, x"));
            assert_normal(&y, sigma, &format!("{data:?}, y"));
            let together: Vec<f64> = off.iter().map(|off| off[0] * off[1]).collect();
            let least = 4.0 * sigma * sigma / (off.len() as f64).sqrt();
            assert!(mean(&together).abs() < least, "{data:?}: x and y are independent");
            assert!(noisy.iter().zip(&clean).all(|(p, q)| p.label == q.label), "{data:?}");
        }
    }
}

#[test]
fn noise_on_values_is_normal_with_its_sigma() {
    for data in [Plane, Hills] {
        let clean = clean(data);
        for sigma in [0.05, 0.4] {
            let noisy = points(data, 5_000, 1, Some(sigma));
            assert!(noisy.iter().zip(&clean).all(|(p, q)| (p.x, p.y) == (q.x, q.y)), "{data:?}");
            let off: Vec<f64> = noisy.iter().zip(&clean).map(|(p, q)| p.label - q.label).collect();
            assert_normal(&off, sigma, &format!("{data:?}"));
        }
    }
}

/// On the petals r = 4 sin 4t a point's direction tells its t, or t + π where r < 0, and so
/// whether sin 4t is positive. Near the middle noise may have turned r's sign.
#[test]
fn the_flowers_noise_is_normal_along_its_petals_and_turns_some_into_the_next() {
    let sigma = 0.2;
    let flower = points(Flower, 5_000, 1, Some(sigma));
    let angle = |point: &Point| f64::atan2(point.x, point.y);
    let off: Vec<f64> = flower
        .iter()
        .map(|point| {
            (math::sqrt(point.x * point.x + point.y * point.y), math::sin(4.0 * angle(point)))
        })
        .filter(|(_, sin)| sin.abs() > 0.3)
        .map(|(radius, sin)| radius * sin.signum() - 4.0 * sin)
        .collect();
    assert!(off.len() > 3_500);
    assert_normal(&off, sigma, "radius");
    // Class 0 begins at t = 0. An angle that noise makes negative lands in the petal of class 1
    // about 7π/8. Of 2500 points σ/3.12 ∫ Q(z) dz from z = 0.35, that is 39.8, are farther than
    // 0.07 from t = 0; more than six standard deviations of 6 are not allowed.
    let pi = std::f64::consts::PI;
    let astray =
        |point: &&Point| point.label == 0.0 && angle(point) > 0.75 * pi && angle(point) < pi - 0.07;
    let count = flower.iter().filter(astray).count();
    assert!(count.abs_diff(40) < 20, "{count} points astray");
    assert_eq!(clean(Flower).iter().filter(astray).count(), 0);
}

#[test]
fn without_noise_moons_are_half_circles() {
    for point in clean(Moons) {
        // The lower moon is the upper one turned by half a turn.
        let (x, y) = if point.label == 0.0 { (point.x, point.y) } else { (-point.x, -point.y) };
        let (x, y) = (x + 0.5, y + 0.25);
        assert!((x * x + y * y - 1.0).abs() < 1e-14 && y > -1e-14, "{point:?}");
    }
    // The mean height of a half circle is 2/π.
    let upper: Vec<f64> = clean(Moons).iter().filter(|p| p.label == 0.0).map(|p| p.y).collect();
    assert!((mean(&upper) + 0.25 - 2.0 / std::f64::consts::PI).abs() < 1e-3);
}

#[test]
fn without_noise_blobs_are_their_centres() {
    for point in clean(Blobs) {
        let centre = if point.label == 1.0 { 0.35 } else { -0.35 };
        assert_eq!((point.x, point.y), (centre, centre));
    }
    // Φ(−0.35 √2 / 0.25) = Φ(−1.98) = 2.4 % beyond the line, ± 0.2 %.
    let beyond = |point: &&Point| (point.x + point.y > 0.0) != (point.label == 1.0);
    let count = points(Blobs, 5_000, 1, None).iter().filter(beyond).count();
    assert!((90..150).contains(&count), "{count}");
}

#[test]
fn without_noise_xor_has_four_quarters_and_a_margin() {
    let xor = clean(Xor);
    let mut quarters = [0; 4];
    for point in &xor {
        let (left, below) = (point.x < 0.0, point.y < 0.0);
        quarters[2 * usize::from(left) + usize::from(below)] += 1;
        assert_eq!(point.label, f64::from(point.x * point.y > 0.0));
        for distance in [point.x.abs(), point.y.abs()] {
            assert!((0.06..1.1).contains(&distance), "{point:?}");
        }
    }
    assert_eq!(quarters, [1250; 4]);
    // A uniform distance from 0.06 to 1.1 has mean 0.58 and σ = 1.04/√12.
    let distances: Vec<f64> = xor.iter().flat_map(|p| [p.x.abs(), p.y.abs()]).collect();
    assert!((mean(&distances) - 0.58).abs() < 4.0 * 0.3 / 100.0);
}

#[test]
fn without_noise_spirals_grow_with_their_angle_and_are_even_along_their_arms() {
    let spirals = clean(Spirals);
    let radius = |point: &Point| math::sqrt(point.x * point.x + point.y * point.y);
    for point in &spirals {
        // 4.5 in 1.75 turns.
        let angle = radius(point) / 4.5 * 1.75 * 2.0 * std::f64::consts::PI;
        let arm = if point.label == 0.0 { 1.0 } else { -1.0 };
        let on_arm =
            [arm * radius(point) * math::cos(angle), arm * radius(point) * math::sin(angle)];
        assert!((on_arm[0] - point.x).abs() < 1e-13 && (on_arm[1] - point.y).abs() < 1e-13);
    }
    // An arm's length within radius r grows with r².
    for part in [0.25, 0.5, 0.75] {
        let within = spirals.iter().filter(|point| radius(point) < 4.5 * part).count() as f64;
        assert!((within / 5_000.0 - part * part).abs() < 1e-3, "{part}: {within}");
    }
}

/// With x = r sin t and y = r cos t, r = 4 sin 4t says r⁵ = ±16 x y (y² − x²).
#[test]
fn without_noise_the_flower_is_a_rose_of_eight_petals() {
    for Point { x, y, .. } in clean(Flower) {
        let square = x * x + y * y;
        let power = square * square * math::sqrt(square);
        assert!((power - 16.0 * (x * y * (y * y - x * x)).abs()).abs() < 1e-10, "{x}, {y}");
    }
}

#[test]
fn values_are_the_surfaces_at_places_all_over_the_rectangle() {
    for point in clean(Plane) {
        assert!((point.label - (point.x + point.y) / 2.6).abs() < 1e-15);
    }
    let hills = clean(Hills);
    let near = |x: f64, y: f64| {
        let close = |p: &&Point| (p.x - x) * (p.x - x) + (p.y - y) * (p.y - y) < 0.01;
        let heights: Vec<f64> = hills.iter().filter(close).map(|p| p.label).collect();
        assert!(heights.len() > 10);
        mean(&heights)
    };
    // The five places of the table.
    assert!(near(-0.55, 0.8) > 0.8 && near(0.55, -0.9) > 0.7 && near(0.05, -0.1) > 0.4);
    assert!(near(0.6, 0.65) < -0.7 && near(-0.6, -0.75) < -0.7);
    assert!(hills.iter().all(|point| point.label.abs() < 1.05));
    // A uniform coordinate of half-width w has variance w²/3.
    let of = |coordinate: fn(&Point) -> f64| hills.iter().map(coordinate).collect::<Vec<f64>>();
    for (sample, half) in [(of(|p| p.x), 1.1), (of(|p| p.y), 1.5)] {
        assert!(sample.iter().all(|x: &f64| x.abs() <= half));
        assert!(mean(&sample).abs() < 4.0 * half / 3.0_f64.sqrt() / 5_000.0_f64.sqrt());
        let squares: Vec<f64> = sample.iter().map(|x| x * x).collect();
        assert!(
            (mean(&squares) / (half * half / 3.0) - 1.0).abs() < 4.0 * 0.9 / 5_000.0_f64.sqrt()
        );
    }
}

/// A little more noise than its own, another seed or another size seldom changes a dataset's scale.
#[test]
fn the_frame_seldom_jumps() {
    for data in GENERATED {
        let frame = |seed: u32| Frame::around(&points(data, 300, seed, None));
        let usual = frame(1);
        let others = (2..102).filter(|seed| frame(*seed) != usual).count();
        assert!(others <= 5, "{data:?}: {others} of 100 seeds have another frame than {usual:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn datasets_have_m_points_and_even_classes(m in 10usize..400, dseed: u32, noise in 0.01..1.0) {
        for data in GENERATED {
            let sample = points(data, m, dseed, Some(noise));
            let tests = if data == Circles { m / 3 } else { 0 };
            prop_assert_eq!(sample.len(), m + tests);
            if data.recipe().task == Task::Classification {
                let blue = sample.iter().filter(|point| point.label == 1.0).count();
                let red = sample.iter().filter(|point| point.label == 0.0).count();
                prop_assert_eq!(blue + red, sample.len());
                // Circles are two sets, and either may be odd.
                let allowed = if data == Circles { 2 } else { 1 };
                prop_assert!(blue.abs_diff(red) <= allowed, "{:?}: {} and {}", data, blue, red);
            }
            prop_assert_eq!(&sample, &points(data, m, dseed, Some(noise)));
            prop_assert_ne!(&sample, &points(data, m, dseed.wrapping_add(1), Some(noise)));
        }
    }
}

#[test]
fn the_ends_of_the_ranges_are_finite() {
    for data in GENERATED {
        for m in [10, 11, 5_000] {
            let sample = points(data, m, u32::MAX, Some(1.0));
            let frame = Frame::around(&sample);
            for point in sample {
                assert!(
                    point.label.is_finite() && frame.holds(point.x, point.y),
                    "{data:?}: {point:?}"
                );
            }
        }
    }
}

/// The share of training points that a link's network has right after its iterations, or R².
fn learned(fragment: &str) -> f64 {
    let settings = read(fragment);
    let until = settings.it;
    let mut experiment = Experiment::new(settings).unwrap();
    experiment.train(until).unwrap();
    experiment.evaluate().train.unwrap().quality()
}

/// What each is there to show: what a line (for a regression a plane) can learn of it, and a network
/// that learns it.
#[test]
fn all_can_be_learned_and_few_by_a_line() {
    for (data, by_line, network) in [
        ("moons", 0.80..0.92, "it=3000"),
        ("blobs", 0.95..1.0, "it=500"),
        ("xor", 0.0..0.65, "act=tanh&it=3000"),
        ("spirals", 0.0..0.7, "layers=20,20&opt=adam&lr=0.01&it=3000"),
        ("flower", 0.0..0.65, "layers=20,20&opt=adam&lr=0.01&it=3000"),
        ("plane", 0.94..0.97, "it=1000"),
        ("hills", 0.0..0.1, "it=3000"),
    ] {
        let line = learned(&format!("data={data}&layers=&it=2000"));
        assert!(by_line.contains(&line), "a line learns {line} of {data}");
        let learned = learned(&format!("data={data}&{network}"));
        assert!(learned > 0.94, "the network learns {learned} of {data}");
    }
}

/// The right feature makes a line enough, or five units.
#[test]
fn features_are_of_use() {
    for (link, without, with) in [
        ("data=xor&layers=&it=1000", 0.65, "xy"),
        ("data=circles&layers=&it=3000", 0.65, "xx,yy"),
        ("data=spirals&act=tanh&layers=5&it=10000", 0.9, "x,y,sinx,siny"),
    ] {
        let plain = learned(link);
        assert!(plain < without, "{link}: {plain}");
        let helped = learned(&format!("{link}&features={with}"));
        assert!(helped > 0.95, "{link} with {with}: {helped}");
    }
}
