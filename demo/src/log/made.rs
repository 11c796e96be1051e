//! Logs too large to keep: they are made piece by piece while they are sent. A
//! block of lines is written once; of each copy only the numbers and times are
//! set, so that any part of the log is at hand without what is before it.

use std::sync::OnceLock;

use crate::world::Moment;

use super::pattern::Pattern;

/// Which large log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Large {
    /// More than a million lines, with times, colours and sections: 100 MB.
    Chatty,
    /// One line of 50 MB between two short ones.
    OneLine,
}

impl Large {
    /// The large log that a job of this name writes.
    pub(crate) fn of(job: &str) -> Option<Self> {
        match job {
            "chatty" => Some(Self::Chatty),
            "one_line" => Some(Self::OneLine),
            _ => None,
        }
    }

    fn pattern(self) -> &'static Pattern {
        static CHATTY: OnceLock<Pattern> = OnceLock::new();
        static ONE_LINE: OnceLock<Pattern> = OnceLock::new();
        match self {
            Self::Chatty => CHATTY.get_or_init(Pattern::chatty),
            Self::OneLine => ONE_LINE.get_or_init(Pattern::one_line),
        }
    }
}

/// A part of a large log; the iterator gives its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeLog {
    large: Large,
    started: Moment,
    /// How long the job takes from its first line to its last, in milliseconds.
    length: i64,
    from: u64,
    to: u64,
}

impl MadeLog {
    /// The log of a run that began at `started`, as far as it got after
    /// `reached` of `length` milliseconds.
    pub(crate) fn new(large: Large, started: Moment, length: i64, reached: i64) -> Self {
        let pattern = large.pattern();
        let to = if reached >= length {
            pattern.length()
        } else {
            pattern.length_after(reached.max(0).unsigned_abs(), length.unsigned_abs())
        };
        Self {
            large,
            started,
            length,
            from: 0,
            to,
        }
    }

    /// How many bytes there are.
    pub fn length(&self) -> u64 {
        self.to - self.from
    }

    /// The part from `offset` on, of at most `limit` bytes.
    pub(crate) fn part(self, offset: u64, limit: u64) -> Self {
        let from = self.from.saturating_add(offset).min(self.to);
        let to = from.saturating_add(limit).min(self.to);
        Self { from, to, ..self }
    }
}

impl Iterator for MadeLog {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if self.from >= self.to {
            return None;
        }
        let mut piece = self
            .large
            .pattern()
            .piece_at(self.from, self.started, self.length);
        let left = usize::try_from(self.to - self.from).unwrap_or(usize::MAX);
        piece.truncate(left);
        self.from += piece.len() as u64;
        Some(piece)
    }
}
