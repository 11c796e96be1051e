//! A tag.

use crate::decode::{Decode, Fields};
use crate::nouns::{Commit, GitRef};
use crate::time::Timestamp;

/// A tag (GitLab docs, API > Tags).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name.
    pub name: GitRef,
    /// The tag's own message.
    pub message: Option<String>,
    /// The hash it points to.
    pub target: Option<String>,
    /// The commit it leads to.
    pub commit: Option<Commit>,
    /// Whether it is protected; `false` on servers that do not tell.
    pub protected: bool,
    /// When it was made; newer servers, annotated tags only.
    pub created_at: Option<Timestamp>,
}

impl Decode for Tag {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            name: GitRef::new(fields.str("name")?),
            message: fields.text("message"),
            target: fields.text("target"),
            commit: fields.noun("commit"),
            protected: fields.flag("protected").unwrap_or(false),
            created_at: fields.time("created_at"),
        })
    }
}
