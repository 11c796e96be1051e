//! Which builds are listed, as the address says it.

mod by_trigger;
pub(super) mod problems;
mod since;
mod variable;

pub(super) use by_trigger::{STRENGTHS, Told, TriggerFilter, USUAL};
pub(super) use since::Since;
pub(super) use variable::VariableFilter;

use crate::route::QueryPairs;
use gitlab::endpoints::PipelineFilter;
use gitlab::{GitRef, PipelineBasic, Source, Status, Timestamp, Variable};

/// How many builds are asked for at a time: a screenful and a half, so that the
/// page that is asked again and again stays small.
const PAGE: u16 = 30;

/// How many where only a few of them will fit.
const PAGE_TO_LOOK_THROUGH: u16 = 100;

/// The statuses to choose from: those in which a build stays long enough to be
/// looked for.
pub(super) const STATUSES: [Status; 8] = [
    Status::Running,
    Status::Pending,
    Status::Success,
    Status::Failed,
    Status::Canceled,
    Status::Skipped,
    Status::Manual,
    Status::Scheduled,
];

/// Which builds are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BuildFilter {
    /// Only those that a trigger started.
    pub(super) triggered_only: bool,
    /// Only those of this status.
    pub(super) status: Option<Status>,
    /// Only those of this branch or tag.
    pub(super) git_ref: Option<GitRef>,
    /// Only those in this person's name, by username.
    pub(super) who: Option<String>,
    /// Only those created since.
    pub(super) since: Option<Since>,
    /// Only those of this trigger.
    pub(super) trigger: Option<TriggerFilter>,
    /// Only triggered ones that were given this variable.
    pub(super) variable: Option<VariableFilter>,
    /// The newest build of each value of this variable, by its key.
    pub(super) group: Option<String>,
}

impl BuildFilter {
    /// Reads `source=trigger`, `status`, `ref` and `username`, GitLab's own
    /// names for them, and our `since`, `trigger`, `evidence`, `variable` and
    /// `group`; anything else in the query is passed over.
    pub(super) fn read(query: &QueryPairs) -> Self {
        let whole = |name: &str| {
            let pair = query.iter().find(|(key, _)| key == name);
            pair.map(|(_, value)| value.as_str())
        };
        let value = |name: &str| whole(name).map(str::trim).filter(|text| !text.is_empty());
        let trigger = |text| TriggerFilter::read(text, value("evidence"));
        let handle = |text: &str| text.strip_prefix('@').unwrap_or(text).to_owned();
        Self {
            triggered_only: value("source") == Some(Source::Trigger.as_str()),
            status: value("status").map(Status::parse),
            git_ref: value("ref").map(GitRef::new),
            who: value("username").map(handle),
            since: value("since").and_then(Since::new),
            trigger: value("trigger").map(trigger),
            variable: whole("variable").and_then(VariableFilter::parse),
            group: value("group").map(str::to_owned),
        }
    }

    /// The query that [`BuildFilter::read`] reads.
    pub(super) fn write(&self) -> QueryPairs {
        let source = self.triggered_only.then(|| Source::Trigger.as_str());
        let trigger = self.trigger.as_ref();
        let pairs = [
            ("source", source.map(str::to_owned)),
            (
                "status",
                self.status.as_ref().map(|it| it.as_str().to_owned()),
            ),
            (
                "ref",
                self.git_ref.as_ref().map(|it| it.as_str().to_owned()),
            ),
            ("username", self.who.clone()),
            (
                "since",
                self.since.as_ref().map(|it| it.as_str().to_owned()),
            ),
            ("trigger", trigger.map(TriggerFilter::trigger_text)),
            ("evidence", trigger.and_then(TriggerFilter::at_least_text)),
            ("variable", self.variable.as_ref().map(VariableFilter::text)),
            ("group", self.group.clone()),
        ];
        pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }

    /// What the server is asked for: builds created after `from`, the instant
    /// that is meant by [`BuildFilter::since`]. A status that this console does
    /// not know would be refused.
    pub(super) fn question(&self, from: Option<Timestamp>) -> PipelineFilter {
        let known = |status: &Status| !matches!(status, Status::Unknown(_));
        PipelineFilter {
            status: self.status.clone().filter(known),
            git_ref: self.git_ref.clone(),
            source: self.is_of_triggered().then_some(Source::Trigger),
            username: self.who.clone(),
            created_after: from,
            per_page: if self.is_judged_here() {
                PAGE_TO_LOOK_THROUGH
            } else {
                PAGE
            },
            ..PipelineFilter::default()
        }
    }

    /// Whether only triggered builds can fit.
    pub(super) fn is_of_triggered(&self) -> bool {
        self.triggered_only || self.is_judged_here()
    }

    /// Whether more must be known of each build than any list tells.
    pub(super) fn is_judged_here(&self) -> bool {
        let by_trigger = |of: &TriggerFilter| of.trigger.clear().is_some();
        self.trigger.as_ref().is_some_and(by_trigger) || self.needs_variables()
    }

    /// Whether GitLab is asked for all triggered builds at least.
    pub(super) fn narrows_by_source_only(&self) -> bool {
        let narrowed = self.status.is_some()
            || self.git_ref.is_some()
            || self.who.is_some()
            || self.since.is_some();
        !narrowed
    }

    /// Whether the variables of each build must be known.
    pub(super) fn needs_variables(&self) -> bool {
        self.group.is_some() || self.sound_variable().is_some()
    }

    /// Whether a build that was given `variables` fits what is asked of them.
    pub(super) fn fits_variables(&self, variables: &[Variable]) -> bool {
        let has_key = |key: &String| variables.iter().any(|variable| variable.key == *key);
        self.group.as_ref().is_none_or(has_key)
            && self.sound_variable().is_none_or(|one| one.fits(variables))
    }

    /// The variable that is wanted, where any build can have it.
    pub(super) fn sound_variable(&self) -> Option<&VariableFilter> {
        self.variable.as_ref().filter(|one| one.is_sound())
    }

    /// Whether `build` belongs in the list as far as a list tells. Servers
    /// before GitLab 14 pass over `source` and the time and answer with all
    /// builds; where they do not say what started a build either, it stays.
    pub(super) fn fits(&self, build: &PipelineBasic, from: Option<Timestamp>) -> bool {
        let other_source = build
            .source
            .as_ref()
            .is_some_and(|source| !source.is_trigger());
        let other_status = self.status.as_ref().is_some_and(|one| *one != build.status);
        let other_ref = self
            .git_ref
            .as_ref()
            .is_some_and(|one| *one != build.git_ref);
        let too_old = from
            .zip(build.created_at)
            .is_some_and(|(from, created)| created < from);
        !(self.is_of_triggered() && other_source || other_status || other_ref || too_old)
    }

    /// Whether every build is listed.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests;
