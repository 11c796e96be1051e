//! A job's log as it grows.

use crate::{
    line::Line,
    lines::Lines,
    section::Section,
    stamps::{Piece, Stamps},
    style::Style,
    writer::Writer,
};

/// A job's log. Bytes go in as they come; lines and sections can be read at any
/// time between.
///
/// What the bytes may say:
/// - UTF-8; what is not becomes U+FFFD.
/// - `\n` and `\r\n` end a line; after a lone `\r` the next text takes the
///   place of the whole line, as in GitLab.
/// - SGR sequences set the [`Style`](crate::Style), which lasts over line ends.
///   `ESC [ K` after `\r` empties the line. OSC 8 gives text a link to an address
///   of `https` until the end of its line. Every other control sequence is
///   dropped, and so are control characters other than the tab. A sequence that
///   is not ended on its line and within 4 KiB is shown, without its first two
///   bytes, rather than hide what follows it.
/// - `section_start` and `section_end` markers, up to 32 deep. An end without
///   its start is taken out of the text and has no effect.
/// - The timestamps of newer runners, if the first line has one.
///
/// - A line of more than 4 KiB goes on in further lines
///   ([`Line::continues`](crate::Line::continues)).
///
/// Blank lines are kept (GitLab leaves them out), but a line that held only a
/// marker is none.
#[derive(Clone, Debug)]
pub struct Log {
    stamps: Stamps,
    writer: Writer,
}

impl Default for Log {
    fn default() -> Self {
        Self::new()
    }
}

impl Log {
    /// A log without any bytes yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            stamps: Stamps::new(),
            writer: Writer::default(),
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Adds the next bytes. Only the bytes count, not how they are cut: those
    /// that cannot be understood yet wait for the rest.
    pub fn push(&mut self, bytes: &[u8]) {
        let writer = &mut self.writer;
        self.stamps.push(bytes, |piece| write(writer, piece));
    }

    /// Shows the last bytes, should they still wait for more: to be called when
    /// the job has ended.
    pub fn finish(&mut self) {
        let writer = &mut self.writer;
        self.stamps.finish(|piece| write(writer, piece));
        self.writer.finish();
    }

    /// A log that goes on from here, as if it had read all bytes before: it has
    /// the open line, and counts the others without having them.
    pub(crate) fn continued(&self) -> Self {
        Self {
            stamps: self.stamps.clone(),
            writer: self.writer.continued(),
        }
    }

    /// What is known of where the next bytes stand.
    pub(crate) fn line_start(&self) -> LineStart {
        if self.stamps.are_absent() && self.writer.is_at_line_start() {
            LineStart::Plain
        } else if self.stamps.are_at_header() {
            LineStart::Stamped
        } else {
            LineStart::Within
        }
    }

    /// Ends the line before a header, which is known not to continue it.
    pub(crate) fn end_stamped_line(&mut self) {
        let writer = &mut self.writer;
        self.stamps.end_line(|piece| write(writer, piece));
    }

    /// Whether the bytes so far end a line: an escape sequence that is not closed may still
    /// hold the line break.
    pub(crate) fn has_ended_line(&self) -> bool {
        self.writer.is_at_line_start()
    }

    /// Index of the line that is not ended yet.
    pub(crate) fn open_line(&self) -> usize {
        self.writer.lines.open_index()
    }

    /// The style in which the next text is written.
    pub(crate) fn style(&self) -> Style {
        self.writer.style
    }

    /// Counts whole lines that were read elsewhere, before the open one, which is
    /// blank, and goes on in the style after them.
    pub(crate) fn pass(&mut self, lines: usize, style: Style) {
        self.writer.lines.count_in(lines);
        self.writer.style = style;
        if lines > 0 {
            self.writer.link = None;
        }
    }

    pub(crate) fn has_timestamps(&self) -> bool {
        self.stamps.are_present()
    }

    pub(crate) fn lines_mut(&mut self) -> &mut Lines {
        &mut self.writer.lines
    }

    /// How many lines there are, with those that another log has before it.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.writer.lines.count()
    }

    /// One line, counted from 0.
    #[must_use]
    pub fn line(&self, index: usize) -> Option<Line<'_>> {
        self.writer.lines.line(index)
    }

    /// All lines that are here, first to last.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'_>> {
        (self.writer.lines.first()..self.line_count()).filter_map(|index| self.line(index))
    }

    /// All sections, in the order in which they start.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        self.writer.sections.all()
    }
}

/// Where the next bytes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineStart {
    /// At the start of a line of which nothing is known yet, in a log without
    /// timestamps.
    Plain,
    /// Before a header, in a log with them.
    Stamped,
    /// Within a line, or not known.
    Within,
}

fn write(writer: &mut Writer, piece: Piece<'_>) {
    match piece {
        Piece::Job(bytes) => writer.push(bytes),
        Piece::Received(timestamp) => writer.received(timestamp),
    }
}
