//! Links as text: how they are read and written, own points included.

mod reading;

use reading::{canonical, not_a_number, out_of_range, read, refusal};
use touchline::Error;
use touchline::data::{DatasetKind, Point, Split};
use touchline::network::Activation;
use touchline::settings::link::{self, Decoded};
use touchline::settings::{Language, Settings, Theme};

#[test]
fn links_are_read_in_every_form_people_paste() {
    let bare = "v=1&layers=10,5&lr=0.01";
    for link in [
        "#v=1&layers=10,5&lr=0.01",
        "layers=10,5&lr=0.01",
        "  layers=10,5&lr=0.01\n",
        "lr=0.01&layers=10,5",
        "https://example.org/touchline/#v=1&layers=10,5&lr=0.01",
        "https://example.org/?lang=zh&lr=9#layers=10,5&lr=0.01",
        "layers=10%2C5&lr=0%2e01",
        "&&layers=10,5&&lr=0.01&",
        "lr=5&layers=10,5&lr=0.01",
        "lr=banana&layers=10,5&lr=0.01",
    ] {
        assert_eq!(canonical(link), bare, "{link}");
    }
    for empty in ["", "#", "v=1", "https://example.org/", "https://example.org/?layers=5", "&", " "]
    {
        assert_eq!(read(empty), Settings::default(), "{empty}");
    }
    assert_eq!(read("lr=1e+1").lr, 10.0, "a plus is a plus, no blank");
    assert_eq!(refusal("lr=%zz"), not_a_number("lr", "%zz"));
    assert_eq!(refusal("lr=%ff%"), not_a_number("lr", "\u{fffd}%"));
    assert_eq!(refusal("lr==1"), not_a_number("lr", "=1"));
}

#[test]
fn versions_of_links() {
    let newer = |value: &str| Error::NewerVersion { value: value.to_string() };
    let Decoded { settings, notices } = link::decode("v=2&l2=0.7");
    assert_eq!((settings.l2, notices), (0.7, vec![newer("2")]));
    assert_eq!(refusal("v=123456789012345678901"), newer("123456789012345678901"));
    assert_eq!(refusal("v=0"), out_of_range("v", "0", 1.0, 1.0));
    assert_eq!(refusal("v=-3"), out_of_range("v", "-3", 1.0, 1.0));
    assert_eq!(refusal("v=one"), not_a_number("v", "one"));
    assert_eq!(read("v=1&v=1"), Settings::default());
}

#[test]
fn a_link_above_16000_characters_is_not_read() {
    let link = |count: usize| format!("lr=0.5&hide={}", ",".repeat(count - 12));
    assert_eq!(link(16_000).len(), 16_000);
    assert_eq!(read(&link(16_000)).lr, 0.5);
    assert_eq!(refusal(&link(16_001)), Error::LinkTooLong { count: 16_001 });
    let wide = format!("x={}", "界".repeat(15_998));
    assert_eq!(refusal(&wide), Error::UnknownKey { key: "x".to_string() }, "characters, not bytes");
}

#[test]
fn canonical_links_hold_what_differs_in_the_tables_order() {
    assert_eq!(link::encode(&Settings::default()), "v=1");
    let mixed = "theme=dark&hide=graph,data,graph&it=15000&play=1&mask=frozen&keep=0.86&l2=0.70&\
                 seed=3&init=he&act=tanh&layers=10,5&noise=0.1&m=50&data=circles&lang=zh&opt=adam";
    let canonical_link = "v=1&data=circles&m=50&noise=0.1&layers=10,5&act=tanh&init=he&opt=adam&\
                          l2=0.7&keep=0.86&mask=frozen&it=15000&play=1&hide=data,graph&lang=zh&\
                          theme=dark";
    assert_eq!(canonical(mixed), canonical_link);
    let settings = read(mixed);
    assert_eq!(settings.act, [Activation::Tanh]);
    assert_eq!((settings.lang, settings.theme), (Language::Chinese, Theme::Dark));
    assert_eq!(settings.hide, ["data", "graph"]);
}

