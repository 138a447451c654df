//! The settings table: every key, its range, and what must agree between settings.

mod reading;

use reading::{canonical, not_a_number, out_of_range, read, refusal};
use touchline::Error;
use touchline::data::{DatasetKind, Feature};
use touchline::network::Activation;
use touchline::settings::kind::Group;
use touchline::settings::link::{self, Decoded};
use touchline::settings::table::{Setting, find, table};
use touchline::settings::{Change, Settings};

fn not_yet(key: &'static str, value: &str) -> Error {
    Error::NotYet { key, value: value.to_string() }
}

fn not_a_choice(key: &'static str, value: &str) -> Error {
    Error::NotAChoice { key, value: value.to_string() }
}

/// The rows without the labs' own, which come last; those are tested beside their table.
fn of_the_design() -> impl Iterator<Item = &'static Setting> {
    let (labs, others): (Vec<_>, Vec<_>) = table().iter().partition(|row| row.group == Group::Lab);
    assert_eq!(labs.len() + others.len(), table().len());
    assert!(table()[others.len()..].iter().all(|row| row.group == Group::Lab));
    others.into_iter()
}

#[test]
fn the_table_has_every_key_of_the_design_in_its_order() {
    let keys: Vec<&str> = of_the_design().map(|row| row.key).collect();
    let design = "data dseed m noise split norm features jitter layers act init scale draw seed opt \
                  lr batch decay l1 l2 biases keep mask mseed patience loss name then it play points \
                  vs lab hide lang theme";
    assert_eq!(keys.join(" "), design);
    let live: Vec<&str> = table().iter().filter(|row| row.live).map(|row| row.key).collect();
    assert_eq!(live.join(" "), "jitter opt lr batch decay l1 l2 biases keep");
    let later: Vec<&str> = table().iter().filter(|row| !row.ready()).map(|row| row.key).collect();
    assert_eq!(later.join(" "), "patience");
}

#[test]
fn every_default_is_the_designs_and_reads_back() {
    let defaults = [
        ("data", "football"),
        ("dseed", "18"),
        ("m", "300"),
        ("noise", "0"),
        ("split", ""),
        ("norm", "none"),
        ("features", "x,y"),
        ("jitter", "0"),
        ("layers", "20,3"),
        ("act", "relu"),
        ("init", "xavier"),
        ("scale", "10"),
        ("draw", "randn"),
        ("seed", "3"),
        ("opt", "gd"),
        ("lr", "0.3"),
        ("batch", "0"),
        ("decay", "0"),
        ("l1", "0"),
        ("l2", "0"),
        ("biases", "free"),
        ("keep", "1"),
        ("mask", "fresh"),
        ("mseed", "1"),
        ("patience", "0"),
        ("loss", "stable"),
        ("name", ""),
        ("then", ""),
        ("it", "0"),
        ("play", "0"),
        ("points", ""),
        ("vs", ""),
        ("lab", ""),
        ("hide", ""),
        ("lang", "auto"),
        ("theme", "auto"),
    ];
    assert_eq!(defaults.len(), of_the_design().count());
    for (row, (key, default)) in of_the_design().zip(defaults) {
        assert_eq!((row.key, &row.write(&Settings::default())[..]), (key, default));
        assert_eq!(canonical(&format!("{key}={default}")), "v=1", "{key}");
    }
    assert_eq!(Settings::default().check(), Ok(()));
    assert_eq!(read("data=circles").get("dseed").as_deref(), Some("1"));
    assert_eq!(read("data=circles").get("noise").as_deref(), Some("0.05"));
    assert_eq!(Settings::default().get("nonsense"), None);
}

#[test]
fn the_page_can_build_its_controls_from_the_table() {
    let kind = |key| {
        let row = find(key).unwrap();
        (row.kind.name(), row.kind.range(), row.kind.scale().map(|scale| format!("{scale:?}")))
    };
    let scaled = |name: &str| Some(name.to_string());
    assert_eq!(kind("data"), ("choice", None, None));
    assert_eq!(kind("m"), ("integer", Some((10.0, 5000.0)), scaled("Linear")));
    assert_eq!(kind("lr"), ("number", Some((1e-6, 100.0)), scaled("Log")));
    assert_eq!(kind("l2"), ("number", Some((0.0, 100.0)), scaled("ZeroLog")));
    assert_eq!(kind("layers"), ("layers", Some((1.0, 128.0)), scaled("Linear")));
    assert_eq!(kind("keep"), ("keep", Some((0.05, 1.0)), scaled("Linear")));
    assert_eq!(kind("points"), ("text", None, None));
    assert_eq!(kind("split"), ("split", Some((0.0, 100.0)), None));
    assert_eq!(kind("features"), ("subset", None, None));
    assert_eq!(kind("act"), ("choice-per-layer", None, None));
    let options = |key| find(key).unwrap().kind.options().unwrap().join(" ");
    assert_eq!(options("features"), "x y xx yy xy sinx siny");
    assert_eq!(options("act"), "relu tanh sigmoid linear leaky elu swish sine");
    assert_eq!(options("init"), "zeros constant random xavier he glorot");
    assert_eq!(options("opt"), "gd momentum rmsprop adam");
    let applies = |key, data| (find(key).unwrap().applies)(data);
    assert!(applies("m", DatasetKind::Circles) && !applies("m", DatasetKind::Own));
    assert!(applies("lr", DatasetKind::Own) && !applies("noise", DatasetKind::Football));
}

