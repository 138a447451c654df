//! Values chosen by name.

/// A value chosen by name, such as an activation; `named!` makes one.
pub trait Named: Copy + PartialEq + 'static {
    /// Each name as it stands in links.
    const NAMES: &'static [&'static str];

    /// The value of each name.
    const VALUES: &'static [Self];

    /// The name in links.
    fn name(self) -> &'static str {
        let place = Self::VALUES.iter().position(|value| *value == self);
        place.and_then(|place| Self::NAMES.get(place)).copied().unwrap_or_default()
    }

    /// The value of a name, if there is one.
    fn by_name(name: &str) -> Option<Self> {
        place(Self::NAMES, name).and_then(|place| Self::VALUES.get(place)).copied()
    }
}

/// Once for all types: there are many, and each is asked for its names in several places.
#[inline(never)]
fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

/// No is 0 and yes is 1.
impl Named for bool {
    const NAMES: &'static [&'static str] = &["0", "1"];
    const VALUES: &'static [bool] = &[false, true];
}

/// Makes an enum whose values have names: each row is a value, its name in links, and what it is.
macro_rules! named {
    (
        $(#[$about:meta])*
        pub enum $type:ident {
            $($(#[$what:meta])* $value:ident = $name:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type {
            $($(#[$what])* $value,)+
        }

        impl $crate::settings::Named for $type {
            const NAMES: &'static [&'static str] = &[$($name,)+];
            const VALUES: &'static [Self] = &[$(Self::$value,)+];
        }
    };
}
pub(crate) use named;
