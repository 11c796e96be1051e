//! What people do to builds that exist: cancel, retry, start a manual job.

use super::World;
use super::job::{Course, Downstream, Job, JobId, JobStatus};
use super::moment::Moment;
use super::pipeline::{PipelineId, Variable};
use super::plan;

impl World {
    /// Stops every job of the pipeline that has not ended.
    pub(crate) fn cancel_pipeline(&mut self, id: PipelineId, now: Moment) {
        if let Some(pipeline) = self.pipelines.iter_mut().find(|pipeline| pipeline.id == id) {
            pipeline.jobs.iter_mut().for_each(|job| cancel(job, now));
        }
    }

    /// Stops one job; what waits for it is skipped.
    pub(crate) fn cancel_job(&mut self, id: JobId, now: Moment) {
        self.change_job(id, now, |job| cancel(job, now));
    }

    /// Starts a job that waits for a person, with variables for it alone.
    pub(crate) fn play_job(&mut self, id: JobId, variables: Vec<Variable>, now: Moment) {
        self.change_job(id, now, |job| {
            job.manual = false;
            job.not_before = now;
            job.variables = variables;
        });
    }

    /// Erases a job's log.
    pub(crate) fn erase_job(&mut self, id: JobId, now: Moment) {
        self.change_job(id, now, |job| job.erased_at = Some(now));
    }

    /// Tries every failed or cancelled job of the pipeline again.
    pub(crate) fn retry_pipeline(&mut self, id: PipelineId, now: Moment) {
        let Some(pipeline) = self.pipeline(id) else {
            return;
        };
        let ended_badly = pipeline
            .current_jobs()
            .filter(|job| match job.course.status(now) {
                JobStatus::Failed | JobStatus::Canceled => true,
                JobStatus::Created
                | JobStatus::Pending
                | JobStatus::Running
                | JobStatus::Success
                | JobStatus::Skipped
                | JobStatus::Manual => false,
            });
        let ids: Vec<JobId> = ended_badly.map(|job| job.id).collect();
        for id in ids {
            self.retry_job(id, now);
        }
    }

    /// Adds a new attempt at a job and answers its number, or `None` when
    /// there is no such job.
    pub(crate) fn retry_job(&mut self, id: JobId, now: Moment) -> Option<JobId> {
        let new_id = JobId(self.next_job);
        let pipeline = self
            .pipelines
            .iter_mut()
            .find(|pipeline| pipeline.jobs.iter().any(|job| job.id == id))?;
        let old = pipeline.jobs.iter_mut().find(|job| job.id == id)?;
        if old.starts.is_some() {
            self.awaiting.insert(pipeline.id);
        }
        let attempt = Job {
            id: new_id,
            created_at: now,
            not_before: now,
            course: Course::Waits,
            erased_at: None,
            starts: old.starts.map(|starts| Downstream {
                pipeline: None,
                ..starts
            }),
            retried: false,
            ..old.clone()
        };
        old.retried = true;
        pipeline.jobs.push(attempt);
        self.next_job += 1;
        self.replan(new_id, now);
        Some(new_id)
    }

    fn change_job(&mut self, id: JobId, now: Moment, change: impl FnOnce(&mut Job)) {
        let mut jobs = self
            .pipelines
            .iter_mut()
            .flat_map(|pipeline| &mut pipeline.jobs);
        if let Some(job) = jobs.find(|job| job.id == id) {
            change(job);
            self.replan(id, now);
        }
    }

    fn replan(&mut self, id: JobId, now: Moment) {
        let seed = self.seed;
        let mut pipelines = self.pipelines.iter_mut();
        let changed = pipelines.find(|pipeline| pipeline.jobs.iter().any(|job| job.id == id));
        let Some(pipeline) = changed else { return };
        let project = self
            .projects
            .iter()
            .find(|project| project.id == pipeline.project);
        if let Some(project) = project {
            plan::plan(pipeline, project.ci, seed, now);
        }
    }
}

/// Whether a job can still be stopped.
pub(crate) fn is_cancelable(status: JobStatus) -> bool {
    match status {
        JobStatus::Created | JobStatus::Pending | JobStatus::Running | JobStatus::Manual => true,
        JobStatus::Success | JobStatus::Failed | JobStatus::Canceled | JobStatus::Skipped => false,
    }
}

fn cancel(job: &mut Job, now: Moment) {
    if is_cancelable(job.course.status(now)) {
        let run = job.course.run().map(|(run, _)| run);
        job.course = Course::Canceled { at: now, run };
    }
}
