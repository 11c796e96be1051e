//! Which half each function belongs to, and what the halves must tell each
//! other.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{ExternalKind, TableType};

use super::built::Built;
use super::reach::Later;
use super::{misshapen, parts};
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
}

/// Draws the cut. Fails when nothing comes later.
pub(super) fn draw(built: &Built<'_>, later: &Later<'_>) -> Outcome<Cut> {
    let known = later
        .functions
        .iter()
        .filter_map(|name| built.names.get(name));
    let later: BTreeSet<u32> = known.copied().filter(|&it| it >= built.imported).collect();
    if later.is_empty() {
        return Err(misshapen("none of what may come later is in it"));
    }
    let mut called = BTreeSet::new();
    let mut shared = BTreeSet::new();
    for (function, body) in (built.imported..).zip(&built.bodies) {
        let calls = parts::calls(body)?.into_iter();
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

    let table = built
        .tables
        .first()
        .ok_or_else(|| misshapen("it has no table"))?;
    let first_slot = u32::try_from(table.initial).map_err(misshapen)?;
    Ok(Cut {
        later,
        doors: called.into_iter().zip(first_slot..).collect(),
        shared,
    })
}

impl Cut {
    /// The type of a table, with room for the doors in the first one.
    pub(super) fn widened(&self, index: u32, table: TableType) -> TableType {
        let doors = if index == 0 {
            self.doors.len() as u64
        } else {
            0
        };
        TableType {
            initial: table.initial + doors,
            maximum: table.maximum.map(|maximum| maximum + doors),
            ..table
        }
    }
}
