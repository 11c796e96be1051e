//! The ages that the demo knows.

use std::fmt;

use super::Dialects;

/// The GitLab whose answers the demo gives; older ones are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// The first with triggers and builds in its API.
    V8_4,
    /// The last with API v3 alone.
    V8_17,
    /// The first with both APIs.
    V9_0,
    /// One of the first with API v4 alone.
    V11_5,
    /// The newest.
    V19_2,
}

impl Release {
    /// All of them, oldest first.
    pub const ALL: [Self; 5] = [
        Self::V8_4,
        Self::V8_17,
        Self::V9_0,
        Self::V11_5,
        Self::V19_2,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::V8_4 => "8.4",
            Self::V8_17 => "8.17",
            Self::V9_0 => "9.0",
            Self::V11_5 => "11.5",
            Self::V19_2 => "19",
        }
    }

    /// The one that this word means.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What `GET /version` says.
    pub(crate) fn version(self) -> &'static str {
        match self {
            Self::V8_4 => "8.4.0",
            Self::V8_17 => "8.17.0",
            Self::V9_0 => "9.0.0",
            Self::V11_5 => "11.5.0",
            Self::V19_2 => "19.2.0",
        }
    }

    /// The APIs of a GitLab of this age (R 0).
    pub fn dialects(self) -> Dialects {
        match self {
            Self::V8_4 | Self::V8_17 => Dialects::V3,
            Self::V9_0 => Dialects::Both,
            Self::V11_5 | Self::V19_2 => Dialects::V4,
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}
