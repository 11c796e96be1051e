//! Entries for the tests of this page.

use crate::data::inventory::entry::{Entry, Place};
use gitlab::{ProjectId, Trigger};
use std::sync::Arc;

/// The entry of `trigger` in the project at `path`.
pub(super) fn entry(path: &str, trigger: Trigger) -> Arc<Entry> {
    let place = Place {
        id: ProjectId(9),
        path: path.to_owned(),
    };
    Arc::new(Entry::new(&Arc::new(place), trigger))
}
