//! What a preset may be called.

use super::{Owner, Presets};

/// The longest name, in characters.
const LONGEST: usize = 100;

/// What is wrong with a name on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameProblem {
    /// There is none.
    Empty,
    /// It has too many characters.
    TooLong,
    /// It holds a character that cannot be seen.
    Control,
}

impl NameProblem {
    /// What is wrong with `name`, if anything.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if name.trim().is_empty() {
            Some(Self::Empty)
        } else if name.chars().count() > LONGEST {
            Some(Self::TooLong)
        } else {
            let control = name.chars().any(char::is_control);
            control.then_some(Self::Control)
        }
    }

    /// What is wrong and what to do.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "Name the preset, such as \u{201c}nightly to staging\u{201d}.",
            Self::TooLong => "A name has 100 characters at most. Shorten it.",
            Self::Control => "A name is one line of visible characters. Take out the others.",
        }
    }
}

impl Presets {
    /// `name`, or with the first number after it that makes it free.
    pub(crate) fn free_name(&self, owner: &Owner, name: &str) -> String {
        let numbered = (2..).map(|number: u32| format!("{name} ({number})"));
        let names = std::iter::once(name.to_owned()).chain(numbered);
        let mut free = names.filter(|name| self.find(owner, name).is_none());
        free.next().unwrap_or_else(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{owner, preset};
    use super::*;

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(NameProblem::of("nightly ü"), None);
        assert_eq!(NameProblem::of(&"ü".repeat(100)), None);
        assert_eq!(NameProblem::of(" \t"), Some(NameProblem::Empty));
        assert_eq!(
            NameProblem::of(&"a".repeat(101)),
            Some(NameProblem::TooLong)
        );
        assert_eq!(NameProblem::of("a\nb"), Some(NameProblem::Control));
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let (mut presets, owner) = (Presets::default(), owner(1, 9));
        assert_eq!(presets.free_name(&owner, "a"), "a");
        presets.put(&owner, preset("a", "master"));
        presets.put(&owner, preset("a (2)", "master"));
        assert_eq!(presets.free_name(&owner, "a"), "a (3)");
    }
}
