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

/// Those of `builds`, the newest first, that `trigger` started or may have started. `all`
/// are the project's triggers, `started_here` is what our own record says.
pub(crate) fn recent(
    trigger: &Trigger,
    builds: &[PipelineBasic],
    all: &[Trigger],
    started_here: impl Fn(PipelineId) -> Option<TriggerId>,
) -> Vec<(PipelineBasic, Known)> {
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
    builds.iter().filter_map(known).collect()
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
        assert!(recent(&all[0], &builds, &all, |_| None).is_empty());
    }
}
