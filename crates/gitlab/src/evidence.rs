//! Which trigger started a build, and how that is known.

use crate::nouns::{PipelineBasic, Source, Trigger, TriggerId, UserId, Variable};
use crate::payload::Payload;

/// How it is known which trigger started a build. GitLab's API does not tell: of a
/// triggered build it shows the source, the time and the trigger's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// This console started it and kept the answer.
    StartedHere(TriggerId),
    /// The call named this trigger in [`MARKER`], and nothing speaks against it.
    Marked(TriggerId),
    /// The trigger's last use is the moment at which the build was created.
    LastUsed(TriggerId),
    /// It is the only trigger of the build's user that there was then and that has been
    /// used since. One that was revoked may have been it as well.
    Likely(TriggerId),
    /// An old server does not say what started the build, and this is the only trigger that
    /// was last used within two seconds of it. Something else may have started it just then.
    Perhaps(TriggerId),
    /// It is not known.
    NotKnown {
        /// The triggers that could have started it, in the order of the list. A revoked
        /// one may have been it as well.
        candidates: Vec<TriggerId>,
    },
}

/// How strongly [`Evidence`] speaks for a trigger, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It is one of the candidates.
    Candidate,
    /// See [`Evidence::Likely`] and [`Evidence::Perhaps`].
    Likely,
    /// See [`Evidence::Marked`].
    Marked,
    /// See [`Evidence::LastUsed`]: the server's own word, against which no marker counts.
    LastUsed,
    /// See [`Evidence::StartedHere`].
    StartedHere,
}

impl Evidence {
    /// How strongly this speaks for `trigger`; `None` where it speaks for others only.
    pub fn strength_for(&self, trigger: TriggerId) -> Option<Strength> {
        let (named, strength) = match self {
            Self::StartedHere(id) => (*id, Strength::StartedHere),
            Self::Marked(id) => (*id, Strength::Marked),
            Self::LastUsed(id) => (*id, Strength::LastUsed),
            Self::Likely(id) | Self::Perhaps(id) => (*id, Strength::Likely),
            Self::NotKnown { candidates } => {
                let is_candidate = candidates.contains(&trigger);
                return is_candidate.then_some(Strength::Candidate);
            }
        };
        (named == trigger).then_some(strength)
    }
}

/// The name of a parameter by which a call tells the id of its trigger. GitLab ignores it
/// and keeps it in the build's `TRIGGER_PAYLOAD` with every other parameter but the token
/// (GitLab docs, Trigger pipelines with the API, "Use a webhook payload").
pub const MARKER: &str = "pullcord_trigger";

/// What is known beside the build itself.
#[derive(Clone, Copy, Debug)]
pub struct Clues<'a> {
    /// The build's user, where it has been asked for: lists do not carry it.
    pub user: Option<UserId>,
    /// The project's triggers.
    pub triggers: &'a [Trigger],
    /// Whether these are all of them.
    pub all_listed: bool,
    /// What our own record says of this build.
    pub started_here: Option<TriggerId>,
    /// What the build's payload says, see [`marker`].
    pub marked: Option<TriggerId>,
    /// How the server tells the time of a trigger's last use.
    pub last_use: LastUse,
}

impl Clues<'_> {
    /// Nothing known.
    pub const NONE: Clues<'static> = Clues {
        user: None,
        triggers: &[],
        all_listed: false,
        started_here: None,
        marked: None,
        last_use: LastUse::Exact,
    };
}

/// How a server tells the time of a trigger's last use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastUse {
    /// As the creation time of its newest build (GitLab source, `Ci::Trigger#last_used`).
    Exact,
    /// As the time of the request that led to it, at most two seconds away: older
    /// servers.
    Near,
}

/// How far apart a request and its build may be on an older server.
const NEAR_MILLISECONDS: i64 = 2_000;

impl LastUse {
    /// How the server tells it, as its own answers show: `builds` are the newest of the
    /// project, narrowed by nothing but their source. A trigger's last use that is a build's
    /// creation to the millisecond shows a recent server. Where there are only near ones it
    /// is an older one. Where nothing is near, nothing is shown, and only the same moment
    /// counts.
    pub fn shown_by(triggers: &[Trigger], builds: &[&PipelineBasic]) -> Self {
        let triggered = builds.iter().filter(|build| {
            let source = build.source.as_ref();
            source.is_some_and(Source::is_trigger)
        });
        let mut found = Self::Exact;
        for build in triggered {
            for trigger in triggers {
                if was_used_for(trigger, build, Self::Exact) {
                    return Self::Exact;
                }
                if was_used_for(trigger, build, Self::Near) {
                    found = Self::Near;
                }
            }
        }
        found
    }
}

