//! The table of every setting, in the order of links. It is the only definition of a setting's
//! key, kind, range and default; to add a setting is to add a row.
//!
//! Rows of [`Kind::Later`] belong to features of later versions: their keys are known, and any value
//! but the default is refused by name.

use super::kind::{Group, Kind, MAX_LAYERS, Scale, list, named, names};
use super::{Language, Named, Settings, Theme, number, points, then};
use crate::data::{DatasetKind, Feature, Normalization, Task};
use crate::error::{Error, Result};
use crate::network::{Activation, CrossEntropy, Draw, Initialization, MaskKind};
use crate::training::OptimizerKind;

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// Its key in links and the name of its field in [`Settings`].
    pub key: &'static str,
    /// The part of the page it belongs to.
    pub group: Group,
    /// What its value may be.
    pub kind: Kind,
    /// Whether it can change while training without losing the weights.
    pub live: bool,
    /// Whether it means anything for a dataset.
    pub applies: fn(DatasetKind) -> bool,
    /// Its value as in links; the default's where the feature comes later.
    pub write: fn(&Settings) -> String,
    parse: fn(&Setting, &mut Settings, &str) -> Result<()>,
}

impl Setting {
    const fn new(
        key: &'static str,
        group: Group,
        kind: Kind,
        parse: fn(&Setting, &mut Settings, &str) -> Result<()>,
        write: fn(&Settings) -> String,
    ) -> Setting {
        Setting { key, group, kind, live: false, applies: |_| true, write, parse }
    }

    const fn later(
        key: &'static str,
        group: Group,
        kind: Kind,
        write: fn(&Settings) -> String,
    ) -> Setting {
        Setting::new(key, group, kind, |row, _, text| row.kind.only_default(row.key, text), write)
    }

    const fn live(self) -> Setting {
        Setting { live: true, ..self }
    }

    const fn only_for(self, applies: fn(DatasetKind) -> bool) -> Setting {
        Setting { applies, ..self }
    }

    /// Reads a value as in links into the settings. Looks at this setting alone; what must agree
    /// between settings is the matter of [`Settings::repair`].
    ///
    /// # Errors
    /// Where the value is refused; the settings are then as they were.
    pub fn read(&self, settings: &mut Settings, text: &str) -> Result<()> {
        (self.parse)(self, settings, text)
    }

    /// Whether the feature is there; if not, only the default is taken.
    pub fn ready(&self) -> bool {
        !matches!(self.kind, Kind::Later { .. })
    }

    /// The default as in links. The seed and the noise of a dataset depend on which it is.
    pub fn default_for(&self, data: DatasetKind) -> String {
        let data = if self.key == "data" { Settings::default().data } else { data };
        (self.write)(&Settings { data, ..Settings::default() })
    }

    fn number(&self, text: &str) -> Result<f64> {
        self.kind.number(self.key, text)
    }

    fn integer(&self, text: &str) -> Result<u64> {
        self.kind.integer(self.key, text)
    }

    fn choice<T: Named>(&self, text: &str) -> Result<T> {
        named(self.key, text)
    }

    /// Those of the names `all` that the text lists, in the order of `all`, each once.
    fn subset(&self, text: &str, all: &[&'static str]) -> Result<Vec<&'static str>> {
        let mut listed = vec![false; all.len()];
        for name in text.split(',').map(str::trim) {
            match all.iter().position(|known| *known == name) {
                Some(place) => listed[place] = true,
                None if name.is_empty() => {}
                None => {
                    return Err(Error::NotAChoice { key: self.key, value: name.to_string() });
                }
            }
        }
        Ok(all.iter().zip(listed).filter(|(_, listed)| *listed).map(|(name, _)| *name).collect())
    }

    fn entries<T>(&self, text: &str, read: fn(&Setting, &str) -> Result<T>) -> Result<Vec<T>> {
        let count = text.split(',').count();
        if count > MAX_LAYERS {
            return Err(Error::TooMany { key: self.key, count, max: MAX_LAYERS });
        }
        text.split(',').map(|entry| read(self, entry)).collect()
    }
}

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

/// The labs. Keys that begin with a lab's name and a dot are that lab's own.
pub const LABS: [&str; 6] =
    ["regularization", "initialization", "gradients", "depth", "normalization", "tuning"];

/// Iterations that a link can ask for.
const ITERATIONS: Kind = Kind::Integer { min: 0.0, max: 1e7 };
const SEED: Kind = Kind::Integer { min: 0.0, max: u32::MAX as f64 };
const PENALTY: Kind = Kind::Number { min: 0.0, max: 100.0, scale: Scale::ZeroLog };

const fn choice<T: Named>() -> Kind {
    Kind::Choice { options: names::<T> }
}

const fn later(default: &'static str) -> Kind {
    Kind::Later { default, choices: &[] }
}

static TABLE: [Setting; 34] = [
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
        |s| s.dataset_seed().to_string(),
    ),
    Setting::new(
        "m",
        Group::Data,
        Kind::Integer { min: 10.0, max: 5000.0 },
        |row, s, text| row.integer(text).map(|m| s.m = m as usize),
        |s| s.m.to_string(),
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
    Setting::new("split", Group::Data, Kind::Split, read_split, |s| {
        let text = |[train, dev, test]: [u8; 3]| format!("{train}/{dev}/{test}");
        s.dataset_split().map_or_else(String::new, text)
    }),
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
        Kind::Subset { options: names::<Feature> },
        |row, s, text| {
            let wanted = row.subset(text, &(names::<Feature>)())?;
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
        |s| list(&s.layers, usize::to_string),
    ),
    Setting::new(
        "act",
        Group::Network,
        Kind::ChoicePerLayer { options: names::<Activation> },
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
        |s| s.seed.to_string(),
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
        |s| s.batch.to_string(),
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
        |s| s.mseed.to_string(),
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
        |s| s.it.to_string(),
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
    Setting::later("vs", Group::Run, later(""), |_| String::new()),
    Setting::later("lab", Group::Page, Kind::Later { default: "", choices: &LABS }, |_| {
        String::new()
    }),
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

/// Three whole numbers that sum to 100, the first at least 1; empty is the dataset's own split.
fn read_split(row: &Setting, settings: &mut Settings, text: &str) -> Result<()> {
    if text.is_empty() {
        settings.split = None;
        return Ok(());
    }
    let mut shares = [0; 3];
    let mut count = 0;
    for share in text.split('/') {
        let share = row.integer(share)? as u8;
        if let Some(place) = shares.get_mut(count) {
            *place = share;
        }
        count += 1;
    }
    let sum = shares.iter().map(|share| u32::from(*share)).sum::<u32>();
    if count != 3 || sum != 100 || shares[0] == 0 {
        return Err(Error::BadSplit { value: text.to_string() });
    }
    settings.split = Some(shares);
    Ok(())
}
