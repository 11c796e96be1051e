//! Which builds a trigger may have started, for whoever is about to revoke it.

use gitlab::{Clues, Evidence, PipelineBasic, PipelineId, Trigger, TriggerId, evidence};

/// How much later than the trigger's last use a build of its own may have been
/// created: GitLab says the same time for both, older servers did not
/// always.
const SLACK: i64 = 60_000;

/// How it is known that the trigger started a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// This console started it.
    StartedHere,
    /// It was created at the trigger's last use.
    LastUse,
    /// It is not: another trigger may have been it.
    Not,
}

/// Builds of a trigger.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Recent {
    /// Those that it started or may have started, the newest first.
    pub(crate) builds: Vec<(PipelineBasic, Known)>,
    /// Whether GitLab says what started a build: old servers do not, in whose lists there
    /// are others too.
    pub(crate) is_told: bool,
}

impl Recent {
    /// That there are none.
    pub(crate) fn none(&self) -> &'static str {
        if self.is_told {
            "None of the newest triggered builds is its own."
        } else {
            "This GitLab does not say what started a build: none of the newest can be told to be \
             its own."
        }
    }
}

/// Those of `builds`, the newest first, that `trigger` started or may have started. `all`
/// are the project's triggers, `started_here` is what our own record says.
pub(crate) fn recent(
    trigger: &Trigger,
    builds: &[PipelineBasic],
    all: &[Trigger],
    started_here: impl Fn(PipelineId) -> Option<TriggerId>,
) -> Recent {
    let owner = trigger.owner.as_ref().map(|owner| owner.id);
    let known = |build: &PipelineBasic| {
        // The build's user is not asked for here, so nothing is claimed by it: it only
        // leaves out triggers of others.
        let clues = Clues {
            user: owner,
            triggers: all,
            started_here: started_here(build.id),
            ..Clues::NONE
        };
        let known = match evidence(build, &clues)? {
            Evidence::StartedHere(id) => (id == trigger.id).then_some(Known::StartedHere),
            Evidence::LastUsed(id) => (id == trigger.id).then_some(Known::LastUse),
            Evidence::Marked(id) | Evidence::Likely(id) | Evidence::Perhaps(id) => {
                (id == trigger.id).then_some(Known::Not)
            }
            Evidence::NotKnown { candidates } => {
                let may_be = candidates.contains(&trigger.id) && !is_after_last_use(build, trigger);
                may_be.then_some(Known::Not)
            }
        };
        Some((build.clone(), known?))
    };
    Recent {
        builds: builds.iter().filter_map(known).collect(),
        is_told: builds.iter().all(|build| build.source.is_some()),
    }
}

fn is_after_last_use(build: &PipelineBasic, trigger: &Trigger) -> bool {
    let Some(last_used) = trigger.last_used else {
        return true;
    };
    build
        .created_at
        .is_some_and(|at| at.milliseconds() > last_used.milliseconds() + SLACK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::trigger::sample::{owned_by, trigger, used_at};
    use gitlab::{GitRef, Source, Status, Timestamp};

    fn build(id: u64, at: i64, source: Source) -> PipelineBasic {
        PipelineBasic {
            id: PipelineId(id),
            iid: None,
            project_id: None,
            sha: "0".repeat(40),
            git_ref: GitRef::new("master"),
            status: Status::Success,
            source: Some(source),
            name: None,
            created_at: Some(Timestamp::from_milliseconds(at)),
            updated_at: None,
            web_url: None,
        }
    }

    fn found(builds: &[PipelineBasic], here: Option<(u64, u64)>) -> Vec<(u64, Known)> {
        let mine = used_at(owned_by(trigger(1, "mine"), 7, "Ada"), 1_000_000);
        let other = used_at(owned_by(trigger(2, "other"), 7, "Ada"), 2_000_000);
        let all = [mine.clone(), other];
        let record = |id: PipelineId| {
            here.filter(|(build, _)| *build == id.0)
                .map(|(_, trigger)| TriggerId(trigger))
        };
        recent(&mine, builds, &all, record)
            .builds
            .iter()
            .map(|(build, known)| (build.id.0, *known))
            .collect()
    }

    #[test]
    fn what_is_known_is_marked_and_what_is_anothers_is_left_out() {
        let builds = [
            build(9, 2_000_000, Source::Trigger),
            build(8, 1_500_000, Source::Trigger),
            build(7, 1_000_000, Source::Trigger),
            build(6, 900_000, Source::Push),
            build(5, 800_000, Source::Trigger),
            build(4, 700_000, Source::Trigger),
        ];
        let expected = [
            (7, Known::LastUse),
            (5, Known::Not),
            (4, Known::StartedHere),
        ];
        assert_eq!(found(&builds, Some((4, 1))), expected);
        let expected = [(7, Known::LastUse), (5, Known::Not)];
        assert_eq!(found(&builds, Some((4, 2))), expected);
    }

    #[test]
    fn a_trigger_that_was_never_used_started_nothing() {
        let all = [trigger(1, "unused")];
        let builds = [build(1, 500_000, Source::Trigger)];
        let found = recent(&all[0], &builds, &all, |_| None);
        assert!(found.builds.is_empty());
        assert!(found.none().starts_with("None of the newest"));
    }

    #[test]
    fn where_nothing_is_told_of_a_build_nothing_is_said_of_it() {
        let all = [used_at(trigger(1, "used"), 500_000)];
        let untold = PipelineBasic {
            source: None,
            created_at: None,
            ..build(1, 0, Source::Push)
        };
        let found = recent(&all[0], &[untold], &all, |_| None);
        assert!(found.builds.is_empty());
        assert!(found.none().starts_with("This GitLab does not say"));
    }
}
