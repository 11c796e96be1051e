//! One trigger of an inventory, with the project it belongs to.

use crate::data::projects::Bookmark;
use gitlab::{Project, ProjectId, ProjectRef, Trigger};
use std::sync::Arc;

/// A project as far as an inventory needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its number, which survives a rename.
    pub(crate) id: ProjectId,
    /// `group/name`.
    pub(crate) path: String,
}

impl Place {
    /// How the project is addressed.
    pub(crate) fn project(&self) -> ProjectRef {
        ProjectRef::Id(self.id)
    }
}

impl From<Project> for Place {
    fn from(project: Project) -> Self {
        Self {
            id: project.id,
            path: project.path_with_namespace,
        }
    }
}

impl From<&Bookmark> for Place {
    fn from(bookmark: &Bookmark) -> Self {
        Self {
            id: bookmark.id(),
            path: bookmark.path.clone(),
        }
    }
}

/// A trigger and where it is.
// `Eq` lets two hands on one entry be told the same without a look inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its project.
    pub(crate) place: Arc<Place>,
    /// The trigger.
    pub(crate) trigger: Trigger,
    /// What a filter looks into, in lower case. Written once, since ten
    /// thousand of them are looked into at every key.
    pub(crate) searched: String,
}

impl Entry {
    /// The entry of `trigger`, which is one of `place`.
    pub(crate) fn new(place: &Arc<Place>, trigger: Trigger) -> Self {
        Self {
            place: Arc::clone(place),
            searched: searched(place, &trigger),
            trigger,
        }
    }
}

fn searched(place: &Place, trigger: &Trigger) -> String {
    let (name, username) = trigger
        .owner
        .as_ref()
        .map_or(("", ""), |owner| (&owner.name, &owner.username));
    let description = trigger.description.as_deref().unwrap_or_default();
    let short = trigger.short_token();
    [&place.path, description, name, username, &short]
        .join("\n")
        .to_lowercase()
}

/// Every known trigger, shared: two of them are the same if they are one and
/// the same list, so that nobody compares ten thousand entries.
#[derive(Clone, Default)]
pub(crate) struct Entries(Arc<Vec<Arc<Entry>>>);

impl Entries {
    /// A new list.
    pub(crate) fn of(all: Vec<Arc<Entry>>) -> Self {
        Self(Arc::new(all))
    }

    /// The entries.
    pub(crate) fn all(&self) -> &[Arc<Entry>] {
        &self.0
    }

    /// The entries, each shared.
    pub(crate) fn to_vec(&self) -> Vec<Arc<Entry>> {
        self.0.to_vec()
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
