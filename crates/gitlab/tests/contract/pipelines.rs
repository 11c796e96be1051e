use gitlab::endpoints::*;
use gitlab::{
    GitRef, JobId, Pipeline, PipelineBasic, PipelineId, ProjectId, Source, Status, Token, UserId,
    VariableKind,
};

use crate::examples::{Examples, OPENAPI, V9, V11, V19, find, project, time};

const SHA: &str = "a91957a858320c0e17f3a0eca7cfacbff50ea29a";

fn one(examples: &Examples, version: &str, name: &str) -> Pipeline {
    examples.read(version, name, &pipeline(&project(), PipelineId(46)))
}

#[test]
fn lists_of_every_version() {
    let Some(examples) = find("lists of builds") else {
        return;
    };
    let list = |version| {
        let endpoint = pipelines(&project(), &PipelineFilter::default());
        let page = examples.read(version, "GET_projects__id__pipelines.json", &endpoint);
        assert_eq!(page.unreadable, 0, "{version}");
        page.items
    };
    for (version, page) in [
        (V9, None),
        (V11, Some("https://example.com/foo/bar/pipelines/47")),
    ] {
        let expected = PipelineBasic {
            id: PipelineId(47),
            iid: None,
            project_id: None,
            sha: SHA.to_owned(),
            git_ref: GitRef::new("new-pipeline"),
            status: Status::Pending,
            source: None,
            name: None,
            created_at: None,
            updated_at: None,
            web_url: page.map(str::to_owned),
        };
        let found = list(version);
        assert_eq!(found[0], expected, "{version}");
        assert_eq!((found.len(), found[1].id), (2, PipelineId(48)));
    }
    let newest = list(V19);
    let expected = PipelineBasic {
        id: PipelineId(48),
        iid: Some(13),
        project_id: Some(ProjectId(1)),
        sha: "eb94b618fb5865b26e80fdd8ae531b7a63ad851a".to_owned(),
        git_ref: GitRef::new("new-pipeline"),
        status: Status::Pending,
        source: Some(Source::Web),
        name: Some("Build pipeline".to_owned()),
        created_at: time("2016-08-12T10:06:04.561Z"),
        updated_at: time("2016-08-12T10:09:56.223Z"),
        web_url: Some("https://example.com/foo/bar/pipelines/48".to_owned()),
    };
    assert_eq!(newest[1], expected);
    assert_eq!(newest[0].source, Some(Source::Push));
}

#[test]
fn one_build_of_every_version() {
    let Some(examples) = find("one build") else {
        return;
    };
    for version in [V9, V11] {
        let found = one(
            &examples,
            version,
            "GET_projects__id__pipelines__pipeline_id.json",
        );
        assert_eq!(found.basic.id, PipelineId(46));
        assert_eq!(
            (&found.basic.status, &found.basic.source),
            (&Status::Success, &None)
        );
        assert_eq!(found.basic.sha, SHA);
        assert_eq!(found.before_sha.as_deref(), Some(SHA));
        assert_eq!(found.basic.created_at, time("2016-08-11T11:28:34.085Z"));
        assert_eq!(found.finished_at, time("2016-08-11T11:32:35.145Z"));
        assert_eq!(
            (found.started_at, found.duration, found.coverage),
            (None, None, Some(30.0))
        );
        assert_eq!((found.tag, found.yaml_errors), (false, None));
        assert_eq!(
            found.user.map(|user| (user.id, user.username)),
            Some((UserId(1), "root".to_owned()))
        );
    }
    let found = one(
        &examples,
        V19,
        "GET_projects__id__pipelines__pipeline_id.json",
    );
    assert_eq!(
        (found.basic.id, found.basic.iid),
        (PipelineId(287), Some(144))
    );
    assert_eq!(
        (found.duration, found.queued_duration, found.coverage),
        (Some(34.0), Some(6.0), None)
    );
    assert_eq!(found.started_at, time("2022-09-21T01:05:14.197Z"));
    assert_eq!(found.basic.source, Some(Source::Push));
}

