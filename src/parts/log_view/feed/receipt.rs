//! What of an answer is new.
//!
//! GitLab sends the whole log each time, or from a byte on where the server
//! knows `byte_offset`. Either way it has to go on from the bytes that are
//! held: the log may be another by now.

use std::ops::Range;

/// How many bytes at either end of what is held an answer is compared with.
pub(super) const COMPARED: usize = 256;

/// An answer on its way, and what is known of the log so far.
#[derive(Debug)]
pub(super) struct Receipt {
    /// How many bytes were held when it was asked for.
    held: usize,
    head: Vec<u8>,
    tail: Vec<u8>,
    /// Where in the log the answer begins.
    from: usize,
    /// Where in the log its next byte is.
    at: usize,
    is_other: bool,
}

impl Receipt {
    /// Of a whole log, of which `held` bytes are known: those it begins with and
    /// those it ended with until now.
    pub(super) fn of_whole(held: usize, head: Vec<u8>, tail: Vec<u8>) -> Self {
        Self {
            held,
            head,
            tail,
            from: 0,
            at: 0,
            is_other: false,
        }
    }

    /// Of what comes after `held` bytes, asked for from `tail` on.
    pub(super) fn of_rest(held: usize, tail: Vec<u8>) -> Self {
        Self {
            held,
            head: Vec::new(),
            from: held - tail.len(),
            at: held - tail.len(),
            tail,
            is_other: false,
        }
    }

    /// Takes in the next piece, of `length` bytes that `read` gives: returns from
    /// where in it the bytes are new.
    pub(super) fn take(
        &mut self,
        length: usize,
        read: impl Fn(Range<usize>) -> Vec<u8>,
    ) -> Option<usize> {
        let piece = self.at..self.at + length;
        let tail_at = self.held - self.tail.len();
        for (known, known_at) in [(&self.head, 0), (&self.tail, tail_at)] {
            let from = piece.start.max(known_at);
            let to = piece.end.min(known_at + known.len());
            if from < to {
                let told = read(from - piece.start..to - piece.start);
                self.is_other |= told != known[from - known_at..to - known_at];
            }
        }
        self.at = piece.end;
        let new = self.held.saturating_sub(piece.start);
        (!self.is_other && new < length).then_some(new)
    }

    /// How many bytes have come.
    pub(super) fn received(&self) -> usize {
        self.at - self.from
    }

    /// Whether it was not the log that is held, or less of it. Asked at the end.
    pub(super) fn is_other(&self) -> bool {
        self.is_other || self.at < self.held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is new in `answer`, which comes in pieces of `size`; `None` when it
    /// is another log.
    fn new_in(mut receipt: Receipt, answer: &[u8], size: usize) -> Option<Vec<u8>> {
        let mut new = Vec::new();
        for piece in answer.chunks(size) {
            if let Some(from) = receipt.take(piece.len(), |range| piece[range].to_vec()) {
                new.extend_from_slice(&piece[from..]);
            }
        }
        (!receipt.is_other()).then_some(new)
    }

    fn whole(held: &[u8]) -> Receipt {
        let ends = held.len().min(3);
        let (head, tail) = (held[..ends].to_vec(), held[held.len() - ends..].to_vec());
        Receipt::of_whole(held.len(), head, tail)
    }

    /// What is held, what GitLab answers, and what of that is new.
    type Row<'a> = (&'a [u8], &'a [u8], Option<&'a [u8]>);

    #[test]
    fn of_a_whole_log_what_comes_after_is_new() {
        let rows: [Row<'_>; 8] = [
            (b"", b"", Some(b"")),
            (b"", b"abc", Some(b"abc")),
            (b"ab", b"abc", Some(b"c")),
            (b"abcdefgh", b"abcdefgh", Some(b"")),
            (b"abcdefgh", b"abcdefghij", Some(b"ij")),
            (b"abcdefgh", b"Xbcdefghij", None),
            (b"abcdefgh", b"abcdefgXij", None),
            (b"abcdefgh", b"abcdefg", None),
        ];
        for (held, answer, new) in rows {
            for size in 1..12 {
                assert_eq!(
                    new_in(whole(held), answer, size).as_deref(),
                    new,
                    "{answer:?}"
                );
            }
        }
    }

    #[test]
    fn of_a_rest_what_goes_on_from_the_tail_is_new() {
        let rows: [(&[u8], Option<&[u8]>); 5] = [
            (b"fgh", Some(b"")),
            (b"fghij", Some(b"ij")),
            // A server that does not know `byte_offset`.
            (b"abcdefghij", None),
            (b"fg", None),
            (b"", None),
        ];
        for (answer, new) in rows {
            for size in 1..12 {
                let receipt = Receipt::of_rest(8, b"fgh".to_vec());
                assert_eq!(new_in(receipt, answer, size).as_deref(), new, "{answer:?}");
            }
        }
    }
}
