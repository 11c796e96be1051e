use super::{early, late, nine, talk};
use crate::endpoints::*;
use crate::error::ErrorKind;
use crate::nouns::{GitRef, JobId, PipelineId, Source, Status};

const JOB: &str = "GET /projects/9/builds/7";
const OF_COMMIT: &str = "GET /projects/9/repository/commits/abc/builds?per_page=100";

fn job_json(id: u32, name: &str, git_ref: &str, status: &str) -> String {
    format!(
        "{{\"id\":{id},\"name\":\"{name}\",\"stage\":\"test\",\"ref\":\"{git_ref}\",\
         \"status\":\"{status}\",\"commit\":{{\"id\":\"abc\"}},\"user\":null,\
         \"created_at\":\"2015-12-24T15:51:{id:02}.000Z\",\
         \"started_at\":\"2015-12-24T15:52:00.000Z\",\"finished_at\":\"2015-12-24T15:52:{id:02}.500Z\",\
         \"pipeline\":{{\"id\":{},\"sha\":\"abc\",\"ref\":\"{git_ref}\",\"status\":\"pending\"}}}}",
        if git_ref == "main" { 46 } else { 47 }
    )
}

/// Jobs of one commit, on two branches; the failed one was retried.
fn jobs_json() -> String {
    let all = [
        job_json(9, "teaspoon", "main", "success"),
        job_json(8, "rubocop", "main", "success"),
        job_json(7, "teaspoon", "main", "failed"),
        job_json(6, "rubocop", "other", "canceled"),
    ];
    format!("[{}]", all.join(","))
}

/// As GitLab 8.4 has them: no job names its build.
fn early_jobs() -> String {
    jobs_json().replace("\"pipeline\"", "\"none\"")
}

#[test]
fn until_8_13_the_jobs_of_a_commit_and_branch_are_a_build() {
    let list = "GET /projects/9/builds?per_page=100";
    let filter = PipelineFilter::default();
    let page = talk(
        &pipelines(&nine(), &filter),
        &early(),
        &[(list, 200, &early_jobs())],
    )
    .unwrap();
    let found: Vec<_> = page
        .items
        .iter()
        .map(|build| (build.id.0, build.git_ref.as_str(), build.status.clone()))
        .collect();
    assert_eq!(
        found,
        [(7, "main", Status::Success), (6, "other", Status::Canceled)]
    );
    assert_eq!(page.items[0].source, None, "it is not told");
    let lines = [
        (JOB, 200, &*job_json(7, "teaspoon", "main", "failed")),
        (OF_COMMIT, 200, &*early_jobs()),
    ];
    let build = talk(&pipeline(&nine(), PipelineId(7)), &early(), &lines).unwrap();
    assert_eq!(
        (build.basic.id, build.basic.sha.as_str()),
        (PipelineId(7), "abc")
    );
    assert!(build.finished_at > build.started_at && build.user.is_none());
    let jobs = talk(&pipeline_jobs(&nine(), PipelineId(7)), &early(), &lines).unwrap();
    let ids: Vec<u64> = jobs.items.iter().map(|job| job.id.0).collect();
    assert_eq!((ids, jobs.next), (vec![9, 8, 7], None));
    let job = talk(&job(&nine(), JobId(7)), &early(), &lines).unwrap();
    assert_eq!(job.pipeline.map(|build| build.id), Some(PipelineId(7)));
    assert_eq!(job.duration, Some(7.5));
}

#[test]
fn a_build_goes_as_its_newest_jobs_go() {
    for (statuses, expected) in [
        (["pending", "pending"], Status::Pending),
        (["pending", "success"], Status::Running),
        (["running", "failed"], Status::Running),
        (["success", "failed"], Status::Failed),
        (["success", "canceled"], Status::Canceled),
        (["success", "success"], Status::Success),
        (["skipped", "skipped"], Status::Skipped),
        (
            ["mystery", "mystery"],
            Status::Unknown("mystery".to_owned()),
        ),
    ] {
        let [one, other] = statuses;
        let all = [
            job_json(8, "a", "main", one),
            job_json(7, "b", "main", other),
        ];
        let all = format!("[{}]", all.join(","));
        let lead = job_json(7, "b", "main", other);
        let lines = [(JOB, 200, &*lead), (OF_COMMIT, 200, &*all)];
        let build = talk(&pipeline(&nine(), PipelineId(7)), &early(), &lines).unwrap();
        assert_eq!(build.basic.status, expected, "{statuses:?}");
    }
}

#[test]
fn from_8_13_on_jobs_name_their_build() {
    let build = r#"{"id":46,"sha":"abc","ref":"main","status":"success","user":null}"#;
    let one = "GET /projects/9/pipelines/46";
    let found = talk(
        &pipeline(&nine(), PipelineId(46)),
        &late(),
        &[(one, 200, build)],
    )
    .unwrap();
    assert_eq!(found.basic.git_ref, GitRef::new("main"));
    let lines = [(one, 200, build), (OF_COMMIT, 200, &*jobs_json())];
    let jobs = talk(&pipeline_jobs(&nine(), PipelineId(46)), &late(), &lines).unwrap();
    let ids: Vec<u64> = jobs.items.iter().map(|job| job.id.0).collect();
    assert_eq!(ids, [9, 8, 7]);
    let lines = [(JOB, 200, &*job_json(7, "teaspoon", "main", "failed"))];
    let job = talk(&job(&nine(), JobId(7)), &late(), &lines).unwrap();
    assert_eq!(job.pipeline.map(|build| build.id), Some(PipelineId(46)));
}

