//! The large world: thousands of builds, and logs that are made on the way.

use pullcord_demo::api::Response;
use pullcord_demo::world::{Moment, WELL_KNOWN, World};
use serde_json::{Value, json};

use super::desk::{Desk, NOON, URL, each, number, read, request, text};

fn desk() -> Desk {
    let now = Moment::parse(NOON).unwrap_or_else(|| Moment::from_millis(0));
    let world = World::seeded_at_scale(WELL_KNOWN, now, URL);
    Desk { world, now }
}

fn get(desk: &mut Desk, target: &str) -> Response {
    desk.send(&request("ada", "GET", target))
}

/// All bytes of a log, however it comes.
fn bytes(response: Response) -> Vec<u8> {
    match response.made {
        Some(made) => made.collect::<Vec<_>>().concat(),
        None => response.body,
    }
}

#[test]
fn ten_thousand_builds_are_read_page_by_page_and_not_counted() {
    let mut desk = desk();
    let mut ids: Vec<u64> = Vec::new();
    let mut page = "1".to_owned();
    while !page.is_empty() {
        let target = format!("/projects/20/pipelines?per_page=100&page={page}");
        let response = get(&mut desk, &target);
        assert_eq!(response.header("x-total"), None);
        page = response
            .header("x-next-page")
            .unwrap_or_default()
            .to_owned();
        ids.extend(
            each(&read(&response).1, "id")
                .iter()
                .filter_map(Value::as_u64),
        );
    }
    assert_eq!(ids.len(), 10_200);
    assert!(ids.is_sorted_by(|newer, older| newer > older));
    let failed = get(&mut desk, "/projects/20/pipelines?status=failed");
    let failed: u64 = failed
        .header("x-total")
        .unwrap_or_default()
        .parse()
        .unwrap();
    assert!((900..1_500).contains(&failed), "{failed}");
}

#[test]
fn builds_are_of_all_kinds_and_the_triggered_ones_have_variables() {
    let mut desk = desk();
    for filter in [
        "source=push",
        "source=trigger",
        "source=schedule",
        "source=merge_request_event",
        "source=api",
        "source=web",
        "status=success",
        "status=failed",
        "status=canceled",
        "status=running",
        "username=grace",
        "ref=release/2.4",
    ] {
        let (_, list) = desk.ask("ada", "GET", &format!("/projects/20/pipelines?{filter}"));
        assert!(
            list.as_array().is_some_and(|list| !list.is_empty()),
            "{filter}"
        );
    }
    let (_, triggered) = desk.ask(
        "ada",
        "GET",
        "/projects/20/pipelines?source=trigger&per_page=50",
    );
    for id in each(&triggered, "id") {
        let target = format!("/projects/20/pipelines/{id}/variables");
        let (_, given) = desk.ask("ada", "GET", &target);
        let keys = each(&given, "key");
        assert_eq!(keys[..2], ["ENVIRONMENT", "VERSION"]);
        let payload = given
            .as_array()
            .and_then(|given| given.last())
            .cloned()
            .unwrap();
        let payload: Value = serde_json::from_str(&text(&payload, "/value")).unwrap();
        assert_eq!(payload["variables"]["ENVIRONMENT"], given[0]["value"]);
        assert_eq!(payload["id"], "20");
    }
    // The last use of every trigger is a build of its owner's.
    let (_, triggers) = desk.ask("ada", "GET", "/projects/20/triggers");
    assert_eq!(each(&triggers, "id").len(), 12);
    assert!(each(&triggers, "last_used").iter().all(Value::is_string));
}

#[test]
fn the_large_world_is_changed_as_the_small_one() {
    let mut desk = desk();
    let build = desk.start("dan", "20", &json!({"ref": "master"}));
    assert_eq!(
        number(&desk.ask("dan", "GET", "/projects/20/pipelines").1, "/0/id"),
        build
    );
    desk.wait(60);
    let (_, ended) = desk.ask("dan", "GET", &format!("/projects/20/pipelines/{build}"));
    assert_eq!(
        (text(&ended, "/status").as_str(), number(&ended, "/iid")),
        ("success", 10_201)
    );
    let (_, failed) = desk.ask(
        "dan",
        "GET",
        "/projects/20/pipelines?status=failed&ref=develop",
    );
    let target = format!("/projects/20/pipelines/{}", number(&failed, "/0/id"));
    assert_eq!(desk.ask("dan", "POST", &format!("{target}/retry")).0, 201);
    desk.wait(3_600);
    assert_eq!(
        text(&desk.ask("dan", "GET", &target).1, "/status"),
        "success"
    );
}

#[test]
fn twelve_projects_of_a_fleet_have_builds() {
    let mut desk = desk();
    let (_, fleet) = desk.ask(
        "dan",
        "GET",
        "/projects?search=fleet/&search_namespaces=true&per_page=100",
    );
    let mut ids: Vec<u64> = each(&fleet, "id")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, Vec::from_iter(31..=42));
    for id in ids {
        let response = get(&mut desk, &format!("/projects/{id}/pipelines"));
        assert_eq!(response.header("x-total"), Some("40"));
        let (_, triggers) = desk.ask("ada", "GET", &format!("/projects/{id}/triggers"));
        assert_eq!(each(&triggers, "description"), ["nightly"]);
    }
}

