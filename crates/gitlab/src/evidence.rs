//! Which trigger started a build, and how that is known.

use crate::nouns::{PipelineBasic, Source, Trigger, TriggerId, UserId};

/// How it is known which trigger started a build. GitLab's API does not tell: of a
/// triggered build it shows the source, the time and the trigger's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// This console started it and kept the answer.
    StartedHere(TriggerId),
    /// The trigger's last use is the moment at which the build was created.
    LastUsed(TriggerId),
    /// It is not known.
    NotKnown {
        /// The triggers that could have started it, in the order of the list. A revoked
        /// one may have been it as well.
        candidates: Vec<TriggerId>,
    },
}

/// Weighs what is known about a build.
///
/// `user` is the build's user where it has been asked for (lists do not carry it),
/// `triggers` are the project's, `started_here` is what our own record says of this build.
/// `None` for a build that no trigger started, and for one of which an old server does not
/// say what did.
///
/// GitLab sets a trigger's last use to the creation time of its newest build, so equality
/// to the millisecond counts, and only when it singles out one trigger that may have been
/// it at all: older than the build, and owned by the build's user where both are known.
pub fn evidence(
    build: &PipelineBasic,
    user: Option<UserId>,
    triggers: &[Trigger],
    started_here: Option<TriggerId>,
) -> Option<Evidence> {
    if let Some(trigger) = started_here {
        return Some(Evidence::StartedHere(trigger));
    }
    if !build.source.as_ref().is_some_and(Source::is_trigger) {
        return None;
    }
    let possible: Vec<&Trigger> = triggers
        .iter()
        .filter(|trigger| could_have_started(trigger, build, user))
        .collect();
    let used_then: Vec<&Trigger> = possible
        .iter()
        .filter(|trigger| was_used_for(trigger, build))
        .copied()
        .collect();
    Some(match used_then.as_slice() {
        [only] => Evidence::LastUsed(only.id),
        [] => Evidence::NotKnown {
            candidates: ids(&possible),
        },
        several => Evidence::NotKnown {
            candidates: ids(several),
        },
    })
}

fn ids(triggers: &[&Trigger]) -> Vec<TriggerId> {
    triggers.iter().map(|trigger| trigger.id).collect()
}

/// What is not known speaks for nothing and against nothing.
fn could_have_started(trigger: &Trigger, build: &PipelineBasic, user: Option<UserId>) -> bool {
    let owner = trigger.owner.as_ref().map(|owner| owner.id);
    let same_person = owner.zip(user).is_none_or(|(owner, user)| owner == user);
    let older = trigger
        .created_at
        .zip(build.created_at)
        .is_none_or(|(made, built)| made <= built);
    same_person && older
}

fn was_used_for(trigger: &Trigger, build: &PipelineBasic) -> bool {
    trigger.last_used.is_some() && trigger.last_used == build.created_at
}

#[cfg(test)]
mod tests;
