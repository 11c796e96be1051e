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
    trigger: Option<u64>,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    secrets: Vec<String>,
}

/// What is to be recorded of a build that was just started.
pub(crate) struct NewBuild {
    /// The build.
    pub(crate) build: PipelineId,
    /// Its trigger; a pasted token has no number.
    pub(crate) trigger: Option<TriggerId>,
    /// The earlier build that it runs again.
    pub(crate) again: Option<PipelineId>,
    /// The keys whose values were marked secret; never the values.
    pub(crate) secrets: Vec<String>,
    /// When.
    pub(crate) at: Timestamp,
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
    pub(crate) fn add(&mut self, instance: &Instance, new: NewBuild) {
        self.0.push(Started {
            instance: instance.base(),
            build: new.build.0,
            trigger: new.trigger.map(|trigger| trigger.0),
            at: new.at.milliseconds(),
            again: new.again.map(|build| build.0),
            secrets: new.secrets,
        });
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// The trigger with which `build` was started here, if it was.
    pub(crate) fn trigger_of(&self, instance: &Instance, build: PipelineId) -> Option<TriggerId> {
        self.entry(instance, build)?.trigger.map(TriggerId)
    }

    /// The build that `build` runs again, if it was started here as such.
    pub(crate) fn again_of(&self, instance: &Instance, build: PipelineId) -> Option<PipelineId> {
        self.entry(instance, build)?.again.map(PipelineId)
    }

    /// The keys that were marked secret when `build` was started here.
    pub(crate) fn secrets_of(&self, instance: &Instance, build: PipelineId) -> Vec<String> {
        let entry = self.entry(instance, build);
        entry.map_or_else(Vec::new, |entry| entry.secrets.clone())
    }

    fn entry(&self, instance: &Instance, build: PipelineId) -> Option<&Started> {
        let known = |entry: &&Started| entry.build == build.0 && entry.instance == instance.base();
        self.0.iter().rev().find(known)
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

    fn new(build: u64) -> NewBuild {
        NewBuild {
            build: PipelineId(build),
            trigger: Some(TriggerId(3)),
            again: None,
            secrets: Vec::new(),
            at: Timestamp::from_milliseconds(0),
        }
    }

    fn here() -> Instance {
        Instance::parse("https://gitlab.example.com").unwrap()
    }

    #[test]
    fn a_build_is_known_on_its_own_gitlab_only() {
        let elsewhere = Instance::parse("https://gitlab.example.org").unwrap();
        let mut record = StartedHere::default();
        record.add(&here(), new(7));
        assert_eq!(
            record.trigger_of(&here(), PipelineId(7)),
            Some(TriggerId(3))
        );
        assert_eq!(record.trigger_of(&here(), PipelineId(8)), None);
        assert_eq!(record.trigger_of(&elsewhere, PipelineId(7)), None);
    }

    #[test]
    fn what_ran_again_is_known_with_the_names_of_its_secrets() {
        let mut record = StartedHere::default();
        let secrets = vec!["PASSWORD".to_owned()];
        record.add(
            &here(),
            NewBuild {
                trigger: None,
                again: Some(PipelineId(5)),
                secrets: secrets.clone(),
                ..new(7)
            },
        );
        assert_eq!(record.again_of(&here(), PipelineId(7)), Some(PipelineId(5)));
        assert_eq!(record.secrets_of(&here(), PipelineId(7)), secrets);
        assert_eq!(record.trigger_of(&here(), PipelineId(7)), None);
        assert_eq!(record.secrets_of(&here(), PipelineId(8)), [""; 0]);
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<StartedHere>(&text).unwrap(), record);
    }

    #[test]
    fn a_record_of_an_earlier_console_is_read() {
        let text = r#"[{"instance":"https://gitlab.example.com","build":7,"trigger":3,"at":0}]"#;
        let record: StartedHere = serde_json::from_str(text).unwrap();
        assert_eq!(
            record.trigger_of(&here(), PipelineId(7)),
            Some(TriggerId(3))
        );
        assert_eq!(record.again_of(&here(), PipelineId(7)), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let mut record = StartedHere::default();
        for build in 0..=u64::try_from(MOST).unwrap() {
            record.add(&here(), new(build));
        }
        assert_eq!(record.len(), MOST);
        assert_eq!(record.trigger_of(&here(), PipelineId(0)), None);
    }
}
