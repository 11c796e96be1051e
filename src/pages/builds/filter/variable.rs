//! A variable that builds were given, as a person writes it.

use gitlab::Variable;

/// `KEY`, whatever its value, or `KEY=value`.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::pages::builds) struct VariableFilter {
    key: String,
    value: Option<String>,
}

/// Shows the key only: the value may be a secret.
impl std::fmt::Debug for VariableFilter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("VariableFilter")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl VariableFilter {
    /// Reads what was written; `None` where nothing was. A value is taken as
    /// it is, with its spaces: only a key has none around it.
    pub(in crate::pages::builds) fn parse(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return None;
        }
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key, Some(value.to_owned())),
            None => (text, None),
        };
        let key = key.trim().to_owned();
        Some(Self { key, value })
    }

    /// What [`VariableFilter::parse`] reads.
    pub(in crate::pages::builds) fn text(&self) -> String {
        match &self.value {
            Some(value) => [self.key.as_str(), "=", value].concat(),
            None => self.key.clone(),
        }
    }

    /// Whether the key can be one: letters, digits and `_` (GitLab docs, CI/CD
    /// variables).
    pub(in crate::pages::builds) fn is_sound(&self) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !self.key.is_empty() && self.key.bytes().all(allowed)
    }

    /// Whether a build that was given `variables` is meant.
    pub(in crate::pages::builds) fn fits(&self, variables: &[Variable]) -> bool {
        variables.iter().any(|variable| {
            let same_value = self.value.as_ref().is_none_or(|one| *one == variable.value);
            variable.key == self.key && same_value
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::variable;
    use super::*;

    #[test]
    fn a_key_alone_fits_any_value_and_with_one_that_value_only() {
        let given = [variable("ENV", "staging"), variable("EMPTY", "")];
        for (text, fits) in [
            ("ENV", true),
            (" ENV ", true),
            ("ENV=staging", true),
            ("ENV =staging", true),
            ("ENV=stag", false),
            ("ENV= staging", false),
            ("ENV=", false),
            ("EMPTY=", true),
            ("env", false),
            ("OTHER", false),
        ] {
            let filter = VariableFilter::parse(text).unwrap();
            assert_eq!(filter.fits(&given), fits, "{text}");
        }
        assert_eq!(VariableFilter::parse("  "), None);
    }

    #[test]
    fn what_was_written_comes_back() {
        for text in ["A", "A=", "A=b=c", "A= b ", "=x", "A B=c"] {
            let filter = VariableFilter::parse(text).unwrap();
            assert_eq!(filter.text(), text);
        }
    }

    #[test]
    fn no_build_has_a_key_of_other_characters() {
        for (text, sound) in [("A_1", true), ("=x", false), ("A B", false), ("Ä", false)] {
            assert_eq!(VariableFilter::parse(text).unwrap().is_sound(), sound);
        }
    }

    #[test]
    fn the_value_is_in_no_debug_text() {
        let filter = VariableFilter::parse("KEY=hunter2").unwrap();
        assert!(!format!("{filter:?}").contains("hunter2"));
    }
}
