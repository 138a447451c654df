//! The door: slicing, changes while training, edited points, divergence.
#![allow(clippy::unwrap_used)]

mod reading;

use proptest::prelude::*;
use reading::read;
use touchline::data::{DatasetKind, Point, Split};
use touchline::settings::link;
use touchline::{Error, Experiment};

fn experiment(fragment: &str) -> Experiment {
    Experiment::new(read(fragment)).unwrap()
}

fn trained(fragment: &str) -> Experiment {
    let mut experiment = experiment(fragment);
    let until = link::decode(fragment).settings.it;
    experiment.train(until).unwrap();
    experiment
}

fn link_of(experiment: &Experiment) -> String {
    link::encode(&experiment.settings())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_slicing_gives_the_same_bits_and_history(
        cuts in prop::collection::vec(0u64..60, 1..12),
        fragment in prop::sample::select(vec![
            "layers=6,3",
            "layers=6,3&keep=0.8&opt=adam&lr=0.01",
            "layers=5&keep=0.7&mask=frozen&l1=1&act=tanh",
            "layers=4,4&then=3:l2:2;50:lr:0.1;50:keep:0.5;51:keep:1",
            "data=moons&m=50&layers=4&batch=7&jitter=0.1&keep=0.8&opt=momentum&decay=0.1",
            "data=hills&m=40&layers=4,3&act=tanh,sine&batch=5&opt=rmsprop&lr=0.01",
            "layers=4&keep=0.7&mask=frozen&batch=64&then=9:batch:0;30:batch:50;31:opt:adam",
        ]),
    ) {
        let mut sliced = experiment(fragment);
        let mut total = 0;
        for cut in cuts {
            sliced.train(cut).unwrap();
            // Looking must not change what comes.
            sliced.evaluate();
            sliced.gradient();
            sliced.wrong();
            total += cut;
        }
        let mut whole = experiment(fragment);
        whole.train(total).unwrap();
        prop_assert_eq!(sliced.evaluate(), whole.evaluate());
        prop_assert_eq!(sliced.history().records(), whole.history().records());
    }
}

