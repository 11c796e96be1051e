//! What the panel writes calls for.

use crate::parts::project::PresentProject;
use gitlab::{Project, ProjectRef, Token, TriggerId};

/// One trigger with what is to be sent through it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SnippetSubject {
    /// The project.
    pub(crate) project: ProjectRef,
    /// The branch or tag to build.
    pub(crate) git_ref: String,
    /// Whether that is known to be the name of a branch and of a tag.
    pub(crate) ref_is_both: bool,
    /// The variables to send.
    pub(crate) variables: Vec<snippets::Variable>,
    /// The inputs to send.
    pub(crate) inputs: Vec<snippets::Input>,
    /// The trigger's id; a pasted token has none.
    pub(crate) trigger: Option<TriggerId>,
    /// The trigger's whole token, where it is known.
    pub(crate) token: Option<Token>,
    /// The trigger's description, or its short token.
    pub(crate) description: String,
}

/// The project as a call names it: by its number where that is known, since a
/// number survives a rename; and its path, or nothing where it is not known.
pub(super) fn lasting(project: ProjectRef, present: PresentProject) -> (ProjectRef, String) {
    named(project, present.get().as_ref())
}

fn named(project: ProjectRef, known: Option<&Project>) -> (ProjectRef, String) {
    match known.filter(|known| is(known, &project)) {
        Some(known) => (ProjectRef::Id(known.id), known.path_with_namespace.clone()),
        None => (project, String::new()),
    }
}

fn is(known: &Project, project: &ProjectRef) -> bool {
    match project {
        ProjectRef::Id(id) => known.id == *id,
        ProjectRef::Path(path) => known.path_with_namespace == *path,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use gitlab::ProjectId;

    /// A call without variables, through a trigger with this token.
    pub(in crate::parts::snippet_panel) fn subject(token: Option<&str>) -> SnippetSubject {
        SnippetSubject {
            project: ProjectRef::Id(ProjectId(9)),
            git_ref: "master".to_owned(),
            ref_is_both: false,
            variables: Vec::new(),
            inputs: Vec::new(),
            trigger: None,
            token: token.map(Token::new),
            description: "nightly docs".to_owned(),
        }
    }

    fn handbook() -> Project {
        Project {
            id: ProjectId(9),
            name: "handbook".to_owned(),
            name_with_namespace: "docs / handbook".to_owned(),
            path_with_namespace: "docs/handbook".to_owned(),
            default_branch: None,
            web_url: None,
            archived: false,
            last_activity_at: None,
            project_access: None,
            group_access: None,
            ci_pipeline_variables_minimum_override_role: None,
        }
    }

    #[test]
    fn a_known_project_has_a_number_and_a_path_and_another_only_what_it_is_called_by() {
        let number = |id| ProjectRef::Id(ProjectId(id));
        let path = |path: &str| ProjectRef::Path(path.to_owned());
        let handbook = handbook();
        for (project, known, expected, its_path) in [
            (number(9), Some(&handbook), number(9), "docs/handbook"),
            (
                path("docs/handbook"),
                Some(&handbook),
                number(9),
                "docs/handbook",
            ),
            (path("docs/other"), Some(&handbook), path("docs/other"), ""),
            (number(8), Some(&handbook), number(8), ""),
            (path("docs/handbook"), None, path("docs/handbook"), ""),
        ] {
            assert_eq!(named(project, known), (expected, its_path.to_owned()));
        }
    }
}