#[test]
fn every_range_is_the_designs_to_its_ends() {
    let circles = ["m", "noise"];
    for (key, min, max, below, above) in [
        ("dseed", "0", "4294967295", "-1", "4294967296"),
        ("m", "10", "5000", "9", "5001"),
        ("noise", "0", "1", "-0.001", "1.001"),
        ("scale", "0", "100", "-1", "100.5"),
        ("seed", "0", "4294967295", "-1", "4294967296"),
        ("lr", "0.000001", "100", "9e-7", "101"),
        ("jitter", "0", "0.2", "-0.1", "0.21"),
        ("batch", "0", "5000", "-1", "5001"),
        ("decay", "0", "1", "-0.5", "1.5"),
        ("l1", "0", "100", "-1e-300", "1e999"),
        ("l2", "0", "100", "-0.1", "100.00000000000002"),
        ("mseed", "0", "4294967295", "-1", "99999999999999999999999"),
        ("it", "0", "10000000", "-5", "10000001"),
        ("keep", "0.05", "1", "0.04", "1.1"),
        ("layers", "1", "128", "0", "129"),
    ] {
        let data = if circles.contains(&key) { "data=circles&" } else { "" };
        for end in [min, max] {
            let settings = read(&format!("{data}{key}={end}"));
            assert_eq!(settings.get(key).as_deref(), Some(end), "{key}");
        }
        for outside in [below, above] {
            let notices = link::decode(&format!("{data}{key}={outside}")).notices;
            let expected = out_of_range(key, outside, min.parse().unwrap(), max.parse().unwrap());
            assert_eq!(notices, [expected]);
        }
    }
}