/// A live setting with a value for it.
fn live_change() -> impl Strategy<Value = (&'static str, String)> {
    let among = |key, values: &'static [&'static str]| {
        prop::sample::select(values).prop_map(move |value| (key, value.to_string()))
    };
    prop_oneof![
        among("lr", &["0.3", "0.01", "0.5"]),
        among("opt", &["gd", "momentum", "rmsprop", "adam"]),
        among("batch", &["0", "1", "10", "64", "500"]),
        among("decay", &["0", "0.01", "1"]),
        among("jitter", &["0", "0.05"]),
        among("l1", &["0", "0.5"]),
        among("l2", &["0", "2"]),
        among("keep", &["1", "0.8", "0.9,0.7"]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is changed while training, the link of the run leads to the same bits.
    #[test]
    fn the_link_repeats_any_run(
        start in prop::sample::select(vec![
            "data=circles&m=40&layers=4,3&lr=0.05",
            "data=spirals&m=50&layers=5,2&lr=0.01&norm=standard&features=x,y,sinx&batch=8",
            "data=plane&m=30&layers=3,3&lr=0.01&mask=frozen&keep=0.9",
        ]),
        changes in prop::collection::vec((0u64..40, live_change()), 1..10),
    ) {
        let mut live = experiment(start);
        for (iterations, (key, value)) in changes {
            live.train(iterations).unwrap();
            live.set(key, &value).unwrap();
        }
        live.train(20).unwrap();
        prop_assert_eq!(trained(&link_of(&live)).evaluate(), live.evaluate());
    }
}

/// RMSprop and Adam begin again with empty memories, and so does the replay.
#[test]
fn another_optimizer_starts_at_rest() {
    let mut stayed = experiment("opt=adam&lr=0.01");
    stayed.train(50).unwrap();
    let mut back_at_once = stayed.clone();
    let mut back_later = stayed.clone();
    stayed.train(2).unwrap();

    back_at_once.set("opt", "gd").unwrap();
    back_at_once.set("opt", "adam").unwrap();
    back_at_once.train(2).unwrap();
    assert_eq!(back_at_once.evaluate(), stayed.evaluate(), "a choice taken back is none");
    assert_eq!(link_of(&back_at_once), link_of(&stayed));

    back_later.set("opt", "gd").unwrap();
    back_later.train(1).unwrap();
    back_later.set("opt", "adam").unwrap();
    back_later.train(1).unwrap();
    assert_ne!(back_later.parameters_sha256(), stayed.parameters_sha256());
    assert_eq!(trained(&link_of(&back_later)).evaluate(), back_later.evaluate());
}

/// α / (1 + decay · epoch): with ten batches an epoch the eleventh step is the first with less.
#[test]
fn the_learning_rate_decays_by_epochs() {
    let link = "data=circles&m=100&split=100/0/0&layers=3&lr=0.1";
    let after = |how: &str, iterations: u64| {
        let mut experiment = experiment(&format!("{link}{how}"));
        let before = experiment.network().parameters().to_vec();
        experiment.train(iterations - 1).unwrap();
        let last = experiment.network().parameters().to_vec();
        experiment.train(1).unwrap();
        let now = experiment.network().parameters().to_vec();
        (now[0] - last[0], before != now)
    };
    // 133 points: the circles' test points are pooled with the others.
    let batched = "&batch=14";
    let (tenth, moved) = after(batched, 10);
    assert!(moved);
    assert_eq!(tenth, after(&format!("{batched}&decay=1"), 10).0, "still the first epoch");
    assert_ne!(after(batched, 11).0, after(&format!("{batched}&decay=1"), 11).0);
    let whole = after("", 2).0;
    let halved = after("&decay=1", 2).0;
    assert!((halved / whole - 0.5).abs() < 1e-9, "each full step is an epoch: {}", halved / whole);
}

#[test]
fn a_change_while_training_keeps_the_weights_and_the_link_replays_it() {
    let mut live = experiment("layers=5&keep=0.9");
    live.train(100).unwrap();
    let before = live.network().parameters().to_vec();
    live.set("l2", "0.7").unwrap();
    live.set("lr", "0.10").unwrap();
    live.set("keep", "0.8").unwrap();
    assert_eq!(live.network().parameters(), before);
    live.train(57).unwrap();
    live.set("l1", "2").unwrap();
    live.train(43).unwrap();
    assert_eq!(
        link_of(&live),
        "v=1&layers=5&keep=0.9&then=100:lr:0.1;100:l2:0.7;100:keep:0.8;157:l1:2&it=200"
    );
    let mut replayed = trained(&link_of(&live));
    assert_eq!(replayed.evaluate(), live.evaluate());
    assert_eq!(replayed.history().records(), live.history().records());
}

#[test]
fn the_last_word_at_an_iteration_counts() {
    let mut live = experiment("layers=5");
    live.set("l2", "3").unwrap();
    assert_eq!(link_of(&live), "v=1&layers=5&l2=3", "before the first iteration it is the start");
    live.train(10).unwrap();
    for value in ["1", "2", "0.5"] {
        live.set("l2", value).unwrap();
    }
    assert_eq!(link_of(&live), "v=1&layers=5&l2=3&then=10:l2:0.5&it=10");
    live.set("l2", "3").unwrap();
    assert_eq!(link_of(&live), "v=1&layers=5&l2=3&it=10", "back to what held: no change at all");
}

#[test]
fn a_new_start_takes_the_settings_in_force() {
    let live = trained("layers=5&then=10:l2:2&it=20");
    assert_eq!(link::encode(&live.settings_now()), "v=1&layers=5&l2=2");
}

#[test]
fn refused_changes_change_nothing() {
    let mut live = trained("layers=5&it=10");
    let before = (link_of(&live), live.evaluate());
    assert!(matches!(live.set("layers", "4"), Err(Error::NotLive { key: "layers" })));
    assert!(matches!(live.set("l2", "-1"), Err(Error::OutOfRange { key: "l2", .. })));
    assert!(matches!(live.set("nonsense", "1"), Err(Error::UnknownKey { .. })));
    assert!(matches!(live.set("keep", "0.5,0.5"), Err(Error::OnePerLayer { key: "keep", .. })));
    assert_eq!((link_of(&live), live.evaluate()), before);
}

#[test]
fn the_thirty_third_change_is_refused() {
    let mut live = experiment("layers=3");
    for k in 1..=32 {
        live.train(1).unwrap();
        live.set("l2", &k.to_string()).unwrap();
    }
    live.train(1).unwrap();
    let before = link_of(&live);
    assert!(matches!(live.set("l2", "99"), Err(Error::TooMany { key: "then", .. })));
    assert_eq!(link_of(&live), before);
}

#[test]
fn edited_points_keep_the_weights_and_make_their_own_link() {
    let mut live = experiment("layers=5");
    let original = live.points().to_vec();
    let added = Point { x: 0.2, y: -0.5, label: 1.0, split: Split::Train };
    live.set_points([&original[..], &[added]].concat()).unwrap();
    assert!(!live.is_edited(), "nothing was trained yet");
    assert_eq!(live.settings().data, DatasetKind::Own);
    live.train(30).unwrap();
    let mut replayed = trained(&link_of(&live));
    assert_eq!(replayed.evaluate(), live.evaluate());

    let before = live.network().parameters().to_vec();
    live.set_points(original.clone()).unwrap();
    assert_eq!(live.network().parameters(), before);
    assert!(live.is_edited());
    assert_eq!(live.settings().data, DatasetKind::Football, "the edit is undone");
    assert_eq!(live.points(), original);
    assert_eq!(link_of(&live), "v=1&layers=5&it=30");
}

/// What an edit keeps is the points as they stood: pooled, cut and in their places.
#[test]
fn an_edited_split_goes_with_its_points() {
    let mut live = experiment("data=moons&m=40");
    let dev = live.points().iter().filter(|point| point.split == Split::Dev).count();
    assert_eq!(dev, 8);
    let original = live.points().to_vec();
    let mut points = original.clone();
    points.pop();
    live.set_points(points).unwrap();
    let own = live.settings();
    assert_eq!((own.data, own.split, own.dataset_split()), (DatasetKind::Own, None, None));
    assert_eq!(own.points.iter().filter(|point| point.split == Split::Dev).count(), dev);
    live.set_points(original).unwrap();
    assert_eq!(link_of(&live), "v=1&data=moons&m=40");

    // Own points that a link cuts stay as the link has them until they are edited.
    let text = link::encode_points(&own.points);
    let cut = format!("v=1&data=own&dseed=7&split=50/25/25&points={text}");
    let mut live = experiment(&cut);
    let original = live.points().to_vec();
    assert_eq!(original.iter().filter(|point| point.split == Split::Train).count(), 20);
    live.set_points(original.clone()).unwrap();
    assert_eq!(link_of(&live).replace(&text, "…"), cut.replace(&text, "…"));
    assert_eq!(link_of(&live), link::encode(&link::decode(&cut).settings));
    live.set_points(original[1..].to_vec()).unwrap();
    assert_eq!((live.settings().split, live.settings().dseed), (None, None));
}

#[test]
fn values_of_a_regression_cannot_be_edited() {
    let mut hills = experiment("data=hills&m=30");
    let points = hills.points().to_vec();
    hills.set_points(points.clone()).unwrap();
    let refused = hills.set_points(points[1..].to_vec());
    assert_eq!(refused, Err(Error::NotForThisData { key: "points", data: "hills" }));
    assert_eq!(hills.points(), points);
    assert_eq!(hills.evaluate().train.unwrap().correct(), None);
    assert!(hills.wrong().iter().all(|wrong| !wrong));
}

#[test]
fn an_added_point_bends_the_boundary() {
    let mut live = trained("layers=8&it=2000");
    let spot = [0.25, -0.4];
    let at = |live: &Experiment| live.predict(ndarray::arr2(&[[spot[0]], [spot[1]]]).view())[0];
    assert!(at(&live) < 0.5, "red's half");
    let crowd = (0..12).map(|k| Point {
        x: spot[0] + 0.01 * f64::from(k % 4),
        y: spot[1] + 0.01 * f64::from(k / 4),
        label: 1.0,
        split: Split::Train,
    });
    live.set_points(live.points().iter().copied().chain(crowd).collect()).unwrap();
    live.train(20_000).unwrap();
    assert!(at(&live) > 0.5, "blue's now: {}", at(&live));
}

#[test]
fn no_points_is_a_sentence_and_one_class_trains() {
    let mut empty = experiment("data=own");
    assert_eq!(empty.train(1), Err(Error::NoPoints));
    assert_eq!(empty.train(0), Ok(()));
    assert_eq!(empty.evaluate().train, None);
    let one = Point { x: 0.0, y: 0.0, label: 1.0, split: Split::Train };
    empty.set_points(vec![one]).unwrap();
    empty.train(500).unwrap();
    assert_eq!(empty.evaluate().train.unwrap().correct(), Some(1));
    let bad = Point { x: f64::NAN, ..one };
    assert_eq!(empty.set_points(vec![one, bad]), Err(Error::BadPoint { index: 1 }));
}

#[test]
fn divergence_stops_before_the_step_and_keeps_the_parameters_finite() {
    let mut wild = experiment("act=linear&layers=20,20,20&lr=100&init=random&scale=100");
    let Err(Error::Diverged { iteration }) = wild.train(10_000) else { panic!("it must diverge") };
    assert_eq!(wild.iteration(), iteration);
    assert!(wild.network().parameters().iter().all(|p| p.is_finite()));
    let again = wild.train(1);
    assert_eq!(again, Err(Error::Diverged { iteration }), "and stays where it is");
}

#[test]
fn wrong_names_the_points_the_counts_count() {
    let mut live = trained("layers=6&it=300");
    let now = live.evaluate();
    let wrong = live.wrong();
    let count =
        |split| live.points().iter().zip(&wrong).filter(|(p, w)| p.split == split && **w).count();
    let train = now.train.unwrap();
    let test = now.test.unwrap();
    assert_eq!(count(Split::Train), train.total - train.correct().unwrap());
    assert_eq!(count(Split::Test), test.total - test.correct().unwrap());
}
