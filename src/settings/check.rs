//! The one place where settings are judged: each by its row of the table, then those that must
//! agree with each other.

use super::{Settings, table};
use crate::error::{Error, Result};

impl Settings {
    /// Sets one setting from its value as in links. Only this setting is looked at; see
    /// [`Settings::with`] for a change with all that follows from it.
    ///
    /// # Errors
    /// Where the key is unknown or the value refused; the settings are then as they were.
    pub fn set(&mut self, key: &str, value: &str) -> Result<()> {
        let row = table::find(key).ok_or_else(|| Error::UnknownKey { key: key.to_string() })?;
        row.read(self, value)
    }

    /// The value of a key as in links, with the default filled in; `None` for an unknown key.
    pub fn get(&self, key: &str) -> Option<String> {
        table::find(key).map(|row| row.write(self))
    }

    /// Valid settings with one changed, still valid, and what had to give way to the change: another
    /// number of hidden layers drops changes of keep_prob, one a layer, that were made while
    /// training. Size, noise and points of the dataset that was left go without a word.
    ///
    /// # Errors
    /// Where the key is unknown, or the value refused by itself or beside the other settings.
    #[inline(never)]
    pub fn with(&self, key: &str, value: &str) -> Result<(Settings, Vec<Error>)> {
        let mut settings = self.clone();
        settings.set(key, value)?;
        if key == "layers" {
            follow(&mut settings.act, settings.layers.len());
            follow(&mut settings.keep, settings.layers.len());
        }
        let mut gave_way = settings.repair();
        match key {
            "data" => gave_way.retain(|error| !matches!(error, Error::NotForThisData { .. })),
            "layers" => {}
            // Nothing else makes another setting wrong, so the error is this one's.
            _ if gave_way.is_empty() => {}
            _ => return Err(gave_way.swap_remove(0)),
        }
        Ok((settings, gave_way))
    }

    /// Whether all settings are valid, by themselves and together.
    ///
    /// # Errors
    /// The first thing that [`Settings::repair`] would have to change.
    pub fn check(&self) -> Result<()> {
        self.clone().repair().into_iter().next().map_or(Ok(()), Err)
    }

    /// Makes the settings valid, with the default for what is not, and canonical: what only repeats
    /// a default is dropped, own points are on the grid, changes are in order. Returns what was
    /// wrong.
    #[inline(never)]
    pub fn repair(&mut self) -> Vec<Error> {
        let mut errors = Vec::new();
        for row in table::table() {
            let default = row.default_for(self.data);
            let value = row.write(self);
            let fits = match row.read(self, &value) {
                Ok(()) if value != default && !(row.applies)(self.data) => {
                    Err(Error::NotForThisData { key: row.key, data: super::Named::name(self.data) })
                }
                result => result,
            };
            if let Err(error) = fits {
                errors.push(error);
                // A default that its own row refused would be a mistake in the table, and leaves
                // the value alone.
                let _ = row.read(self, &default);
            }
        }
        let recipe = self.data.recipe();
        self.dseed = self.dseed.filter(|seed| *seed != recipe.seed);
        self.noise = self.noise.filter(|noise| Some(*noise) != recipe.noise.or(Some(0.0)));
        self.split = self.split.filter(|split| Some(*split) != recipe.split);
        let (layers, default) = (self.layers.len(), Settings::default());
        errors.extend(fit("act", &mut self.act, layers, default.act).err());
        errors.extend(fit("keep", &mut self.keep, layers, default.keep).err());
        errors.extend(self.fit_changes());
        errors.extend(self.fit_models());
        errors
    }

    /// Lists of keep_probs in `then` must fit the layers too; those that do not are dropped.
    fn fit_changes(&mut self) -> Vec<Error> {
        let (keep, layers) = ("keep", self.layers.len());
        let mut errors = Vec::new();
        self.then.retain_mut(|change| {
            let mut scratch = Settings::default();
            let fits = scratch
                .set(change.key, &change.value)
                .and_then(|()| fit(keep, &mut scratch.keep, layers, Vec::new()));
            if change.key == keep {
                change.value = scratch.get(keep).unwrap_or_default();
            }
            errors.extend(fits.clone().err());
            fits.is_ok()
        });
        errors
    }
}

/// One value for all hidden layers, or one a layer; equal ones become one. Where their number is
/// neither, the default takes their place.
fn fit<T: PartialEq>(
    key: &'static str,
    values: &mut Vec<T>,
    layers: usize,
    default: Vec<T>,
) -> Result<()> {
    let count = values.len();
    if count != 1 && count != layers {
        *values = default;
        return Err(Error::OnePerLayer { key, count, layers });
    }
    if values.iter().all(|one| *one == values[0]) {
        values.truncate(1);
    }
    Ok(())
}

/// A list of one value a layer follows a change of the number of layers: new layers are like the
/// last one.
fn follow<T: Clone>(values: &mut Vec<T>, layers: usize) {
    if let (2.., Some(last)) = (values.len(), values.last().cloned()) {
        values.resize(layers.max(1), last);
    }
}
