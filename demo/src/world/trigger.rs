//! Pipeline trigger tokens.

use super::World;
use super::moment::Moment;
use super::people::UserId;
use super::project::ProjectId;
use super::secret::same_text;

/// The number of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TriggerId(pub(crate) u64);

/// A pipeline trigger token.
#[derive(Clone, Debug)]
pub(crate) struct Trigger {
    pub(crate) id: TriggerId,
    pub(crate) project: ProjectId,
    pub(crate) owner: UserId,
    pub(crate) token: String,
    /// `None` on triggers that were made by the old v3 API.
    pub(crate) description: Option<String>,
    pub(crate) created_at: Moment,
    pub(crate) updated_at: Moment,
    pub(crate) expires_at: Option<Moment>,
}

/// What every trigger token starts with.
pub(crate) const TOKEN_PREFIX: &str = "glptt-";
/// How long a token without that prefix is.
const OLD_TOKEN_LENGTH: usize = 30;

impl Trigger {
    /// The first four characters behind the prefix: what GitLab shows of a
    /// token to everyone but its owner.
    pub(crate) fn short_token(&self) -> &str {
        let bare = self.token.strip_prefix(TOKEN_PREFIX).unwrap_or(&self.token);
        bare.get(..4).unwrap_or(bare)
    }

    /// Whether the token can no longer start builds.
    pub(crate) fn is_expired(&self, now: Moment) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}

impl World {
    /// The triggers of a project, oldest first.
    pub(crate) fn triggers(&self, project: ProjectId) -> impl Iterator<Item = &Trigger> {
        self.triggers
            .iter()
            .filter(move |trigger| trigger.project == project)
    }

    pub(crate) fn trigger(&self, project: ProjectId, id: TriggerId) -> Option<&Trigger> {
        self.triggers(project).find(|trigger| trigger.id == id)
    }

    pub(crate) fn trigger_mut(
        &mut self,
        project: ProjectId,
        id: TriggerId,
    ) -> Option<&mut Trigger> {
        let mut triggers = self.triggers.iter_mut();
        triggers.find(|trigger| trigger.project == project && trigger.id == id)
    }

    /// The trigger that a token belongs to, of any project.
    pub(crate) fn trigger_by_token(&self, token: &str) -> Option<&Trigger> {
        self.triggers
            .iter()
            .find(|trigger| same_text(&trigger.token, token))
    }

    /// Adds a trigger with a new token and answers its number.
    pub(crate) fn add_trigger(
        &mut self,
        project: ProjectId,
        owner: UserId,
        description: Option<String>,
        expires_at: Option<Moment>,
        now: Moment,
    ) -> TriggerId {
        let id = TriggerId(self.next_trigger);
        self.next_trigger += 1;
        let hex = self.seed.hex("trigger", id.0);
        let token = if self.release().prefixes_tokens() {
            format!("{TOKEN_PREFIX}{hex}")
        } else {
            hex.chars().take(OLD_TOKEN_LENGTH).collect()
        };
        self.triggers.push(Trigger {
            id,
            project,
            owner,
            token,
            description,
            created_at: now,
            updated_at: now,
            expires_at,
        });
        id
    }

    pub(crate) fn delete_trigger(&mut self, project: ProjectId, id: TriggerId) {
        self.triggers
            .retain(|trigger| trigger.project != project || trigger.id != id);
    }

    /// When the newest pipeline that this trigger started was made. It is not
    /// kept anywhere: deleting that pipeline moves it back.
    pub(crate) fn last_used(&self, id: TriggerId) -> Option<Moment> {
        let mut newest_first = self.pipelines.iter().rev();
        newest_first
            .find(|pipeline| pipeline.trigger == Some(id))
            .map(|pipeline| pipeline.created_at)
    }

    /// How many builds triggers have started, over all projects.
    pub(crate) fn trigger_requests(&self) -> usize {
        let triggered = self.pipelines.iter();
        triggered
            .filter(|pipeline| pipeline.trigger.is_some())
            .count()
    }
}
