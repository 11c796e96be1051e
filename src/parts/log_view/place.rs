//! Where lines are: how many rows each takes, which are folded away, and what of
//! it all is in sight. A row is as high as every other.

mod folds;
mod heights;
mod scroll;

pub(super) use folds::{Folding, Hidden};
pub(super) use heights::Heights;
pub(super) use scroll::{ROW, Scroll};

use joblog::Index;

/// The log as it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    /// What is known of its lines.
    pub(super) index: &'a Index,
    /// How many rows they take.
    pub(super) heights: &'a Heights,
    /// Those that are folded away.
    pub(super) hidden: &'a Hidden,
}

impl Layout<'_> {
    /// How many rows there are.
    pub(super) fn rows(self) -> usize {
        self.before(self.index.line_count())
    }

    /// How many rows are before a line.
    pub(super) fn before(self, line: usize) -> usize {
        let whole = |line| self.heights.before(self.index, line);
        whole(line) - self.hidden.rows_before(line, whole)
    }

    /// The line that has this row, counted from 0; the last one for a row after
    /// all.
    pub(super) fn at(self, row: usize) -> usize {
        let (mut low, mut high) = (0, self.index.line_count());
        while low + 1 < high {
            let middle = low.midpoint(high);
            if self.before(middle) <= row {
                low = middle;
            } else {
                high = middle;
            }
        }
        // Lines folded away at the very end have the place of what follows them.
        self.hidden.shown_at_or_before(low)
    }

    /// The lines from `first` on that are not folded away.
    pub(super) fn shown_from(self, first: usize) -> impl Iterator<Item = usize> {
        let next = move |line: usize| {
            let line = self.hidden.shown_at_or_after(line);
            (line < self.index.line_count()).then_some(line)
        };
        std::iter::successors(next(first), move |line| next(line + 1))
    }
}

#[cfg(test)]
mod tests;
