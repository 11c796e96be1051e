//! Builds, which v4 calls jobs: lists, one, and what people do to them (R 2.1).

use serde_json::{Value, json};

use super::users;
use crate::api::call::{Access, Call};
use crate::api::jobs;
use crate::api::message::Response;
use crate::api::paging::{Count, page_of};
use crate::api::params::not_valid;
use crate::api::routes::{Answer, no_route};
use crate::server::Release;
use crate::world::{Commit, Job, JobId, JobStatus, Moment, Pipeline, RefKind, World};

/// What `scope` may name (R 2.1).
const SCOPES: [&str; 5] = ["pending", "running", "failed", "success", "canceled"];

type Row<'world> = (&'world Pipeline, &'world Job);

/// `GET /projects/:id/builds`, newest first.
pub(super) fn list(call: &Call<'_>, world: &World, project: &str) -> Answer {
    let access = readable(call, world, project)?;
    let all = builds(world, &access, call.now).collect();
    page(call, world, all)
}

/// `GET /projects/:id/repository/commits/:sha/builds`, newest first.
pub(super) fn list_of_commit(call: &Call<'_>, world: &World, project: &str, sha: &str) -> Answer {
    let access = readable(call, world, project)?;
    let all = builds(world, &access, call.now);
    let of_commit: Vec<Row<'_>> = all.filter(|(build, _)| build.commit.sha == sha).collect();
    let mut refs = access.project.refs.iter();
    let is_known = !of_commit.is_empty() || refs.any(|git_ref| git_ref.commit.sha == sha);
    if !is_known {
        return Err(Response::not_found("Not Found"));
    }
    page(call, world, of_commit)
}

/// `GET /projects/:id/builds/:build_id`.
pub(super) fn one(call: &Call<'_>, world: &World, project: &str, id: &str) -> Answer {
    let access = readable(call, world, project)?;
    Ok(Response::json(200, &shown(call, world, &access, id)?))
}

/// `POST /projects/:id/builds/:build_id/...`: cancel, retry, erase, play.
pub(super) fn change(
    call: &Call<'_>,
    world: &mut World,
    project: &str,
    id: &str,
    change: &str,
) -> Answer {
    let release = world.release();
    // A build that this server does not have yet cannot be changed.
    let access = readable(call, world, project)?;
    shown(call, world, &access, id)?;
    let (status, id) = match change {
        "cancel" => (201, jobs::canceled(call, world, project, id)?),
        "retry" => (201, jobs::retried(call, world, project, id)?),
        "erase" if release.can_erase() => (201, jobs::erased(call, world, project, id)?),
        "play" if release.can_play() => (200, jobs::played(call, world, project, id)?),
        _ => return Err(no_route()),
    };
    let access = readable(call, world, project)?;
    let shown = shown(call, world, &access, &id.0.to_string())?;
    Ok(Response::json(status, &shown))
}

/// The project, for signed-in callers who may read its builds.
pub(super) fn readable<'world>(
    call: &Call<'_>,
    world: &'world World,
    project: &str,
) -> Result<Access<'world>, Response> {
    call.known_caller(world)?;
    call.access_to_builds(world, project)
}

/// The builds that a server of this age has, newest first.
fn builds<'world>(
    world: &'world World,
    access: &Access<'world>,
    now: Moment,
) -> impl Iterator<Item = Row<'world>> {
    let release = world.release();
    let pipelines = world.pipelines(access.project.id);
    let all = pipelines.flat_map(|pipeline| pipeline.jobs.iter().map(move |job| (pipeline, job)));
    all.filter(move |(pipeline, job)| {
        job.starts.is_none() && word_of(release, pipeline, job, now).is_some()
    })
}

/// The word for a build's state; `None` before this server has the build. The
/// first stage begins with the pipeline, and a new attempt at once, on every
/// server.
fn word_of(release: Release, pipeline: &Pipeline, job: &Job, now: Moment) -> Option<&'static str> {
    let status = job.course.status(now);
    let begins = pipeline
        .jobs
        .first()
        .is_some_and(|first| first.stage == job.stage);
    let mut jobs = pipeline.jobs.iter();
    let replaces = jobs.any(|other| other.retried && other.name == job.name);
    let is_due = (begins || replaces) && !job.by_hand && status == JobStatus::Created;
    let word = release.word_of(status);
    word.or_else(|| is_due.then(|| JobStatus::Pending.word()))
}

