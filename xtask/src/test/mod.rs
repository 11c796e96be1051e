//! Runs every check, one step after the other. A step that fails stops none
//! that can still run.

mod clippy;
mod counts;
mod format;
mod host;
mod journeys;
mod licences;
mod release;
mod server;
mod snippet_proof;
mod sources;
mod wasm;

use std::process::ExitCode;
use std::time::Instant;

use counts::Counts;

use crate::failure::Outcome;
use crate::say;

/// How much is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What needs no browser and no release build.
    Quick,
    /// All that takes minutes.
    Usual,
    /// Also what takes longer.
    Long,
}

/// One check, or one set of tests.
struct Step {
    name: &'static str,
    /// How long it may take, in words.
    takes: &'static str,
    /// Whether it looks at the files of the release build.
    needs_build: bool,
    run: fn(Extent) -> Outcome<Counts>,
}

/// What the steps came to.
#[derive(Default)]
struct Tally {
    counts: Counts,
    failed_steps: Vec<&'static str>,
}

/// Runs the steps, then prints what was skipped, what failed, and as the last
/// line `N passed, N failed, N skipped`. The exit code tells a failure.
pub(crate) fn run(extent: Extent) -> ExitCode {
    let tally = run_steps(&steps(extent), extent);
    say::line("");
    for name in &tally.counts.skipped {
        say::line(&format!("skipped: {name}"));
    }
    for name in &tally.failed_steps {
        say::line(&format!("failed: {name}"));
    }
    say::line(&tally.counts.to_string());
    if tally.counts.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The steps of an extent, the quickest answers first.
fn steps(extent: Extent) -> Vec<Step> {
    let step = |name, takes, run| Step {
        name,
        takes,
        needs_build: false,
        run,
    };
    let mut steps = vec![
        step(
            "format",
            "some seconds",
            format::run as fn(Extent) -> Outcome<Counts>,
        ),
        step("forbidden words", "a moment", sources::run),
        step(
            "clippy for the host",
            "about 3 minutes, some seconds from then on",
            clippy::host,
        ),
        step(
            "clippy for the browser",
            "about 2 minutes, some seconds from then on",
            clippy::wasm,
        ),
        step(
            "tests on the host",
            "about 4 minutes, less from then on",
            host::run,
        ),
        step("table of the snippets", "a moment", snippet_proof::run),
    ];
    if extent == Extent::Long {
        steps.push(step(
            "licences and bans",
            "some seconds once it is installed",
            licences::run,
        ));
    }
    if extent == Extent::Quick {
        return steps;
    }
    if wasm::exist() {
        steps.push(step(
            "tests in WebAssembly",
            "about 3 minutes, less from then on",
            wasm::run,
        ));
    }
    let on_build = |name, takes, run| Step {
        needs_build: true,
        ..step(name, takes, run)
    };
    steps.push(step(release::NAME, "about 2 minutes", release::build));
    steps.push(on_build("size", "a moment", release::size));
    steps.push(on_build("browser journeys", "some minutes", journeys::run));
    steps
}

fn run_steps(steps: &[Step], extent: Extent) -> Tally {
    let mut tally = Tally::default();
    for (index, step) in steps.iter().enumerate() {
        let place = format!("[{}/{}] {}", index + 1, steps.len(), step.name);
        if step.needs_build && tally.failed_steps.contains(&release::NAME) {
            say::line(&format!("{place}: skipped, since there is no build"));
            tally.counts += Counts::one_skipped(format!("{}: no build", step.name));
            continue;
        }
        say::line(&format!("{place} ({})", step.takes));
        let start = Instant::now();
        let counts = (step.run)(extent).unwrap_or_else(|failure| {
            say::failure(&failure);
            Counts::one_failed()
        });
        say::detail(&format!("{counts} in {}", say::duration(start.elapsed())));
        if counts.failed > 0 {
            tally.failed_steps.push(step.name);
        }
        tally.counts += counts;
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn passes(_: Extent) -> Outcome<Counts> {
        Ok(Counts::one_passed())
    }

    fn fails(_: Extent) -> Outcome<Counts> {
        Err(Failure::new("It did not work. That is its purpose."))
    }

    #[test]
    fn a_failing_step_does_not_stop_the_others() {
        let step = |name, run| Step {
            name,
            takes: "",
            needs_build: false,
            run,
        };
        let steps = [
            step("a", passes as fn(_) -> _),
            step("b", fails),
            step("c", passes),
        ];
        let tally = run_steps(&steps, Extent::Usual);
        assert_eq!(tally.counts.to_string(), "2 passed, 1 failed, 0 skipped");
        assert_eq!(tally.failed_steps, ["b"]);
    }

    #[test]
    fn what_needs_the_build_is_skipped_by_name_without_one() {
        let step = |name, needs_build, run| Step {
            name,
            takes: "",
            needs_build,
            run,
        };
        let build = step(release::NAME, false, fails as fn(_) -> _);
        let tally = run_steps(&[build, step("size", true, passes)], Extent::Usual);
        assert_eq!(tally.counts.to_string(), "0 passed, 1 failed, 1 skipped");
        assert_eq!(tally.counts.skipped, ["size: no build"]);
    }

    #[test]
    fn only_the_quick_extent_leaves_out_the_build() {
        let has_build = |extent| steps(extent).iter().any(|step| step.name == release::NAME);
        assert!(!has_build(Extent::Quick));
        assert!(has_build(Extent::Usual) && has_build(Extent::Long));
        assert_eq!(steps(Extent::Long).len(), steps(Extent::Usual).len() + 1);
    }
}
