//! Which projects an inventory is over.

use super::entry::Place;
use super::survey::{Answer, Errand};
use crate::browser::fetch::Abort;
use crate::data::connection::Account;
use crate::data::projects::ProjectBookmarks;
use crate::data::session::Session;
use gitlab::{ApiError, ProjectRef, endpoints};

/// Which projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All whose triggers the person may list.
    #[default]
    Maintained,
    /// Those of them in a group and the groups in it, by its full path.
    Group(String),
    /// The person's favourites.
    Favourites,
}

impl Scope {
    /// The projects, where they are known without asking GitLab.
    pub(super) fn chosen(
        &self,
        bookmarks: ProjectBookmarks,
        account: &Account,
    ) -> Option<Vec<Place>> {
        match self {
            Self::Favourites => {
                let favourites = bookmarks.with(|all| all.favourites_of(account));
                Some(favourites.iter().map(Place::from).collect())
            }
            Self::Maintained | Self::Group(_) => None,
        }
    }

    /// Runs one request.
    ///
    /// # Errors
    /// Whatever stood in the way.
    pub(super) async fn run(
        &self,
        session: Session,
        errand: &Errand,
        abort: Abort,
    ) -> Result<Answer, ApiError> {
        match errand {
            Errand::Projects(page) => {
                let list = match self {
                    Self::Group(group) => endpoints::maintained_projects_of_group(group),
                    Self::Maintained | Self::Favourites => endpoints::maintained_projects(),
                };
                let list = match page {
                    Some(page) => list.at(page),
                    None => list,
                };
                session.ask(list, abort).await.map(Answer::Projects)
            }
            Errand::Triggers(project, page) => {
                let list = endpoints::triggers(&ProjectRef::Id(*project));
                let list = match page {
                    Some(page) => list.at(page),
                    None => list,
                };
                session.ask(list, abort).await.map(Answer::Triggers)
            }
        }
    }
}
