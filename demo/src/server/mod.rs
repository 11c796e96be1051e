//! Which GitLab the demo is: how old, and which of its two APIs answer. What
//! came when is told by `history`, with the fields in `fields` and the parameters
//! in `parameters`.

mod dialects;
pub(crate) mod fields;
mod history;
mod parameters;
mod release;

pub use dialects::Dialects;
pub use release::Release;

use std::fmt;

/// A GitLab of some age, with the APIs that it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server {
    release: Release,
    dialects: Dialects,
}

impl Server {
    /// A GitLab of this release. It answers what such a one answers, or only
    /// the one API that is wanted of the two that it has.
    pub fn new(release: Release, wanted: Option<Dialects>) -> Result<Self, Contradiction> {
        let own = release.dialects();
        let wanted = wanted.unwrap_or(own);
        if own == wanted || own == Dialects::Both {
            Ok(Self {
                release,
                dialects: wanted,
            })
        } else {
            Err(Contradiction { release, wanted })
        }
    }

    /// How old it is.
    pub fn release(self) -> Release {
        self.release
    }

    /// Which APIs it answers.
    pub fn dialects(self) -> Dialects {
        self.dialects
    }

    pub(crate) fn speaks_v3(self) -> bool {
        matches!(self.dialects, Dialects::V3 | Dialects::Both)
    }

    pub(crate) fn speaks_v4(self) -> bool {
        matches!(self.dialects, Dialects::V4 | Dialects::Both)
    }
}

impl Default for Server {
    /// The newest GitLab.
    fn default() -> Self {
        let release = Release::V19_2;
        Self {
            release,
            dialects: release.dialects(),
        }
    }
}

/// A release was wanted with an API that it does not have; the text is for
/// people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    release: Release,
    wanted: Dialects,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { release, wanted } = self;
        write!(
            out,
            "GitLab {release} answers API {own} alone, so --api {wanted} cannot be. Leave --api \
             out, or choose --gitlab 9.0, which has both.",
            own = release.dialects()
        )
    }
}

impl std::error::Error for Contradiction {}
