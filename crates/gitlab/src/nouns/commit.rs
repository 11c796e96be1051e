//! A commit.

use crate::decode::{Decode, Fields};
use crate::time::Timestamp;

/// A commit as branches, tags and jobs embed it (GitLab docs, API > Commits).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The full hash.
    pub id: String,
    /// The hash cut to what people compare.
    pub short_id: String,
    /// The first line of the message.
    pub title: String,
    /// The whole message; absent where GitLab cuts it.
    pub message: Option<String>,
    /// Who wrote it.
    pub author_name: Option<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// Its page; newer servers only.
    pub web_url: Option<String>,
}

impl Decode for Commit {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let id = fields.text("id")?;
        Some(Self {
            short_id: fields
                .text("short_id")
                .unwrap_or_else(|| id.chars().take(8).collect()),
            id,
            title: fields.text("title").unwrap_or_default(),
            message: fields.text("message"),
            author_name: fields.text("author_name"),
            // Branches of older servers carry the committer's date only.
            created_at: fields
                .time("created_at")
                .or_else(|| fields.time("committed_date")),
            web_url: fields.text("web_url"),
        })
    }
}
