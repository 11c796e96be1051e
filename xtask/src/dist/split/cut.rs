//! Which half each function belongs to, and what the halves must tell each
//! other.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::ExternalKind;

use super::built::Built;
use super::linked::{self, Part};
use super::misshapen;
use super::reach::Later;
use crate::failure::Outcome;

/// The cut.
#[derive(Debug)]
pub(super) struct Cut {
    /// The functions of the rest, in order.
    pub(super) later: BTreeSet<u32>,
    /// The functions of the rest that the first half calls or exports, each
    /// with the slot of the table through which it does.
    pub(super) doors: BTreeMap<u32, u32>,
    /// The functions of the first half, imported ones among them, that the rest
    /// calls.
    pub(super) shared: BTreeSet<u32>,
    /// The number of slots that the table has with the doors.
    pub(super) table_size: u32,
}

/// Draws the cut. Fails when nothing comes later, and when a function's address
/// is taken in a way that cannot be followed.
pub(super) fn draw(built: &Built<'_>, later: &Later) -> Outcome<Cut> {
    let known = later
        .functions
        .iter()
        .filter_map(|name| built.names.get(name.as_str()));
    let later: BTreeSet<u32> = known.copied().filter(|&it| it >= built.imported).collect();
    if later.is_empty() {
        return Err(misshapen("None of the later functions is in the module"));
    }
    let mut called = BTreeSet::new();
    let mut shared = BTreeSet::new();
    for (function, body) in (built.imported..).zip(&built.bodies) {
        let calls = linked::calls(body)?;
        let calls = calls.into_iter().filter_map(|part| match part {
            Part::Function(index) => Some(index),
            Part::Data(_) => None,
        });
        if later.contains(&function) {
            shared.extend(calls.filter(|it| !later.contains(it)));
        } else {
            called.extend(calls.filter(|it| later.contains(it)));
        }
    }
    let exported = built
        .exports
        .iter()
        .filter(|it| it.kind == ExternalKind::Func);
    called.extend(exported.map(|it| it.index).filter(|it| later.contains(it)));

    let first_slot = table_size(built)?;
    let doors: BTreeMap<u32, u32> = called.into_iter().zip(first_slot..).collect();
    let table_size = doors.values().max().map_or(first_slot, |last| last + 1);
    Ok(Cut {
        later,
        doors,
        shared,
        table_size,
    })
}

fn table_size(built: &Built<'_>) -> Outcome<u32> {
    let table = built
        .tables
        .first()
        .ok_or_else(|| misshapen("It has no table"))?;
    u32::try_from(table.initial).map_err(misshapen)
}
