//! How the token was given in a pasted text.

use std::fmt;

/// How the token was given in a pasted text.
#[derive(Clone, PartialEq, Eq)]
pub enum ReadToken {
    /// As `$NAME`, to be read where the call runs: `TRIGGER_TOKEN` in this console's own
    /// texts, any other name in others.
    ByName(String),
    /// Written out.
    Real(String),
    /// As the contents of the file of this name.
    File(String),
}

impl fmt::Debug for ReadToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByName(name) => out.debug_tuple("ByName").field(name).finish(),
            Self::Real(_) => out.write_str("Real(••••)"),
            Self::File(path) => out.debug_tuple("File").field(path).finish(),
        }
    }
}
