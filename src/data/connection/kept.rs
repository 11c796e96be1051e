//! Connections as they are kept on the chosen shelf: the one place besides the
//! header writer where the console writes a secret, and only on request.
//!
//! Tabs share the shelf of the device, so that each change is made to what is
//! there now and not to what a tab remembers.

mod before;
mod entry;
mod parts;
#[cfg(test)]
mod tests;

use super::{Keep, Key, SignedIn};
use crate::browser::storage::{self, Shelf};
use before::NAME_1;
use entry::{Entry, put, read, without, written};
use gitlab::{Instance, Token};

/// Where connections are kept.
const NAME: &str = "pullcord.connections";

/// Where a tab remembers which one it uses.
const CURRENT: &str = "pullcord.current";

/// What an earlier page kept.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// The connections.
    pub(crate) connections: Vec<SignedIn>,
    /// The one that was used last.
    pub(crate) current: Option<Key>,
    /// A token without its account, kept by an earlier build.
    pub(crate) nameless: Option<(Instance, Token, Keep)>,
}

/// Whether an earlier page kept anything.
pub(crate) fn is_any_kept() -> bool {
    let shelves = [Shelf::Tab, Shelf::Device].into_iter();
    let mut names = shelves.flat_map(|shelf| [NAME, NAME_1].map(|name| shelf.read(name)));
    names.any(|text| text.is_some())
}

/// Looks for connections that an earlier page kept.
pub(crate) fn found() -> Found {
    let mut found = Found::default();
    for keep in [Keep::Device, Keep::Tab] {
        let Some(shelf) = keep.shelf() else { continue };
        found.connections.extend(kept_on(shelf, keep));
        found.nameless = shelf
            .read(NAME_1)
            .and_then(|text| before::read(&text, keep))
            .or(found.nameless);
    }
    let used = [Shelf::Tab, Shelf::Device].map(|shelf| shelf.read(CURRENT));
    let used = used.into_iter().flatten();
    let mut known = used.filter_map(|text| {
        let mut all = found.connections.iter().map(SignedIn::key);
        all.find(|key| key.text() == text)
    });
    let used = known.next();
    found.current = used.or_else(|| found.connections.last().map(SignedIn::key));
    found
}

/// The connections that are kept on this device now, whichever tab keeps them.
pub(crate) fn on_device() -> Vec<SignedIn> {
    kept_on(Shelf::Device, Keep::Device)
}

/// Calls `changed` when another tab has changed them.
pub(crate) fn follow_device(changed: impl Fn() + Clone + 'static) {
    storage::follow_device(NAME, changed);
}

fn kept_on(shelf: Shelf, keep: Keep) -> Vec<SignedIn> {
    let entries = read(&shelf.read(NAME).unwrap_or_default());
    let each = entries.iter().filter_map(|entry| entry.signed_in(keep));
    each.collect()
}

/// Keeps the connection for as long as was chosen, and nowhere else. Tells
/// whether that worked.
pub(crate) fn keep(signed_in: &SignedIn) -> bool {
    let chosen = signed_in.keep().shelf();
    for shelf in [Shelf::Tab, Shelf::Device] {
        if Some(shelf) != chosen {
            forget_on(shelf, &signed_in.key());
        }
    }
    let Some(shelf) = chosen else { return true };
    let mut entries = read(&shelf.read(NAME).unwrap_or_default());
    put(&mut entries, signed_in);
    shelf.remove(NAME_1);
    write(shelf, entries)
}

/// Whether the two look the same where they are kept.
pub(crate) fn is_kept_alike(one: &SignedIn, other: &SignedIn) -> bool {
    one.keep() == other.keep() && Entry::of(one) == Entry::of(other)
}

/// Forgets the connection of `key`, and what an earlier build kept, on every shelf.
pub(crate) fn forget(key: &Key) {
    for shelf in [Shelf::Tab, Shelf::Device] {
        forget_on(shelf, key);
    }
}

fn forget_on(shelf: Shelf, key: &Key) {
    shelf.remove(NAME_1);
    if shelf.read(CURRENT).is_some_and(|text| text == key.text()) {
        shelf.remove(CURRENT);
    }
    let entries = read(&shelf.read(NAME).unwrap_or_default());
    let others = without(&entries, key);
    if others.is_empty() {
        shelf.remove(NAME);
    } else if others.len() < entries.len() {
        write(shelf, others);
    }
}

/// Remembers which of the kept connections this tab uses, and which one a new
/// tab is to begin with.
pub(crate) fn point_to(current: Option<&SignedIn>) {
    let point = |shelf: Shelf, key: &Key| {
        // A browser that may not remember begins with another one: no more.
        let _ = shelf.write(CURRENT, &key.text());
    };
    match current.map(|it| (it.keep(), it.key())) {
        Some((Keep::Device, key)) => {
            point(Shelf::Tab, &key);
            point(Shelf::Device, &key);
        }
        Some((Keep::Tab, key)) => point(Shelf::Tab, &key),
        Some((Keep::Page, _)) | None => Shelf::Tab.remove(CURRENT),
    }
}

fn write(shelf: Shelf, entries: Vec<Entry>) -> bool {
    written(entries).is_some_and(|text| shelf.write(NAME, &text).is_ok())
}