fn page(call: &Call<'_>, world: &World, mut rows: Vec<Row<'_>>) -> Answer {
    let release = world.release();
    let scopes = scopes(call, release)?;
    rows.retain(|(pipeline, job)| {
        let word = word_of(release, pipeline, job, call.now);
        scopes.is_empty() || scopes.iter().any(|scope| Some(scope.as_str()) == word)
    });
    rows.sort_by_key(|(_, job)| std::cmp::Reverse(job.id));
    page_of(call, &rows, Count::Told, |(pipeline, job)| {
        show(world, pipeline, job, call.now)
    })
}

/// `scope=pending`, or `scope[0]=pending&scope[1]=running`. A list without
/// numbers is refused (R 2.1).
fn scopes(call: &Call<'_>, release: Release) -> Result<Vec<String>, Response> {
    let refused = || {
        if release.checks_with_grape() {
            not_valid("scope")
        } else {
            Response::message(400, "Scope contains invalid value(s)")
        }
    };
    let given = match call.params.get("scope") {
        None => Vec::new(),
        Some(Value::Object(numbered)) => numbered.values().collect(),
        Some(single) => vec![single],
    };
    let word = |value: &Value| match value {
        Value::String(word) if SCOPES.contains(&word.as_str()) => Ok(word.clone()),
        _ => Err(refused()),
    };
    given.into_iter().map(word).collect()
}

/// One build as it is answered, if this server has it.
fn shown(call: &Call<'_>, world: &World, access: &Access<'_>, id: &str) -> Result<Value, Response> {
    let id = id
        .parse()
        .map_err(|_| crate::api::params::invalid("build_id"))?;
    let mut all = builds(world, access, call.now);
    let found = all.find(|(_, job)| job.id == JobId(id));
    let (pipeline, job) = found.ok_or_else(|| Response::not_found("Not Found"))?;
    Ok(show(world, pipeline, job, call.now))
}

/// A build (R 2.2). The demo's builds have no artifacts.
fn show(world: &World, pipeline: &Pipeline, job: &Job, now: Moment) -> Value {
    let release = world.release();
    let course = job.course;
    let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
    let mut shown = json!({
        "id": job.id.0,
        "status": word_of(release, pipeline, job, now),
        "stage": job.stage,
        "name": job.name,
        "ref": pipeline.ref_name,
        "tag": pipeline.ref_kind == RefKind::Tag,
        "coverage": null,
        "created_at": job.created_at.to_string(),
        "started_at": moment(course.started(now)),
        "finished_at": moment(course.finished(now)),
        "user": users::runner(world, pipeline).map(|user| users::whole(world, user)),
        "commit": commit(world, &pipeline.commit),
        "runner": null,
    });
    if let Value::Object(fields) = &mut shown {
        if release.has_download_url() {
            fields.insert("download_url".to_owned(), Value::Null);
        }
        if release.has_pipeline_in_builds() {
            let shown = json!({
                "id": pipeline.id.0,
                "sha": pipeline.commit.sha,
                "ref": pipeline.ref_name,
                "status": release.word_of(pipeline.status(now)),
            });
            fields.insert("pipeline".to_owned(), shown);
        }
    }
    shown
}

/// A commit as builds carry it.
fn commit(world: &World, commit: &Commit) -> Value {
    let author = world.user(commit.author);
    let (name, username) =
        author.map_or(("Ghost User", "ghost"), |user| (user.name, user.username));
    json!({
        "id": commit.sha,
        "short_id": commit.sha.get(..8),
        "title": commit.title,
        "message": format!("{}\n", commit.title),
        "author_name": name,
        "author_email": format!("{username}@demo.invalid"),
        "created_at": commit.created_at.to_string(),
    })
}
