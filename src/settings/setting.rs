//! One row of the table of settings: how a setting is read and written.

use super::kind::{Group, Kind, MAX_LAYERS, named, not_a_choice};
use super::{Named, Settings, number};
use crate::data::DatasetKind;
use crate::error::{Error, Result};

/// One setting.
#[derive(Clone, Copy, Debug)]
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
    place: Place,
}

/// Where a setting's value is.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// In a field of [`Settings`].
    Field { parse: fn(&Setting, &mut Settings, &str) -> Result<()>, write: fn(&Settings) -> String },
    /// In [`Settings::of_labs`], where it is not the default.
    Lab { default: &'static str },
}

impl Setting {
    pub(super) const fn new(
        key: &'static str,
        group: Group,
        kind: Kind,
        parse: fn(&Setting, &mut Settings, &str) -> Result<()>,
        write: fn(&Settings) -> String,
    ) -> Setting {
        let place = Place::Field { parse, write };
        Setting { key, group, kind, live: false, applies: |_| true, place }
    }

    /// A lab's own setting, of [`Kind::Choice`], [`Kind::Integer`] or [`Kind::Number`]. The key begins
    /// with the lab's name and a dot; the default is canonical.
    pub(super) const fn of_lab(key: &'static str, kind: Kind, default: &'static str) -> Setting {
        let (group, place) = (Group::Lab, Place::Lab { default });
        Setting { key, group, kind, live: false, applies: |_| true, place }
    }

    pub(super) const fn later(
        key: &'static str,
        group: Group,
        kind: Kind,
        write: fn(&Settings) -> String,
    ) -> Setting {
        Setting::new(key, group, kind, |row, _, text| row.kind.only_default(row.key, text), write)
    }

    pub(super) const fn live(self) -> Setting {
        Setting { live: true, ..self }
    }

    pub(super) const fn only_for(self, applies: fn(DatasetKind) -> bool) -> Setting {
        Setting { applies, ..self }
    }

    /// Reads a value as in links into the settings. Looks at this setting alone; what must agree
    /// between settings is the matter of [`Settings::repair`].
    ///
    /// # Errors
    /// Where the value is refused; the settings are then as they were.
    pub fn read(&self, settings: &mut Settings, text: &str) -> Result<()> {
        match self.place {
            Place::Field { parse, .. } => parse(self, settings, text),
            Place::Lab { default } => {
                let value = self.canonical(text)?;
                // Last now; in the table's order once all rows were read, as by Settings::repair.
                settings.of_labs.retain(|(key, _)| *key != self.key);
                if value != default {
                    settings.of_labs.push((self.key, value));
                }
                Ok(())
            }
        }
    }

    /// Its value as in links; the default's where the feature comes later.
    pub fn write(&self, settings: &Settings) -> String {
        match self.place {
            Place::Field { write, .. } => write(settings),
            Place::Lab { default } => {
                let own = settings.of_labs.iter().find(|(key, _)| *key == self.key);
                own.map_or(default, |(_, value)| value).to_string()
            }
        }
    }

    /// The value of a lab's own setting as it is written.
    fn canonical(&self, text: &str) -> Result<String> {
        match self.kind {
            Kind::Choice { options } => self.one_of(text, options).map(str::to_string),
            Kind::Integer { .. } => self.integer(text).map(|value| number::text(value as f64)),
            _ => self.number(text).map(number::text),
        }
    }

    /// Whether the feature is there; if not, only the default is taken.
    pub fn ready(&self) -> bool {
        !matches!(self.kind, Kind::Later { .. })
    }

    /// The default as in links. The seed and the noise of a dataset depend on which it is.
    pub fn default_for(&self, data: DatasetKind) -> String {
        let data = if self.key == "data" { Settings::default().data } else { data };
        self.write(&Settings { data, ..Settings::default() })
    }

    pub(super) fn number(&self, text: &str) -> Result<f64> {
        self.kind.number(self.key, text)
    }

    pub(super) fn integer(&self, text: &str) -> Result<u64> {
        self.kind.integer(self.key, text)
    }

    pub(super) fn choice<T: Named>(&self, text: &str) -> Result<T> {
        named(self.key, text)
    }

    /// One of a few names.
    pub(super) fn one_of(&self, text: &str, all: &[&'static str]) -> Result<&'static str> {
        let text = text.trim();
        let known = all.iter().find(|name| **name == text);
        known.copied().ok_or_else(|| not_a_choice(self.key, text))
    }

    /// A lab that is there, or none; the others that are `known` come later.
    pub(super) fn lab(
        &self,
        text: &str,
        ready: &[&'static str],
        known: &[&'static str],
    ) -> Result<&'static str> {
        match self.one_of(text, ready) {
            Err(Error::NotAChoice { value, .. }) if value.is_empty() => Ok(""),
            Err(Error::NotAChoice { key, value }) if known.contains(&value.as_str()) => {
                Err(Error::NotYet { key, value })
            }
            result => result,
        }
    }

    /// Those of the names `all` that the text lists, in the order of `all`, each once.
    pub(super) fn subset(&self, text: &str, all: &[&'static str]) -> Result<Vec<&'static str>> {
        let mut listed = vec![false; all.len()];
        for name in text.split(',').map(str::trim) {
            match all.iter().position(|known| *known == name) {
                Some(place) => listed[place] = true,
                None if name.is_empty() => {}
                None => {
                    return Err(not_a_choice(self.key, name));
                }
            }
        }
        Ok(all.iter().zip(listed).filter(|(_, listed)| *listed).map(|(name, _)| *name).collect())
    }

    pub(super) fn entries<T>(
        &self,
        text: &str,
        read: fn(&Setting, &str) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = text.split(',').count();
        if count > MAX_LAYERS {
            return Err(Error::TooMany { key: self.key, count, max: MAX_LAYERS });
        }
        text.split(',').map(|entry| read(self, entry)).collect()
    }

    /// Three whole numbers that sum to 100, the first at least 1; `None` for no text, the dataset's
    /// own split.
    pub(super) fn split(&self, text: &str) -> Result<Option<[u8; 3]>> {
        if text.is_empty() {
            return Ok(None);
        }
        let mut shares = [0; 3];
        let mut count = 0;
        for share in text.split('/') {
            let share = self.integer(share)? as u8;
            if let Some(place) = shares.get_mut(count) {
                *place = share;
            }
            count += 1;
        }
        let sum = shares.iter().map(|share| u32::from(*share)).sum::<u32>();
        if count != 3 || sum != 100 || shares[0] == 0 {
            return Err(Error::BadSplit { value: text.to_string() });
        }
        Ok(Some(shares))
    }
}