#[test]
fn the_jobs_of_a_commit_are_read_to_the_end() {
    let full: Vec<String> = (100..200)
        .map(|id| job_json(id, "many", "main", "success"))
        .collect();
    let full = format!("[{}]", full.join(","));
    let onward = &*format!("{OF_COMMIT}&page=2");
    let lead = job_json(7, "b", "main", "success");
    let lines = [
        (JOB, 200, &*lead),
        (OF_COMMIT, 200, &*full),
        (onward, 200, &*early_jobs()),
    ];
    let jobs = talk(&pipeline_jobs(&nine(), PipelineId(7)), &early(), &lines).unwrap();
    assert_eq!(jobs.items.len(), 103);
}

#[test]
fn the_list_is_narrowed_here() {
    let user = r#"{"id":1,"username":"ada"}"#;
    let list = format!(
        r#"[{{"id":3,"sha":"a","ref":"main","status":"success","user":{user}}},
            {{"id":2,"sha":"b","ref":"main","status":"failed","user":null}},
            {{"id":1,"sha":"b","ref":"v1","status":"failed","user":null}}]"#
    );
    let asked = "GET /projects/9/pipelines?per_page=100";
    let found = |filter: PipelineFilter| {
        let page = talk(
            &pipelines(&nine(), &filter),
            &late(),
            &[(asked, 200, &*list)],
        )
        .unwrap();
        page.items
            .iter()
            .map(|build| build.id.0)
            .collect::<Vec<_>>()
    };
    let all = PipelineFilter::default;
    assert_eq!(found(all()), [3, 2, 1]);
    let git_ref = Some(GitRef::new("main"));
    assert_eq!(found(PipelineFilter { git_ref, ..all() }), [3, 2]);
    let status = Some(Status::Failed);
    assert_eq!(
        found(PipelineFilter {
            status,
            per_page: 1,
            ..all()
        }),
        [2]
    );
    let username = Some("ada".to_owned());
    assert_eq!(found(PipelineFilter { username, ..all() }), [3]);
    let source = Some(Source::Trigger);
    assert_eq!(
        found(PipelineFilter { source, ..all() }),
        [2, 1],
        "a trigger is nobody"
    );
    let page = talk(
        &pipelines(
            &nine(),
            &PipelineFilter {
                per_page: 20,
                ..all()
            },
        ),
        &late(),
        &[("GET /projects/9/pipelines?per_page=20", 200, &*list)],
    );
    assert_eq!(page.unwrap().items.len(), 3);
}

#[test]
fn what_changes_jobs_and_builds() {
    let job_answer = job_json(7, "b", "main", "pending");
    let job_answer = job_answer.as_str();
    for (endpoint, sent) in [
        (
            retry_job(&nine(), JobId(7)),
            "POST /projects/9/builds/7/retry",
        ),
        (
            cancel_job(&nine(), JobId(7)),
            "POST /projects/9/builds/7/cancel",
        ),
        (
            play_job(&nine(), JobId(7), &[]),
            "POST /projects/9/builds/7/play",
        ),
    ] {
        for server in [early(), late()] {
            talk(&endpoint, &server, &[(sent, 201, job_answer)]).unwrap();
        }
    }
    let unplayable = r#"{"message":"400 (Bad request) \"Unplayable Job\" not given"}"#;
    let sent = "POST /projects/9/builds/7/play";
    let error = talk(
        &play_job(&nine(), JobId(7), &[]),
        &late(),
        &[(sent, 400, unplayable)],
    );
    assert!(error.unwrap_err().sentence().contains("Unplayable Job"));
    let given = [("K".to_owned(), "v".to_owned())];
    for lacking in [
        play_job(&nine(), JobId(7), &given).asked_of(&late()).err(),
        retry_pipeline(&nine(), PipelineId(7))
            .asked_of(&early())
            .err(),
        cancel_pipeline(&nine(), PipelineId(7))
            .asked_of(&early())
            .err(),
        pipeline_variables(&nine(), PipelineId(7))
            .asked_of(&late())
            .err(),
        trigger_jobs(&nine(), PipelineId(7)).asked_of(&late()).err(),
        job_needs("a/b", PipelineId(7), None)
            .asked_of(&late())
            .err(),
        described_variables("a/b", &GitRef::new("main"))
            .asked_of(&late())
            .err(),
        token_info().asked_of(&late()).err(),
    ] {
        let kind = lacking.map(|error| error.kind);
        assert!(matches!(kind, Some(ErrorKind::Lacking { .. })), "{kind:?}");
    }
    let build = r#"{"id":46,"sha":"abc","ref":"main","status":"running"}"#;
    let retry = "POST /projects/9/pipelines/46/retry";
    talk(
        &retry_pipeline(&nine(), PipelineId(46)),
        &late(),
        &[(retry, 201, build)],
    )
    .unwrap();
}

#[test]
fn a_log_comes_whole_and_follows_no_redirect() {
    let log = trace_from(&nine(), JobId(7), 12);
    let sent = "GET /projects/9/builds/7/trace";
    let bytes = talk(&log, &early(), &[(sent, 200, "all of it")]).unwrap();
    assert_eq!(bytes, b"all of it");
    let asked = log.asked_of(&early()).unwrap();
    let request = asked.questions().next(&[]).unwrap();
    assert_eq!(request.redirects, crate::request::Redirects::Refuse);
}
