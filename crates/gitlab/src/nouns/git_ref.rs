//! The name of a branch or tag.

use std::fmt;

/// A branch or tag name as GitLab takes it; `refs/heads/x` and `refs/tags/x` tell a
/// branch and a tag of the same name apart.
///
/// Git allows quotes, `$`, `;` and more in a name: treat it as untrusted text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GitRef(String);

impl GitRef {
    /// Takes a name as typed or received; blanks around it, which no name can have, are
    /// dropped.
    pub fn new(name: &str) -> Self {
        Self(name.trim().to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for GitRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
