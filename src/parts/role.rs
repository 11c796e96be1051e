//! What the connected person's role allows to read, known before GitLab is
//! asked: a question that is sure to be refused is not worth a request.

use crate::data::load::Load;
use crate::parts::project::PresentProject;
use gitlab::AccessLevel;
use leptos::prelude::*;

/// The connected person's role in the present project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The project has not been read yet.
    Awaited,
    /// GitLab said so.
    Known(AccessLevel),
    /// GitLab does not tell: no member, an administrator perhaps. The server
    /// has the last word then.
    Untold,
}

impl Role {
    /// The role in `project`; whoever reads it is told of changes.
    pub(crate) fn present(project: PresentProject) -> Self {
        project.query().state().with(|load| match load {
            Load::Idle | Load::Loading | Load::Slow => Self::Awaited,
            Load::Failed(_) => Self::Untold,
            Load::Ready { value, .. } => value.access().map_or(Self::Untold, Self::Known),
        })
    }

    /// Whether it is worth asking for what takes `needed`; `None` until that
    /// is known.
    pub(crate) fn reaches(self, needed: AccessLevel) -> Option<bool> {
        match self {
            Self::Awaited => None,
            Self::Known(role) => Some(role >= needed),
            Self::Untold => Some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_role_keeps_from_asking() {
        let needed = AccessLevel::MAINTAINER;
        assert_eq!(Role::Awaited.reaches(needed), None);
        assert_eq!(Role::Untold.reaches(needed), Some(true));
        assert_eq!(
            Role::Known(AccessLevel::DEVELOPER).reaches(needed),
            Some(false)
        );
        assert_eq!(
            Role::Known(AccessLevel::MAINTAINER).reaches(needed),
            Some(true)
        );
    }
}
