//! A trigger.

use crate::decode::{Decode, Fields};
use crate::nouns::{TriggerId, User};
use crate::secret::Token;
use crate::time::Timestamp;

/// The longest cut token: GitLab shows 4 characters now and showed 10 at version 8, while
/// the shortest whole token ever made has 30.
const LONGEST_CUT: usize = 10;

/// A build trigger (GitLab docs, API > Pipeline trigger tokens).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The id.
    pub id: TriggerId,
    /// What its owner says it is for; an empty one counts as none.
    pub description: Option<String>,
    /// The token, as much of it as the asker may see.
    pub token: TriggerToken,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// When its newest build was created; `None` when it never started one.
    pub last_used: Option<Timestamp>,
    /// When it stops working; `None` when it does not, and on older servers.
    pub expires_at: Option<Timestamp>,
    /// In whose name its builds run; none on triggers from before GitLab had owners.
    pub owner: Option<User>,
}

/// A trigger's token, as much of it as GitLab shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerToken {
    /// All of it: the asker owns the trigger (or the server is too old to hide it).
    Whole(Token),
    /// Its first characters: it belongs to someone else.
    Cut(String),
    /// Nothing of it.
    Missing,
}

impl TriggerToken {
    fn read(text: Option<&str>) -> Self {
        match text.map(str::trim) {
            None | Some("") => Self::Missing,
            Some(cut) if cut.chars().count() <= LONGEST_CUT => Self::Cut(cut.to_owned()),
            Some(whole) => Self::Whole(Token::new(whole)),
        }
    }
}

impl Trigger {
    /// The first four characters of the token, the same for its owner and for others;
    /// empty when GitLab shows nothing.
    pub fn short_token(&self) -> String {
        match &self.token {
            TriggerToken::Whole(token) => token.short(),
            TriggerToken::Cut(cut) => Token::new(cut).short(),
            TriggerToken::Missing => String::new(),
        }
    }
}

/// What stands for the id of a trigger that has none, as with API v3 (GitLab docs 8.17, API >
/// Triggers): the millisecond in which it was made. It stays, and says nothing of the token.
fn by_its_age(created_at: Timestamp) -> Option<TriggerId> {
    u64::try_from(created_at.milliseconds()).ok().map(TriggerId)
}

impl Decode for Trigger {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let created_at = fields.time("created_at");
        Some(Self {
            id: TriggerId::read(fields, "id").or_else(|| by_its_age(created_at?))?,
            description: fields
                .text("description")
                .filter(|text| !text.trim().is_empty()),
            token: TriggerToken::read(fields.str("token")),
            created_at,
            updated_at: fields.time("updated_at"),
            last_used: fields.time("last_used"),
            expires_at: fields.time("expires_at"),
            owner: fields.noun("owner"),
        })
    }
}
