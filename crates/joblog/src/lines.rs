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
use std::sync::Arc;

/// Where a line begins, and what is known of it as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    start: usize,
    first_run: usize,
    pub(crate) timestamp: Option<Timestamp>,
    pub(crate) section: Option<SectionId>,
    pub(crate) is_section_header: bool,
    /// It is the rest of the line before it.
    pub(crate) continues: bool,
}

/// All lines. The last is open: text goes to its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// How many lines were forgotten, all of them before those that are here.
    forgotten: usize,
    text: String,
    /// Only where style or link differ from what stands before it in the line; a
    /// line starts out in the default style and without a link.
    runs: Vec<Run>,
    ended: Vec<Entry>,
    open: Entry,
    /// How many bytes of the log the open line's text was.
    open_bytes: usize,
}

impl Lines {
    /// How many lines there are to see, with those forgotten.
    pub(crate) fn count(&self) -> usize {
        self.open_index() + usize::from(!self.open_is_blank())
    }

    /// Index of the first line that is not forgotten.
    pub(crate) fn first(&self) -> usize {
        self.forgotten
    }

    /// Index of the open line, seen or not yet.
    pub(crate) fn open_index(&self) -> usize {
        self.forgotten + self.ended.len()
    }

    pub(crate) fn open_mut(&mut self) -> &mut Entry {
        &mut self.open
    }

    /// How many bytes of the log the open line's text was.
    pub(crate) fn open_bytes(&self) -> usize {
        self.open_bytes
    }

    /// Whether the open line has nothing to show for itself.
    pub(crate) fn open_is_blank(&self) -> bool {
        self.open_text().is_empty() && !self.open.is_section_header && !self.open.continues
    }

    pub(crate) fn open_text(&self) -> &str {
        &self.text[self.open.start..]
    }

    pub(crate) fn line(&self, index: usize) -> Option<Line<'_>> {
        if index >= self.count() {
            return None;
        }
        let index = index.checked_sub(self.forgotten)?;
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
            continues: entry.continues,
        })
    }

    /// Writes at the end of the open line. Bytes that are not UTF-8 become
    /// U+FFFD, one for each broken character.
    pub(crate) fn write(&mut self, bytes: &[u8], style: Style, link: Option<&Arc<str>>) {
        if bytes.is_empty() {
            return;
        }
        let current = match self.runs.get(self.open.first_run..) {
            Some([.., last]) => (last.style, last.link.as_ref()),
            Some([]) | None => (Style::default(), None),
        };
        if (style, link) != current {
            self.runs.push(Run {
                start: self.text.len(),
                style,
                link: link.cloned(),
            });
        }
        self.open_bytes += bytes.len();
        // Nearly all text is; to look first is faster than to go by chunks.
        if let Ok(text) = std::str::from_utf8(bytes) {
            return self.text.push_str(text);
        }
        for chunk in bytes.utf8_chunks() {
            self.text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                self.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }

    /// Takes the open line's text away from a place in it on; what goes was
    /// ASCII, or is all of it.
    pub(crate) fn cut(&mut self, place: usize) {
        let end = self.open.start + place;
        let gone = self.text.len() - end;
        self.open_bytes = match place {
            0 => 0,
            _ => self.open_bytes.saturating_sub(gone),
        };
        self.text.truncate(end);
        while self.runs.len() > self.open.first_run
            && self.runs.last().is_some_and(|run| run.start >= end)
        {
            self.runs.pop();
        }
    }

    /// Takes all of the open line's text away.
    pub(crate) fn erase(&mut self) {
        self.cut(0);
    }

    /// Ends the open line and opens the next.
    pub(crate) fn end_line(&mut self, section: Option<SectionId>) {
        let next = Entry {
            start: self.text.len(),
            first_run: self.runs.len(),
            section,
            ..Entry::default()
        };
        self.open_bytes = 0;
        self.ended.push(std::mem::replace(&mut self.open, next));
    }

    /// Ends the open line, which is too long, and goes on with it in the next.
    pub(crate) fn break_line(&mut self) {
        let Entry {
            timestamp, section, ..
        } = self.open;
        self.end_line(section);
        self.open.timestamp = timestamp;
        self.open.continues = true;
    }

    /// Forgets every line but the open one. They still count.
    pub(crate) fn forget_ended(&mut self) {
        self.forgotten += self.ended.len();
        self.ended.clear();
        let start = self.open.start;
        self.text.drain(..start);
        self.runs.drain(..self.open.first_run);
        for run in &mut self.runs {
            run.start -= start;
        }
        (self.open.start, self.open.first_run) = (0, 0);
    }

    /// Counts lines that were not written here, before the open one, which is
    /// blank.
    pub(crate) fn count_in(&mut self, lines: usize) {
        self.forgotten += lines;
    }
}
