//! What an inventory asks, one request at a time, and what it is told.

use gitlab::{NextPage, Page, Project, ProjectId, Trigger};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Errand {
    /// A page of the list of projects.
    Projects(Option<NextPage>),
    /// A page of the triggers of a project.
    Triggers(ProjectId, Option<NextPage>),
}

/// What a request brought.
pub(crate) enum Answer {
    /// A page of the list of projects.
    Projects(Page<Project>),
    /// A page of the triggers of a project.
    Triggers(Page<Trigger>),
}
