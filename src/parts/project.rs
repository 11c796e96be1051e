//! The project that the present screen belongs to, fetched once for all of
//! its screens.

use crate::data::connection::Account;
use crate::data::pace::Activity;
use crate::data::query::Query;
use gitlab::{Project, ProjectRef, endpoints};
use leptos::prelude::*;

/// The present project, as a context.
#[derive(Clone, Copy)]
pub(crate) struct PresentProject(Query<Project>);

impl PresentProject {
    /// Follows `project`.
    pub(crate) fn follow(project: Memo<Option<ProjectRef>>) -> Self {
        let question = move || project.get().map(|project| endpoints::project(&project));
        Self(Query::new(question, |_| Activity::Settled))
    }

    /// The project, once it is known.
    pub(crate) fn get(self) -> Option<Project> {
        self.0.value()
    }

    /// The project, once it is known, and the account to which it was shown.
    pub(crate) fn visited(self) -> Option<(Account, Project)> {
        let project = self.get()?;
        Some((self.0.told_to()?, project))
    }

    /// What is known of it.
    pub(crate) fn query(self) -> Query<Project> {
        self.0
    }
}
