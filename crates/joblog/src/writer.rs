//! Carries out what the tokens ask for.

use crate::{
    lines::Lines,
    link,
    marker::{self, Edge, Marker},
    section::Sections,
    sgr,
    style::Style,
    timestamp::Timestamp,
    token::{self, Kind, Token},
};
use std::sync::Arc;

/// A line of more bytes of text goes on in another, so that each can be shown
/// and kept in bounded room. What such a line has already filled is not erased
/// by a `\r` any more, and no marker lies over the border.
pub(crate) const LONGEST_LINE: usize = 4096;

/// What must follow a marker, after `\r`, for it to be one.
const MARKER_END: &[u8] = b"\x1b[0K";

#[derive(Clone, Debug, Default)]
pub(crate) struct Writer {
    pub(crate) lines: Lines,
    pub(crate) sections: Sections,
    pub(crate) style: Style,
    /// Where the text leads; a link is over at the end of its line.
    pub(crate) link: Option<Arc<str>>,
    /// Bytes that do not make a token yet; fewer than the longest sequence.
    kept: Vec<u8>,
    /// A `\r` has been read: the next text takes the place of the line's.
    returned: bool,
    /// Where in the open line the text began that nothing has interrupted since, but at most one
    /// `\r` at its end: only such text can be a marker.
    unbroken_from: Option<usize>,
    /// A marker stood on the open line: with nothing else on it, its line break
    /// does not make a line.
    had_marker: bool,
}

impl Writer {
    /// One that goes on from here: without the lines that are whole, and without
    /// what is known of sections.
    pub(crate) fn continued(&self) -> Self {
        let mut lines = self.lines.clone();
        lines.forget_ended();
        Self {
            lines,
            sections: self.sections.continued(),
            kept: self.kept.clone(),
            link: self.link.clone(),
            ..*self
        }
    }

    /// Whether the next bytes start a line of which nothing is known yet.
    pub(crate) fn is_at_line_start(&self) -> bool {
        self.kept.is_empty() && !self.returned && !self.had_marker && self.lines.open_is_blank()
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        if self.kept.is_empty() {
            let used = self.read(bytes);
            self.kept.extend_from_slice(&bytes[used..]);
        } else {
            let mut joined = std::mem::take(&mut self.kept);
            joined.extend_from_slice(bytes);
            let used = self.read(&joined);
            self.kept.extend_from_slice(&joined[used..]);
        }
    }

    /// Writes what was kept back, since no more will come.
    pub(crate) fn finish(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        let mut rest = kept.as_slice();
        while !rest.is_empty() {
            let token = token::unfinished(rest);
            self.apply(token);
            rest = &rest[token.bytes.len()..];
            rest = &rest[self.read(rest)..];
        }
    }

    /// What is on the open line, or is to come to it, was received then.
    pub(crate) fn received(&mut self, timestamp: Timestamp) {
        self.lines.open_mut().timestamp = Some(timestamp);
    }

    /// Applies all tokens that are whole; returns how many bytes they had.
    fn read(&mut self, bytes: &[u8]) -> usize {
        let mut used = 0;
        while let Some(token) = token::next(&bytes[used..]) {
            self.apply(token);
            used += token.bytes.len();
        }
        used
    }

    fn apply(&mut self, token: Token<'_>) {
        match token.kind {
            Kind::Text => self.text(token.bytes),
            Kind::Newline => self.newline(),
            // GitLab empties the line at once. To wait for the text that takes
            // its place keeps what `\r\r\n` ends, and the last state of a
            // progress bar that ends in `\r`.
            Kind::Return => {
                if self.returned {
                    self.unbroken_from = None;
                }
                self.returned = true;
            }
            Kind::Sequence => self.sequence(token.bytes),
            Kind::Link => {
                self.unbroken_from = None;
                self.link = link::address(token.bytes).map(Arc::from);
            }
            Kind::Dropped => self.unbroken_from = None,
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        if std::mem::take(&mut self.returned) {
            self.lines.erase();
            self.unbroken_from = None;
        }
        let bytes = self.fill(bytes);
        self.unbroken_from
            .get_or_insert(self.lines.open_text().len());
        self.lines.write(bytes, self.style, self.link.as_ref());
    }

    /// Fills lines with text for which the open one has no room; returns what
    /// is left of it. A character is never cut.
    fn fill<'a>(&mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        loop {
            let room = LONGEST_LINE.saturating_sub(self.lines.open_bytes());
            if bytes.len() <= room {
                return bytes;
            }
            let (front, rest) = bytes.split_at(last_border(bytes, room));
            self.lines.write(front, self.style, self.link.as_ref());
            self.lines.break_line();
            self.unbroken_from = None;
            bytes = rest;
        }
    }

    fn newline(&mut self) {
        let only_marker = self.had_marker && self.lines.open_is_blank();
        if !only_marker {
            self.lines.end_line(self.sections.innermost());
        }
        self.lines.open_mut().timestamp = None;
        self.returned = false;
        self.unbroken_from = None;
        self.had_marker = false;
        self.link = None;
    }

    fn sequence(&mut self, bytes: &[u8]) {
        let unbroken_from = self.unbroken_from.take();
        if bytes == MARKER_END
            && self.returned
            && let Some(from) = unbroken_from
            && let Some((marker, before)) = marker::at_end_of(&self.lines.open_text()[from..])
        {
            self.lines.cut(from + before);
            self.returned = false;
            self.had_marker = true;
            return self.marker(marker);
        }
        match bytes {
            [_, _, parameters @ .., b'm'] => sgr::apply(&mut self.style, parameters),
            [_, _, b'K'] | [_, _, b'0', b'K'] if self.returned => self.lines.erase(),
            // To move about, to clear a screen, to switch a mode: not in a log.
            _ => {}
        }
    }

    fn marker(&mut self, marker: Marker) {
        match marker.edge {
            Edge::Start if self.sections.has_room() => {
                self.end_line_before_marker();
                self.sections.start(marker, self.lines.open_index());
                let section = self.sections.innermost();
                let header = self.lines.open_mut();
                header.section = section;
                header.is_section_header = true;
            }
            Edge::End if self.sections.is_open(&marker.name) => {
                self.end_line_before_marker();
                // A section has at least its header, so there is a line before.
                self.sections
                    .end(&marker, self.lines.open_index().saturating_sub(1));
                self.lines.open_mut().section = self.sections.innermost();
            }
            Edge::Start | Edge::End => {}
        }
    }

    /// Text before a marker on the same line becomes a line of its own.
    fn end_line_before_marker(&mut self) {
        if !self.lines.open_is_blank() {
            let timestamp = self.lines.open_mut().timestamp;
            self.lines.end_line(self.sections.innermost());
            self.lines.open_mut().timestamp = timestamp;
        }
    }
}

/// The last place at or before `room` at which no character is cut. Bytes that
/// belong to none are each as long as they are shown as one.
fn last_border(bytes: &[u8], room: usize) -> usize {
    let lead = room - token::unfinished_character(&bytes[..room]);
    let from_lead = bytes[lead..].get(..4).unwrap_or(&bytes[lead..]);
    let length = from_lead.utf8_chunks().next().map_or(0, |chunk| {
        let letter = chunk.valid().chars().next();
        letter.map_or(chunk.invalid().len(), char::len_utf8)
    });
    if lead + length > room { lead } else { room }
}
