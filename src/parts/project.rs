//! The project that the present screen belongs to, fetched once for all of
//! its screens.

use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use gitlab::{Project, ProjectRef, endpoints};
use leptos::prelude::*;

/// The present project, as a context.
#[derive(Clone, Copy)]
pub(crate) struct PresentProject(Query<Project>);

impl PresentProject {
    /// Follows `project`.
    pub(crate) fn follow(project: Memo<Option<ProjectRef>>) -> Self {
        let session = expect_context::<Session>();
        // Asked only once someone is connected: a kept token is still being
        // checked when the page of an opened link is already known.
        let question = move || {
            session.instance()?;
            project.get().map(|project| endpoints::project(&project))
        };
        Self(Query::new(question, |_| Activity::Settled))
    }

    /// The project, once it is known.
    pub(crate) fn get(self) -> Option<Project> {
        self.0.value()
    }

    /// What is known of it.
    pub(crate) fn query(self) -> Query<Project> {
        self.0
    }
}
