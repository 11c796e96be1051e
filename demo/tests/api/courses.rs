//! Whatever people do and whenever they look: a job goes one way only.

use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::desk::{Desk, number, request, text};

#[derive(Clone, Copy, Debug)]
enum Act {
    Wait(i64),
    CancelBuild,
    RetryBuild,
    Job(&'static str, usize),
}

fn act() -> impl Strategy<Value = Act> {
    let job = prop_oneof![Just("cancel"), Just("retry"), Just("play")];
    prop_oneof![
        4 => (100_i64..9_000).prop_map(Act::Wait),
        1 => Just(Act::CancelBuild),
        1 => Just(Act::RetryBuild),
        3 => (job, 0_usize..8).prop_map(|(what, which)| Act::Job(what, which)),
    ]
}

/// How far along a status is. A job that was skipped may still be reached when
/// an earlier one is tried again, and one that waits for a person may be
/// started, so these come before `pending`.
fn rank(status: &str) -> u8 {
    match status {
        "created" | "skipped" | "manual" => 0,
        "pending" => 1,
        "running" => 2,
        _ => 3,
    }
}

fn jobs(desk: &mut Desk, build: &str) -> Vec<Value> {
    let target = format!("{build}/jobs?include_retried=true&sort=asc&per_page=100");
    let (_, jobs) = desk.ask("grace", "GET", &target);
    jobs.as_array().cloned().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_job_goes_one_way_and_a_build_comes_to_an_end(
        acts in proptest::collection::vec(act(), 1..25),
        fails in proptest::bool::ANY,
        deploys in proptest::bool::ANY,
    ) {
        let mut desk = Desk::new();
        let (project, body) = match (deploys, fails) {
            (true, _) => ("12", json!({"ref": "main"})),
            (false, true) => ("9", json!({"ref": "develop", "variables": [{"key": "FAIL", "value": "build_package"}]})),
            (false, false) => ("9", json!({"ref": "develop"})),
        };
        let id = desk.start("grace", project, &body);
        let build = format!("/projects/{project}/pipelines/{id}");
        let mut seen: HashMap<u64, (String, String)> = HashMap::new();
        for act in acts {
            match act {
                Act::Wait(millis) => desk.now = desk.now.plus(millis),
                Act::CancelBuild => drop(desk.ask("grace", "POST", &format!("{build}/cancel"))),
                Act::RetryBuild => drop(desk.ask("grace", "POST", &format!("{build}/retry"))),
                Act::Job(what, which) => {
                    let all = jobs(&mut desk, &build);
                    let job = number(&all[which % all.len()], "/id");
                    let target = format!("/projects/{project}/jobs/{job}/{what}");
                    prop_assert!(desk.ask("grace", "POST", &target).0 < 404);
                }
            }
            for job in jobs(&mut desk, &build) {
                let (id, status) = (number(&job, "/id"), text(&job, "/status"));
                let trace = desk.send(&request("grace", "GET", &format!("/projects/{project}/jobs/{id}/trace")));
                let log = String::from_utf8(trace.body).unwrap();
                if let Some((before, log_before)) = seen.get(&id) {
                    prop_assert!(rank(before) <= rank(&status), "{before} became {status}");
                    prop_assert!(rank(before) < 3 || *before == status, "{before} became {status}");
                    prop_assert!(log.starts_with(log_before.as_str()), "{log_before:?} became {log:?}");
                }
                for (earlier, later) in [("created_at", "started_at"), ("started_at", "finished_at")] {
                    let (earlier, later) = (text(&job, &format!("/{earlier}")), text(&job, &format!("/{later}")));
                    prop_assert!(later.is_empty() || earlier <= later, "{job}");
                }
                prop_assert_eq!(job["finished_at"].is_null(), rank(&status) < 3);
                seen.insert(id, (status, log));
            }
        }
        desk.wait(3_600);
        let (_, ended) = desk.ask("grace", "GET", &build);
        let status = text(&ended, "/status");
        prop_assert!(matches!(status.as_str(), "success" | "failed" | "canceled" | "skipped") || (deploys && status == "manual"), "{ended}");
        prop_assert_eq!(ended["finished_at"].is_null(), matches!(status.as_str(), "skipped" | "manual"), "{}", ended);
    }
}
