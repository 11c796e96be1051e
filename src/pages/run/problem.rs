//! What is wrong with a row of variables or of inputs.

use crate::parts::typed_key::{KeyProblem, Kind};

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Its key or name will not do.
    Key(KeyProblem),
    /// Its value was a secret that was not kept.
    Asked,
}

impl Problem {
    /// Whether it is about the value, and not about the key or name.
    pub(super) const fn is_about_value(self) -> bool {
        match self {
            Self::Asked => true,
            Self::Key(_) => false,
        }
    }

    /// What is wrong and what to do.
    pub(super) const fn sentence(self, kind: Kind) -> &'static str {
        match self {
            Self::Key(problem) => problem.sentence(kind),
            Self::Asked => {
                "Type this value again, or remove the row: it may be secret, so it was not kept."
            }
        }
    }
}
