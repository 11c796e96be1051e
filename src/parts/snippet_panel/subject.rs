//! What the panel writes calls for.

use crate::parts::project::PresentProject;
use gitlab::{Project, ProjectRef, Token};
use leptos::prelude::*;

/// One trigger with what is to be sent through it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SnippetSubject {
    /// The project.
    pub(crate) project: ProjectRef,
    /// The branch or tag to build.
    pub(crate) git_ref: String,
    /// The variables to send.
    pub(crate) variables: Vec<snippets::Variable>,
    /// The trigger's whole token, where it is known.
    pub(crate) token: Option<Token>,
    /// The trigger's description, or its short token.
    pub(crate) description: String,
}

/// The project as a call names it: by its number where that is known, since a
/// number survives a rename.
pub(super) fn lasting(project: &ProjectRef) -> ProjectRef {
    let known = expect_context::<PresentProject>().get();
    known
        .filter(|known| is(known, project))
        .map_or_else(|| project.clone(), |known| ProjectRef::Id(known.id))
}

fn is(known: &Project, project: &ProjectRef) -> bool {
    match project {
        ProjectRef::Id(id) => known.id == *id,
        ProjectRef::Path(path) => known.path_with_namespace == *path,
    }
}
