//! The record of builds that were started here: which trigger started which
//! build, the one thing that GitLab's API does not tell.

use crate::data::kept::{Document, Kept};
use gitlab::{Instance, PipelineId, Timestamp, TriggerId};
use serde::{Deserialize, Serialize};

/// How many are kept; the oldest go first.
const MOST: usize = 500;

/// One build that was started here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Started {
    instance: String,
    build: u64,
    trigger: u64,
    at: i64,
}

/// The builds started here, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct StartedHere(Vec<Started>);

impl Document for StartedHere {
    const NAME: &'static str = "started";
    const HOLDS: &'static str = "the record of builds started here";
    const VERSION: u32 = 1;
}

impl StartedHere {
    /// Adds the answer to a "Start build" of ours.
    pub(crate) fn add(
        &mut self,
        instance: &Instance,
        build: PipelineId,
        trigger: TriggerId,
        at: Timestamp,
    ) {
        self.0.push(Started {
            instance: instance.base(),
            build: build.0,
            trigger: trigger.0,
            at: at.milliseconds(),
        });
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// The trigger with which `build` was started here, if it was.
    pub(crate) fn trigger_of(&self, instance: &Instance, build: PipelineId) -> Option<TriggerId> {
        let known = |entry: &&Started| entry.build == build.0 && entry.instance == instance.base();
        self.0
            .iter()
            .rev()
            .find(known)
            .map(|entry| TriggerId(entry.trigger))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The record, as a context.
pub(crate) type Record = Kept<StartedHere>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_known_on_its_own_gitlab_only() {
        let here = Instance::parse("https://gitlab.example.com").unwrap();
        let elsewhere = Instance::parse("https://gitlab.example.org").unwrap();
        let mut record = StartedHere::default();
        record.add(
            &here,
            PipelineId(7),
            TriggerId(3),
            Timestamp::from_milliseconds(0),
        );
        assert_eq!(record.trigger_of(&here, PipelineId(7)), Some(TriggerId(3)));
        assert_eq!(record.trigger_of(&here, PipelineId(8)), None);
        assert_eq!(record.trigger_of(&elsewhere, PipelineId(7)), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let here = Instance::parse("https://gitlab.example.com").unwrap();
        let mut record = StartedHere::default();
        for build in 0..=u64::try_from(MOST).unwrap() {
            record.add(
                &here,
                PipelineId(build),
                TriggerId(1),
                Timestamp::from_milliseconds(0),
            );
        }
        assert_eq!(record.len(), MOST);
        assert_eq!(record.trigger_of(&here, PipelineId(0)), None);
    }
}
