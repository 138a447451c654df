//! Properties of links: settings come back as they went, and no text does harm.

#![allow(clippy::unwrap_used)]

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use touchline::data::{DatasetKind, Feature, Normalization, Point, Split};
use touchline::network::{Activation, CrossEntropy, Draw, Initialization, MaskKind};
use touchline::settings::models::{self, MAX_MODELS, Variant, clean_name};
use touchline::settings::table::{PARTS, find, table};
use touchline::settings::{Change, Language, Named, Settings, Theme, link};
use touchline::training::{BiasPenalty, OptimizerKind};

/// Any value chosen by name, new ones included.
fn any_of<T: Named + Debug>() -> impl Strategy<Value = T> {
    select(T::VALUES)
}

fn number(min: f64, max: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(min),
        Just(max),
        min..=max,
        (0u32..=1000)
            .prop_map(move |k| { (min + (max - min) * f64::from(k) / 1000.0).clamp(min, max) })
    ]
}

fn point() -> impl Strategy<Value = Point> {
    let coordinate = || prop_oneof![-1.0..1.0f64, -9.0..9.0f64];
    (coordinate(), coordinate(), prop::bool::ANY, select(&Split::ALL[..]))
        .prop_map(|(x, y, blue, split)| Point { x, y, label: f64::from(blue), split })
}

fn keeps(layers: usize) -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        prop::collection::vec(number(0.05, 1.0), 1),
        prop::collection::vec(number(0.05, 1.0), layers.max(1)),
    ]
}

fn activations(layers: usize) -> impl Strategy<Value = Vec<Activation>> {
    let list = |count| prop::collection::vec(any_of::<Activation>(), count);
    prop_oneof![list(1), list(layers.max(1))]
}

/// Whole per cents with the sum 100, some for training.
fn split() -> impl Strategy<Value = [u8; 3]> {
    (1u8..=100)
        .prop_flat_map(|train| (Just(train), 0..=100 - train))
        .prop_map(|(train, dev)| [train, dev, 100 - train - dev])
}

fn change(layers: usize) -> impl Strategy<Value = Change> {
    let text = |value: f64| value.to_string();
    let list = |values: Vec<f64>| values.iter().map(f64::to_string).collect::<Vec<_>>().join(",");
    let value = prop_oneof![
        number(1e-6, 100.0).prop_map(move |v| ("lr", text(v))),
        number(0.0, 100.0).prop_map(move |v| ("l1", text(v))),
        number(0.0, 100.0).prop_map(move |v| ("l2", text(v))),
        number(0.0, 0.2).prop_map(move |v| ("jitter", text(v))),
        number(0.0, 1.0).prop_map(move |v| ("decay", text(v))),
        (0u32..=5000).prop_map(|v| ("batch", v.to_string())),
        any_of::<OptimizerKind>().prop_map(|v| ("opt", v.name().to_string())),
        keeps(layers).prop_map(move |v| ("keep", list(v))),
    ];
    (0u64..=10_000_000, value).prop_map(|(iteration, (key, value))| Change {
        iteration,
        key,
        value,
    })
}

/// A further model of a comparison, its changes in the table's order.
fn model() -> impl Strategy<Value = Variant> {
    let text = |value: f64| value.to_string();
    let change = prop_oneof![
        any_of::<Normalization>().prop_map(|v| ("norm", v.name().to_string())),
        prop::collection::vec(1usize..=128, 0..=8).prop_map(|v| ("layers", join(&v))),
        prop::num::u32::ANY.prop_map(|v| ("seed", v.to_string())),
        number(1e-6, 100.0).prop_map(move |v| ("lr", text(v))),
        number(0.0, 100.0).prop_map(move |v| ("l2", text(v))),
        any_of::<BiasPenalty>().prop_map(|v| ("biases", v.name().to_string())),
        "[a-z0-9 &=%#é]{0,50}".prop_map(|v| ("name", clean_name(&v))),
    ];
    prop::collection::vec(change, 1..5).prop_map(|mut changes| {
        let place = |key: &str| table().iter().position(|row| row.key == key);
        changes.sort_by_key(|(key, _)| place(key));
        changes.dedup_by_key(|(key, _)| *key);
        changes
    })
}

