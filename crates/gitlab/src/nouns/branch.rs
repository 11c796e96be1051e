//! A branch.

use crate::decode::{Decode, Fields};
use crate::nouns::{Commit, GitRef};

/// A branch (GitLab docs, API > Branches).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The name.
    pub name: GitRef,
    /// Its newest commit.
    pub commit: Option<Commit>,
    /// Whether builds start on it when nobody says otherwise.
    pub default: bool,
    /// Whether it is protected: not everyone may build it.
    pub protected: bool,
    /// Whether it is merged into the default branch.
    pub merged: bool,
    /// Whether the asker may push to it; `None` on older servers.
    pub can_push: Option<bool>,
    /// Its page.
    pub web_url: Option<String>,
}

impl Decode for Branch {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            name: GitRef::new(fields.str("name")?),
            commit: fields.noun("commit"),
            default: fields.flag("default").unwrap_or(false),
            protected: fields.flag("protected").unwrap_or(false),
            merged: fields.flag("merged").unwrap_or(false),
            can_push: fields.flag("can_push"),
            web_url: fields.text("web_url"),
        })
    }
}
