//! Lines with nothing but text and colours: nearly all of a log. They are counted
//! without being written anywhere.

use crate::{scan, sgr, style::Style, writer::LONGEST_LINE};

/// Parameters of more bytes are left to the reader, which knows all limits.
const LONGEST_PARAMETERS: usize = 64;

/// Takes the text out of lines that have colours; has room for one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct SimpleLines {
    text: Vec<u8>,
}

/// A line that was taken.
pub(super) struct SimpleLine<'a> {
    /// What is shown of it, as the log has it: whatever may be broken in it is
    /// broken the same way for the reader.
    pub(super) text: &'a [u8],
    /// How many bytes of the log it was, with its end.
    pub(super) length: usize,
}

impl SimpleLines {
    /// The line that the bytes begin with, which `style` then goes on from.
    /// `None`, and nothing has changed, when it is not whole or has anything that
    /// is for the reader to understand.
    pub(super) fn take<'a>(
        &'a mut self,
        bytes: &'a [u8],
        style: &mut Style,
    ) -> Option<SimpleLine<'a>> {
        let end = scan::first_special(bytes)?;
        if bytes[end] == b'\n' {
            return (end <= LONGEST_LINE).then_some(SimpleLine {
                text: &bytes[..end],
                length: end + 1,
            });
        }
        let (length, after) = self.take_coloured(bytes, end, *style)?;
        *style = after;
        Some(SimpleLine {
            text: &self.text,
            length,
        })
    }

    /// The same for a line whose text is interrupted for the first time at `end`:
    /// how many bytes it has, and the style after it.
    fn take_coloured(
        &mut self,
        bytes: &[u8],
        mut end: usize,
        mut style: Style,
    ) -> Option<(usize, Style)> {
        self.text.clear();
        let mut from = 0;
        loop {
            let piece = &bytes[from..end];
            // The halves of a letter that a sequence parts are no letter.
            let is_whole = piece.is_ascii() || std::str::from_utf8(piece).is_ok();
            if !is_whole || self.text.len() + piece.len() > LONGEST_LINE {
                return None;
            }
            self.text.extend_from_slice(piece);
            if bytes[end] == b'\n' {
                return Some((end + 1, style));
            }
            let parameters = parameters(&bytes[end..])?;
            sgr::apply(&mut style, parameters);
            from = end + parameters.len() + b"\x1b[m".len();
            end = from + scan::first_special(&bytes[from..])?;
        }
    }
}

/// The parameters of the SGR sequence that the bytes begin with.
fn parameters(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(b"\x1b[")?;
    let length = rest
        .iter()
        .take(LONGEST_PARAMETERS + 1)
        .position(|byte| !matches!(byte, b'0'..=b';'))?;
    (rest[length] == b'm').then_some(&rest[..length])
}
