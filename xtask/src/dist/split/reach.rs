//! What may come later: all that the start does not lead to.

use std::collections::HashSet;
use std::ops::Range;

use super::linked::{Linked, Part};
use super::misshapen;
use crate::failure::Outcome;

/// How the symbol of each function in `src/later.rs` begins: a function named
/// in the module `later` of the crate `pullcord`, as Rust's v0 mangling writes
/// it ("Rust symbol name mangling, v0").
const ENTRY: (&str, &str) = ("_RNvNtCs", "_8pullcord5later");

/// What may come later.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Later {
    /// The symbols of functions.
    pub(super) functions: HashSet<String>,
    /// Addresses of data, in order, apart from each other.
    pub(super) data: Vec<Range<u32>>,
}

/// Follows what each part mentions, from what is used from outside, but not
/// into the entries. Fails when there is no entry.
pub(super) fn later(linked: &Linked) -> Outcome<Later> {
    let is_entry = |name: &str| name.starts_with(ENTRY.0) && name.contains(ENTRY.1);
    let entries: HashSet<Part> = linked
        .names
        .iter()
        .filter(|(_, name)| is_entry(name))
        .map(|(&index, _)| Part::Function(index))
        .collect();
    if entries.is_empty() {
        return Err(misshapen("No function of src/later.rs is in the module"));
    }
    let first = reachable(linked, &entries);
    if let Some(entry) = entries.iter().find(|entry| first.contains(entry)) {
        return Err(misshapen(format!("{entry:?} is used from outside")));
    }
    let functions = (linked.imported..linked.functions)
        .filter(|&index| !first.contains(&Part::Function(index)))
        .filter_map(|index| linked.names.get(&index).cloned())
        .collect();
    Ok(Later {
        functions,
        data: data(linked, &first),
    })
}

/// All that the roots lead to, without `entries` and what only they lead to.
fn reachable(linked: &Linked, entries: &HashSet<Part>) -> HashSet<Part> {
    let mut reached = linked.roots.clone();
    let mut waiting: Vec<Part> = reached.iter().copied().collect();
    while let Some(part) = waiting.pop() {
        for &mentioned in linked.mentions.get(&part).into_iter().flatten() {
            if !entries.contains(&mentioned) && reached.insert(mentioned) {
                waiting.push(mentioned);
            }
        }
    }
    reached
}

/// The bytes that belong to later pieces of data and to no other.
fn data(linked: &Linked, first: &HashSet<Part>) -> Vec<Range<u32>> {
    let end = linked.data.iter().map(|range| range.end).max().unwrap_or(0);
    let mut is_later = vec![false; end as usize + 1];
    for wanted in [true, false] {
        for (index, range) in linked.data.iter().enumerate() {
            if first.contains(&Part::Data(index)) != wanted {
                is_later[range.start as usize..range.end as usize].fill(wanted);
            }
        }
    }
    let mut runs = Vec::new();
    let mut start = None;
    for (address, later) in (0..).zip(is_later) {
        match (later, start) {
            (true, None) => start = Some(address),
            (false, Some(from)) => {
                runs.push(from..address);
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    runs
}
