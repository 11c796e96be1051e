//! Passing over lines that are counted without the reader.

use super::{Index, width};
use crate::{log::LineStart, timestamp::Header};

impl Index {
    /// Counts the lines at the beginning that have nothing but text and colours;
    /// returns what comes after them.
    pub(super) fn pass<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        match self.reader.line_start() {
            LineStart::Plain => self.pass_plain(bytes),
            LineStart::Stamped if begins_line(bytes) => {
                self.reader.end_stamped_line();
                self.take_ended();
                if self.reader.has_ended_line() {
                    self.pass_stamped(bytes)
                } else {
                    bytes
                }
            }
            LineStart::Stamped | LineStart::Within => bytes,
        }
    }

    fn pass_plain<'a>(&mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        let before = self.widths.len();
        let mut style = self.reader.style();
        while let Some(line) = self.simple_lines.take(bytes, &mut style) {
            self.problems.look_at(self.widths.len(), line.text);
            self.widths.push(width(line.text));
            bytes = &bytes[line.length..];
        }
        self.reader.pass(self.widths.len() - before, style);
        bytes
    }

    /// The same with a timestamp in front of each line. The header of the next one
    /// says whether a line is over.
    fn pass_stamped<'a>(&mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        let before = self.widths.len();
        let mut style = self.reader.style();
        loop {
            let mut after = style;
            let content = bytes.get(Header::LENGTH..).unwrap_or_default();
            let Some(line) = self.simple_lines.take(content, &mut after) else {
                break;
            };
            let rest = &content[line.length..];
            if !begins_line(rest) {
                break;
            }
            self.problems.look_at(self.widths.len(), line.text);
            self.widths.push(width(line.text));
            (style, bytes) = (after, rest);
        }
        self.reader.pass(self.widths.len() - before, style);
        bytes
    }
}

/// Whether the bytes start with the whole header of a line of its own.
fn begins_line(bytes: &[u8]) -> bool {
    let header = bytes.get(..Header::LENGTH).and_then(Header::read);
    header.is_some_and(|header| !header.continues)
}
