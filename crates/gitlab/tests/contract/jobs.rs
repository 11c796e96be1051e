use gitlab::endpoints::*;
use gitlab::{Endpoint, GitRef, Job, JobId, PipelineId, Status};

use crate::examples::{Examples, OPENAPI, V9, V11, V19, find, project, time};

fn one(examples: &Examples, version: &str, name: &str) -> Job {
    examples.read(version, name, &job(&project(), JobId(8)))
}

#[test]
fn one_job_of_every_version() {
    let Some(examples) = find("one job") else {
        return;
    };
    for (version, git_ref, page, duration) in [
        (V9, "master", false, Some(0.465)),
        (V11, "master", true, Some(0.465)),
        (V19, "main", true, Some(0.465)),
    ] {
        let found = one(&examples, version, "GET_projects__id__jobs__job_id.json");
        assert_eq!(
            (found.id, found.name.as_str(), found.stage.as_str()),
            (JobId(8), "rubocop", "test")
        );
        assert_eq!(
            (&found.status, found.allow_failure),
            (&Status::Failed, false)
        );
        assert_eq!(
            found.git_ref.as_ref().map(GitRef::as_str),
            Some(git_ref),
            "{version}"
        );
        assert_eq!(found.created_at, time("2015-12-24T15:51:21.880Z"));
        assert_eq!(found.finished_at, time("2015-12-24T17:54:31.198Z"));
        assert_eq!(
            (found.erased_at, found.coverage, found.duration),
            (None, None, duration),
            "{version}"
        );
        assert_eq!(found.web_url.is_some(), page, "{version}");
        let commit = found.commit.expect("a commit");
        assert_eq!(
            (commit.short_id.as_str(), commit.title.as_str()),
            ("0ff3ae19", "Test the CI integration.")
        );
        assert_eq!(commit.created_at, time("2015-12-24T15:51:14Z"));
        let build = found.pipeline.expect("a build");
        assert_eq!(
            (build.id, build.status, build.source),
            (PipelineId(6), Status::Pending, None)
        );
        assert_eq!(
            found.user.map(|user| user.username).as_deref(),
            Some("root")
        );
    }
}

#[test]
fn lists_of_every_version() {
    let Some(examples) = find("lists of jobs") else {
        return;
    };
    let all = jobs(&project(), &JobFilter::default());
    let of_build = pipeline_jobs(&project(), PipelineId(6));
    let rows = [
        (
            V9,
            "GET_projects__id__jobs.json",
            &all,
            [(7, None), (6, None)],
        ),
        (
            V9,
            "GET_projects__id__pipeline__pipeline_id__jobs.json",
            &of_build,
            [(7, None), (6, None)],
        ),
        (
            V11,
            "GET_projects__id__jobs.json",
            &all,
            [(6, None), (7, None)],
        ),
        (
            V11,
            "GET_projects__id__pipelines__pipeline_id__jobs.json",
            &of_build,
            [(6, None), (7, None)],
        ),
        (
            V19,
            "GET_projects__id__jobs.json",
            &all,
            [
                (7, Some("script_failure")),
                (6, Some("stuck_or_timeout_failure")),
            ],
        ),
        (
            V19,
            "GET_projects__id__pipelines__pipeline_id__jobs.json",
            &of_build,
            [
                (6, Some("stuck_or_timeout_failure")),
                (7, Some("script_failure")),
            ],
        ),
    ];
    for (version, name, endpoint, expected) in rows {
        let page = examples.read(version, name, endpoint);
        let found: Vec<_> = page
            .items
            .iter()
            .map(|job| (job.id.0, job.failure_reason.as_deref()))
            .collect();
        assert_eq!(found, expected, "{version} {name}");
        assert_eq!(page.unreadable, 0, "{version} {name}");
    }
}

#[test]
fn what_retry_cancel_and_play_answer() {
    let Some(examples) = find("retry, cancel and play of a job") else {
        return;
    };
    // GitLab's own pages once had a status that is none: it is carried.
    let started = || Status::Unknown("started".to_owned());
    for (version, id, played) in [
        (V9, 69, started()),
        (V11, 42, started()),
        (V19, 1, Status::Pending),
    ] {
        let read = |end: &str, endpoint: Endpoint<Job>| {
            let name = format!("POST_projects__id__jobs__job_id__{end}.json");
            let found = examples.read(version, &name, &endpoint);
            assert_eq!(
                (found.id, found.name.as_str()),
                (JobId(id), "rubocop"),
                "{version} {end}"
            );
            assert_eq!(
                (found.pipeline, found.user),
                (None, None),
                "{version} {end}"
            );
            found.status
        };
        assert_eq!(
            read("retry", retry_job(&project(), JobId(1))),
            Status::Pending
        );
        assert_eq!(
            read("cancel", cancel_job(&project(), JobId(1))),
            Status::Canceled
        );
        assert_eq!(read("play", play_job(&project(), JobId(1), &[])), played);
    }
}

#[test]
fn the_definitions() {
    let Some(examples) = find("definitions of a job") else {
        return;
    };
    for name in ["API_Entities_Ci_Job.json", "API_Entities_Ci_Bridge.json"] {
        let found = one(&examples, OPENAPI, name);
        assert_eq!(
            (found.id, &found.status),
            (JobId(1), &Status::WaitingForResource)
        );
        assert_eq!(
            (found.coverage, found.queued_duration),
            (Some(98.29), Some(0.123))
        );
        assert_eq!(found.erased_at, time("2015-12-24T18:00:29.728Z"));
        assert_eq!(found.failure_reason.as_deref(), Some("script_failure"));
        assert_eq!(
            found.user.map(|user| user.username).as_deref(),
            Some("admin")
        );
    }
}
