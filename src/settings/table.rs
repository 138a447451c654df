//! The table of every setting, in the order of links. It is the only definition of a setting's
//! key, kind, range and default; to add a setting is to add a row.
//!
//! The labs' own settings follow the others; their rows are in [`labs`].
//!
//! Rows of [`Kind::Later`] belong to features of later versions: their keys are known, and any value
//! but the default is refused by name.

use super::kind::{Group, Kind, Scale, list};
use super::labs::{self, LABS, READY_LABS};
pub use super::setting::Setting;
use super::{Language, Named, Theme, models, number, points, then};
use crate::data::{DatasetKind, Feature, Normalization, Task};
use crate::error::Error;
use crate::network::{Activation, CrossEntropy, Draw, Initialization, MaskKind};
use crate::training::{BiasPenalty, OptimizerKind};

/// Every setting, in the order of links.
pub fn table() -> &'static [Setting] {
    &TABLE
}

/// The setting of a key.
pub fn find(key: &str) -> Option<&'static Setting> {
    TABLE.iter().find(|row| row.key == key)
}

/// Parts of the page that `hide` can hide.
pub const PARTS: [&str; 10] = [
    "data",
    "network",
    "regularization",
    "descent",
    "transport",
    "tools",
    "results",
    "graph",
    "curves",
    "header",
];

/// Iterations that a link can ask for.
const ITERATIONS: Kind = Kind::Integer { min: 0.0, max: 1e7 };
const SEED: Kind = Kind::Integer { min: 0.0, max: u32::MAX as f64 };
const PENALTY: Kind = Kind::Number { min: 0.0, max: 100.0, scale: Scale::ZeroLog };

const fn choice<T: Named>() -> Kind {
    Kind::Choice { options: T::NAMES }
}

const fn later(default: &'static str) -> Kind {
    Kind::Later { default, choices: &[] }
}

/// The settings' rows, and after them the labs'.
static TABLE: [Setting; ROWS.len() + labs::ROWS.len()] = {
    let mut all = [ROWS[0]; ROWS.len() + labs::ROWS.len()];
    let mut row = 0;
    while row < all.len() {
        all[row] = match row < ROWS.len() {
            true => ROWS[row],
            false => labs::ROWS[row - ROWS.len()],
        };
        row += 1;
    }
    all
};

