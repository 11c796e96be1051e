use super::{early, late, nine, talk};
use crate::endpoints::*;
use crate::error::ErrorKind;
use crate::nouns::{AccessLevel, GitRef, ProjectRef, Status};

#[test]
fn branches_and_tags_come_whole_and_are_searched_here() {
    let all = r#"[{"name":"Fix/one"},{"name":"main"},{"name":"prefix"}]"#;
    let found = |search: &str| {
        let sent = "GET /projects/9/repository/branches";
        let page = talk(&branches(&nine(), search), &early(), &[(sent, 200, all)]).unwrap();
        assert_eq!(page.next, None);
        let names = page.items.into_iter().map(|branch| branch.name);
        names
            .map(|name| name.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(" "), ["Fix/one", "main", "prefix"]);
    assert_eq!(found("fix"), ["Fix/one", "prefix"]);
    assert_eq!(found("^fix"), ["Fix/one"]);
    assert_eq!(found("FIX$"), ["prefix"]);
    let sent = "GET /projects/9/repository/tags";
    let page = talk(
        &tags(&nine(), "v1"),
        &late(),
        &[(sent, 200, r#"[{"name":"v1.0"},{"name":"x"}]"#)],
    );
    assert_eq!(page.unwrap().items.len(), 1);
}

#[test]
fn a_list_takes_its_statuses_by_number() {
    let filter = JobFilter {
        statuses: vec![Status::Failed, Status::Running],
        per_page: 3,
    };
    let sent = "GET /projects/9/builds?per_page=3&scope%5B0%5D=failed&scope%5B1%5D=running";
    talk(&jobs(&nine(), &filter), &late(), &[(sent, 200, "[]")]).unwrap();
}

#[test]
fn projects_of_a_lower_role_are_left_out_here() {
    let with = |id: u32, level: u32| {
        format!(
            r#"{{"id":{id},"path_with_namespace":"a/b{id}",
                "permissions":{{"project_access":{{"access_level":{level}}},"group_access":null}}}}"#
        )
    };
    let all = format!("[{},{}]", with(1, 30), with(2, 40));
    let mut search = ProjectSearch {
        min_access_level: Some(AccessLevel::MAINTAINER),
        ..ProjectSearch::default()
    };
    let query = "?per_page=100&order_by=last_activity_at&sort=desc&archived=false";
    let sent = &*format!("GET /projects{query}");
    let page = talk(&projects(&search), &early(), &[(sent, 200, &*all)]).unwrap();
    let ids: Vec<u64> = page.items.iter().map(|project| project.id.0).collect();
    assert_eq!(ids, [2]);
    search.membership = false;
    let sent = &*format!("GET /projects/visible{query}");
    talk(&projects(&search), &late(), &[(sent, 200, &*all)]).unwrap();
}

#[test]
fn a_path_with_a_dot_is_asked_for_by_its_number() {
    let dotted = ProjectRef::parse("group/na.me").unwrap();
    let look = "GET /projects?search=na.me&per_page=100";
    let known = r#"[{"id":8,"path_with_namespace":"other/na.me"},
        {"id":9,"path_with_namespace":"group/na.me"}]"#;
    let lines = [
        (look, 200, known),
        ("GET /projects/9/triggers?per_page=100", 200, "[]"),
    ];
    talk(&triggers(&dotted), &early(), &lines).unwrap();
    let lines = [
        (look, 200, known),
        ("GET /projects/9/builds/7/trace", 200, "log"),
    ];
    let log = trace(&dotted, crate::nouns::JobId(7));
    assert_eq!(talk(&log, &early(), &lines).unwrap(), b"log");
    let first = log
        .asked_of(&early())
        .unwrap()
        .questions()
        .next(&[])
        .unwrap();
    assert!(first.leads, "the log alone is handed over piece by piece");
    let unknown = talk(&triggers(&dotted), &early(), &[(look, 200, "[]")]).unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
    let plain = ProjectRef::parse("group/name").unwrap();
    let sent = "GET /projects/group%2Fname/triggers?per_page=100";
    talk(&triggers(&plain), &early(), &[(sent, 200, "[]")]).unwrap();
}

#[test]
fn a_ref_with_a_slash_stays_one_name() {
    let page = r#"[{"id":1,"sha":"a","ref":"fix/one","status":"success"}]"#;
    let filter = PipelineFilter {
        git_ref: Some(GitRef::new("fix/one")),
        ..PipelineFilter::default()
    };
    let sent = "GET /projects/9/pipelines?per_page=100";
    let page = talk(&pipelines(&nine(), &filter), &late(), &[(sent, 200, page)]).unwrap();
    assert_eq!(page.items.len(), 1);
}
