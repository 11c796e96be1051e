//! A project.

use crate::decode::{Decode, Fields};
use crate::nouns::{AccessLevel, ProjectId};
use crate::time::Timestamp;

/// A project, from the list or on its own (GitLab docs, API > Projects). The list leaves
/// out what is marked *single only*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The number.
    pub id: ProjectId,
    /// Its own name, as a person reads it.
    pub name: String,
    /// `Group / Name`.
    pub name_with_namespace: String,
    /// `group/name`.
    pub path_with_namespace: String,
    /// The branch that builds start on; absent in an empty repository.
    pub default_branch: Option<String>,
    /// Its page.
    pub web_url: Option<String>,
    /// Whether it is read-only now; single only.
    pub archived: bool,
    /// When something last happened in it.
    pub last_activity_at: Option<Timestamp>,
    /// The asker's own membership; single only.
    pub project_access: Option<AccessLevel>,
    /// The asker's membership through a group; single only.
    pub group_access: Option<AccessLevel>,
    /// The least role that may set variables when starting a build, in GitLab's words
    /// (`no_one_allowed`, `owner`, `maintainer`, `developer`); GitLab 17.1 and later, single
    /// only. It is held against the trigger's owner.
    pub ci_pipeline_variables_minimum_override_role: Option<String>,
}

impl Project {
    /// What the asker may do here: the higher of both memberships. `None` when GitLab
    /// does not tell, or for someone who is no member (an administrator, say).
    pub fn access(&self) -> Option<AccessLevel> {
        self.project_access.max(self.group_access)
    }
}

impl Decode for Project {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let path_with_namespace = fields.text("path_with_namespace")?;
        let name = fields
            .text("name")
            .unwrap_or_else(|| path_with_namespace.clone());
        let permissions = fields.object("permissions");
        let access = |name: &str| {
            permissions?
                .object(name)?
                .number("access_level")
                .map(AccessLevel)
        };
        Some(Self {
            id: ProjectId::read(fields, "id")?,
            name_with_namespace: fields
                .text("name_with_namespace")
                .unwrap_or_else(|| name.clone()),
            name,
            path_with_namespace,
            default_branch: fields.text("default_branch"),
            web_url: fields.text("web_url"),
            archived: fields.flag("archived").unwrap_or(false),
            last_activity_at: fields.time("last_activity_at"),
            project_access: access("project_access"),
            group_access: access("group_access"),
            ci_pipeline_variables_minimum_override_role: fields
                .text("ci_pipeline_variables_minimum_override_role"),
        })
    }
}
