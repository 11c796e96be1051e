//! Favourite and recent projects, kept on the device for each GitLab.

use crate::data::kept::{Document, Kept};
use gitlab::{Instance, Project, ProjectId, ProjectRef};
use serde::{Deserialize, Serialize};

/// How many recent projects are kept for each GitLab.
const MOST_RECENT: usize = 8;

/// A project as far as a list of links needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bookmark {
    instance: String,
    id: u64,
    /// `group/name`.
    pub(crate) path: String,
}

impl Bookmark {
    /// A bookmark for `project` on `instance`.
    pub(crate) fn of(instance: &Instance, project: &Project) -> Self {
        Self {
            instance: instance.base(),
            id: project.id.0,
            path: project.path_with_namespace.clone(),
        }
    }

    /// The project, by its number: it stays the same when it is renamed.
    pub(crate) fn project(&self) -> ProjectRef {
        ProjectRef::Id(ProjectId(self.id))
    }

    fn is_same_project(&self, other: &Self) -> bool {
        self.id == other.id && self.instance == other.instance
    }
}

/// Favourites in the order they were chosen, recent ones newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Bookmarks {
    favourites: Vec<Bookmark>,
    recent: Vec<Bookmark>,
}

impl Document for Bookmarks {
    const NAME: &'static str = "projects";
    const HOLDS: &'static str = "your favourite and recent projects";
    const VERSION: u32 = 1;
}

impl Bookmarks {
    /// Makes `project` a favourite, or no longer one.
    pub(crate) fn toggle_favourite(&mut self, project: Bookmark) {
        if self.is_favourite(&project) {
            self.favourites
                .retain(|favourite| !favourite.is_same_project(&project));
        } else {
            self.favourites.push(project);
        }
    }

    /// Whether `project` is a favourite.
    pub(crate) fn is_favourite(&self, project: &Bookmark) -> bool {
        self.favourites
            .iter()
            .any(|favourite| favourite.is_same_project(project))
    }

    /// Puts `project` at the head of the recent ones.
    pub(crate) fn visit(&mut self, project: Bookmark) {
        self.recent
            .retain(|recent| !recent.is_same_project(&project));
        let instance = project.instance.clone();
        self.recent.insert(0, project);
        let mut here = 0;
        self.recent.retain(|recent| {
            here += usize::from(recent.instance == instance);
            recent.instance != instance || here <= MOST_RECENT
        });
    }

    /// The favourites on `instance`.
    pub(crate) fn favourites_on(&self, instance: &Instance) -> Vec<Bookmark> {
        on(&self.favourites, instance)
    }

    /// The recent projects on `instance`, newest first.
    pub(crate) fn recent_on(&self, instance: &Instance) -> Vec<Bookmark> {
        on(&self.recent, instance)
    }
}

fn on(list: &[Bookmark], instance: &Instance) -> Vec<Bookmark> {
    list.iter()
        .filter(|bookmark| bookmark.instance == instance.base())
        .cloned()
        .collect()
}

/// The bookmarks, as a context.
pub(crate) type ProjectBookmarks = Kept<Bookmarks>;

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(instance: &str, id: u64) -> Bookmark {
        Bookmark {
            instance: instance.to_owned(),
            id,
            path: format!("group/{id}"),
        }
    }

    #[test]
    fn a_favourite_is_toggled() {
        let mut bookmarks = Bookmarks::default();
        bookmarks.toggle_favourite(bookmark("https://a.example", 1));
        assert!(bookmarks.is_favourite(&bookmark("https://a.example", 1)));
        assert!(!bookmarks.is_favourite(&bookmark("https://b.example", 1)));
        bookmarks.toggle_favourite(bookmark("https://a.example", 1));
        assert!(!bookmarks.is_favourite(&bookmark("https://a.example", 1)));
    }

    #[test]
    fn recent_projects_are_newest_first_and_few() {
        let mut bookmarks = Bookmarks::default();
        bookmarks.visit(bookmark("https://b.example", 99));
        for id in (0..20).chain([15]) {
            bookmarks.visit(bookmark("https://a.example", id));
        }
        let here = Instance::parse("https://a.example").unwrap();
        let ids: Vec<u64> = bookmarks
            .recent_on(&here)
            .iter()
            .map(|recent| recent.id)
            .collect();
        assert_eq!(ids, [15, 19, 18, 17, 16, 14, 13, 12]);
        assert_eq!(
            bookmarks.recent.len(),
            MOST_RECENT + 1,
            "the other GitLab keeps its own"
        );
    }
}
