//! Bytes that the browser holds for us: the module's memory never shrinks, and a
//! log may have a hundred megabytes.

use js_sys::Uint8Array;
use std::ops::Range;

/// Bytes in pieces, as they came.
#[derive(Default)]
pub(crate) struct HeldBytes {
    pieces: Vec<Uint8Array>,
    /// Where each piece begins.
    starts: Vec<usize>,
    length: usize,
}

impl HeldBytes {
    /// Adds a piece at the end.
    pub(crate) fn push(&mut self, piece: Uint8Array) {
        let length = piece.length() as usize;
        if length > 0 {
            self.starts.push(self.length);
            self.pieces.push(piece);
            self.length += length;
        }
    }

    /// How many bytes there are.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// Copies some of them; those that are not there are left out.
    pub(crate) fn copy(&self, range: Range<usize>) -> Vec<u8> {
        let end = range.end.min(self.length);
        let mut bytes = Vec::with_capacity(end.saturating_sub(range.start));
        let mut piece = self.starts.partition_point(|start| *start <= range.start);
        piece = piece.saturating_sub(1);
        while let (Some(array), Some(start)) = (self.pieces.get(piece), self.starts.get(piece)) {
            if *start >= end {
                break;
            }
            let from = range.start.saturating_sub(*start);
            let to = (end - start).min(array.length() as usize);
            bytes.extend(part(array, from..to).to_vec());
            piece += 1;
        }
        bytes
    }

    /// The pieces, to hand them on as they are.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Uint8Array> {
        self.pieces.iter()
    }
}

/// A part of a piece, which shares its bytes.
pub(crate) fn part(piece: &Uint8Array, range: Range<usize>) -> Uint8Array {
    let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    piece.subarray(at(range.start), at(range.end))
}
