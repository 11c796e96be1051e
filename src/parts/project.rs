//! The project that the present screen belongs to, fetched once for all of
//! its screens.

use crate::data::connection::Account;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::reactive::effect;
use gitlab::{Project, ProjectRef, endpoints};
use leptos::prelude::*;

/// The path of the present project, as a context: there from the start for the
/// bar and the title, and known once [`PresentProject`] has been told.
#[derive(Clone, Copy)]
pub(crate) struct ProjectPath(RwSignal<Option<String>>);

impl ProjectPath {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The path with its groups, once it is known.
    pub(crate) fn get(self) -> Option<String> {
        self.0.get()
    }
}

/// The present project, as a context.
#[derive(Clone, Copy)]
pub(crate) struct PresentProject(Query<Project>);

impl PresentProject {
    /// Follows `project`, and tells `path`.
    pub(crate) fn follow(
        project: Memo<Option<ProjectRef>>,
        ProjectPath(path): ProjectPath,
    ) -> Self {
        let question = move || project.get().map(|project| endpoints::project(&project));
        let query = Query::new(question, |_| Activity::Settled);
        effect(move || path.set(query.value().map(|project| project.path_with_namespace)));
        Self(query)
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
