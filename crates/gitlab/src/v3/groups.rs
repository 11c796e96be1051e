//! Jobs gathered into builds: before GitLab 8.13 a job does not name its build, so that the
//! jobs of one commit and branch or tag are taken for one. Its id is that of its first job.

use crate::nouns::{GitRef, Job, JobId, Pipeline, PipelineBasic, PipelineId, Status};
use crate::time::Timestamp;
use std::collections::HashMap;

/// What the jobs of a build have in common.
pub(super) type Key = (String, GitRef);

/// The build that a job belongs to.
pub(super) fn key(job: &Job) -> Option<Key> {
    let commit = job.commit.as_ref()?;
    Some((commit.id.clone(), job.git_ref.clone()?))
}

/// The builds of these jobs, those with the newest job first.
pub(super) fn gather(jobs: Vec<Job>) -> Vec<Pipeline> {
    let mut order: Vec<Key> = Vec::new();
    let mut groups: HashMap<Key, Vec<Job>> = HashMap::new();
    for job in jobs {
        let Some(key) = key(&job) else { continue };
        if !groups.contains_key(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(job);
    }
    let built = order.into_iter().filter_map(|key| {
        let jobs = groups.remove(&key)?;
        build(key, &jobs)
    });
    built.collect()
}

/// The build of these jobs, which are all of one.
fn build((sha, git_ref): Key, jobs: &[Job]) -> Option<Pipeline> {
    let first = jobs.iter().min_by_key(|job| job.id)?;
    let status = status(jobs);
    let time = |of: fn(&Job) -> Option<Timestamp>| jobs.iter().filter_map(of);
    let created_at = time(|job| job.created_at).min();
    let finished_at = time(|job| job.finished_at).max();
    let finished_at = finished_at.filter(|_| status.is_finished());
    Some(Pipeline {
        basic: PipelineBasic {
            id: PipelineId(first.id.0),
            iid: None,
            project_id: None,
            sha,
            git_ref,
            status,
            source: None,
            name: None,
            created_at,
            updated_at: finished_at.or(created_at),
            web_url: None,
        },
        before_sha: None,
        tag: first.tag,
        yaml_errors: None,
        // Whoever retried one of its jobs did not start it.
        user: first.user.clone(),
        started_at: time(|job| job.started_at).min(),
        finished_at,
        duration: None,
        queued_duration: None,
        coverage: None,
    })
}

/// How a build is going, by the newest run of each of its jobs. A job that may fail cannot
/// be told from others (GitLab 8 leaves it out), so that one that failed fails the build.
fn status(jobs: &[Job]) -> Status {
    let mut newest: HashMap<&str, &Job> = HashMap::new();
    for job in jobs {
        let known = newest.entry(&job.name).or_insert(job);
        if known.id < job.id {
            *known = job;
        }
    }
    let has = |status: &Status| newest.values().any(|job| job.status == *status);
    let all_wait = newest.values().all(|job| job.status == Status::Pending);
    match () {
        () if all_wait => Status::Pending,
        () if has(&Status::Running) || has(&Status::Pending) => Status::Running,
        () if has(&Status::Failed) => Status::Failed,
        () if has(&Status::Canceled) => Status::Canceled,
        () if has(&Status::Success) => Status::Success,
        () => newest_of(&newest).map_or(Status::Pending, |job| job.status.clone()),
    }
}

/// The newest of all, whose status speaks for those that have nothing else.
fn newest_of<'a>(jobs: &HashMap<&str, &'a Job>) -> Option<&'a Job> {
    jobs.values().copied().max_by_key(|job| job.id)
}

/// The build that a job with this id leads to.
pub(super) fn of_job(jobs: Vec<Job>, id: JobId) -> Option<Pipeline> {
    let lead = jobs.iter().find(|job| job.id == id).and_then(key)?;
    let mut builds = gather(jobs).into_iter();
    builds.find(|build| (&build.basic.sha, &build.basic.git_ref) == (&lead.0, &lead.1))
}
