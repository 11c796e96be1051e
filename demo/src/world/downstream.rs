//! Pipelines that a job of another project's pipeline starts.

use serde_json::Map;

use super::World;
use super::create::{Draft, Order};
use super::job::JobId;
use super::moment::Moment;
use super::pipeline::{Pipeline, PipelineId, Source};
use super::project::ProjectId;

/// A pipeline that is due.
pub(super) struct Due {
    by: JobId,
    of: PipelineId,
    project: ProjectId,
    pub(super) at: Moment,
}

impl World {
    /// Starts what jobs should have started by `now`, as if it had happened
    /// in time.
    pub(crate) fn catch_up(&mut self, now: Moment) {
        for due in self.due(now) {
            let id = PipelineId(self.next_pipeline);
            self.start_downstream(&due, id);
        }
    }

    /// What is due and has not been started.
    pub(super) fn due(&self, now: Moment) -> Vec<Due> {
        let awaiting = self.awaiting.iter().filter_map(|id| self.pipeline(*id));
        awaiting
            .flat_map(|pipeline| due_of(pipeline, now))
            .collect()
    }

    /// Starts it under this id.
    pub(super) fn start_downstream(&mut self, due: &Due, id: PipelineId) {
        let Some(upstream) = self.pipeline(due.of) else {
            return;
        };
        let (user, pace) = (upstream.user, upstream.pace);
        let Some(project) = self.project(due.project) else {
            return;
        };
        let Some(git_ref) = project.find_ref(project.default_branch) else {
            return;
        };
        let draft = Draft {
            order: Order {
                project: project.id,
                ref_name: git_ref.name.to_owned(),
                source: Source::Pipeline,
                user,
                trigger: None,
                variables: Vec::new(),
                inputs: Map::new(),
                payload: None,
            },
            ref_kind: git_ref.kind,
            commit: git_ref.commit.clone(),
            failing: None,
            pace,
        };
        self.add_pipeline(id, draft, due.at);
        let mut jobs = self
            .pipelines
            .iter_mut()
            .flat_map(|pipeline| &mut pipeline.jobs);
        if let Some(starts) = jobs
            .find(|job| job.id == due.by)
            .and_then(|job| job.starts.as_mut())
        {
            starts.pipeline = Some(id);
        }
        let is_open = self.pipeline(due.of).is_some_and(|pipeline| {
            let mut starts = pipeline.jobs.iter().filter_map(|job| job.starts);
            starts.any(|starts| starts.pipeline.is_none())
        });
        if !is_open {
            self.awaiting.remove(&due.of);
        }
    }
}

fn due_of(pipeline: &Pipeline, now: Moment) -> Vec<Due> {
    let due = pipeline.jobs.iter().filter_map(|job| {
        let starts = job.starts.filter(|starts| starts.pipeline.is_none())?;
        Some(Due {
            by: job.id,
            of: pipeline.id,
            project: starts.project,
            at: job.course.started(now)?,
        })
    });
    due.collect()
}