fn join(units: &[usize]) -> String {
    units.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

/// Valid settings over every field that is ready.
fn any_settings() -> impl Strategy<Value = Settings> {
    let data = (
        any_of::<DatasetKind>(),
        prop::option::of(prop::num::u32::ANY),
        10usize..=5000,
        prop::option::of(number(0.0, 1.0)),
        prop::collection::vec(point(), 0..40),
        prop::option::of(split()),
        any_of::<Normalization>(),
        subsequence(Feature::VALUES.to_vec(), 1..=Feature::VALUES.len()),
        number(0.0, 0.2),
    );
    let network = prop::collection::vec(1usize..=128, 0..=8).prop_flat_map(|layers| {
        let count = layers.len();
        (
            Just(layers),
            activations(count),
            keeps(count),
            prop::collection::vec(change(count), 0..=32),
        )
    });
    let choices = (
        any_of::<Initialization>(),
        any_of::<Draw>(),
        any_of::<CrossEntropy>(),
        any_of::<OptimizerKind>(),
        (any_of::<MaskKind>(), any_of::<BiasPenalty>()),
        any_of::<Language>(),
        any_of::<Theme>(),
        subsequence(&PARTS[..], 0..=PARTS.len()),
        (prop::collection::vec(model(), 0..=MAX_MODELS), select(&["", "regularization"][..])),
    );
    let numbers = (
        number(0.0, 100.0),
        prop::num::u32::ANY,
        number(1e-6, 100.0),
        number(0.0, 100.0),
        number(0.0, 100.0),
        prop::num::u32::ANY,
        0u64..=10_000_000,
        prop::bool::ANY,
        (0usize..=5000, number(0.0, 1.0)),
    );
    (data, network, choices, numbers).prop_map(|(data, network, choices, numbers)| {
        let (data, dseed, m, noise, points, split, norm, features, jitter) = data;
        let (layers, act, keep, then) = network;
        let (init, draw, loss, opt, (mask, biases), lang, theme, hide, (vs, lab)) = choices;
        let (scale, seed, lr, l1, l2, mseed, it, play, (batch, decay)) = numbers;
        let applies = |key| (find(key).unwrap().applies)(data);
        let mut settings = Settings {
            data,
            dseed,
            m: if applies("m") { m } else { 300 },
            noise: noise.filter(|_| applies("noise")),
            split,
            norm,
            features,
            jitter,
            layers,
            act,
            init,
            scale,
            draw,
            seed,
            opt,
            lr,
            batch,
            decay,
            l1,
            l2,
            biases,
            keep,
            mask,
            mseed,
            loss: if applies("loss") { loss } else { CrossEntropy::Stable },
            then,
            it,
            play,
            points: if data == DatasetKind::Own { points } else { Vec::new() },
            hide,
            lang,
            theme,
            name: clean_name(&format!("{it} & {seed}")),
            vs: models::write(&vs),
            lab,
            ..Settings::default()
        };
        assert_eq!(settings.repair(), []);
        settings
    })
}

proptest! {
    #[test]
    fn any_settings_encode_and_decode_to_themselves(settings in any_settings()) {
        prop_assert_eq!(settings.check(), Ok(()));
        let link = link::encode(&settings);
        let decoded = link::decode(&link);
        prop_assert_eq!(decoded.notices, []);
        prop_assert_eq!(&decoded.settings, &settings);
        prop_assert_eq!(link::encode(&decoded.settings), link);
    }

    /// Equal settings make equal links, whatever way led to them.
    #[test]
    fn a_canonical_link_does_not_depend_on_the_order(settings in any_settings(), at: Index) {
        let link = link::encode(&settings);
        let mut pairs: Vec<&str> = link.split('&').collect();
        let middle = at.index(pairs.len());
        pairs.rotate_left(middle);
        prop_assert_eq!(link::encode(&link::decode(&pairs.join("&")).settings), link);
    }

    #[test]
    fn any_string_decodes_to_valid_settings(text in "\\PC{0,400}") {
        assert_decodes(&text)?;
    }

    #[test]
    fn any_bytes_decode_to_valid_settings(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_decodes(&String::from_utf8_lossy(&bytes))?;
        let encoded: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
        assert_decodes(&format!("points={encoded}&{encoded}={encoded}"))?;
    }

    /// Known keys with any value, which goes deeper than strings at random.
    #[test]
    fn any_values_decode_to_valid_settings(
        pairs in prop::collection::vec(
            (select(table().iter().map(|row| row.key).collect::<Vec<_>>()), "[0-9a-z.,:;e+/%-]{0,12}"),
            0..20,
        ),
    ) {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_decodes(&pairs.join("&"))?;
    }

    #[test]
    fn a_mutated_link_decodes_to_valid_settings(
        settings in any_settings(),
        mutations in prop::collection::vec((any::<Index>(), any::<char>(), 0u8..3), 1..8),
    ) {
        let mut link: Vec<char> = link::encode(&settings).chars().collect();
        for (at, character, how) in mutations {
            let at = at.index(link.len());
            match how {
                0 => link[at] = character,
                1 => link.insert(at, character),
                _ if link.len() > 1 => drop(link.remove(at)),
                _ => {}
            }
        }
        assert_decodes(&String::from_iter(link))?;
    }

    #[test]
    fn points_on_the_grid_round_trip(points in prop::collection::vec(point(), 0..300)) {
        let snapped: Vec<Point> = points.iter().copied().map(link::snap).collect();
        for (point, snapped) in points.iter().zip(&snapped) {
            let near = |a: f64, b: f64| (a.clamp(-8.0, 8.0 - 1.0 / 1024.0) - b).abs() <= 0.5 / 1024.0;
            prop_assert!(near(point.x, snapped.x) && near(point.y, snapped.y));
            prop_assert_eq!(link::snap(*snapped), *snapped, "snapping twice is snapping once");
        }
        let text = link::encode_points(&points);
        prop_assert_eq!(text.len(), (points.len() * 4 * 8).div_ceil(6));
        prop_assert_eq!(link::decode_points(&text), Ok(snapped));
    }

    #[test]
    fn any_text_of_points_is_refused_or_round_trips(text in "[A-Za-z0-9_-]{0,60}") {
        if let Ok(points) = link::decode_points(&text) {
            prop_assert_eq!(link::encode_points(&points), text);
        }
    }

    /// One change at a time leads from valid settings to valid settings or is refused.
    #[test]
    fn a_change_keeps_settings_valid(
        settings in any_settings(),
        key in select(table().iter().map(|row| row.key).collect::<Vec<_>>()),
        value in prop_oneof![
            "[0-9.,]{0,8}",
            select(vec!["own", "circles", "football", "he", "adam", "tanh", "frozen", "GAAgAA", "60/20/20", "x,xx", "tanh,sine"])
                .prop_map(str::to_string),
        ],
    ) {
        if let Ok((changed, _)) = settings.with(key, &value) {
            prop_assert_eq!(changed.check(), Ok(()));
            prop_assert_eq!(&link::decode(&link::encode(&changed)).settings, &changed);
        }
    }
}

/// Whatever the text, the settings are valid, encode to a link that says the same without a
/// notice, and a second round changes nothing.
fn assert_decodes(text: &str) -> Result<(), TestCaseError> {
    let decoded = link::decode(text);
    prop_assert_eq!(decoded.settings.check(), Ok(()));
    let link = link::encode(&decoded.settings);
    let again = link::decode(&link);
    prop_assert_eq!(again.notices, []);
    prop_assert_eq!(&again.settings, &decoded.settings);
    prop_assert_eq!(link::encode(&again.settings), link);
    Ok(())
}
