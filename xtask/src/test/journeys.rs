//! Journeys through the console in a real browser, against the demo GitLab.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Extent;
use super::counts::Counts;
use super::server::{CLOCK, Server, World};
use crate::dist::Plan;
use crate::failure::{Failure, Outcome};
use crate::{program, repository, say, tools};

pub(super) fn run(_: Extent) -> Outcome<Counts> {
    let browser = tools::browser()?;
    tools::journeys_packages()?;
    let mut counts = Counts::default();
    for world in World::ALL {
        counts += in_world(world, &browser)?;
    }
    Ok(counts)
}

/// The journeys through this world.
fn in_world(world: World, browser: &Path) -> Outcome<Counts> {
    let server = Server::start(&Plan::default().out, world)?;

    let journeys = repository::root().join("tests/browser");
    let report = journeys.join("test-results/report.json");
    // So that an older report is not taken for this run's.
    if report.exists() {
        fs::remove_file(&report).map_err(Failure::because("The last report cannot be removed"))?;
    }
    let mut playwright = program::command("node");
    playwright
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(&journeys);
    playwright
        .env("PULLCORD_BROWSER", browser)
        .env("PULLCORD_CONSOLE_URL", &server.console)
        .env("PULLCORD_GITLAB_URL", &server.gitlab)
        .env("PULLCORD_WORLD", world.name())
        .env("PULLCORD_CLOCK", CLOCK)
        .env("PULLCORD_REPORT", &report);
    let finished = program::run(playwright)?;
    if !finished.success {
        for line in &finished.lines {
            say::detail(line);
        }
    }
    let report = fs::read_to_string(&report).unwrap_or_default();
    Ok(count(&report)?.ended(finished.success))
}

/// The counts of Playwright's JSON report. Fails when it is not one.
fn count(report: &str) -> Outcome<Counts> {
    let report: Value = serde_json::from_str(report).map_err(Failure::because(
        "Playwright wrote no report of the journeys",
    ))?;
    let number = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
    let mut counts = Counts {
        passed: number("expected"),
        // A test that passes only sometimes is not one that passes.
        failed: number("unexpected") + number("flaky"),
        skipped: Vec::new(),
    };
    name_skipped(&report["suites"], &mut counts.skipped);
    Ok(counts)
}

/// Walks suites, which hold suites and specs, for the titles of skipped tests.
fn name_skipped(suites: &Value, names: &mut Vec<String>) {
    for suite in list(suites) {
        for spec in list(&suite["specs"]) {
            let skipped = |test: &&Value| test["status"] == "skipped";
            for _ in list(&spec["tests"]).iter().filter(skipped) {
                let title = |value: &Value| value["title"].as_str().unwrap_or_default().to_owned();
                names.push(format!("{}: {}", title(suite), title(spec)));
            }
        }
        name_skipped(&suite["suites"], names);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_and_its_skips_are_named() {
        let report = r#"{
            "suites": [{"title": "run.spec.ts",
                "specs": [{"title": "starts", "tests": [{"status": "expected"}]}],
                "suites": [{"title": "refusals", "specs": [
                    {"title": "too many", "tests": [{"status": "skipped"}]},
                    {"title": "no ref", "tests": [{"status": "unexpected"}]}]}]}],
            "stats": {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 1}}"#;
        let counts = count(report).expect("it is a report");
        assert_eq!(counts.to_string(), "5 passed, 2 failed, 1 skipped");
        assert_eq!(counts.skipped, ["refusals: too many"]);
    }

    #[test]
    fn no_report_is_a_failure_and_not_an_empty_one() {
        assert!(count("").is_err());
    }
}
