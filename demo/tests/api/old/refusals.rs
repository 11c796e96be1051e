//! What is said to a run that cannot be: the table of R 2.3, row by row.

use pullcord_demo::server::Release;
use serde_json::Value;

use super::{NIGHTLY, ask};
use crate::desk::{Desk, base, error, message};

/// Where a trigger is run.
const V3: &str = "/v3/projects/9/trigger/builds";
const V4: &str = "/v4/projects/9/trigger/pipeline";

fn run(release: Release, address: &str, form: &str) -> (u16, Value) {
    let form = form.replace("TOKEN", NIGHTLY);
    ask(
        &mut Desk::old(release),
        "",
        &format!("POST {address}?{form}"),
    )
}

/// Each release in its own API, and 9.0 in both.
fn check(form: &str, expected: &[(Release, &str, u16, Value)]) {
    for (release, address, status, body) in expected {
        let told = run(*release, address, form);
        assert_eq!(
            told,
            (*status, body.clone()),
            "{release}, {address}: {form}"
        );
    }
}

fn same(status: u16, body: &Value) -> Vec<(Release, &'static str, u16, Value)> {
    let all = [
        (Release::V8_4, V3),
        (Release::V8_17, V3),
        (Release::V9_0, V3),
        (Release::V9_0, V4),
        (Release::V11_5, V4),
    ];
    let row = |(release, address)| (release, address, status, body.clone());
    all.into_iter().map(row).collect()
}

/// As [`same`], with another answer of 8.4.
fn but_first(first: Value, status: u16, body: &Value) -> Vec<(Release, &'static str, u16, Value)> {
    let mut rows = same(status, body);
    rows[0].3 = first;
    rows
}

#[test]
fn what_is_missing_is_named_one_by_one_or_all_at_once() {
    let old = |name: &str| message(&format!("400 (Bad request) \"{name}\" not given"));
    let both = error("ref is missing, token is missing");
    check("", &but_first(old("ref"), 400, &both));
    let token = error("token is missing");
    check("ref=develop", &but_first(old("token"), 400, &token));
    check(
        "token=TOKEN",
        &but_first(old("ref"), 400, &error("ref is missing")),
    );
    let empty = run(Release::V8_4, V3, "ref=&token=TOKEN");
    assert_eq!(empty, (400, old("ref")));
}

#[test]
fn an_unknown_token_is_not_found() {
    check("ref=develop&token=x", &same(404, &message("404 Not Found")));
    let (status, body) = ask(
        &mut Desk::old(Release::V8_17),
        "",
        &format!("POST /v3/projects/999/trigger/builds?ref=develop&token={NIGHTLY}"),
    );
    assert_eq!((status, body), (404, message("404 Not Found")));
}

#[test]
fn a_token_of_another_project_was_unauthorized() {
    let mut rows = same(401, &message("401 Unauthorized"));
    for row in &mut rows {
        let (release, address, status, body) = row;
        *address = if *address == V3 {
            "/v3/projects/12/trigger/builds"
        } else {
            "/v4/projects/12/trigger/pipeline"
        };
        if *release == Release::V11_5 {
            (*status, *body) = (404, message("404 Not Found"));
        }
    }
    check("ref=master&token=TOKEN", &rows);
}

#[test]
fn no_build_has_one_sentence_or_a_reason() {
    for (form, reason) in [
        ("ref=nowhere&token=TOKEN", "Reference not found"),
        (
            "ref=docs-only&token=TOKEN",
            "No stages / jobs for this pipeline.",
        ),
    ] {
        let mut rows = same(400, &message("No builds created"));
        rows[3].3 = message("No pipeline created");
        rows[4].3 = base(reason);
        check(form, &rows);
    }
}

#[test]
fn variables_are_a_map_of_texts() {
    let hash = message("variables needs to be a hash");
    let invalid = error("variables is invalid");
    let form = "ref=develop&token=TOKEN&variables=x";
    check(form, &but_first(hash, 400, &invalid));
    let texts = message("variables needs to be a map of key-valued strings");
    let form = "ref=develop&token=TOKEN&variables[a][b]=x";
    check(form, &same(400, &texts));
    // They are looked at last on 8.4, and first by what came then.
    let form = "ref=develop&token=x&variables=x";
    check(
        form,
        &but_first(message("404 Not Found"), 400, &invalid)[1..],
    );
    assert_eq!(run(Release::V8_4, V3, form).0, 404);
}
