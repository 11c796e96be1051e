//! How many rows lines take.

use joblog::Index;

/// Lines between two sums that are kept.
const STEP: usize = 512;

/// How many rows lines take: one each, or where they are wrapped as many as
/// their characters fill. What is said of characters that are not one column
/// wide is only nearly right.
#[derive(Debug)]
pub(super) struct Wrapped {
    columns: usize,
    /// Rows before every 512th line.
    sums: Vec<usize>,
}

/// Rows of lines, wrapped or not.
#[derive(Debug, Default)]
pub(in crate::parts::log_view) struct Heights(Option<Wrapped>);

impl Heights {
    /// For lines that are wrapped at so many columns, or not at all.
    pub(in crate::parts::log_view) fn new(columns: Option<usize>) -> Self {
        Self(columns.map(|columns| Wrapped {
            columns: columns.max(1),
            sums: vec![0],
        }))
    }

    /// At how many columns lines are wrapped, if they are.
    pub(in crate::parts::log_view) fn columns(&self) -> Option<usize> {
        self.0.as_ref().map(|wrapped| wrapped.columns)
    }

    /// Takes in what the log has grown by.
    pub(in crate::parts::log_view) fn extend(&mut self, index: &Index) {
        let Some(wrapped) = &mut self.0 else { return };
        while wrapped.sums.len() * STEP <= index.settled_count() {
            let from = (wrapped.sums.len() - 1) * STEP;
            let last = wrapped.sums.last().copied().unwrap_or_default();
            let rows = (from..from + STEP).map(|line| wrapped.rows_of(index, line));
            let sum = last + rows.sum::<usize>();
            wrapped.sums.push(sum);
        }
    }

    /// How many rows all lines before `line` take.
    pub(super) fn before(&self, index: &Index, line: usize) -> usize {
        let Some(wrapped) = &self.0 else { return line };
        let step = (line / STEP).min(wrapped.sums.len() - 1);
        let rest = (step * STEP..line).map(|line| wrapped.rows_of(index, line));
        wrapped.sums[step] + rest.sum::<usize>()
    }
}

impl Wrapped {
    fn rows_of(&self, index: &Index, line: usize) -> usize {
        index.width(line).div_ceil(self.columns).max(1)
    }
}
