//! Projects and what their repositories hold.

use super::moment::Moment;
use super::people::{Role, UserId};

/// The number of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ProjectId(pub(crate) u64);

/// Who may see a project without being a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    Private,
    Public,
}

/// Which `.gitlab-ci.yml` a project has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CiConfig {
    /// The example of GitLab's trigger documentation.
    TriggerExample,
    /// A build, a scan that may fail, and a deployment that waits for somebody
    /// to start it.
    Deployment,
    /// Jobs beside one another, with needs across stages; a job that may be
    /// started by hand, and one that starts a pipeline of another project.
    Service,
    /// What the service's pipelines start.
    Web,
    /// Two jobs whose logs are larger than anybody reads.
    Logs,
    /// A configuration that takes inputs, one of which has to be given.
    Website,
    /// No file, so nothing can be built.
    Missing,
}

/// The least role that may give variables to a build (the project field
/// `ci_pipeline_variables_minimum_override_role`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VariablesFrom {
    Role(Role),
    NoOne,
}

/// A commit that a branch or tag points to.
#[derive(Clone, Debug)]
pub(crate) struct Commit {
    pub(crate) sha: String,
    pub(crate) parent: String,
    pub(crate) title: &'static str,
    pub(crate) author: UserId,
    pub(crate) created_at: Moment,
}

/// Who may push to a ref, and so build it
/// (GitLab docs, "Protected branches", "Pipeline security on protected branches").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protection {
    Open,
    /// Protected, but developers may merge, which is enough to build.
    DevelopersMerge,
    Maintainers,
}

/// Branch or tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefKind {
    Branch,
    Tag,
}

/// A branch or tag.
#[derive(Clone, Debug)]
pub(crate) struct GitRef {
    pub(crate) kind: RefKind,
    pub(crate) name: &'static str,
    pub(crate) commit: Commit,
    pub(crate) protection: Protection,
}

impl GitRef {
    /// Whether somebody with this role may build this ref.
    pub(crate) fn may_be_built_by(&self, role: Role) -> bool {
        match self.protection {
            Protection::Open | Protection::DevelopersMerge => role >= Role::Developer,
            Protection::Maintainers => role >= Role::Maintainer,
        }
    }
}

/// A project.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    pub(crate) id: ProjectId,
    pub(crate) group: &'static str,
    pub(crate) path: &'static str,
    pub(crate) description: &'static str,
    pub(crate) visibility: Visibility,
    pub(crate) archived: bool,
    pub(crate) default_branch: &'static str,
    pub(crate) ci: CiConfig,
    pub(crate) variables_from: VariablesFrom,
    pub(crate) created_at: Moment,
    pub(crate) members: Vec<(UserId, Role)>,
    pub(crate) refs: Vec<GitRef>,
}

impl Project {
    /// `group/path`.
    pub(crate) fn full_path(&self) -> String {
        format!("{}/{}", self.group, self.path)
    }

    /// The role of a user, if they are a member.
    pub(crate) fn role_of(&self, user: UserId) -> Option<Role> {
        self.members
            .iter()
            .find(|(member, _)| *member == user)
            .map(|(_, role)| *role)
    }

    /// Whether somebody with this role may give variables to a build or a job.
    pub(crate) fn takes_variables_from(&self, role: Option<Role>) -> bool {
        match self.variables_from {
            VariablesFrom::Role(least) => role.is_some_and(|role| role >= least),
            VariablesFrom::NoOne => false,
        }
    }

    /// The ref that a build was asked for: a full name, else a branch, else a
    /// tag. A commit id is none of these, so GitLab refuses it.
    pub(crate) fn find_ref(&self, name: &str) -> Option<&GitRef> {
        if let Some(branch) = name.strip_prefix("refs/heads/") {
            return self.ref_of_kind(RefKind::Branch, branch);
        }
        if let Some(tag) = name.strip_prefix("refs/tags/") {
            return self.ref_of_kind(RefKind::Tag, tag);
        }
        self.ref_of_kind(RefKind::Branch, name)
            .or_else(|| self.ref_of_kind(RefKind::Tag, name))
    }

    /// The branch, or the tag, with this name.
    pub(crate) fn ref_of_kind(&self, kind: RefKind, name: &str) -> Option<&GitRef> {
        self.refs
            .iter()
            .find(|git_ref| git_ref.kind == kind && git_ref.name == name)
    }
}