const ROWS: &[Setting] = &[
    Setting::new(
        "data",
        Group::Data,
        choice::<DatasetKind>(),
        |row, s, text| row.choice(text).map(|data| s.data = data),
        |s| s.data.name().to_string(),
    ),
    Setting::new(
        "dseed",
        Group::Data,
        SEED,
        |row, s, text| row.integer(text).map(|seed| s.dseed = Some(seed as u32)),
        |s| number::text(s.dataset_seed().into()),
    ),
    Setting::new(
        "m",
        Group::Data,
        Kind::Integer { min: 10.0, max: 5000.0 },
        |row, s, text| row.integer(text).map(|m| s.m = m as usize),
        |s| number::text(s.m as f64),
    )
    .only_for(|data| data.recipe().sized),
    Setting::new(
        "noise",
        Group::Data,
        Kind::Number { min: 0.0, max: 1.0, scale: Scale::Linear },
        |row, s, text| row.number(text).map(|noise| s.noise = Some(noise)),
        |s| number::text(s.dataset_noise()),
    )
    .only_for(|data| data.recipe().noise.is_some()),
    Setting::new(
        "split",
        Group::Data,
        Kind::Split,
        |row, s, text| row.split(text).map(|split| s.split = split),
        |s| {
            let text = |share: u8| number::text(share.into());
            s.dataset_split().map_or_else(String::new, |shares| shares.map(text).join("/"))
        },
    ),
    Setting::new(
        "norm",
        Group::Data,
        choice::<Normalization>(),
        |row, s, text| row.choice(text).map(|norm| s.norm = norm),
        |s| s.norm.name().to_string(),
    ),
    Setting::new(
        "features",
        Group::Data,
        Kind::Subset { options: Feature::NAMES },
        |row, s, text| {
            let wanted = row.subset(text, Feature::NAMES)?;
            if wanted.is_empty() {
                return Err(Error::NotAChoice { key: row.key, value: String::new() });
            }
            s.features = wanted.into_iter().filter_map(Feature::by_name).collect();
            Ok(())
        },
        |s| list(&s.features, |feature| feature.name().to_string()),
    ),
    Setting::new(
        "jitter",
        Group::Data,
        Kind::Number { min: 0.0, max: 0.2, scale: Scale::Linear },
        |row, s, text| row.number(text).map(|jitter| s.jitter = jitter),
        |s| number::text(s.jitter),
    )
    .live(),
    Setting::new(
        "layers",
        Group::Network,
        Kind::Layers,
        |row, s, text| {
            let units = match text.trim() {
                "" => Vec::new(),
                text => row.entries(text, |row, units| row.integer(units))?,
            };
            s.layers = units.into_iter().map(|units| units as usize).collect();
            Ok(())
        },
        |s| list(&s.layers, |units| number::text(*units as f64)),
    ),
    Setting::new(
        "act",
        Group::Network,
        Kind::ChoicePerLayer { options: Activation::NAMES },
        |row, s, text| row.entries(text, |row, act| row.choice(act)).map(|act| s.act = act),
        |s| list(&s.act, |act| act.name().to_string()),
    ),
    Setting::new(
        "init",
        Group::Network,
        choice::<Initialization>(),
        |row, s, text| row.choice(text).map(|init| s.init = init),
        |s| s.init.name().to_string(),
    ),
    Setting::new(
        "scale",
        Group::Network,
        Kind::Number { min: 0.0, max: 100.0, scale: Scale::ZeroLog },
        |row, s, text| row.number(text).map(|scale| s.scale = scale),
        |s| number::text(s.scale),
    ),
    Setting::new(
        "draw",
        Group::Network,
        choice::<Draw>(),
        |row, s, text| row.choice(text).map(|draw| s.draw = draw),
        |s| s.draw.name().to_string(),
    ),
    Setting::new(
        "seed",
        Group::Network,
        SEED,
        |row, s, text| row.integer(text).map(|seed| s.seed = seed as u32),
        |s| number::text(s.seed.into()),
    ),
    Setting::new(
        "opt",
        Group::Descent,
        choice::<OptimizerKind>(),
        |row, s, text| row.choice(text).map(|opt| s.opt = opt),
        |s| s.opt.name().to_string(),
    )
    .live(),
    Setting::new(
        "lr",
        Group::Descent,
        Kind::Number { min: 1e-6, max: 100.0, scale: Scale::Log },
        |row, s, text| row.number(text).map(|lr| s.lr = lr),
        |s| number::text(s.lr),
    )
    .live(),
    Setting::new(
        "batch",
        Group::Descent,
        Kind::Integer { min: 0.0, max: 5000.0 },
        |row, s, text| row.integer(text).map(|batch| s.batch = batch as usize),
        |s| number::text(s.batch as f64),
    )
    .live(),
    Setting::new(
        "decay",
        Group::Descent,
        Kind::Number { min: 0.0, max: 1.0, scale: Scale::ZeroLog },
        |row, s, text| row.number(text).map(|decay| s.decay = decay),
        |s| number::text(s.decay),
    )
    .live(),
    Setting::new(
        "l1",
        Group::Regularization,
        PENALTY,
        |row, s, text| row.number(text).map(|l1| s.l1 = l1),
        |s| number::text(s.l1),
    )
    .live(),
    Setting::new(
        "l2",
        Group::Regularization,
        PENALTY,
        |row, s, text| row.number(text).map(|l2| s.l2 = l2),
        |s| number::text(s.l2),
    )
    .live(),
    Setting::new(
        "biases",
        Group::Regularization,
        choice::<BiasPenalty>(),
        |row, s, text| row.choice(text).map(|biases| s.biases = biases),
        |s| s.biases.name().to_string(),
    )
    .live(),
    Setting::new(
        "keep",
        Group::Regularization,
        Kind::Keep,
        |row, s, text| row.entries(text, |row, keep| row.number(keep)).map(|keep| s.keep = keep),
        |s| list(&s.keep, |keep| number::text(*keep)),
    )
    .live(),
    Setting::new(
        "mask",
        Group::Regularization,
        choice::<MaskKind>(),
        |row, s, text| row.choice(text).map(|mask| s.mask = mask),
        |s| s.mask.name().to_string(),
    ),
    Setting::new(
        "mseed",
        Group::Regularization,
        SEED,
        |row, s, text| row.integer(text).map(|seed| s.mseed = seed as u32),
        |s| number::text(s.mseed.into()),
    ),
    Setting::later("patience", Group::Regularization, later("0"), |_| "0".to_string()),
    Setting::new(
        "loss",
        Group::Descent,
        choice::<CrossEntropy>(),
        |row, s, text| row.choice(text).map(|loss| s.loss = loss),
        |s| s.loss.name().to_string(),
    )
    .only_for(|data| data.recipe().task == Task::Classification),
    Setting::new(
        "name",
        Group::Run,
        Kind::Text,
        |_, s, text| {
            s.name = models::clean_name(text);
            Ok(())
        },
        |s| s.name.clone(),
    ),
    Setting::new(
        "then",
        Group::Run,
        Kind::Text,
        |row, s, text| then::read(row.key, ITERATIONS, text).map(|changes| s.then = changes),
        |s| then::write(&s.then),
    ),
    Setting::new(
        "it",
        Group::Run,
        ITERATIONS,
        |row, s, text| row.integer(text).map(|it| s.it = it),
        |s| number::text(s.it as f64),
    ),
    Setting::new(
        "play",
        Group::Run,
        choice::<bool>(),
        |row, s, text| row.choice(text).map(|play| s.play = play),
        |s| s.play.name().to_string(),
    ),
    Setting::new(
        "points",
        Group::Data,
        Kind::Text,
        |_, s, text| points::decode_points(text).map(|points| s.points = points),
        |s| points::encode_points(&s.points),
    )
    .only_for(|data| data == DatasetKind::Own),
    Setting::new(
        "vs",
        Group::Run,
        Kind::Text,
        |row, s, text| models::read(row.key, text).map(|models| s.vs = models::write(&models)),
        |s| s.vs.clone(),
    ),
    Setting::new(
        "lab",
        Group::Page,
        Kind::Text,
        |row, s, text| row.lab(text, &READY_LABS, &LABS).map(|lab| s.lab = lab),
        |s| s.lab.to_string(),
    ),
    Setting::new(
        "hide",
        Group::Page,
        Kind::Text,
        |row, s, text| row.subset(text, &PARTS).map(|parts| s.hide = parts),
        |s| s.hide.join(","),
    ),
    Setting::new(
        "lang",
        Group::Page,
        choice::<Language>(),
        |row, s, text| row.choice(text).map(|lang| s.lang = lang),
        |s| s.lang.name().to_string(),
    ),
    Setting::new(
        "theme",
        Group::Page,
        choice::<Theme>(),
        |row, s, text| row.choice(text).map(|theme| s.theme = theme),
        |s| s.theme.name().to_string(),
    ),
];
