//! What is wrong with the key of a variable or the name of an input.

use super::rows::Kind;

/// What is wrong with a row's key or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// There is a value, but no key.
    Missing,
    /// It has a character that GitLab does not take.
    Strange,
    /// It has more than 255 characters.
    TooLong,
    /// An earlier row has it too.
    Twice,
    /// Its value was a secret that was not kept.
    Asked,
}

impl Problem {
    /// Whether it is about the value, and not about the key or name.
    pub(super) const fn is_about_value(self) -> bool {
        match self {
            Self::Asked => true,
            Self::Missing | Self::Strange | Self::TooLong | Self::Twice => false,
        }
    }

    /// What is wrong and what to do.
    pub(super) const fn sentence(self, kind: Kind) -> &'static str {
        match (kind, self) {
            (Kind::Variable, Self::Missing) => "This value has no key. Name it, or clear it.",
            (Kind::Variable, Self::Strange) => "Use letters, digits and underscores only.",
            (Kind::Variable, Self::TooLong) => "A key has 255 characters at most. Shorten it.",
            (Kind::Variable, Self::Twice) => "An earlier row has this key. Rename or remove one.",
            (Kind::Variable | Kind::Input, Self::Asked) => {
                "Type this value again, or remove the row: it may be secret, so it was not kept."
            }
            (Kind::Input, Self::Missing) => "This value has no name. Name it, or clear it.",
            (Kind::Input, Self::Strange) => "Use letters, digits, underscores and dashes only.",
            (Kind::Input, Self::TooLong) => "A name has 255 characters at most. Shorten it.",
            (Kind::Input, Self::Twice) => "An earlier row has this name. Rename or remove one.",
        }
    }
}
