//! The jobs of a pipeline, page by page (GitLab docs, `CiJobConnection`).

use serde_json::{Value, json};

use super::document::{Fault, Field};
use super::run::{Run, select};
use crate::world::{Job, Moment, Pipeline, Project};

/// The most items that a page has, and how many it has when nothing is said.
const PAGE: usize = 100;

/// The jobs, newest first: all attempts, or as `retried` says.
pub(super) fn connection(
    run: &mut Run<'_>,
    field: &Field,
    project: &Project,
    pipeline: &Pipeline,
) -> Value {
    let retried = run
        .argument(field, "retried")
        .and_then(|retried| retried.as_bool());
    let mut wanted: Vec<&Job> = pipeline
        .jobs
        .iter()
        .filter(|job| retried.is_none_or(|retried| retried == job.retried))
        .collect();
    wanted.sort_by_key(|job| std::cmp::Reverse(job.id));
    let start = match run.text(field, "after") {
        None => 0,
        Some(cursor) => match wanted.iter().position(|job| cursor_of(job) == cursor) {
            Some(index) => index + 1,
            None => {
                run.faults
                    .push(Fault::at(field.position, "Please provide a valid cursor"));
                return Value::Null;
            }
        },
    };
    let first = run
        .argument(field, "first")
        .and_then(|first| first.as_u64());
    let size = first
        .and_then(|first| usize::try_from(first).ok())
        .unwrap_or(PAGE)
        .min(PAGE);
    let rest = wanted.get(start..).unwrap_or_default();
    let page = rest.get(..size).unwrap_or(rest);
    let now = run.call.now;
    select("CiJobConnection", &field.fields, |field| {
        match field.name.as_str() {
            "count" => json!(wanted.len()),
            "nodes" => page
                .iter()
                .map(|job| shown(field, project, job, now))
                .collect(),
            _ => {
                let ends = [page.first(), page.last()].map(|job| job.map(|job| cursor_of(job)));
                page_info(field, start > 0, rest.len() > page.len(), ends)
            }
        }
    })
}

/// Where a page ends: the job before the next one.
fn cursor_of(job: &Job) -> String {
    format!("job-{}", job.id.0)
}

pub(super) fn page_info(
    field: &Field,
    before: bool,
    after: bool,
    ends: [Option<String>; 2],
) -> Value {
    let [start, end] = ends;
    select("PageInfo", &field.fields, |field| {
        match field.name.as_str() {
            "hasPreviousPage" => json!(before),
            "hasNextPage" => json!(after),
            "startCursor" => json!(start),
            _ => json!(end),
        }
    })
}

fn shown(field: &Field, project: &Project, job: &Job, now: Moment) -> Value {
    select("CiJob", &field.fields, |field| match field.name.as_str() {
        "id" if job.starts.is_some() => json!(format!("gid://gitlab/Ci::Bridge/{}", job.id.0)),
        "id" => json!(format!("gid://gitlab/Ci::Build/{}", job.id.0)),
        "name" => json!(job.name),
        "status" => json!(job.course.status(now).word().to_uppercase()),
        "kind" => json!(if job.starts.is_some() {
            "BRIDGE"
        } else {
            "BUILD"
        }),
        "stage" => select("CiStage", &field.fields, |_| json!(job.stage)),
        "needs" => needs(field, job),
        "allowFailure" => json!(job.allow_failure),
        "manualJob" => json!(job.by_hand),
        "retried" => json!(job.retried),
        "schedulingType" => json!(if job.needs.is_some() { "dag" } else { "stage" }),
        _ => json!(format!("/{}/-/jobs/{}", project.full_path(), job.id.0)),
    })
}

/// What the job's `needs:` names; empty for a job that waits for its stage.
fn needs(field: &Field, job: &Job) -> Value {
    let named = job.needs.unwrap_or_default();
    select(
        "CiBuildNeedConnection",
        &field.fields,
        |field| match field.name.as_str() {
            "nodes" => {
                let show = |name: &&str| select("CiBuildNeed", &field.fields, |_| json!(name));
                named.iter().map(show).collect()
            }
            _ => page_info(field, false, false, [None, None]),
        },
    )
}
