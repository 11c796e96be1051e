//! What is to be called: the console's form as plain text, nothing encoded yet.

use std::fmt;

/// One trigger call as the user gave it. Every field is the raw text; encoding and
/// quoting are the business of [`crate::write()`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The GitLab's address, without a trailing slash: `https://gitlab.example.com`, or
    /// `https://example.com/gitlab`.
    pub gitlab: String,
    /// Which of GitLab's ways to run a trigger is called.
    pub endpoint: Endpoint,
    /// The project's number, or its full path not encoded: `9` or `group/name`.
    pub project: String,
    /// The project's full path, where it is known; empty otherwise. Some places name a
    /// project by its path only.
    pub project_path: String,
    /// Branch or tag, as GitLab shows it.
    pub git_ref: String,
    /// Variables in the order of the form. A row whose key and value are both empty is
    /// skipped, so that a form may keep an empty last row.
    pub variables: Vec<Variable>,
    /// Inputs of the CI configuration, in the order of the form; empty rows are skipped.
    pub inputs: Vec<Input>,
    /// How the trigger's token is given.
    pub token: TokenGiven,
    /// A field by which the build can be known later. Not sent where
    /// [`crate::Place::carries_marker`] says so.
    pub marker: Option<Marker>,
}

/// A field that a trigger call does not know. GitLab keeps it, with the rest of the
/// request, in the file variable `TRIGGER_PAYLOAD` of the build (GitLab docs, CI/CD >
/// Trigger pipelines by using the API), so whoever made the call can tell its builds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// ASCII letters, digits and underscores; none of the names that the API knows.
    pub name: String,
    /// ASCII letters, digits, underscores and dashes.
    pub value: String,
}

/// GitLab's ways to run a trigger (GitLab docs, API > Pipeline trigger tokens; for v3 the
/// docs of GitLab 8.17).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// `POST /api/v4/projects/:id/trigger/pipeline`, GitLab 9.0 and later.
    #[default]
    V4,
    /// `POST /api/v4/projects/:id/ref/:ref/trigger/pipeline`: the ref in the path.
    V4RefInPath,
    /// `POST /api/v3/projects/:id/trigger/builds`, GitLab 8.3 to 10.8.
    V3,
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

/// One input of the CI configuration (GitLab docs, CI/CD inputs).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Letters, digits, underscores and dashes, at most 255.
    pub name: String,
    /// Any text without NUL; GitLab reads what is no string as JSON text.
    pub value: String,
}

/// How the token appears in a snippet.
#[derive(Clone, PartialEq, Eq)]
pub enum TokenGiven {
    /// As `$TRIGGER_TOKEN`, which is set where the call runs.
    Placeholder,
    /// The trigger's own token, written out.
    Real(String),
    /// Read from this file where the call runs. Blanks at the end of the file do not count.
    File(String),
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
        match self {
            Self::Placeholder => out.write_str("Placeholder"),
            Self::Real(_) => out.write_str("Real(••••)"),
            Self::File(path) => out.debug_tuple("File").field(path).finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let variable = |key: &str, value: &str, secret| Variable {
            key: key.into(),
            value: value.into(),
            secret,
        };
        let shown = format!(
            "{:?}",
            (
                variable("PASSWORD", "hunter2", true),
                variable("COLOUR", "violet", false),
                TokenGiven::Real("glptt-4f1c".into()),
            )
        );
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
