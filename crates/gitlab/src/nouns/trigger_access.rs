//! Whether the owner of a trigger can still reach its project.

use crate::decode::{Decode, Fields};
use crate::nouns::TriggerId;

/// What every global id of a trigger starts with.
const GLOBAL_ID: &str = "gid://gitlab/Ci::Trigger/";

/// A trigger, and whether its owner can still reach its project
/// (GitLab docs, API > GraphQL, `PipelineTrigger.canAccessProject`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriggerAccess {
    /// The trigger.
    pub trigger: TriggerId,
    /// Whether its owner can.
    pub has_access: bool,
}

/// What is told of the triggers of several projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerAccesses(pub Vec<TriggerAccess>);

struct OfProject(Vec<TriggerAccess>);

impl Decode for TriggerAccess {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            trigger: TriggerId::parse(fields.str("id")?.strip_prefix(GLOBAL_ID)?)?,
            has_access: fields.flag("canAccessProject")?,
        })
    }
}

impl Decode for OfProject {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        fields.object("pipelineTriggers")?.nouns("nodes").map(Self)
    }
}

/// Reads `data.projects.nodes`.
impl Decode for TriggerAccesses {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let projects = fields.object("projects")?.nouns::<OfProject>("nodes")?;
        let all = projects.into_iter().flat_map(|project| project.0);
        Some(Self(all.collect()))
    }
}
