//! Takes the runner's timestamps out of a log before anything else reads it.
//!
//! With timestamps, each line carries a header, and the runner also starts a
//! line of its own wherever it had to send one in parts, even inside a marker
//! or an escape sequence. What is left here is what the job wrote.

use crate::{
    scan,
    timestamp::{Header, Timestamp},
};

/// What comes out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Bytes of the job, in order; never empty.
    Job(&'a [u8]),
    /// What follows was received at this time.
    Received(Timestamp),
}

/// The first line of a log says whether it has timestamps, for all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Timestamps {
    NotKnown,
    Absent,
    Present,
}

#[derive(Clone, Debug)]
pub(crate) struct Stamps {
    timestamps: Timestamps,
    /// Whether a header may stand here.
    at_line_start: bool,
    /// The line break before this line, which a header may take back.
    line_break: &'static [u8],
    /// The start of a header whose end has not come yet.
    header: Vec<u8>,
}

impl Stamps {
    pub(crate) fn new() -> Self {
        Self {
            timestamps: Timestamps::NotKnown,
            at_line_start: true,
            line_break: b"",
            header: Vec::new(),
        }
    }

    /// Whether all bytes are the job's, and go through as they are.
    pub(crate) fn are_absent(&self) -> bool {
        self.timestamps == Timestamps::Absent && !self.holds_any()
    }

    /// Whether the log has timestamps, as far as is known.
    pub(crate) fn are_present(&self) -> bool {
        self.timestamps == Timestamps::Present
    }

    /// Whether a header comes next, of which nothing is here.
    pub(crate) fn are_at_header(&self) -> bool {
        self.timestamps == Timestamps::Present && self.at_line_start && self.header.is_empty()
    }

    /// Gives out the line break that was kept back for a header, which does not
    /// take it back.
    pub(crate) fn end_line(&mut self, mut give: impl FnMut(Piece<'_>)) {
        give_job(std::mem::take(&mut self.line_break), &mut give);
    }

    /// Whether bytes are kept back until more is known.
    pub(crate) fn holds_any(&self) -> bool {
        !self.line_break.is_empty() || !self.header.is_empty()
    }

    pub(crate) fn push(&mut self, mut bytes: &[u8], mut give: impl FnMut(Piece<'_>)) {
        while !bytes.is_empty() {
            bytes = if self.timestamps == Timestamps::Absent {
                give(Piece::Job(bytes));
                b""
            } else if self.at_line_start {
                self.read_header(bytes, &mut give)
            } else {
                self.read_body(bytes, &mut give)
            };
        }
    }

    /// Gives out what was kept back, since no more will come.
    pub(crate) fn finish(&mut self, mut give: impl FnMut(Piece<'_>)) {
        if self.at_line_start {
            self.no_header(&mut give);
        }
    }

    fn read_header<'a>(&mut self, bytes: &'a [u8], give: &mut impl FnMut(Piece<'_>)) -> &'a [u8] {
        let kept = self.header.len();
        let (front, rest) = bytes.split_at(bytes.len().min(Header::LENGTH - kept));
        self.header.extend_from_slice(front);
        if !Header::may_start(&self.header) {
            self.header.truncate(kept);
            self.no_header(give);
            return bytes;
        }
        if let Some(header) = Header::read(&self.header) {
            if !header.continues {
                give_job(self.line_break, give);
            }
            give(Piece::Received(header.timestamp));
            self.timestamps = Timestamps::Present;
            self.start_body();
        }
        rest
    }

    fn no_header(&mut self, give: &mut impl FnMut(Piece<'_>)) {
        if self.timestamps == Timestamps::NotKnown {
            self.timestamps = Timestamps::Absent;
        }
        give_job(self.line_break, give);
        give_job(&self.header, give);
        self.start_body();
    }

    fn start_body(&mut self) {
        self.at_line_start = false;
        self.line_break = b"";
        self.header.clear();
    }

    fn read_body<'a>(&mut self, bytes: &'a [u8], give: &mut impl FnMut(Piece<'_>)) -> &'a [u8] {
        let Some(end) = scan::line_break(bytes) else {
            give(Piece::Job(bytes));
            return b"";
        };
        give_job(&bytes[..end], give);
        self.at_line_start = true;
        self.line_break = b"\n";
        &bytes[end + 1..]
    }
}

fn give_job(bytes: &[u8], give: &mut impl FnMut(Piece<'_>)) {
    if !bytes.is_empty() {
        give(Piece::Job(bytes));
    }
}
