//! The address: in a query, in a path, with signs that a shell or curl reads.

use super::URL;
use crate::expect::{project_9, reads};
use snippets::{Endpoint, Kind, Why};

#[test]
fn every_address() {
    let folder = "https://example.com/git/lab".to_owned();
    for (url, endpoint, gitlab, project, git_ref) in [
        (
            "/api/v4/projects/9/trigger/pipeline",
            Endpoint::V4,
            None,
            "9",
            None,
        ),
        (
            "/api/v4/projects/a%2Fb.c/trigger/pipeline/",
            Endpoint::V4,
            None,
            "a/b.c",
            None,
        ),
        (
            "/api/v4/projects/a/b/trigger/pipeline",
            Endpoint::V4,
            None,
            "a/b",
            None,
        ),
        (
            "/api/v4/projects/9/ref/x%2Fy+z/trigger/pipeline",
            Endpoint::V4RefInPath,
            None,
            "9",
            Some("x/y+z"),
        ),
        (
            "/api/v4/projects/9/ref/x/y/trigger/pipeline",
            Endpoint::V4RefInPath,
            None,
            "9",
            Some("x/y"),
        ),
        (
            "/api/v3/projects/9/trigger/builds",
            Endpoint::V3,
            None,
            "9",
            None,
        ),
        (
            "/api/v3/projects/9/ref/v1/trigger/builds",
            Endpoint::V3,
            None,
            "9",
            Some("v1"),
        ),
        (
            "/api/v4/projects/9/trigger/pipeline",
            Endpoint::V4,
            Some(folder),
            "9",
            None,
        ),
    ] {
        let gitlab = gitlab.unwrap_or_else(|| "https://gitlab.example.com".to_owned());
        let mut form = project_9();
        form.endpoint = Some(endpoint);
        form.project = Some(project.into());
        form.git_ref = git_ref.map(str::to_owned);
        form.gitlab = Some(gitlab.clone());
        reads(
            &format!("curl -X POST '{gitlab}{url}'"),
            Kind::Curl,
            form,
            &[],
        );
    }
}

#[test]
fn globs_are_listed() {
    let at = |query: &str| format!("curl -X POST '{URL}?{query}'");
    for (query, piece) in [
        ("variables[A]=[1-3]", "[1-3]"),
        ("variables[A]={a,b}", "{a,b}"),
    ] {
        let value = query.split_once('=').unwrap().1;
        let form = project_9().variable("A", value);
        reads(&at(query), Kind::Curl, form, &[(piece, Why::SeveralCalls)]);
    }
    let form = project_9().variable("A", "{}");
    reads(&at("variables[A]={}"), Kind::Curl, form, &[]);
    let form = project_9().variable("A", "[1-3]");
    reads(
        &at("variables[A]=[1-3]").replace("-X", "-gX"),
        Kind::Curl,
        form,
        &[],
    );
}

/// Outside quotes `&` ends the command: what follows is not part of the address.
#[test]
fn an_address_without_quotes_ends_at_its_first_sign() {
    reads(
        &format!("curl -X POST {URL}?token=glptt-4f1c&ref=main"),
        Kind::Curl,
        project_9().token("glptt-4f1c"),
        &[("ref", Why::SettingNotUsed)],
    );
}
