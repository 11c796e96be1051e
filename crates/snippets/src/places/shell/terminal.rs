//! What a terminal takes of a command that is pasted into it.
//!
//! A line that is typed or pasted can be shorter than a command: the `sh` of busybox keeps
//! its first 1,022 bytes, dash 4,095 (the kernel's line buffer) and mksh 16,375; the rest
//! is gone without a word (measured with busybox 1.35, dash 0.5.12 and mksh 59c; bash, zsh,
//! ksh93, yash and fish took 100,000). What is gone has the quote in which the line ends, so
//! that the next line's value would stand outside quotes. Percent-encoded it can do nothing
//! there; and as the address comes last, what is left of a command calls nobody.

use crate::check::CheckedCall;
use crate::curl;
use crate::places::{COMMAND, fitting};
use crate::{Lines, Note, Options, Refusal, Written};

/// No shell cuts a line of this length.
const SAFE_LINE: usize = 1_000;

const CUT: Note = Note::Advice(
    "One line is longer than some shells take from a terminal: busybox cuts it after 1,022 \
     bytes, dash after 4,095 and mksh after 16,375. Put it into a file there and run that.",
);

/// The pieces of a command as they are to be pasted.
pub(super) fn joined(pieces: &[String], lines: Lines) -> String {
    match lines {
        Lines::Many => pieces.join(" \\\n  "),
        Lines::One => pieces.join(" "),
    }
}

/// The text that `write` makes of the call, readable if it may be and no line can be cut.
pub(super) fn safely(
    call: &CheckedCall<'_>,
    options: &Options,
    write: impl Fn(curl::Written) -> String,
) -> String {
    let written = curl::Written::fitting(call, options);
    let text = write(written);
    if written == curl::Written::Readable && is_cut(&text) {
        write(curl::Written::Encoded)
    } else {
        text
    }
}

/// A command as a place hands it out, with what is to be known about its lines.
///
/// # Errors
/// [`Refusal::TooLong`].
pub(super) fn command(text: String) -> Result<Written, Refusal> {
    let mut written = Written::plain(fitting(text, &COMMAND)?);
    written.notes.extend(is_cut(&written.text).then_some(CUT));
    Ok(written)
}

fn is_cut(text: &str) -> bool {
    text.lines().any(|line| line.len() > SAFE_LINE)
}
