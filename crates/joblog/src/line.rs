//! A line as it is read by whoever shows it.

use crate::{section::SectionId, style::Style, timestamp::Timestamp};
use std::sync::Arc;

/// One line of a log.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) runs: &'a [Run],
    /// Where `text` begins in the text that `runs` count in.
    pub(crate) start: usize,
    pub(crate) timestamp: Option<Timestamp>,
    pub(crate) section: Option<SectionId>,
    pub(crate) is_section_header: bool,
    pub(crate) continues: bool,
}

/// A piece of a line that looks the same from end to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    /// Its characters; never empty.
    pub text: &'a str,
    /// Their look.
    pub style: Style,
    /// An address of `https` that the log links them to. It may lead anywhere.
    pub link: Option<&'a str>,
}

/// From here on, to the next run or the end of the line, text has this style and
/// links there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) style: Style,
    pub(crate) link: Option<Arc<str>>,
}

/// Lines are equal when they read and look the same, wherever their text is kept.
impl PartialEq for Line<'_> {
    fn eq(&self, other: &Self) -> bool {
        let facts = |line: &Self| {
            (
                line.timestamp,
                line.section,
                line.is_section_header,
                line.continues,
            )
        };
        facts(self) == facts(other) && self.spans().eq(other.spans())
    }
}

impl<'a> Line<'a> {
    /// The line without styles, as it is copied and searched: no control
    /// characters but tabs, and no timestamp.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The line in pieces, left to right; together they are the text. Two
    /// neighbours never look the same and lead to the same.
    pub fn spans(&self) -> impl Iterator<Item = Span<'a>> + use<'a> {
        let Self {
            text, runs, start, ..
        } = *self;
        let begins = std::iter::once(start).chain(runs.iter().map(|run| run.start));
        let ends = runs.iter().map(|run| run.start).chain([start + text.len()]);
        let looks = std::iter::once(None).chain(runs.iter().map(Some));
        begins
            .zip(ends)
            .zip(looks)
            .map(move |((begin, end), run)| Span {
                text: &text[begin - start..end - start],
                style: run.map(|run| run.style).unwrap_or_default(),
                link: run.and_then(|run| run.link.as_deref()),
            })
            .filter(|span| !span.text.is_empty())
    }

    /// When the runner received the line, where the log has timestamps. A line
    /// received in parts has the time of the last.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.timestamp
    }

    /// The innermost section that the line belongs to; for a header, its own.
    #[must_use]
    pub fn section(&self) -> Option<SectionId> {
        self.section
    }

    /// Whether the line is the header of its section.
    #[must_use]
    pub fn is_section_header(&self) -> bool {
        self.is_section_header
    }

    /// Whether it is the rest of the line before it, which was too long for one.
    #[must_use]
    pub fn continues(&self) -> bool {
        self.continues
    }
}
