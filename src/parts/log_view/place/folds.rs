//! Which sections are folded, and which lines that hides.

use joblog::Section;
use std::collections::BTreeMap;
use std::ops::Range;

/// What was folded and opened by hand, here and in other logs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::parts::log_view) struct Folding {
    /// By a section's number in this log.
    here: BTreeMap<usize, bool>,
    /// By a section's name, as it was in logs before.
    remembered: BTreeMap<String, bool>,
}

impl Folding {
    /// Nothing folded here yet.
    pub(in crate::parts::log_view) fn new(remembered: BTreeMap<String, bool>) -> Self {
        Self {
            here: BTreeMap::new(),
            remembered,
        }
    }

    /// Whether a section is folded: as it was left here, else as one of its name
    /// was left before, else as the job asked for.
    pub(in crate::parts::log_view) fn is_folded(&self, number: usize, section: &Section) -> bool {
        let here = self.here.get(&number);
        let known = here.or_else(|| self.remembered.get(&section.name));
        known.copied().unwrap_or(section.collapsed)
    }

    /// Folds or opens a section here.
    pub(in crate::parts::log_view) fn set(&mut self, number: usize, folded: bool) {
        self.here.insert(number, folded);
    }

    /// Opens every section that hides `line`; returns whether any did.
    pub(in crate::parts::log_view) fn open_over(
        &mut self,
        line: usize,
        sections: &[Section],
    ) -> bool {
        let mut opened = false;
        for (number, section) in sections.iter().enumerate() {
            let is_over =
                line > section.header_line && section.last_line.is_none_or(|last| line <= last);
            if is_over && self.is_folded(number, section) {
                self.set(number, false);
                opened = true;
            }
        }
        opened
    }
}

/// The lines that are folded away.
#[derive(Debug, Default)]
pub(in crate::parts::log_view) struct Hidden(Vec<Gap>);

#[derive(Debug)]
struct Gap {
    lines: Range<usize>,
    /// How many rows are gone with it and those before it.
    rows: usize,
}

impl Hidden {
    /// What `folding` hides of these sections, if all lines before one take as
    /// many rows as `before` says.
    pub(in crate::parts::log_view) fn of(
        sections: &[Section],
        folding: &Folding,
        lines: usize,
        before: impl Fn(usize) -> usize,
    ) -> Self {
        let mut gaps: Vec<Gap> = Vec::new();
        for (number, section) in sections.iter().enumerate() {
            let end = section.last_line.map_or(lines, |last| last + 1).min(lines);
            let start = section.header_line + 1;
            let last = gaps.last();
            let is_new = start < end && last.is_none_or(|last| start >= last.lines.end);
            if is_new && folding.is_folded(number, section) {
                let rows = last.map_or(0, |last| last.rows) + before(end) - before(start);
                let lines = start..end;
                gaps.push(Gap { lines, rows });
            }
        }
        Self(gaps)
    }

    /// How many rows before a line are gone.
    pub(super) fn rows_before(&self, line: usize, before: impl Fn(usize) -> usize) -> usize {
        let whole = self.0.partition_point(|gap| gap.lines.end <= line);
        let gone = whole.checked_sub(1).map_or(0, |last| self.0[last].rows);
        let cut = self.0.get(whole).filter(|gap| gap.lines.start < line);
        gone + cut.map_or(0, |gap| before(line) - before(gap.lines.start))
    }

    /// The next line that is not hidden.
    pub(super) fn shown_at_or_after(&self, line: usize) -> usize {
        self.over(line).map_or(line, |gap| {
            // Neighbours may touch.
            self.shown_at_or_after(gap.lines.end)
        })
    }

    /// The last line that is not hidden.
    pub(super) fn shown_at_or_before(&self, line: usize) -> usize {
        self.over(line).map_or(line, |gap| {
            self.shown_at_or_before(gap.lines.start.saturating_sub(1))
        })
    }

    fn over(&self, line: usize) -> Option<&Gap> {
        let first = self.0.partition_point(|gap| gap.lines.end <= line);
        self.0.get(first).filter(|gap| gap.lines.contains(&line))
    }
}
