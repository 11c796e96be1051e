//! What each half puts into the table and into memory.

use std::borrow::Cow;
use std::ops::Range;

use wasm_encoder::{ConstExpr, DataSection, ElementSection, Elements};

use super::built::Built;
use super::cut::Cut;

/// A run of functions and the slot of the first.
pub(super) type Slots = (u32, Vec<u32>);

/// The pieces of both halves.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    pub(super) first_slots: Vec<Slots>,
    pub(super) later_slots: Vec<Slots>,
    /// Addresses and bytes.
    pub(super) first_data: Vec<(u32, &'a [u8])>,
    pub(super) later_data: Vec<(u32, &'a [u8])>,
}

/// A gap of this many bytes costs less than the head of another segment.
const GAP: usize = 8;

/// Divides what the table and memory hold at the start.
pub(super) fn divide<'a>(built: &Built<'a>, cut: &Cut, later: &[Range<u32>]) -> Pieces<'a> {
    let (later_slots, first_slots): (Vec<_>, Vec<_>) = built
        .slots
        .iter()
        .copied()
        .partition(|(_, it)| cut.later.contains(it));
    let doors = cut.doors.iter().map(|(&function, &slot)| (slot, function));
    let (mut first_data, mut later_data) = (Vec::new(), Vec::new());
    for &(address, bytes) in &built.data {
        divide_segment(address, bytes, later, &mut first_data, &mut later_data);
    }
    Pieces {
        first_slots: runs(first_slots),
        later_slots: runs(later_slots.into_iter().chain(doors).collect()),
        first_data,
        later_data,
    }
}

/// Joins neighbouring slots.
fn runs(slots: Vec<(u32, u32)>) -> Vec<Slots> {
    let mut runs: Vec<Slots> = Vec::new();
    for (slot, function) in slots {
        match runs.last_mut() {
            Some((start, functions)) if *start + functions.len() as u32 == slot => {
                functions.push(function);
            }
            _ => runs.push((slot, vec![function])),
        }
    }
    runs
}

type Bytes<'a> = Vec<(u32, &'a [u8])>;

fn divide_segment<'a>(
    address: u32,
    bytes: &'a [u8],
    later: &[Range<u32>],
    first_data: &mut Bytes<'a>,
    later_data: &mut Bytes<'a>,
) {
    let mut at = 0;
    for range in later {
        let start = (range.start.saturating_sub(address) as usize).min(bytes.len());
        let end = (range.end.saturating_sub(address) as usize).min(bytes.len());
        if start >= end {
            continue;
        }
        keep(address, bytes, at..start, first_data);
        later_data.push((address + start as u32, &bytes[start..end]));
        at = end;
    }
    keep(address, bytes, at..bytes.len(), first_data);
}

/// Keeps a run of the first half's bytes, except for the few zeros by which the
/// linker aligns pieces: memory is zero by itself.
fn keep<'a>(address: u32, bytes: &'a [u8], run: Range<usize>, first_data: &mut Bytes<'a>) {
    let piece = &bytes[run.clone()];
    if piece.len() >= 2 * GAP || piece.iter().any(|&byte| byte != 0) {
        first_data.push((address + run.start as u32, piece));
    }
}

/// Writes a segment of functions for the first table.
pub(super) fn write_slots(elements: &mut ElementSection, slot: u32, functions: &[u32]) {
    let offset = ConstExpr::i32_const(slot.cast_signed());
    elements.active(None, &offset, Elements::Functions(Cow::Borrowed(functions)));
}

/// Writes segments of data.
pub(super) fn write_data(data: &mut DataSection, segments: &[(u32, &[u8])]) {
    for (address, bytes) in segments {
        let offset = ConstExpr::i32_const(address.cast_signed());
        data.active(0, &offset, bytes.iter().copied());
    }
}
