//! How a project is addressed.

use std::fmt;

use crate::escape::{escape, unescape};
use crate::nouns::ProjectId;

/// A project's number or full path, whichever is at hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProjectRef {
    /// The number, which survives a rename.
    Id(ProjectId),
    /// The full path, `group/subgroup/name`, not escaped.
    Path(String),
}

impl ProjectRef {
    /// Reads the form that an address carries: `9`, `group/name` or `group%2Fname`.
    ///
    /// `None` for what cannot be a project: a path without a group, an empty part, a
    /// part `.` or `..` (which would point outside the API), blanks and control
    /// characters.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(id) = ProjectId::parse(text) {
            return Some(Self::Id(id));
        }
        let path = unescape(text.trim_matches('/'));
        let parts_fit = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let strange = |c: char| c.is_whitespace() || c.is_control() || "?#%\\\u{fffd}".contains(c);
        (path.contains('/') && parts_fit && !path.contains(strange)).then_some(Self::Path(path))
    }

    /// The project as one path segment, in GitLab's API and in our own addresses.
    pub fn segment(&self) -> String {
        match self {
            Self::Id(id) => id.to_string(),
            Self::Path(path) => escape(path),
        }
    }
}

/// As a person reads it: the number, or the path with its slashes.
impl fmt::Display for ProjectRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(formatter),
            Self::Path(path) => formatter.write_str(path),
        }
    }
}

impl From<ProjectId> for ProjectRef {
    fn from(id: ProjectId) -> Self {
        Self::Id(id)
    }
}

#[cfg(test)]
mod tests {
    use super::ProjectRef;
    use crate::nouns::ProjectId;
    use proptest::prelude::*;

    #[test]
    fn numbers_and_paths() {
        assert_eq!(ProjectRef::parse("9"), Some(ProjectRef::Id(ProjectId(9))));
        for text in ["a/b.c", "a%2Fb.c", "a%2fb.c", "/a/b.c/"] {
            let project = ProjectRef::parse(text).expect(text);
            assert_eq!(project.segment(), "a%2Fb.c", "{text}");
            assert_eq!(project.to_string(), "a/b.c", "{text}");
        }
    }

    #[test]
    fn what_is_no_project() {
        let rows = [
            "", "name", "..", ".", "a/..", "..%2F..", "a//b", "a/b c", "a/b?x=1", "a/b%00",
            "a/b#c", "-1", "a%5Cb/c",
        ];
        for text in rows {
            assert_eq!(ProjectRef::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_segment_reads_back(path in "[a-z_][a-z0-9_.-]{0,8}(/[a-z_][a-z0-9_.-]{0,8}){1,3}") {
            let project = ProjectRef::Path(path);
            prop_assert!(!project.segment().contains('/'));
            prop_assert_eq!(ProjectRef::parse(&project.segment()), Some(project));
        }

        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            let _ = ProjectRef::parse(&text);
        }
    }
}
