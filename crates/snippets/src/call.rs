//! What is to be called: the console's form as plain text, nothing encoded yet.

use std::fmt;

/// One trigger call as the user gave it. Every field is the raw text; encoding and
/// quoting are the business of [`crate::write()`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Root of the API, without a trailing slash: `https://gitlab.example.com/api/v4`.
    pub api: String,
    /// The project's number, or its full path not encoded: `9` or `group/name`.
    pub project: String,
    /// Branch or tag, as GitLab shows it.
    pub git_ref: String,
    /// Variables in the order of the form. A row whose key and value are both empty is
    /// skipped, so that a form may keep an empty last row.
    pub variables: Vec<Variable>,
    /// How the trigger's token is given.
    pub token: TokenGiven,
}

/// One pipeline variable of a [`Call`].
#[derive(Clone, PartialEq, Eq)]
pub struct Variable {
    /// GitLab's rule: letters, digits and underscores, at most 255.
    pub key: String,
    /// Any text without NUL. Not used when the variable is secret.
    pub value: String,
    /// A secret value is never written: `$KEY`, read where the call runs, stands for it.
    pub secret: bool,
}

/// How the token appears in a snippet.
#[derive(Clone, PartialEq, Eq)]
pub enum TokenGiven {
    /// As `$TRIGGER_TOKEN`, which is set where the call runs.
    Placeholder,
    /// The trigger's own token, written out.
    Real(String),
}

impl fmt::Debug for Variable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if self.secret {
            "••••"
        } else {
            &self.value
        };
        out.debug_struct("Variable")
            .field("key", &self.key)
            .field("value", &value)
            .field("secret", &self.secret)
            .finish()
    }
}

impl fmt::Debug for TokenGiven {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Placeholder => "Placeholder",
            Self::Real(_) => "Real(••••)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let call = Call {
            api: "https://gitlab.example.com/api/v4".into(),
            project: "9".into(),
            git_ref: "master".into(),
            variables: vec![
                Variable {
                    key: "PASSWORD".into(),
                    value: "hunter2".into(),
                    secret: true,
                },
                Variable {
                    key: "COLOUR".into(),
                    value: "violet".into(),
                    secret: false,
                },
            ],
            token: TokenGiven::Real("glptt-4f1c".into()),
        };
        let shown = format!("{call:?}");
        assert!(
            !shown.contains("hunter2") && !shown.contains("4f1c"),
            "{shown}"
        );
        assert!(
            shown.contains("violet") && shown.contains("PASSWORD"),
            "{shown}"
        );
    }
}
