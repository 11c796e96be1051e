//! The log as the page has it: its bytes, its index, and how it is laid out.

use super::place::{Folding, Heights, Hidden, Layout};
use crate::browser::held_bytes::HeldBytes;
use joblog::{Index, Line, Log, Words};
use js_sys::Uint8Array;
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

/// Words are shown in so many places of a line.
const PLACES: usize = 100;

/// How many blocks stay read: what is in sight lies in one or two.
const READ: usize = 4;

/// How much there is of the log: equal extents have equal lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Extent {
    /// Raised when it has become another log.
    pub(super) edition: u32,
    /// How many lines there are.
    pub(super) lines: usize,
    /// How many bytes.
    pub(super) length: usize,
    /// Whether no more will come.
    pub(super) finished: bool,
}

/// All of it.
#[derive(Default)]
pub(super) struct Scene {
    edition: u32,
    bytes: HeldBytes,
    index: Index,
    heights: Heights,
    hidden: Hidden,
    /// Blocks that were read, whether they were the last, and of what log.
    read: VecDeque<(usize, bool, Extent, Rc<Log>)>,
}

impl Scene {
    /// What there is.
    pub(super) fn extent(&self) -> Extent {
        Extent {
            edition: self.edition,
            lines: self.index.line_count(),
            length: self.index.length(),
            finished: self.index.is_finished(),
        }
    }

    /// What is known of the lines.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The bytes as they came.
    pub(super) fn bytes(&self) -> &HeldBytes {
        &self.bytes
    }

    /// Adds bytes at the end.
    pub(super) fn push(&mut self, piece: Uint8Array) {
        self.index.push(&piece.to_vec());
        self.bytes.push(piece);
    }

    /// No more will come.
    pub(super) fn finish(&mut self) {
        self.index.finish();
    }

    /// Forgets everything: it is another log.
    pub(super) fn clear(&mut self) {
        *self = Self {
            edition: self.edition + 1,
            ..Self::default()
        };
    }

    /// Lays the lines out, wrapped at `columns` or not, without what is folded.
    pub(super) fn lay_out(&mut self, columns: Option<usize>, folding: &Folding) {
        if self.heights.columns() != columns {
            self.heights = Heights::new(columns);
        }
        self.heights.extend(&self.index);
        let all = Layout {
            index: &self.index,
            heights: &self.heights,
            hidden: &Hidden::default(),
        };
        self.hidden = Hidden::of(
            self.index.sections(),
            folding,
            self.index.line_count(),
            |line| all.before(line),
        );
    }

    /// How they lie.
    pub(super) fn layout(&self) -> Layout<'_> {
        Layout {
            index: &self.index,
            heights: &self.heights,
            hidden: &self.hidden,
        }
    }

    /// Reads a line.
    pub(super) fn line<R>(&mut self, at: usize, read: impl FnOnce(Line<'_>) -> R) -> Option<R> {
        self.block(self.index.block_of(at)).line(at).map(read)
    }

    /// Where words are in a line, with those that begin in the one it continues.
    pub(super) fn found(&mut self, words: &Words, at: usize) -> Vec<Range<usize>> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut before = String::new();
        if let Some(above) = at.checked_sub(1)
            && self.line(at, |line| line.continues()) == Some(true)
        {
            self.line(above, |line| {
                before.push_str(words.beginning_in(line.text()));
            });
        }
        let places = self.line(at, |line| words.places_in(&before, line.text(), PLACES));
        places.unwrap_or_default()
    }

    /// Reads a block of lines.
    pub(super) fn block(&mut self, block: usize) -> Rc<Log> {
        let extent = self.extent();
        // Only the last block changes when the log grows.
        let is_last = block + 1 == self.index.block_count();
        let known = self.read.iter().find(|(number, was_last, of, _)| {
            *number == block && (*of == extent || !is_last && !was_last)
        });
        if let Some((_, _, _, lines)) = known {
            return Rc::clone(lines);
        }
        let lines = Rc::new(self.read_once(block));
        self.read.retain(|(number, ..)| *number != block);
        self.read
            .push_back((block, is_last, extent, Rc::clone(&lines)));
        if self.read.len() > READ {
            self.read.pop_front();
        }
        lines
    }

    /// Reads a block that is not looked at again soon.
    pub(super) fn read_once(&self, block: usize) -> Log {
        let bytes = self.bytes.copy(self.index.bytes_of(block));
        self.index.read(block, &bytes)
    }

    /// The text of lines, those that continue another joined to it.
    pub(super) fn text(&mut self, lines: Range<usize>) -> String {
        let mut text = String::new();
        for at in lines.start..lines.end.min(self.index.line_count()) {
            self.line(at, |line| {
                if at > lines.start && !line.continues() {
                    text.push('\n');
                }
                text.push_str(line.text());
            });
        }
        text
    }
}
