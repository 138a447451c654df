//! Experiments on own points that no link can hold: exact to the last bit.
#![allow(clippy::unwrap_used)]

mod reading;

use reading::read;
use touchline::data::{DatasetKind, Point, Split, split};
use touchline::settings::{Settings, link};
use touchline::{Error, Experiment};

/// Points of two classes in a bow, none on the grid of links.
fn points() -> Vec<Point> {
    let point = |k: u32| {
        let x = f64::from(k) / 17.3 - 1.1;
        let split = Split::ALL[(k / 5 % 3) as usize];
        Point { x, y: x * x - 0.3 + f64::from(k % 7) / 9.7, label: f64::from(k % 7 > 3), split }
    };
    let points: Vec<Point> = (0..40).map(point).collect();
    assert!(points.iter().all(|point| link::snap(*point) != *point));
    points
}

fn exact(fragment: &str) -> Experiment {
    Experiment::with_points(&read(fragment), points()).unwrap()
}

#[test]
fn points_stay_what_they_are() {
    let mut run = exact("layers=4&lr=0.1");
    assert_eq!(run.points(), points());
    run.train(30).unwrap();
    run.set("l2", "2").unwrap();
    run.train(30).unwrap();
    assert_eq!(run.points(), points());
    assert!(!run.is_edited());

    let mut replayed = exact("layers=4&lr=0.1&then=30:l2:2");
    replayed.train(60).unwrap();
    assert_eq!(replayed.evaluate(), run.evaluate());
}

#[test]
fn the_link_has_them_snapped() {
    let mut run = exact("layers=4&lr=0.1");
    run.train(50).unwrap();
    let snapped: Vec<Point> = points().into_iter().map(link::snap).collect();
    for settings in [run.settings(), run.settings_now()] {
        assert_eq!((settings.data, &settings.points), (DatasetKind::Own, &snapped));
        assert_eq!(link::decode(&link::encode(&settings)).settings, settings);
    }
    let mut linked = Experiment::new(run.settings()).unwrap();
    linked.train(50).unwrap();
    assert_ne!(linked.parameters_sha256(), run.parameters_sha256());
    assert!((linked.cost() - run.cost()).abs() < 1e-2);

    // Points that are on the grid already are the link's, bit for bit.
    let mut same = Experiment::with_points(&read("layers=4&lr=0.1"), snapped).unwrap();
    same.train(50).unwrap();
    assert_eq!(same.evaluate(), linked.evaluate());
}

#[test]
fn they_replace_any_dataset_with_what_belongs_to_it() {
    let plain = exact("layers=3").evaluate();
    for fragment in [
        "layers=3&data=circles&m=50&noise=0.2",
        "layers=3&data=moons&dseed=5",
        "layers=3&data=hills&noise=0.3",
        "layers=3&data=own&points=AAAAAA",
    ] {
        let mut run = exact(fragment);
        assert_eq!(run.points(), points(), "{fragment}");
        assert_eq!(run.evaluate(), plain, "{fragment}");
        assert_eq!(run.settings().check(), Ok(()), "{fragment}");
    }
}

#[test]
fn a_split_that_is_asked_for_cuts_them() {
    let cut = |fragment: &str| exact(fragment).points().to_vec();
    assert_eq!(cut("split=60/20/20"), split::pool_and_cut(points(), [60, 20, 20], 3));
    assert_eq!(cut("split=60/20/20&dseed=9"), split::pool_and_cut(points(), [60, 20, 20], 11));
    let now = exact("split=50/25/25").evaluate();
    assert_eq!([now.train, now.dev, now.test].map(|score| score.unwrap().total), [20, 10, 10]);
}

#[test]
fn points_put_back_are_exact_again() {
    let mut run = exact("layers=4&lr=0.1");
    let untouched = run.evaluate();
    let mut moved = points();
    moved[0].x += 0.25;
    run.set_points(moved.clone()).unwrap();
    assert_eq!(run.points(), moved.into_iter().map(link::snap).collect::<Vec<_>>());
    run.set_points(points()).unwrap();
    assert_eq!(run.points(), points());
    assert_eq!(run.evaluate(), untouched);
}

#[test]
fn what_is_no_point_is_refused() {
    let refused = |point: Point| {
        let points = [points(), vec![point]].concat();
        Experiment::with_points(&read(""), points).err()
    };
    let good = points()[0];
    assert_eq!(refused(good), None);
    let bad = Some(Error::BadPoint { index: 40 });
    assert_eq!(refused(Point { x: f64::NAN, ..good }), bad);
    assert_eq!(refused(Point { y: f64::INFINITY, ..good }), bad);
    assert_eq!(refused(Point { label: 0.5, ..good }), bad);
    let act = vec![];
    let invalid = Settings { act, ..read("") };
    assert!(Experiment::with_points(&invalid, points()).is_err());
}
