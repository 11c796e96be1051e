//! An index of a log whose bytes are kept elsewhere.
//!
//! Every 64 KiB of the log the state of the reading is put by, so that any line
//! can be read again from the bytes of its block alone. Of each line only its
//! width is kept.

mod long_lines;
mod pass;
mod problem;
mod problems;
mod simple_lines;

use crate::{log::Log, scan, section::Section};
use long_lines::LongLines;
use simple_lines::SimpleLines;
use std::ops::Range;
use std::str::Utf8Chunk;

pub use problem::{Problem, Severity};
pub use problems::Problems;

/// Bytes of a block: what has to be read to show one line of it.
pub(crate) const BLOCK: usize = 64 << 10;

/// What is known of a log without its text. Bytes go in as they come, and only
/// the bytes count, not how they are cut.
///
/// ```
/// let bytes = b"one\n\x1b[31mtwo\nthree\n";
/// let mut index = joblog::Index::new();
/// index.push(bytes);
///
/// let block = index.block_of(1);
/// let lines = index.read(block, &bytes[index.bytes_of(block)]);
/// assert_eq!(lines.line(1).map(|line| line.text()), Some("two"));
/// ```
#[derive(Clone, Debug)]
pub struct Index {
    /// Reads on at the end; the lines that are whole are forgotten.
    reader: Log,
    length: usize,
    /// For each block the log as it is where the block begins.
    blocks: Vec<Log>,
    /// For each line that is whole its number of characters.
    widths: Vec<u16>,
    simple_lines: SimpleLines,
    long_lines: LongLines,
    problems: Problems,
    /// The log with its last bytes settled, once no more will come.
    finished: Option<Log>,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// Of a log without any bytes yet.
    #[must_use]
    pub fn new() -> Self {
        let reader = Log::new();
        Self {
            blocks: vec![reader.clone()],
            reader,
            length: 0,
            widths: Vec::new(),
            simple_lines: SimpleLines::default(),
            long_lines: LongLines::default(),
            problems: Problems::default(),
            finished: None,
        }
    }

    /// Adds the next bytes.
    pub fn push(&mut self, mut bytes: &[u8]) {
        self.finished = None;
        while !bytes.is_empty() {
            let room = BLOCK - self.length % BLOCK;
            let (front, rest) = bytes.split_at(room.min(bytes.len()));
            self.read_on(front);
            self.length += front.len();
            if self.length.is_multiple_of(BLOCK) {
                self.blocks.push(self.reader.continued());
            }
            bytes = rest;
        }
    }

    /// No more will come: the last bytes are shown, should they still wait.
    pub fn finish(&mut self) {
        let mut last = self.reader.clone();
        last.finish();
        self.finished = Some(last);
    }

    /// Whether it was said that no more will come.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.finished.is_some()
    }

    /// How many bytes were read.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// How many lines there are, each piece of one that is too long counted.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.last().line_count()
    }

    /// How many lines will not change any more: all, or all but the last.
    #[must_use]
    pub fn settled_count(&self) -> usize {
        self.widths.len()
    }

    /// How many characters a line has; 0 for one that is not there.
    #[must_use]
    pub fn width(&self, line: usize) -> usize {
        match self.widths.get(line) {
            Some(width) => usize::from(*width),
            None => self
                .last()
                .line(line)
                .map_or(0, |line| line.text().chars().count()),
        }
    }

    /// The number of a line, counted from 0: a line that continues another has
    /// the number of that.
    #[must_use]
    pub fn number_of(&self, line: usize) -> usize {
        let open = self.settled_count()..line.saturating_add(1).min(self.line_count());
        let continues = |at: &usize| self.last().line(*at).is_some_and(|line| line.continues());
        self.long_lines.number_of(line) - open.filter(continues).count()
    }

    /// Where the line of this number, counted from 0, begins.
    #[must_use]
    pub fn line_of_number(&self, number: usize) -> usize {
        let line = self.long_lines.index_of(number);
        let is_it = |at: &usize| *at >= self.line_count() || self.number_of(*at) == number;
        (line..).find(is_it).unwrap_or(line)
    }

    /// All sections, in the order in which they start.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        self.last().sections()
    }

    /// Errors and warnings among the lines that will not change any more.
    #[must_use]
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Whether lines have the runner's timestamps.
    #[must_use]
    pub fn has_timestamps(&self) -> bool {
        self.reader.has_timestamps()
    }

    /// The block in which a line can be read.
    #[must_use]
    pub fn block_of(&self, line: usize) -> usize {
        let begun = |log: &Log| log.open_line() <= line;
        self.blocks.partition_point(begun).saturating_sub(1)
    }

    /// How many blocks there are.
    #[must_use]
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The lines that can be read in a block.
    #[must_use]
    pub fn lines_of(&self, block: usize) -> Range<usize> {
        let begin = |block: usize| self.blocks.get(block).map(Log::open_line);
        let end = self.line_count();
        begin(block).unwrap_or(end)..begin(block + 1).unwrap_or(end)
    }

    /// Where the bytes of a block are in the log.
    #[must_use]
    pub fn bytes_of(&self, block: usize) -> Range<usize> {
        let start = (block * BLOCK).min(self.length);
        start..(start + BLOCK).min(self.length)
    }

    /// Reads a block from its bytes: the lines of [`Self::lines_of`] are in
    /// what is returned, under the indexes they have here.
    #[must_use]
    pub fn read(&self, block: usize, bytes: &[u8]) -> Log {
        let mut log = self.blocks.get(block).cloned().unwrap_or_default();
        log.push(bytes);
        if self.finished.is_some() && block + 1 == self.blocks.len() {
            log.finish();
        }
        log
    }

    fn last(&self) -> &Log {
        self.finished.as_ref().unwrap_or(&self.reader)
    }

    /// Reads bytes of one block.
    fn read_on(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            bytes = self.pass(bytes);
            let end = scan::line_break(bytes).map_or(bytes.len(), |at| at + 1);
            let (line, rest) = bytes.split_at(end);
            self.reader.push(line);
            self.take_ended();
            bytes = rest;
        }
    }

    /// Counts the lines that the reader has ended, which it then forgets.
    fn take_ended(&mut self) {
        let first = self.widths.len();
        let end = self.reader.open_line();
        for index in first..end {
            if let Some(line) = self.reader.line(index) {
                let text = line.text().as_bytes();
                if line.continues() {
                    self.long_lines.continued_at(index);
                }
                self.problems.look_at(index, text);
                self.widths.push(width(text));
            }
        }
        if first < end {
            self.reader.lines_mut().forget_ended();
        }
    }
}

/// How many characters a text has; each broken one counts.
fn width(text: &[u8]) -> u16 {
    let of_chunk = |chunk: Utf8Chunk<'_>| {
        chunk.valid().chars().count() + usize::from(!chunk.invalid().is_empty())
    };
    let width = if text.is_ascii() {
        text.len()
    } else {
        text.utf8_chunks().map(of_chunk).sum()
    };
    u16::try_from(width).unwrap_or(u16::MAX)
}
