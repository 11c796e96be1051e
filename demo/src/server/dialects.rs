//! GitLab's two REST APIs.

use std::fmt;

/// Which of the two APIs answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialects {
    /// `/api/v3` alone.
    V3,
    /// `/api/v4` alone.
    V4,
    /// Both over the same state.
    Both,
}

impl Dialects {
    /// All of them, as the command line names them.
    pub const ALL: [Self; 3] = [Self::V3, Self::V4, Self::Both];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::V3 => "v3",
            Self::V4 => "v4",
            Self::Both => "both",
        }
    }

    /// The one that this word means.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl fmt::Display for Dialects {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}
