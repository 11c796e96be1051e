//! The key of a variable, or the name of an input, as someone types it: what
//! GitLab takes, and the sentence about what it does not.

/// GitLab's limit on a variable's key, in characters (GitLab docs, CI/CD
/// variables), which the console also keeps for the name of an input.
const LIMIT: usize = 255;

/// What it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A variable of a build or of a job.
    Variable,
    /// An input of the CI configuration (GitLab docs, CI/CD inputs).
    Input,
}

/// What is wrong with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyProblem {
    /// There is a value, but no key.
    Missing,
    /// It has a character that GitLab does not take.
    Strange,
    /// It has more than 255 characters.
    TooLong,
    /// An earlier row has it too.
    Twice,
}

impl Kind {
    /// One of them, in a sentence.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Input => "input",
        }
    }

    /// What tells one from the others, as the head of its column.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Variable => "Key",
            Self::Input => "Name",
        }
    }

    /// What is wrong with `key` in a row, if anything: the row `has_value` or
    /// not, and stands behind rows with the `earlier` keys.
    pub(crate) fn problem<'a>(
        self,
        key: &str,
        has_value: bool,
        mut earlier: impl Iterator<Item = &'a str>,
    ) -> Option<KeyProblem> {
        if key.is_empty() {
            has_value.then_some(KeyProblem::Missing)
        } else if !key.bytes().all(|byte| self.takes(byte)) {
            Some(KeyProblem::Strange)
        } else if key.len() > LIMIT {
            Some(KeyProblem::TooLong)
        } else {
            earlier
                .any(|other| other == key)
                .then_some(KeyProblem::Twice)
        }
    }

    /// Whether a key or name may have this character.
    const fn takes(self, byte: u8) -> bool {
        let dash = matches!(self, Self::Input) && byte == b'-';
        byte.is_ascii_alphanumeric() || byte == b'_' || dash
    }
}

impl KeyProblem {
    /// What is wrong and what to do.
    pub(crate) const fn sentence(self, kind: Kind) -> &'static str {
        match (kind, self) {
            (Kind::Variable, Self::Missing) => "This value has no key. Name it, or clear it.",
            (Kind::Variable, Self::Strange) => "Use letters, digits and underscores only.",
            (Kind::Variable, Self::TooLong) => "A key has 255 characters at most. Shorten it.",
            (Kind::Variable, Self::Twice) => "An earlier row has this key. Rename or clear one.",
            (Kind::Input, Self::Missing) => "This value has no name. Name it, or clear it.",
            (Kind::Input, Self::Strange) => "Use letters, digits, underscores and dashes only.",
            (Kind::Input, Self::TooLong) => "A name has 255 characters at most. Shorten it.",
            (Kind::Input, Self::Twice) => "An earlier row has this name. Rename or clear one.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_follow_gitlabs_rule() {
        let long = "K".repeat(LIMIT);
        let too_long = long.clone() + "K";
        for (key, has_value, problem) in [
            ("UPLOAD_TO_S3", false, None),
            ("_9z", true, None),
            ("9", true, None),
            ("", false, None),
            (&long, true, None),
            ("", true, Some(KeyProblem::Missing)),
            ("A B", true, Some(KeyProblem::Strange)),
            ("\u{fc}", true, Some(KeyProblem::Strange)),
            (" A", true, Some(KeyProblem::Strange)),
            ("A]", true, Some(KeyProblem::Strange)),
            (&too_long, true, Some(KeyProblem::TooLong)),
            ("EARLIER", true, Some(KeyProblem::Twice)),
            ("earlier", true, None),
        ] {
            for kind in [Kind::Variable, Kind::Input] {
                let earlier = ["", "EARLIER"].into_iter();
                let found = kind.problem(key, has_value, earlier);
                assert_eq!(found, problem, "{kind:?} {key:?}");
            }
        }
    }

    #[test]
    fn only_an_inputs_name_has_dashes() {
        let dashed = |kind: Kind| kind.problem("a-b", true, [].into_iter());
        assert_eq!(dashed(Kind::Variable), Some(KeyProblem::Strange));
        assert_eq!(dashed(Kind::Input), None);
    }
}
