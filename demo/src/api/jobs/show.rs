//! How a job is shown.

use serde_json::{Value, json};

use crate::api::{branches, pipelines, users};
use crate::server::fields;
use crate::world::{Job, JobStatus, Moment, Pipeline, Project, RefKind, World};

/// Seconds with milliseconds, as GitLab writes durations of jobs.
fn seconds(from: Option<Moment>, to: Option<Moment>) -> Option<f64> {
    let millis = i32::try_from(to?.since(from?)).unwrap_or(i32::MAX);
    Some(f64::from(millis) / 1_000.0)
}

/// A job with its build, its commit and whom it ran for.
pub(super) fn show(
    world: &World,
    project: &Project,
    pipeline: &Pipeline,
    job: &Job,
    now: Moment,
) -> Value {
    let course = job.course;
    let status = course.status(now);
    let (queued, started, finished) = (
        course.queued(now),
        course.started(now),
        course.finished(now),
    );
    let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    let mut shown = json!({
        "id": job.id.0,
        "status": status.word(),
        "stage": job.stage,
        "name": job.name,
        "ref": pipeline.ref_name,
        "tag": pipeline.ref_kind == RefKind::Tag,
        "coverage": null,
        "allow_failure": job.allow_failure,
        "created_at": job.created_at.to_string(),
        "started_at": moment(started),
        "finished_at": moment(finished),
        "erased_at": moment(job.erased_at),
        "duration": seconds(started, finished.or(Some(now))),
        "queued_duration": seconds(queued, started.or(finished).or(Some(now))),
        "user": users::public(world, pipeline.user),
        "commit": branches::commit(world, project, &pipeline.commit),
        "pipeline": pipelines::summary(world, project, pipeline, now),
        "web_url": format!("{}/{}/-/jobs/{}", world.url(), project.full_path(), job.id.0),
        "project": { "ci_job_token_scope_enabled": false },
        "artifacts": [],
        "artifacts_expire_at": null,
        "tag_list": [],
        "runner": null,
        "runner_manager": null,
        "archived": false,
        "source": pipeline.source.word(),
    });
    if let (Some(starts), Value::Object(fields)) = (job.starts, &mut shown) {
        for name in [
            "artifacts",
            "artifacts_expire_at",
            "tag_list",
            "runner",
            "runner_manager",
        ] {
            fields.remove(name);
        }
        let downstream = starts.pipeline.and_then(|id| world.pipeline(id));
        let project = world.project(starts.project);
        let downstream = downstream
            .zip(project)
            .map(|(downstream, project)| pipelines::summary(world, project, downstream, now));
        fields.insert("downstream_pipeline".to_owned(), json!(downstream));
    }
    if let (JobStatus::Failed, Value::Object(fields)) = (status, &mut shown) {
        fields.insert("failure_reason".to_owned(), json!("script_failure"));
    }
    world.release().keep(fields::JOB, shown)
}
