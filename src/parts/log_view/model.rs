//! A job's log in the form in which it is drawn: chunks of lines, each line
//! with the moment at which it was last written, so that only what is new is
//! drawn anew.

use joblog::{Change, Line, Log, Section};
use std::collections::BTreeSet;

/// Lines in a chunk: the browser lays out only the chunks that can be seen.
pub(super) const CHUNK: usize = 200;
/// The most lines that are drawn: the last ones, where what went wrong stands.
pub(super) const MOST: usize = 20_000;

/// A log that grows.
#[derive(Debug, Default)]
pub(super) struct Model {
    log: Log,
    /// For each line, the number of the update that last wrote it.
    written: Vec<u32>,
    updates: u32,
}

/// A line to draw. Equal rows look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    /// Which line, counted from 0.
    pub(super) index: usize,
    written: u32,
    /// How long its section took, for the header of one that is over.
    pub(super) took: Option<u64>,
}

/// Sections that a person folded or opened, against what the log asked for.
pub(super) type Toggled = BTreeSet<usize>;

impl Model {
    /// Takes in the whole log as it is now; tells whether anything is new.
    pub(super) fn take_in(&mut self, whole: &[u8]) -> bool {
        let change = self.log.update(whole);
        self.note(change)
    }

    /// Nothing more will come; tells whether anything is new by that.
    pub(super) fn finish(&mut self) -> bool {
        let change = self.log.finish();
        self.note(change)
    }

    fn note(&mut self, change: Change) -> bool {
        let from = match change {
            Change::Unchanged => return false,
            Change::Appended { from_line } => from_line,
            Change::Replaced => 0,
        };
        self.updates += 1;
        self.written.truncate(from);
        self.written.resize(self.log.line_count(), self.updates);
        true
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.log.line_count()
    }

    /// How many lines at the beginning are not drawn.
    pub(super) fn skipped(&self) -> usize {
        let surplus = self.count().saturating_sub(MOST);
        surplus.next_multiple_of(CHUNK)
    }

    /// The first lines of all chunks.
    pub(super) fn chunks(&self) -> Vec<usize> {
        (self.skipped()..self.count()).step_by(CHUNK).collect()
    }

    /// One line.
    pub(super) fn line(&self, index: usize) -> Option<Line<'_>> {
        self.log.line(index)
    }

    /// The section of which the line is the header, and its number.
    pub(super) fn headed_by(&self, line: &Line<'_>) -> Option<(usize, &Section)> {
        let number = line.section().filter(|_| line.is_section_header())?.index();
        Some((number, self.log.sections().get(number)?))
    }

    /// Whether the section is folded.
    pub(super) fn is_folded(&self, number: usize, toggled: &Toggled) -> bool {
        let section = self.log.sections().get(number);
        section.is_some_and(|section| section.collapsed != toggled.contains(&number))
    }

    /// For each section, whether its lines are hidden: it, or one around it,
    /// is folded. One whose header is not drawn could not be opened again.
    pub(super) fn hiding(&self, toggled: &Toggled) -> Vec<bool> {
        let skipped = self.skipped();
        let sections = self.log.sections();
        let mut hiding: Vec<bool> = Vec::with_capacity(sections.len());
        for (number, section) in sections.iter().enumerate() {
            let own = section.header_line >= skipped && self.is_folded(number, toggled);
            let around = section.parent.and_then(|parent| hiding.get(parent.index()));
            hiding.push(own || around.copied().unwrap_or(false));
        }
        hiding
    }

    /// The lines of the chunk that starts at `start`, without those that are
    /// hidden.
    pub(super) fn rows(&self, start: usize, hiding: &[bool]) -> Vec<Row> {
        let end = self.count().min(start + CHUNK);
        let row = |index| self.row(index, hiding);
        (start..end).filter_map(row).collect()
    }

    fn row(&self, index: usize, hiding: &[bool]) -> Option<Row> {
        let line = self.line(index)?;
        let header = self.headed_by(&line).map(|(_, section)| section);
        let around = match header {
            Some(section) => section.parent,
            None => line.section(),
        };
        let hidden = around.and_then(|section| hiding.get(section.index()));
        (hidden != Some(&true)).then(|| Row {
            index,
            written: self.written.get(index).copied().unwrap_or_default(),
            took: header.and_then(|section| section.duration_seconds),
        })
    }

    /// The folded sections that hide `index`, which have to be opened to see it.
    pub(super) fn folds_over(&self, index: usize, toggled: &Toggled) -> Vec<usize> {
        let Some(line) = self.line(index) else {
            return Vec::new();
        };
        let own = line.section();
        let first = match self.headed_by(&line) {
            Some((_, section)) => section.parent,
            None => own,
        };
        let parent = |section: &joblog::SectionId| self.log.sections().get(section.index())?.parent;
        std::iter::successors(first, parent)
            .map(joblog::SectionId::index)
            .filter(|number| self.is_folded(*number, toggled))
            .collect()
    }

    /// The drawn lines that hold `words`, whatever their case.
    pub(super) fn find(&self, words: &str) -> Vec<usize> {
        let words = words.to_lowercase();
        if words.is_empty() {
            return Vec::new();
        }
        let holds = |index: &usize| {
            self.line(*index)
                .is_some_and(|line| line.text().to_lowercase().contains(&words))
        };
        (self.skipped()..self.count()).filter(holds).collect()
    }
}

#[cfg(test)]
mod tests;
