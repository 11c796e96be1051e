//! `/_demo/*`.

use pullcord_demo::host::Options;
use serde_json::{Value, json};

use super::client::{Running, options};

const TOKEN: &str = "PRIVATE-TOKEN: glpat-demo-ada-api-00000000";

fn start() -> Running {
    Running::start(Options {
        control: true,
        ..options()
    })
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

#[test]
fn the_clock_starts_where_it_was_set_and_moves_on() {
    let demo = start();
    let now =
        |demo: &Running| read(&demo.gitlab("GET /_demo/clock", &[], b"").text())["now"].to_string();
    assert!(
        now(&demo).starts_with("\"2026-11-23T12:00:"),
        "{}",
        now(&demo)
    );
    let moved = demo.gitlab("POST /_demo/clock", &[], br#"{"advance_seconds": 3600}"#);
    assert!(
        moved.text().contains("2026-11-23T13:00:"),
        "{}",
        moved.text()
    );
    assert!(now(&demo).starts_with("\"2026-11-23T13:00:"));
    for wrong in [
        &b""[..],
        b"{}",
        b"7",
        br#"{"advance_seconds": -1}"#,
        br#"{"advance_seconds": 1.5}"#,
        br#"{"running": 1}"#,
    ] {
        assert_eq!(demo.gitlab("POST /_demo/clock", &[], wrong).status, 400);
    }
}

#[test]
fn a_reset_puts_the_clock_back() {
    let demo = start();
    let clock = || read(&demo.gitlab("GET /_demo/clock", &[], b"").text());
    let day = |now: Value| now["now"].as_str().unwrap()[..10].to_owned();
    let before = day(clock());
    let turn = br#"{"advance_seconds": 864000}"#;
    assert_eq!(demo.gitlab("POST /_demo/clock", &[], turn).status, 200);
    assert_ne!(day(clock()), before);
    demo.gitlab("POST /_demo/reset", &[], b"");
    assert_eq!(day(clock()), before);
}

#[test]
fn the_clock_stands_until_a_reset() {
    let demo = start();
    let clock = || demo.gitlab("GET /_demo/clock", &[], b"").text();
    let stopped = demo.gitlab("POST /_demo/clock", &[], br#"{"running": false}"#);
    assert_eq!((stopped.status, stopped.text()), (200, clock()));
    let stands_at = clock();
    for _ in 0..20 {
        assert_eq!(clock(), stands_at);
    }
    demo.gitlab("POST /_demo/reset", &[], b"");
    // It runs: some later look shows another moment.
    assert!((0..10_000).any(|_| clock() != stands_at));
}

#[test]
fn requests_are_counted_without_their_secrets() {
    let demo = start();
    let line = "POST /api/v4/projects/9/trigger/pipeline?token=glptt-secret";
    assert_eq!(demo.gitlab(line, &[], b"ref=secret").status, 404);
    demo.gitlab("GET /api/v4/user", &[TOKEN], b"");
    let list = demo.gitlab("GET /_demo/requests", &[], b"").text();
    assert_eq!(
        read(&list),
        json!([
            {"method": "POST", "path": "/api/v4/projects/9/trigger/pipeline", "status": 404},
            {"method": "GET", "path": "/api/v4/user", "status": 200},
        ])
    );
    assert_eq!(demo.gitlab("DELETE /_demo/requests", &[], b"").status, 204);
    assert_eq!(demo.gitlab("GET /_demo/requests", &[], b"").text(), "[]");
}

#[test]
fn a_reset_brings_the_world_back() {
    let demo = start();
    let triggers = || {
        demo.gitlab("GET /api/v4/projects/9/triggers", &[TOKEN], b"")
            .text()
    };
    let before = triggers();
    assert_eq!(
        demo.gitlab("DELETE /api/v4/projects/9/triggers/10", &[TOKEN], b"")
            .status,
        204
    );
    assert_ne!(triggers(), before);
    assert_eq!(demo.gitlab("POST /_demo/reset", &[], b"").status, 204);
    assert_eq!(triggers(), before);
}

#[test]
fn a_member_is_given_another_role() {
    const GRACE: &str = "PRIVATE-TOKEN: glpat-demo-grace-api-00000000";
    let demo = start();
    let revoke = || demo.gitlab("DELETE /api/v4/projects/9/triggers/10", &[GRACE], b"");
    let give = |body: &str| demo.gitlab("POST /_demo/role", &[], body.as_bytes());
    for wrong in [
        "",
        r#"{"project": 9, "username": "grace"}"#,
        r#"{"project": 9, "username": "grace", "access_level": 35}"#,
        r#"{"project": 9, "username": "nobody", "access_level": 30}"#,
        r#"{"project": 99, "username": "grace", "access_level": 30}"#,
        r#"{"project": 9, "username": "gus", "access_level": "30"}"#,
    ] {
        assert_eq!(give(wrong).status, 400, "{wrong}");
    }
    let developer = r#"{"project": 9, "username": "grace", "access_level": 30}"#;
    assert_eq!(give(developer).status, 204);
    assert_eq!(revoke().status, 403);
    let maintainer = r#"{"project": 9, "username": "grace", "access_level": 40}"#;
    assert_eq!(give(maintainer).status, 204);
    assert_eq!(revoke().status, 204);
}

#[test]
fn an_older_gitlab_sends_logs_whole() {
    let demo = start();
    let jobs = "GET /api/v4/projects/9/jobs?scope[]=success&per_page=1";
    let id = read(&demo.gitlab(jobs, &[TOKEN], b"").text())[0]["id"].clone();
    let line = format!("GET /api/v4/projects/9/jobs/{id}/trace?byte_offset=4&byte_limit=7");
    let trace = || demo.gitlab(&line, &[TOKEN], b"").text();
    assert_eq!(trace().len(), 7);
    let old = |body: &str| demo.gitlab("POST /_demo/whole-logs", &[], body.as_bytes());
    assert_eq!(old("{}").status, 400);
    assert_eq!(old(r#"{"whole_logs": true}"#).status, 204);
    assert!(trace().ends_with("Job succeeded\n\u{1b}[0;m"));
    assert_eq!(old(r#"{"whole_logs": false}"#).status, 204);
    assert_eq!(trace().len(), 7);
}

#[test]
fn pages_of_other_origins_are_refused() {
    let demo = start();
    for header in [
        "Origin: https://evil.example",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
    ] {
        for line in [
            "GET /_demo/requests",
            "POST /_demo/role",
            "POST /_demo/reset",
            "GET /_demo/clock",
        ] {
            let answer = demo.gitlab(line, &[header], b"");
            assert_eq!(answer.status, 403, "{line} {header}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
    let own = format!("Origin: {}", demo.gitlab);
    assert_eq!(
        demo.gitlab(
            "GET /_demo/clock",
            &[&own, "Sec-Fetch-Site: same-origin"],
            b""
        )
        .status,
        200
    );
}