#[test]
fn an_estate_of_two_thousand_projects_has_ten_thousand_triggers() {
    let mut desk = desk();
    let maintained = "/groups/estate/projects?include_subgroups=true&min_access_level=40\
                      &archived=false&order_by=id&sort=asc&per_page=100";
    let ids = by_keyset(&mut desk, &format!("{maintained}&pagination=keyset"));
    assert_eq!(ids, Vec::from_iter(1_001..=3_000));
    let (mut used, mut ends, mut nameless) = (0, 0, 0);
    for id in &ids[..200] {
        let (_, triggers) = desk.ask("ada", "GET", &format!("/projects/{id}/triggers"));
        let told = |field| {
            let values = each(&triggers, field).into_iter();
            values.filter(Value::is_string).count()
        };
        assert_eq!(each(&triggers, "id").len(), 5);
        (used, ends) = (used + told("last_used"), ends + told("expires_at"));
        nameless += 5 - told("description");
    }
    assert!((600..800).contains(&used), "{used} of 1000 were used");
    assert!((150..250).contains(&ends), "{ends} of 1000 end");
    assert!(
        (20..80).contains(&nameless),
        "{nameless} of 1000 are nameless"
    );
}

#[test]
fn a_group_has_the_projects_of_its_own_and_of_its_groups() {
    let mut desk = desk();
    let count = |desk: &mut Desk, group: &str| {
        let response = get(desk, &format!("/groups/{group}/projects"));
        (
            response.status,
            response.header("x-total").map(str::to_owned),
        )
    };
    let of = |status, total: &str| (status, Some(total.to_owned()));
    assert_eq!(count(&mut desk, "estate%2Fretail"), of(200, "200"));
    assert_eq!(count(&mut desk, "estate"), of(200, "0"), "none of its own");
    assert_eq!(count(&mut desk, "fleet"), of(200, "12"));
    assert_eq!(count(&mut desk, "nowhere"), (404, None));
}

#[test]
fn jobs_are_read_by_keyset() {
    let mut desk = desk();
    let target = "/projects/31/jobs?pagination=keyset&order_by=id&sort=desc&per_page=50";
    let ids = by_keyset(&mut desk, target);
    assert_eq!(ids.len(), 120);
    assert!(ids.is_sorted_by(|newer, older| newer > older));
}

/// The ids of all pages, each of which leads to the next.
fn by_keyset(desk: &mut Desk, first: &str) -> Vec<u64> {
    let mut target = first.to_owned();
    let mut ids: Vec<u64> = Vec::new();
    loop {
        let response = get(desk, &target);
        assert_eq!(
            (response.status, response.header("x-page")),
            (200, None),
            "{target}"
        );
        ids.extend(
            each(&read(&response).1, "id")
                .iter()
                .filter_map(Value::as_u64),
        );
        let next = response.header("link").and_then(|link| {
            link.strip_prefix('<')?
                .strip_suffix(">; rel=\"next\"")
                .map(str::to_owned)
        });
        let Some(next) = next else { break };
        target = next.replace(URL, "").replace("/api/v4", "");
    }
    ids
}

#[test]
fn a_log_of_a_million_lines_is_the_same_in_parts_as_whole() {
    let mut desk = desk();
    let target = "/projects/21/jobs/9001/trace";
    let whole = bytes(get(&mut desk, target));
    assert!(whole.len() > 100_000_000);
    assert_eq!(
        whole.iter().filter(|byte| **byte == b'\n').count(),
        1_060_003
    );
    let text = String::from_utf8(whole).unwrap();
    let opened = text.matches("section_start:").count();
    assert_eq!(
        (opened, text.matches("section_end:").count()),
        (1_060, 1_060)
    );
    assert!(text.contains("2026-11-23T11:00:02.000094Z 00O \u{1b}[32mok\u{1b}[0m   test 0000002 "));
    assert!(
        text.contains(":suite_1059001\r\u{1b}[0K\n") && text.ends_with("Job succeeded\u{1b}[0;m\n")
    );
    let length = text.len();
    for (offset, limit) in [
        (0, 10),
        (50, 400_000),
        (99_999_999, 3),
        (length - 5, 100),
        (length, 1),
    ] {
        let part = bytes(get(
            &mut desk,
            &format!("{target}?byte_offset={offset}&byte_limit={limit}"),
        ));
        assert_eq!(
            part,
            text.as_bytes()[offset..length.min(offset + limit)],
            "{offset} {limit}"
        );
    }
}

#[test]
fn one_line_has_fifty_million_bytes() {
    let mut desk = desk();
    let log = String::from_utf8(bytes(get(&mut desk, "/projects/21/jobs/9002/trace"))).unwrap();
    let lengths: Vec<usize> = log.lines().map(str::len).collect();
    assert_eq!(lengths.len(), 3);
    assert_eq!(lengths[1], 51_000_000);
}

#[test]
fn a_large_log_grows_while_its_job_runs() {
    let mut desk = desk();
    let build = desk.start("ada", "21", &json!({"ref": "main"}));
    let (_, jobs) = desk.ask(
        "ada",
        "GET",
        &format!("/projects/21/pipelines/{build}/jobs?sort=asc"),
    );
    let target = format!("/projects/21/jobs/{}/trace", number(&jobs, "/0/id"));
    assert!(bytes(get(&mut desk, &target)).is_empty());
    desk.wait(12);
    let early = bytes(get(&mut desk, &target));
    desk.wait(5);
    let length = early.len();
    let later = get(
        &mut desk,
        &format!("{target}?byte_offset={length}&byte_limit=20"),
    )
    .made;
    assert!((5_000_000..15_000_000).contains(&length), "{length}");
    assert_eq!(later.map(|part| part.length()), Some(20));
    let again = bytes(get(&mut desk, &format!("{target}?byte_limit={length}")));
    assert_eq!(again, early);
}