/// Weighs what is known about a build. `None` for a build that no trigger started. Where an
/// old server does not say what did, there is only the time (see [`Evidence::Perhaps`]).
///
/// Everything but our own record counts only for a trigger that may have been it at all:
/// older than the build, and owned by the build's user where both are known. Anyone with a
/// token can send a marker, so that one counts only where the owner and both times are
/// known, and never against the server's own word on the last use.
pub fn evidence(build: &PipelineBasic, clues: &Clues<'_>) -> Option<Evidence> {
    if let Some(trigger) = clues.started_here {
        return Some(Evidence::StartedHere(trigger));
    }
    match &build.source {
        None => return perhaps(build, clues),
        Some(source) if source.is_trigger() => {}
        Some(_) => return None,
    }
    let possible: Vec<&Trigger> = clues
        .triggers
        .iter()
        .filter(|trigger| could_have_started(trigger, build, clues.user))
        .collect();
    let used_then: Vec<&Trigger> = possible
        .iter()
        .filter(|trigger| was_used_for(trigger, build, clues.last_use))
        .copied()
        .collect();
    let marked = possible.iter().find(|trigger| {
        Some(trigger.id) == clues.marked && certainly_could_have(trigger, build, clues.user)
    });
    Some(match (marked, used_then.as_slice()) {
        (_, [only]) if marked.is_none_or(|marked| marked.id != only.id) => {
            Evidence::LastUsed(only.id)
        }
        (Some(marked), _) => Evidence::Marked(marked.id),
        (None, []) => open(build, clues, &possible),
        (None, several) => Evidence::NotKnown {
            candidates: ids(several),
        },
    })
}

/// Whether a trigger may have started the build, as far as the server says.
pub fn may_be_triggered(build: &PipelineBasic) -> bool {
    build.source.as_ref().is_none_or(Source::is_trigger)
}

/// Where the server does not say what started it. A trigger without an owner starts builds of
/// nobody (GitLab source 8.17 and 10.0, `Ci::Trigger`).
fn perhaps(build: &PipelineBasic, clues: &Clues<'_>) -> Option<Evidence> {
    let is_of_nobody = |trigger: &Trigger| trigger.owner.is_some() || clues.user.is_none();
    let mut used_then = clues.triggers.iter().filter(|trigger| {
        is_of_nobody(trigger)
            && could_have_started(trigger, build, clues.user)
            && was_used_for(trigger, build, LastUse::Near)
    });
    match (used_then.next(), used_then.next()) {
        (Some(only), None) => Some(Evidence::Perhaps(only.id)),
        (_, _) => None,
    }
}

/// Where neither a marker nor a time singles one out.
fn open(build: &PipelineBasic, clues: &Clues<'_>, possible: &[&Trigger]) -> Evidence {
    match possible {
        [only]
            if clues.all_listed
                && certainly_could_have(only, build, clues.user)
                && only.last_used > build.created_at =>
        {
            Evidence::Likely(only.id)
        }
        possible => Evidence::NotKnown {
            candidates: ids(possible),
        },
    }
}

/// The trigger that the [`PAYLOAD`](crate::PAYLOAD) among a build's variables names in [`MARKER`]; `None`
/// where it names none. The payload is whatever the caller sent.
pub fn marker(variables: &[Variable]) -> Option<TriggerId> {
    TriggerId::parse(&Payload::among(variables)?.text(MARKER)?)
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

/// As [`could_have_started`], with nothing left open.
fn certainly_could_have(trigger: &Trigger, build: &PipelineBasic, user: Option<UserId>) -> bool {
    let known = trigger.owner.is_some()
        && user.is_some()
        && trigger.created_at.is_some()
        && build.created_at.is_some();
    known && could_have_started(trigger, build, user)
}

fn was_used_for(trigger: &Trigger, build: &PipelineBasic, last_use: LastUse) -> bool {
    let Some((used, built)) = trigger.last_used.zip(build.created_at) else {
        return false;
    };
    let apart = (used.milliseconds() - built.milliseconds()).abs();
    match last_use {
        LastUse::Exact => apart == 0,
        LastUse::Near => apart <= NEAR_MILLISECONDS,
    }
}

#[cfg(test)]
mod tests;
