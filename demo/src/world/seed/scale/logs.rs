//! The build whose jobs have the large logs.

use super::super::people::ADA;
use super::super::projects::commit;
use super::LOGS;
use crate::world::job::{Course, Run};
use crate::world::job_plan::job_plans;
use crate::world::moment::SECOND;
use crate::world::plan::first_attempt;
use crate::world::project::CiConfig;
use crate::world::{Ending, JobId, Moment, Pipeline, PipelineId, RefKind, Seed, Source};

const BUILD: PipelineId = PipelineId(1_901);
/// Its first job, `chatty`; the next one is `one_line`.
const FIRST_JOB: u64 = 9_001;
/// How long ago it began.
const AGE: i64 = 3_600 * SECOND;

pub(super) fn build(seed: Seed, now: Moment) -> Pipeline {
    let created_at = now.plus(-AGE);
    let jobs = (FIRST_JOB..)
        .zip(job_plans(CiConfig::Logs))
        .map(|(id, plan)| {
            let mut job = first_attempt(JobId(id), plan, created_at);
            let started = created_at.plus(2 * SECOND);
            job.course = Course::Runs(Run {
                queued: created_at.plus(SECOND),
                started,
                finished: started.plus(100 * SECOND),
                ending: Ending::Success,
            });
            job
        });
    Pipeline {
        id: BUILD,
        iid: 1,
        project: LOGS,
        ref_name: "main".to_owned(),
        ref_kind: RefKind::Branch,
        commit: commit(seed, LOGS.0, ADA, created_at.plus(-600 * SECOND)),
        source: Source::Push,
        user: ADA,
        trigger: None,
        created_at,
        variables: Vec::new(),
        jobs: jobs.collect(),
        failing: None,
        pace: 1,
    }
}