#[test]
fn links_survive_a_chat() {
    let readable = |c: char| c.is_ascii_alphanumeric() || "-._~,:;/&=".contains(c);
    let points = "data=own&points=GAAgAA&then=5:keep:0.5,1;8:lr:0.1&hide=data,header&noise=1e-9";
    let link = link::encode(&link::decode(points).settings);
    assert!(link.chars().all(readable), "{link}");
    assert!(link.contains("then=5:keep:0.5,1;8:lr:0.1"), "{link}");
}

fn train(x: f64, y: f64, label: f64) -> Point {
    Point { x, y, label, split: Split::Train }
}

/// The words are written out by hand from the layout: (0, 0) is step 8192 of both axes, so blue in
/// train is 0x1000_0000 + (0x2000 << 14) + 0x2000.
#[test]
fn points_have_the_documented_bits() {
    assert_eq!(link::encode_points(&[train(0.0, 0.0, 1.0)]), "GAAgAA");
    assert_eq!(link::encode_points(&[train(-8.0, -8.0, 0.0)]), "AAAAAA");
    let last = Point { split: Split::Test, ..train(8.0 - 1.0 / 1024.0, 8.0 - 1.0 / 1024.0, 1.0) };
    assert_eq!(link::encode_points(&[last]), "X____w");
    let dev = Point { split: Split::Dev, ..train(-8.0, -8.0 + 1.0 / 1024.0, 0.0) };
    assert_eq!(link::encode_points(&[dev]), "IAAAAQ");
    let all = [train(0.0, 0.0, 1.0), train(-8.0, -8.0, 0.0), last, dev];
    assert_eq!(link::encode_points(&all), "GAAgAAAAAABf____IAAAAQ");
    assert_eq!(link::decode_points("GAAgAAAAAABf____IAAAAQ").unwrap(), all);
}

#[test]
fn reserved_bits_and_broken_text_are_bad_points() {
    // The reserved bit; split 3; three bytes; five bytes; a foreign alphabet; stray bits at the end.
    for bad in ["gAAAAA", "YAAAAA", "AAAA", "AAAAAAA", "AAAA+/", "AAAAAB", "!", "GAAgA", "GAAgAA "]
    {
        assert_eq!(link::decode_points(bad), Err(Error::BadPoints), "{bad}");
        let notices = link::decode(&format!("data=own&points={bad}x")).notices;
        assert_eq!(notices, [Error::BadPoints], "{bad}");
    }
    assert_eq!(link::decode_points(""), Ok(vec![]));
}

#[test]
fn points_snap_to_the_nearest_place_of_the_grid() {
    let snapped = link::snap(train(0.1, -0.1, 1.0));
    assert_eq!((snapped.x, snapped.y), (102.0 / 1024.0, -102.0 / 1024.0));
    let outside = link::snap(train(1e300, -9.0, 0.0));
    assert_eq!((outside.x, outside.y), (8.0 - 1.0 / 1024.0, -8.0));
    assert!(link::snap(train(f64::NAN, 0.0, 0.0)).x.is_nan());
    let settings = Settings {
        data: DatasetKind::Own,
        points: vec![train(0.1, 7.9999, 1.0)],
        ..Settings::default()
    };
    let read_back = read(&link::encode(&settings)).points;
    assert_eq!(read_back, [train(102.0 / 1024.0, 8.0 - 1.0 / 1024.0, 1.0)]);
}

#[test]
fn two_hundred_points_stay_below_two_thousand_characters() {
    let point = |k: usize| train(k as f64 / 30.0 - 3.0, 3.0 - k as f64 / 40.0, (k % 2) as f64);
    let everything = "act=tanh&init=random&scale=99.5&seed=4294967295&opt=adam&lr=0.123456789&\
                      l1=0.1&l2=12.5&keep=0.85,0.95&mask=frozen&it=10000000&play=1&theme=dark&lang=zh";
    let settings = Settings {
        data: DatasetKind::Own,
        points: (0..200).map(point).collect(),
        ..read(everything)
    };
    let link = link::encode(&settings);
    assert!(link.len() < 1_400, "{}", link.len());
    assert_eq!(read(&link).points.len(), 200);
}
