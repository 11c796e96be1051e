//! Favourite and recent projects, kept on the device for each account: their
//! names are what GitLab told it, and perhaps nobody else.

use crate::data::connection::Account;
use crate::data::kept::{Document, Kept};
use gitlab::{Project, ProjectId, ProjectRef};
use serde::{Deserialize, Serialize};

/// How many recent projects are kept for each account.
const MOST_RECENT: usize = 8;

/// A project as far as a list of links needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bookmark {
    account: Account,
    id: u64,
    /// `group/name`.
    pub(crate) path: String,
}

impl Bookmark {
    /// A bookmark of `account` for `project`.
    pub(crate) fn of(account: Account, project: &Project) -> Self {
        Self {
            account,
            id: project.id.0,
            path: project.path_with_namespace.clone(),
        }
    }

    /// The project's number: it stays the same when it is renamed.
    pub(crate) fn id(&self) -> ProjectId {
        ProjectId(self.id)
    }

    /// The project, by its number.
    pub(crate) fn project(&self) -> ProjectRef {
        ProjectRef::Id(self.id())
    }

    /// A bookmark for the tests of others.
    #[cfg(test)]
    pub(crate) fn sample(account: Account, id: u64) -> Self {
        Self {
            account,
            id,
            path: format!("group/{id}"),
        }
    }

    fn is_same_project(&self, other: &Self) -> bool {
        self.id == other.id && self.account == other.account
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
    const VERSION: u32 = 2;
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
        let account = project.account.clone();
        self.recent.insert(0, project);
        let mut own = 0;
        self.recent.retain(|recent| {
            own += usize::from(recent.account == account);
            recent.account != account || own <= MOST_RECENT
        });
    }

    /// The favourites of `account`.
    pub(crate) fn favourites_of(&self, account: &Account) -> Vec<Bookmark> {
        of(&self.favourites, account)
    }

    /// The recent projects of `account`, newest first.
    pub(crate) fn recent_of(&self, account: &Account) -> Vec<Bookmark> {
        of(&self.recent, account)
    }
}

fn of(list: &[Bookmark], account: &Account) -> Vec<Bookmark> {
    list.iter()
        .filter(|bookmark| bookmark.account == *account)
        .cloned()
        .collect()
}

/// The bookmarks, as a context.
pub(crate) type ProjectBookmarks = Kept<Bookmarks>;

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{Instance, UserId};

    fn account(host: &str, user: u64) -> Account {
        Account::new(&Instance::parse(host).unwrap(), UserId(user))
    }

    fn bookmark(account: &Account, id: u64) -> Bookmark {
        Bookmark::sample(account.clone(), id)
    }

    /// Ada, her colleague on the same GitLab, and who has her number elsewhere.
    fn people() -> [Account; 3] {
        let (here, elsewhere) = ("https://a.example", "https://b.example");
        [account(here, 1), account(here, 2), account(elsewhere, 1)]
    }

    #[test]
    fn a_favourite_is_toggled_for_one_account_only() {
        let mut bookmarks = Bookmarks::default();
        let [ada, others @ ..] = people();
        bookmarks.toggle_favourite(bookmark(&ada, 1));
        assert!(bookmarks.is_favourite(&bookmark(&ada, 1)));
        for other in &others {
            assert!(!bookmarks.is_favourite(&bookmark(other, 1)));
            assert_eq!(bookmarks.favourites_of(other), []);
        }
        bookmarks.toggle_favourite(bookmark(&ada, 1));
        assert!(!bookmarks.is_favourite(&bookmark(&ada, 1)));
    }

    #[test]
    fn recent_projects_are_newest_first_and_few() {
        let mut bookmarks = Bookmarks::default();
        let [ada, colleague, elsewhere] = people();
        bookmarks.visit(bookmark(&colleague, 98));
        bookmarks.visit(bookmark(&elsewhere, 99));
        for id in (0..20).chain([15]) {
            bookmarks.visit(bookmark(&ada, id));
        }
        let recent = |account| -> Vec<u64> {
            let list = bookmarks.recent_of(account);
            list.iter().map(|recent| recent.id).collect()
        };
        assert_eq!(recent(&ada), [15, 19, 18, 17, 16, 14, 13, 12]);
        assert_eq!(recent(&colleague), [98], "others keep their own");
        assert_eq!(recent(&elsewhere), [99], "others keep their own");
    }
}
