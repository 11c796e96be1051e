//! Finding words in a log that is read block by block.

mod words;

use crate::{index::Index, log::Log};

pub use words::Words;

/// So many lines are kept; all are counted.
const MOST: usize = 500_000;

/// A search for words, whatever their case, in the text as it is shown. It goes
/// on block by block, so that a page can do other things between, and goes on
/// further when the log has grown.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: Words,
    found: Vec<usize>,
    count: usize,
    /// The first line that was not looked at, or may have changed since.
    next: usize,
    /// How many of those found are before `next`, and how many of those counted.
    settled: (usize, usize),
    /// How the log was when all of it had been looked at.
    complete: Option<(usize, bool)>,
}

impl Search {
    /// For these words; none find nothing.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }

    /// What is looked for.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The block to look at next; `None` when all was looked at.
    #[must_use]
    pub fn next_block(&self, index: &Index) -> Option<usize> {
        let is_complete = self.complete == Some(state_of(index));
        (!is_complete && !self.words.is_empty()).then(|| index.block_of(self.next))
    }

    /// Looks at the lines of a block, as [`Index::read`] gives it.
    pub fn look_at(&mut self, index: &Index, block: usize, lines: &Log) {
        self.found.truncate(self.settled.0);
        self.count = self.settled.1;
        let of_block = index.lines_of(block);
        let settled = index.settled_count();
        let mut before = String::new();
        for at in self.next.max(of_block.start)..of_block.end {
            let Some(line) = lines.line(at) else { continue };
            if !line.continues() {
                before.clear();
            }
            if self.words.are_in(&before, line.text()) {
                self.count += 1;
                if self.found.len() < MOST {
                    self.found.push(at);
                }
            }
            end_of(&mut before, line.text(), self.words.length());
            if at < settled {
                self.settled = (self.found.len(), self.count);
            }
        }
        self.next = of_block.end.min(settled).max(self.next);
        if of_block.end >= index.line_count() {
            self.complete = Some(state_of(index));
        }
    }

    /// The first lines in which the words were found: half a million at most.
    #[must_use]
    pub fn found(&self) -> &[usize] {
        &self.found
    }

    /// In how many lines they were found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The first line that was not looked at yet.
    #[must_use]
    pub fn looked_at(&self) -> usize {
        self.next
    }
}

fn state_of(index: &Index) -> (usize, bool) {
    (index.length(), index.is_finished())
}

/// Makes `before` the end of itself and of `text`, too short to hold words of so
/// many bytes.
fn end_of(before: &mut String, text: &str, words: usize) {
    let wanted = words.saturating_sub(1);
    if text.len() >= wanted {
        before.clear();
    }
    before.push_str(&text[text.floor_char_boundary(text.len().saturating_sub(wanted))..]);
    let surplus = before.len().saturating_sub(wanted);
    before.drain(..before.ceil_char_boundary(surplus));
}
