//! The labs and their own settings: which part is open, and where its dials stand. A setting is a row
//! here and nothing else; it is read and written by its kind.

use super::Named;
use super::kind::{Kind, Scale};
use super::setting::Setting;
use crate::network::Activation;
use crate::study::depth::{FACTORS, LAYERS, Profile, Rule, UNITS};
use crate::study::gradient_check::{Bug, CheckMasks, Sides};
use crate::study::secant::Curve;

/// The labs. Keys that begin with a lab's name and a dot are that lab's own.
pub const LABS: [&str; 6] =
    ["regularization", "initialization", "gradients", "depth", "normalization", "tuning"];

/// Labs that are there; those of [`LABS`] that are not come in later versions.
pub(super) const READY_LABS: [&str; 5] =
    ["regularization", "initialization", "gradients", "depth", "normalization"];

/// The labs' own settings, in the order of links. A lab opens at its part's default.
pub(super) const ROWS: &[Setting] = &[
    Setting::of_lab(
        "regularization.part",
        choice(&[
            "models", "glide", "masks", "falling", "costs", "knockout", "decay", "sparse", "range",
            "logistic", "seeds",
        ]),
        "models",
    ),
    Setting::of_lab(
        "initialization.part",
        choice(&["models", "layers", "gain", "symmetry", "draw", "naive"]),
        "models",
    ),
    Setting::of_lab(
        "gradients.part",
        choice(&["check", "line", "sweep", "corners", "penalties", "theta"]),
        "check",
    ),
    // Whose gradient is checked: the network of the pitch, or the notebook's case.
    Setting::of_lab("gradients.on", choice(&["network", "case"]), "network"),
    Setting::of_lab("gradients.bug", choice(Bug::NAMES), "none"),
    Setting::of_lab("gradients.eps", number(1e-15, 1.0, Scale::Log), "1e-7"),
    Setting::of_lab("gradients.sides", choice(Sides::NAMES), "two"),
    // Of the notebook's case: the cost as it prints it, or from the logit.
    Setting::of_lab("gradients.cost", choice(&["naive", "stable"]), "naive"),
    // Of one parameter: J(θ) with an input x.
    Setting::of_lab("gradients.curve", choice(Curve::NAMES), "line"),
    Setting::of_lab("gradients.theta", number(-5.0, 5.0, Scale::Linear), "4"),
    Setting::of_lab("gradients.x", number(-3.0, 3.0, Scale::Linear), "2"),
    // Where the penalty is: nowhere, in the cost and its gradient, or in the cost alone.
    Setting::of_lab("gradients.penalty", choice(&["none", "both", "cost"]), "cost"),
    Setting::of_lab("gradients.masks", choice(CheckMasks::NAMES), "fresh"),
    // By keep_prob, on the way back.
    Setting::of_lab("gradients.division", choice(&["there", "forgotten"]), "there"),
    Setting::of_lab("depth.part", choice(&["signal", "train"]), "signal"),
    Setting::of_lab("depth.layers", Kind::Integer { min: 1.0, max: LAYERS as f64 }, "5"),
    Setting::of_lab("depth.width", Kind::Integer { min: 1.0, max: UNITS as f64 }, "64"),
    Setting::of_lab("depth.shape", choice(Profile::NAMES), "even"),
    Setting::of_lab("depth.act", choice(Activation::NAMES), "linear"),
    Setting::of_lab("depth.rule", choice(Rule::NAMES), "identity"),
    Setting::of_lab("depth.c", number(FACTORS[0], FACTORS[1], Scale::Log), "0.5"),
    Setting::of_lab("depth.seed", Kind::Integer { min: 0.0, max: u32::MAX as f64 }, "1"),
    Setting::of_lab("normalization.part", choice(&["bowl", "sets", "train"]), "bowl"),
    Setting::of_lab("normalization.units", choice(&["own", "unlike"]), "own"),
    Setting::of_lab("normalization.pair", choice(&["w1b", "w2b", "w1w2"]), "w1b"),
    Setting::of_lab("normalization.lr", number(1e-6, 100.0, Scale::Log), "18"),
    // Where the ball is released, in the coordinates of (x − μ)/σ.
    Setting::of_lab("normalization.u", number(-20.0, 20.0, Scale::Linear), "1.5"),
    Setting::of_lab("normalization.v", number(-20.0, 20.0, Scale::Linear), "2.5"),
    // How many points are normalized together by themselves; 0: the whole set.
    Setting::of_lab("normalization.group", Kind::Integer { min: 0.0, max: 5000.0 }, "0"),
];

const fn choice(options: &'static [&'static str]) -> Kind {
    Kind::Choice { options }
}

const fn number(min: f64, max: f64, scale: Scale) -> Kind {
    Kind::Number { min, max, scale }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_labs_settings_are_its_own_and_their_defaults_canonical() {
        for row in ROWS {
            let (lab, _) = row.key.split_once('.').unwrap();
            assert!(LABS.contains(&lab), "{}", row.key);
            let default = row.write(&Settings::default());
            let mut settings = Settings::default();
            row.read(&mut settings, &default).unwrap();
            assert_eq!(settings, Settings::default(), "{}", row.key);
        }
    }

    #[test]
    fn what_differs_is_kept_once_and_in_order() {
        let (first, second) = (&ROWS[0], &ROWS[1]);
        let mut settings = Settings::default();
        first.read(&mut settings, "glide").unwrap();
        second.read(&mut settings, "gain").unwrap();
        first.read(&mut settings, " masks ").unwrap();
        assert!(first.read(&mut settings, "nothing").is_err());
        assert_eq!(
            (first.write(&settings), second.write(&settings)),
            ("masks".into(), "gain".into())
        );
        assert_eq!(
            settings.of_labs,
            [("initialization.part", "gain".into()), ("regularization.part", "masks".into())]
        );
        settings.repair();
        assert_eq!(
            settings.of_labs,
            [("regularization.part", "masks".into()), ("initialization.part", "gain".into())]
        );
        first.read(&mut settings, "models").unwrap();
        assert_eq!(settings.of_labs.len(), 1);
    }
}