#[test]
fn numbers_are_decimal_and_finite() {
    for (text, value) in [
        ("1e-3", "0.001"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+2", "2"),
        (" 7 ", "7"),
        ("%207", "7"),
        ("0.70", "0.7"),
        ("1E1", "10"),
        ("0.1000000000000000055511151231257827", "0.1"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1e-7", "1e-7"),
        ("5e-324", "5e-324"),
    ] {
        assert_eq!(read(&format!("l2={text}")).get("l2").as_deref(), Some(value), "{text}");
    }
    for text in
        ["NaN", "inf", "-infinity", "0x10", "1_000", "1,5", "", "e", "--1", "1e", "٣", "1%00"]
    {
        let shown = text.replace("%00", "\0");
        assert_eq!(refusal(&format!("l2={text}")), not_a_number("l2", &shown));
    }
    let zero = read("l2=-0").l2;
    assert!(zero == 0.0 && zero.is_sign_positive());
    assert_eq!(canonical("scale=-0"), "v=1&scale=0");
    assert_eq!(read("seed=7.0&it=1e4").it, 10_000);
    for text in ["3.5", "1e-1", "", "seven", "0x7"] {
        assert_eq!(refusal(&format!("seed={text}")), not_a_number("seed", text));
    }
}

#[test]
fn what_comes_later_is_refused_by_name() {
    for (key, values) in [("patience", "100"), ("lab", "tuning")] {
        for value in values.split(' ') {
            assert_eq!(refusal(&format!("{key}={value}")), not_yet(key, value));
        }
    }
    assert_eq!(refusal("tuning.trials=20"), not_yet("lab", "tuning.trials=20"));
    assert_eq!(canonical("jitter=0.0&batch=0&features=x,y&loss=stable&draw=randn"), "v=1");
}

#[test]
fn what_never_was_a_choice_is_told_apart() {
    for key in
        ["data", "act", "init", "opt", "mask", "play", "lang", "theme", "norm", "draw", "loss"]
    {
        assert_eq!(refusal(&format!("{key}=banana")), not_a_choice(key, "banana"));
    }
    assert_eq!(refusal("features=x,banana"), not_a_choice("features", "banana"));
    assert_eq!(refusal("features="), not_a_choice("features", ""));
    assert_eq!(refusal("act=relu,banana"), not_a_choice("act", "banana"));
    assert_eq!(refusal("hide=data,banana"), not_a_choice("hide", "banana"));
    assert_eq!(refusal("lab=banana"), not_a_choice("lab", "banana"));
    assert_eq!(refusal("DATA=football"), Error::UnknownKey { key: "DATA".to_string() });
    assert_eq!(refusal("banana.eps=1"), Error::UnknownKey { key: "banana.eps".to_string() });
    assert_eq!(refusal("learning_rate"), Error::UnknownKey { key: "learning_rate".to_string() });
}

#[test]
fn layers_and_keep_are_lists() {
    assert_eq!(read("layers=").layers, []);
    assert_eq!(read("layers=10,%205").layers, [10, 5]);
    assert_eq!(read("layers=1,2,3,4,5,6,7,8").layers.len(), 8);
    let nine = Error::TooMany { key: "layers", count: 9, max: 8 };
    assert_eq!(refusal("layers=1,2,3,4,5,6,7,8,9"), nine);
    assert_eq!(refusal("layers=10,"), not_a_number("layers", ""));
    assert_eq!(refusal("layers=10,2.5"), not_a_number("layers", "2.5"));
    assert_eq!(canonical("layers="), "v=1&layers=");

    assert_eq!(read("keep=0.8").keep_probs(), [0.8, 0.8]);
    assert_eq!(read("keep=0.8,0.9").keep_probs(), [0.8, 0.9]);
    assert_eq!(read("keep=0.8,0.8").keep, [0.8], "one for all is the shorter way to say it");
    assert_eq!(canonical("keep=1,1.0"), "v=1");
    assert_eq!(read("keep=0.8,0.9,0.7&layers=4,4,4").keep.len(), 3, "the link's order is free");
    let two = Error::OnePerLayer { key: "keep", count: 3, layers: 2 };
    assert_eq!(refusal("keep=0.8,0.8,0.8"), two);
    assert_eq!(link::decode("layers=&keep=0.8,0.9").notices.len(), 1);
    assert_eq!(read("layers=&keep=0.8").keep_probs(), []);
}

#[test]
fn activations_are_one_or_one_a_layer() {
    assert_eq!(read("act=tanh").activations(), [Activation::Tanh; 2]);
    let both = [Activation::Relu, Activation::Sine];
    assert_eq!(read("act=relu,%20sine").activations(), both);
    assert_eq!(canonical("act=tanh,tanh"), "v=1&act=tanh");
    assert_eq!(canonical("layers=&act=tanh"), "v=1&layers=&act=tanh");
    let three = Error::OnePerLayer { key: "act", count: 3, layers: 2 };
    assert_eq!(refusal("act=tanh,tanh,tanh"), three);
}

#[test]
fn features_come_in_the_tables_order_each_once() {
    assert_eq!(canonical("features=siny,xx,%20x,xx"), "v=1&features=x,xx,siny");
    assert_eq!(canonical("features=y,x"), "v=1");
    assert_eq!(read("features=xy").features, [Feature::Xy]);
}

#[test]
fn splits_are_three_shares_of_a_hundred() {
    assert_eq!(read("split=60/20/20").split, Some([60, 20, 20]));
    assert_eq!(read("split=100/0/0").dataset_split(), Some([100, 0, 0]));
    assert_eq!(read("split=").dataset_split(), None);
    assert_eq!(canonical("split=%2060/20/20"), "v=1&split=60/20/20");
    assert_eq!(canonical("data=own&split=98/1/1"), "v=1&data=own&split=98/1/1");
    for bad in ["60/20/21", "60/40", "60/20/20/0", "0/50/50", "100"] {
        assert_eq!(refusal(&format!("split={bad}")), Error::BadSplit { value: bad.to_string() });
    }
    assert_eq!(refusal("split=101/0/0"), out_of_range("split", "101", 0.0, 100.0));
    assert_eq!(refusal("split=a/b/c"), not_a_number("split", "a"));
    assert_eq!(refusal("split=60/20.5/19.5"), not_a_number("split", "20.5"));
}

#[test]
fn size_noise_and_points_belong_to_their_data() {
    for key in ["m", "noise"] {
        let value = if key == "m" { "100" } else { "0.1" };
        let football = Error::NotForThisData { key, data: "football" };
        assert_eq!(refusal(&format!("{key}={value}")), football);
        let Decoded { settings, notices } = link::decode(&format!("data=own&{key}={value}"));
        assert_eq!(notices, [Error::NotForThisData { key, data: "own" }]);
        assert_eq!(link::encode(&settings), "v=1&data=own");
        assert!(canonical(&format!("data=circles&{key}={value}")).contains(key));
    }
    assert_eq!(refusal("points=GAAgAA"), Error::NotForThisData { key: "points", data: "football" });
    assert_eq!(canonical("data=own&points=GAAgAA"), "v=1&data=own&points=GAAgAA");
    assert_eq!(canonical("data=circles&m=300&noise=0.05&dseed=1"), "v=1&data=circles");
    assert_eq!(canonical("data=circles&noise=0&dseed=18"), "v=1&data=circles&dseed=18&noise=0");
}

#[test]
fn changes_while_training_are_judged_one_by_one() {
    let change = |iteration, key, value: &str| Change { iteration, key, value: value.to_string() };
    assert_eq!(
        read("then=8000:lr:0.10;5000:l2:.7;0:keep:0.5,0.50").then,
        [change(0, "keep", "0.5"), change(5000, "l2", "0.7"), change(8000, "lr", "0.1")]
    );
    assert_eq!(
        canonical("then=5:keep:0.9;5:l2:1;5:lr:0.1;5:l2:2"),
        "v=1&then=5:lr:0.1;5:l2:2;5:keep:0.9",
        "at one iteration in the table's order, the last word counts"
    );
    for bad in
        ["5000:l2", "5000", "5:layers:4", "5:banana:1", "5:then:5:l2:1", "", "5:it:3", "5:init:he"]
    {
        let expected = Error::BadChange { value: bad.to_string() };
        assert_eq!(refusal(&format!("then=3:l2:1;{bad}")), expected);
    }
    assert_eq!(refusal("then=x:l2:1"), not_a_number("then", "x"));
    assert_eq!(refusal("then=10000001:l2:1"), out_of_range("then", "10000001", 0.0, 1e7));
    assert_eq!(refusal("then=5:l2:101"), out_of_range("l2", "101", 0.0, 100.0));
    assert_eq!(refusal("then=5:lr:x"), not_a_number("lr", "x"));
    let list = |n: u64| (1..=n).map(|k| format!("{k}:l1:{k}")).collect::<Vec<_>>().join(";");
    assert_eq!(read(&format!("then={}", list(32))).then.len(), 32);
    let many = Error::TooMany { key: "then", count: 33, max: 32 };
    assert_eq!(refusal(&format!("then={}", list(33))), many);

    let Decoded { settings, notices } = link::decode("then=5:keep:0.5,0.6,0.7;6:l2:1");
    assert_eq!(notices, [Error::OnePerLayer { key: "keep", count: 3, layers: 2 }]);
    assert_eq!(link::encode(&settings), "v=1&then=6:l2:1", "the other change stays");
}

#[test]
fn settings_made_by_hand_are_checked_too() {
    let wrong = Settings { lr: f64::NAN, ..Settings::default() };
    assert_eq!(wrong.check(), Err(not_a_number("lr", "NaN")));
    let wrong = Settings { layers: vec![500], ..Settings::default() };
    assert_eq!(wrong.check(), Err(out_of_range("layers", "500", 1.0, 128.0)));
    let wrong = Settings { keep: vec![], m: 7, hide: vec!["nose"], ..Settings::default() };
    assert_eq!(wrong.clone().repair().len(), 3);
    assert_eq!(link::encode(&wrong), "v=1");
    let mut settings = Settings::default();
    assert_eq!(settings.set("l2", "101"), Err(out_of_range("l2", "101", 0.0, 100.0)));
    assert!(matches!(settings.set("banana", "1"), Err(Error::UnknownKey { .. })));
    assert_eq!(settings, Settings::default(), "a refused value changes nothing");
}

#[test]
fn one_change_and_what_gives_way_to_it() {
    let with = |fragment: &str, key, value| {
        read(fragment)
            .with(key, value)
            .map(|(settings, notices)| (link::encode(&settings), notices))
    };
    let silent = |link: &str| Ok((link.to_string(), vec![]));
    assert_eq!(with("", "l2", "0.70"), silent("v=1&l2=0.7"));
    assert_eq!(with("l2=3", "l2", "0"), silent("v=1"));
    assert_eq!(with("data=circles&m=50&noise=0.1&l2=1", "data", "football"), silent("v=1&l2=1"));
    assert_eq!(with("data=own&points=GAAgAA", "data", "circles"), silent("v=1&data=circles"));
    let gave_way = Error::OnePerLayer { key: "keep", count: 2, layers: 1 };
    assert_eq!(
        with("keep=0.5,0.6&then=5:keep:0.8,0.9", "layers", "5"),
        Ok(("v=1&layers=5&keep=0.5".to_string(), vec![gave_way]))
    );
    assert_eq!(
        with("act=tanh,sine&keep=0.5,0.6", "layers", "9,8,7"),
        silent("v=1&layers=9,8,7&act=tanh,sine,sine&keep=0.5,0.6,0.6"),
        "a new layer is like the last one"
    );
    assert_eq!(with("act=tanh,sine", "layers", ""), silent("v=1&layers=&act=tanh"));
    let refused = Error::OnePerLayer { key: "keep", count: 3, layers: 2 };
    assert_eq!(with("", "keep", "0.5,0.6,0.7"), Err(refused));
    assert_eq!(with("", "m", "50"), Err(Error::NotForThisData { key: "m", data: "football" }));
    assert_eq!(with("", "vs", "l2:0.70"), silent("v=1&vs=l2:0.7"));
    let refused = Error::OnePerLayer { key: "keep", count: 3, layers: 2 };
    assert_eq!(with("", "vs", "keep:0.5,0.6,0.7"), Err(refused));
}

#[test]
fn further_models_are_the_first_with_changes() {
    let link = "l2=3&then=100:l2:1;200:lr:0.1&it=500&name=one\
                &vs=l2:0.7;mask:frozen,keep:0.86,layers:20,3,name:two; ;layers:,seed:7";
    let first = read(link);
    let models: Vec<String> = first.models().iter().map(link::encode).collect();
    assert_eq!(
        models,
        [
            "v=1&l2=0.7&then=200:lr:0.1&it=500",
            "v=1&l2=3&keep=0.86&mask=frozen&name=two&then=100:l2:1;200:lr:0.1&it=500",
            "v=1&layers=&seed=7&l2=3&then=100:l2:1;200:lr:0.1&it=500",
        ]
    );
    assert_eq!(
        first.get("vs").as_deref(),
        Some("l2:0.7;layers:20,3,keep:0.86,mask:frozen,name:two;layers:,seed:7"),
        "in the table's order; a value that is the first model's too is kept"
    );
    assert_eq!(canonical("vs=").as_str(), "v=1");
    assert_eq!(canonical("vs=;").as_str(), "v=1");
}

#[test]
fn what_cannot_be_a_further_model_is_said() {
    let bad = |value: &str| Error::BadModel { value: value.to_string() };
    for value in
        ["frozen", "data:circles", "it:5", "m:20", "then:5:l2:1", "vs:l2:1", "banana:1", "lab:"]
    {
        assert_eq!(refusal(&format!("vs={value}")), bad(value));
    }
    assert_eq!(refusal("vs=l2:x"), not_a_number("l2", "x"));
    let seven = ["l2:1"; 7].join(";");
    assert_eq!(refusal(&format!("vs={seven}")), Error::TooMany { key: "vs", count: 7, max: 6 });
    // What does not go with the model's other settings is dropped, the rest stays.
    let decoded = link::decode("vs=keep:0.5,0.6,0.7,l2:1;l2:2");
    assert_eq!(decoded.settings.get("vs").as_deref(), Some("l2:1;l2:2"));
    assert_eq!(decoded.notices, [Error::OnePerLayer { key: "keep", count: 3, layers: 2 }]);
    let decoded = link::decode("data=plane&vs=loss:naive");
    assert_eq!(link::encode(&decoded.settings), "v=1&data=plane");
    assert_eq!(decoded.notices, [Error::NotForThisData { key: "loss", data: "plane" }]);
}

#[test]
fn a_name_is_one_short_line_without_separators() {
    assert_eq!(read("name=%20a,b;c:d%0A").name, "a b c d");
    assert_eq!(read(&format!("name={}", "é".repeat(60))).name.chars().count(), 40);
    assert_eq!(canonical("name=a%20b"), "v=1&name=a%20b");
}

#[test]
fn a_lab_and_its_part() {
    assert_eq!(
        canonical("regularization.part=glide&lab=regularization"),
        "v=1&lab=regularization&regularization.part=glide"
    );
    assert_eq!(refusal("lab=banana"), not_a_choice("lab", "banana"));
    assert_eq!(refusal("initialization.part=glide"), not_a_choice("initialization.part", "glide"));
    let unknown = Error::UnknownKey { key: "regularization.banana".to_string() };
    assert_eq!(refusal("regularization.banana=1"), unknown);
}
