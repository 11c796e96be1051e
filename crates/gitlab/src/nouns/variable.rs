//! A variable that was given to a build.

use crate::decode::{Decode, Fields};

/// One variable of a build (GitLab docs, API > Pipelines, variables).
#[derive(Clone, PartialEq, Eq)]
pub struct Variable {
    /// The name.
    pub key: String,
    /// The value, which may be a secret.
    pub value: String,
    /// How jobs get it.
    pub kind: VariableKind,
    /// Whether `$` in the value is left alone; `None` on older servers.
    pub raw: Option<bool>,
}

/// How jobs get a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariableKind {
    /// As an environment variable.
    EnvVar,
    /// As a file whose path is in the environment variable.
    File,
    /// A word this version does not know.
    Unknown(String),
}

/// Shows the key only.
impl std::fmt::Debug for Variable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Variable")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Decode for Variable {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let kind = match fields.str("variable_type") {
            None | Some("env_var") => VariableKind::EnvVar,
            Some("file") => VariableKind::File,
            Some(other) => VariableKind::Unknown(other.to_owned()),
        };
        Some(Self {
            key: fields.text("key")?,
            value: fields.text("value").unwrap_or_default(),
            kind,
            raw: fields.flag("raw"),
        })
    }
}