#[test]
fn what_retry_and_cancel_answer() {
    let Some(examples) = find("retry and cancel of a build") else {
        return;
    };
    for version in [V9, V11, V19] {
        let retried = retry_pipeline(&project(), PipelineId(46));
        let name = "POST_projects__id__pipelines__pipeline_id__retry.json";
        assert_eq!(
            examples.read(version, name, &retried).basic.status,
            Status::Pending
        );
        let canceled = cancel_pipeline(&project(), PipelineId(46));
        let name = "POST_projects__id__pipelines__pipeline_id__cancel.json";
        let found = examples.read(version, name, &canceled);
        assert_eq!(
            (found.basic.id, found.basic.status),
            (PipelineId(46), Status::Canceled)
        );
        let created = one(&examples, version, "POST_projects__id__pipeline.json");
        assert_eq!(
            (created.basic.id, created.basic.status),
            (PipelineId(61), Status::Pending)
        );
    }
}

#[test]
fn what_a_trigger_call_answers() {
    let Some(examples) = find("a trigger call") else {
        return;
    };
    let run = Run {
        git_ref: GitRef::new("main"),
        variables: vec![],
        inputs: vec![],
        extra: vec![],
    };
    let endpoint = run_trigger(&project(), &Token::new("t"), &run);
    const NAME: &str = "POST_projects__id__trigger__pipeline.json";
    let started = examples.read(V19, NAME, &endpoint);
    assert_eq!(started, Started::As(PipelineId(257)));
    let found = one(&examples, V19, NAME);
    assert_eq!(
        (found.basic.id, found.basic.iid),
        (PipelineId(257), Some(118))
    );
    assert_eq!(found.basic.source, Some(Source::Trigger));
    assert_eq!(found.basic.status, Status::Created);
    assert_eq!(found.basic.git_ref.as_str(), "main");
    assert_eq!(found.basic.created_at, time("2022-03-31T01:12:49.068Z"));
    assert_eq!(
        found.user.map(|user| user.username).as_deref(),
        Some("root")
    );
}

#[test]
fn variables_with_and_without_a_type() {
    let Some(examples) = find("variables of a build") else {
        return;
    };
    let name = "GET_projects__id__pipelines__pipeline_id__variables.json";
    let found = examples
        .read(V19, name, &pipeline_variables(&project(), PipelineId(46)))
        .items;
    let pairs: Vec<_> = found
        .iter()
        .map(|found| (found.key.as_str(), found.value.as_str()))
        .collect();
    assert_eq!(pairs, [("RUN_NIGHTLY_BUILD", "true"), ("foo", "bar")]);
    assert!(
        found
            .iter()
            .all(|found| found.kind == VariableKind::EnvVar && found.raw.is_none())
    );
}

#[test]
fn jobs_that_start_builds() {
    let Some(examples) = find("trigger jobs") else {
        return;
    };
    let folder = "GET_projects__id__pipelines__pipeline_id__";
    let old = pipeline_bridges(&project(), PipelineId(6));
    let new = trigger_jobs(&project(), PipelineId(6));
    let pages = [
        examples.read(V19, &format!("{folder}bridges.json"), &old),
        examples.read(V19, &format!("{folder}trigger_jobs.json"), &new),
    ];
    for page in pages {
        let bridge = &page.items[0];
        assert_eq!(
            (bridge.job.id, bridge.job.name.as_str()),
            (JobId(7), "teaspoon")
        );
        assert_eq!(bridge.job.duration, Some(240.0));
        let downstream = bridge.downstream_pipeline.as_ref().expect("a build");
        assert_eq!(
            (downstream.id, &downstream.status),
            (PipelineId(5), &Status::Pending)
        );
        assert_eq!(downstream.sha, "f62a4b2fb89754372a346f24659212eb8da13601");
    }
}

#[test]
fn the_definitions_have_numbers_where_examples_have_text() {
    let Some(examples) = find("definitions of a build") else {
        return;
    };
    for name in [
        "API_Entities_Ci_Pipeline.json",
        "API_Entities_Ci_PipelineWithMetadata.json",
    ] {
        let found = one(&examples, OPENAPI, name);
        assert_eq!(found.coverage, Some(98.29));
        assert_eq!(
            (found.duration, found.queued_duration),
            (Some(127.0), Some(63.0))
        );
        assert_eq!(
            found.yaml_errors.as_deref(),
            Some("widgets:build: needs 'widgets:test'")
        );
        assert_eq!(found.basic.name.is_some(), name.contains("Metadata"));
    }
    let basic = one(&examples, OPENAPI, "API_Entities_Ci_PipelineBasic.json");
    assert_eq!(basic.basic.created_at, time("2022-10-21T14:49:48Z"));
    assert_eq!((basic.user, basic.duration), (None, None));
}
