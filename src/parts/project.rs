//! The project that the present screen belongs to, fetched once for all of
//! its screens.

use crate::data::pace::Activity;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::query::Query;
use crate::data::session::Session;
use crate::reactive::effect;
use gitlab::{Project, ProjectRef, endpoints};
use leptos::prelude::*;

/// Puts each project that was opened at the head of the recent ones.
fn remember_visits(query: Query<Project>, session: Session) {
    let bookmarks = expect_context::<ProjectBookmarks>();
    effect(move || {
        let opened = query.value().zip(session.instance());
        if let Some((project, instance)) = opened {
            bookmarks.change(|all| all.visit(Bookmark::of(&instance, &project)));
        }
    });
}

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
        let query = Query::new(question, |_| Activity::Settled);
        remember_visits(query, session);
        Self(query)
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
