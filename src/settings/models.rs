//! The further models of a comparison, as the key `vs` has them: `l2:0.7;keep:0.86,layers:20,3`.
//! Models are separated by semicolons, changes by commas; a piece without a colon continues the
//! value before it.

use super::kind::Group;
use super::setting::Setting;
use super::{Settings, table};
use crate::error::{Error, Result};

/// Models beside the first at most.
pub const MAX_MODELS: usize = 6;

/// Characters of a model's name at most.
const MAX_NAME: usize = 40;

/// What a further model has otherwise than the first: keys with their values as in links, in the
/// order of the table, at least one. A value that is the first model's too is kept: it stays when
/// the first model's changes.
pub type Variant = Vec<(&'static str, String)>;

/// Whether models of one comparison may differ in a setting: they share their points and what
/// happens when.
pub fn may_differ(row: &Setting) -> bool {
    match row.group {
        Group::Network | Group::Regularization | Group::Descent => row.ready(),
        Group::Data => ["norm", "features", "jitter"].contains(&row.key),
        Group::Run => row.key == "name",
        Group::Page | Group::Lab => false,
    }
}

/// A name without what separates models and changes, in one line and not too long.
#[inline(never)]
pub fn clean_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.trim().chars().take(MAX_NAME) {
        name.push(if c < ' ' || matches!(c, ',' | ';' | ':') { ' ' } else { c });
    }
    name.trim().to_string()
}

/// Reads further models. Of a key that stands there twice the last counts; a model without a change
/// is none.
///
/// # Errors
/// [`Error::BadModel`] for a piece that is not key:value with a key in which models may differ,
/// [`Error::TooMany`] for more than six, and the setting's own error for a value that it refuses.
pub fn read(key: &'static str, text: &str) -> Result<Vec<Variant>> {
    let mut models = Vec::new();
    for model in text.split(';').filter(|model| !model.trim().is_empty()) {
        models.push(read_model(model)?);
    }
    match models.len() {
        count if count > MAX_MODELS => Err(Error::TooMany { key, count, max: MAX_MODELS }),
        _ => Ok(models),
    }
}

#[inline(never)]
fn read_model(text: &str) -> Result<Variant> {
    let bad = || Error::BadModel { value: text.to_string() };
    let mut given: Vec<(&Setting, String)> = Vec::new();
    for piece in text.split(',') {
        match piece.split_once(':') {
            Some((key, value)) => {
                let row = table::find(key.trim()).filter(|row| may_differ(row)).ok_or_else(bad)?;
                given.push((row, value.to_string()));
            }
            None => {
                let (_, value) = given.last_mut().ok_or_else(bad)?;
                *value += ",";
                *value += piece;
            }
        }
    }
    // Through settings and the table: in order, canonical, the last of several.
    let mut scratch = Settings::default();
    for (row, value) in &given {
        row.read(&mut scratch, value)?;
    }
    let rows = table::table().iter();
    let rows = rows.filter(|row| given.iter().any(|(given, _)| given.key == row.key));
    Ok(rows.map(|row| (row.key, row.write(&scratch))).collect())
}

/// Writes models as [`read`] reads them.
pub fn write(models: &[Variant]) -> String {
    let mut text = String::new();
    for (number, model) in models.iter().enumerate() {
        for (place, (key, value)) in model.iter().enumerate() {
            text += match (place, number) {
                (0, 0) => "",
                (0, _) => ";",
                _ => ",",
            };
            text += key;
            text += ":";
            text += value;
        }
    }
    text
}

impl Settings {
    /// The settings of each further model: those of the first with the model's changes, as an
    /// experiment of its own. Changes that the first makes while training are made by all models but
    /// those that have the setting otherwise.
    pub fn models(&self) -> Vec<Settings> {
        self.variants().iter().map(|variant| self.model(variant).0).collect()
    }

    /// `vs`, read; it always can be where the settings are valid.
    fn variants(&self) -> Vec<Variant> {
        read("vs", &self.vs).unwrap_or_default()
    }

    /// One further model, and what of its changes does not go with its other settings; such a
    /// change is not made.
    #[inline(never)]
    pub(super) fn model(&self, variant: &Variant) -> (Settings, Vec<(&'static str, Error)>) {
        let mut model = self.clone();
        model.vs.clear();
        model.name.clear();
        let mut errors = Vec::new();
        for (key, value) in variant {
            model.then.retain(|change| change.key != *key);
            match model.with(key, value) {
                Ok((changed, _)) => model = changed,
                Err(error) => errors.push((*key, error)),
            }
        }
        (model, errors)
    }

    /// Drops of each further model what does not go with its other settings, and models of which
    /// nothing is left.
    #[inline(never)]
    pub(super) fn fit_models(&mut self) -> Vec<Error> {
        let mut errors = Vec::new();
        if self.vs.is_empty() {
            return errors;
        }
        let mut models = self.variants();
        for variant in &mut models {
            let wrong = self.model(variant).1;
            variant.retain(|(key, _)| wrong.iter().all(|(bad, _)| bad != key));
            errors.extend(wrong.into_iter().map(|(_, error)| error));
        }
        models.retain(|variant| !variant.is_empty());
        self.vs = write(&models);
        errors
    }
}
