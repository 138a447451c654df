//! Values chosen by name.

/// A value chosen by name, such as an activation; `named!` makes one.
pub trait Named: Copy + PartialEq + 'static {
    /// Each name as it stands in links, with its value.
    const NAMES: &'static [(&'static str, Self)];

    /// The name in links.
    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }

    /// The value of a name, if there is one.
    fn by_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// No is 0 and yes is 1.
impl Named for bool {
    const NAMES: &'static [(&'static str, Self)] = &[("0", false), ("1", true)];
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
            const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$value),)+];
        }
    };
}
pub(crate) use named;
