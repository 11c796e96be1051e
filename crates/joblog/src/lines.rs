//! The lines written so far: one text for all of them, and where each begins.
//!
//! A log of many short lines costs no allocation for each, and to write at the
//! end is all that ever happens.

use crate::{
    line::{Line, Run},
    section::SectionId,
    style::Style,
    timestamp::Timestamp,
};

/// Where a line begins, and what is known of it as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    start: usize,
    first_run: usize,
    pub(crate) timestamp: Option<Timestamp>,
    pub(crate) section: Option<SectionId>,
    pub(crate) is_section_header: bool,
}

/// All lines. The last is open: text goes to its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    text: String,
    /// Only where the style differs from what stands before it in the line; a
    /// line starts out in the default style.
    runs: Vec<Run>,
    ended: Vec<Entry>,
    open: Entry,
}

impl Lines {
    /// How many lines there are to see.
    pub(crate) fn count(&self) -> usize {
        self.ended.len() + usize::from(!self.open_is_blank())
    }

    /// Index of the open line, seen or not yet.
    pub(crate) fn open_index(&self) -> usize {
        self.ended.len()
    }

    pub(crate) fn open_mut(&mut self) -> &mut Entry {
        &mut self.open
    }

    /// Whether the open line has nothing to show for itself.
    pub(crate) fn open_is_blank(&self) -> bool {
        self.open.start == self.text.len() && !self.open.is_section_header
    }

    pub(crate) fn line(&self, index: usize) -> Option<Line<'_>> {
        if index >= self.count() {
            return None;
        }
        let entry = self.ended.get(index).unwrap_or(&self.open);
        let (text_end, runs_end) = if index < self.ended.len() {
            let next = self.ended.get(index + 1).unwrap_or(&self.open);
            (next.start, next.first_run)
        } else {
            (self.text.len(), self.runs.len())
        };
        Some(Line {
            text: &self.text[entry.start..text_end],
            runs: &self.runs[entry.first_run..runs_end],
            start: entry.start,
            timestamp: entry.timestamp,
            section: entry.section,
            is_section_header: entry.is_section_header,
        })
    }

    /// How much text there is: the place at which the next character goes.
    pub(crate) fn end(&self) -> usize {
        self.text.len()
    }

    /// The text from a place in the open line on.
    pub(crate) fn text_from(&self, place: usize) -> &str {
        &self.text[place..]
    }

    /// Writes at the end of the open line. Bytes that are not UTF-8 become
    /// U+FFFD, one for each broken character.
    pub(crate) fn write(&mut self, bytes: &[u8], style: Style) {
        let current = match self.runs.get(self.open.first_run..) {
            Some([.., last]) => last.style,
            Some([]) | None => Style::default(),
        };
        if style != current {
            self.runs.push(Run {
                start: self.text.len(),
                style,
            });
        }
        for chunk in bytes.utf8_chunks() {
            self.text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                self.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }

    /// Takes the open line's text away from a place on.
    pub(crate) fn cut(&mut self, place: usize) {
        self.text.truncate(place);
        while self.runs.len() > self.open.first_run
            && self.runs.last().is_some_and(|run| run.start >= place)
        {
            self.runs.pop();
        }
    }

    /// Takes all of the open line's text away.
    pub(crate) fn erase(&mut self) {
        self.cut(self.open.start);
    }

    /// Ends the open line and opens the next.
    pub(crate) fn end_line(&mut self, section: Option<SectionId>) {
        let next = Entry {
            start: self.text.len(),
            first_run: self.runs.len(),
            section,
            ..Entry::default()
        };
        self.ended.push(std::mem::replace(&mut self.open, next));
    }
}
