//! The words of the command line, turned into a task.

use std::path::PathBuf;

use crate::demo::Serving;
use crate::dist::{Plan, PublicUrl};
use crate::failure::{Failure, Outcome};
use crate::test::Extent;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
Pullcord's tasks:

  cargo xtask demo [--port N] [--gitlab-port N] [-- OPTIONS OF THE DEMO]
      Builds the console, then serves it (port 8484) beside a demo GitLab (port 8485).
      What follows -- goes to the demo: -- --gitlab 8.17 makes it an old GitLab, -- --help
      tells more.
  cargo xtask test [--quick | --long]
      Runs every check. --quick leaves out browsers and the release build;
      --long adds what takes more than minutes.
  cargo xtask dist [--public-url /tools/pullcord/] [--out dist]
      Builds the console as files for any static host.
  cargo xtask size [--why NAME]
      Tells how many bytes of dist/ the first screen needs. --why tells what keeps functions
      of that name in the half of the module that is loaded at once.
  cargo xtask bench
      Measures how long a call takes to write and how fast a log is read, here and
      in the browser beside npm's ansi_up.

Variables: PULLCORD_CACHE (where tools are kept), PULLCORD_BROWSER (a Chromium or Chrome),
PULLCORD_CHROMEDRIVER (its driver).";

/// One of the project's tasks with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Prints [`HELP`].
    Help,
    /// Serves the console and the demo GitLab.
    Demo(Serving),
    /// Runs the checks.
    Test(Extent),
    /// Builds the files to deploy.
    Dist(Plan),
    /// Reports the bytes of the first screen.
    Size,
    /// Tells what keeps functions of a name in the first half of the module.
    Why(String),
    /// Measures.
    Bench,
}

/// Reads the words after `cargo xtask`. Fails with a sentence that names the
/// first word that is not understood.
pub(crate) fn read(words: &[String]) -> Outcome<Task> {
    let mut rest = words.iter().map(String::as_str);
    match rest.next() {
        None | Some("help" | "--help" | "-h") => Ok(Task::Help),
        Some("demo") => demo(rest),
        Some("test") => test(rest),
        Some("dist") => dist(rest),
        Some("size") => size(rest),
        Some("bench") => nothing_more("bench", rest).map(|()| Task::Bench),
        Some(other) => Err(not_known(&format!("{other} is not one of the tasks"))),
    }
}

fn demo<'a>(mut rest: impl Iterator<Item = &'a str>) -> Outcome<Task> {
    let mut serving = Serving::default();
    while let Some(word) = rest.next() {
        match word {
            "--port" => serving.ports.console = port(word, rest.next())?,
            "--gitlab-port" => serving.ports.gitlab = port(word, rest.next())?,
            "--" => serving.words = rest.by_ref().map(str::to_owned).collect(),
            other => return Err(not_known(&format!("{other} is not an option of demo"))),
        }
    }
    Ok(Task::Demo(serving))
}

fn size<'a>(mut rest: impl Iterator<Item = &'a str>) -> Outcome<Task> {
    let task = match (rest.next(), rest.next()) {
        (None, _) => Task::Size,
        (Some("--why"), Some(name)) => Task::Why(name.to_owned()),
        (Some("--why"), None) => return Err(not_known("--why needs the name of a function")),
        (Some(other), _) => return Err(not_known(&format!("{other} is not an option of size"))),
    };
    nothing_more("size", rest).map(|()| task)
}

fn test<'a>(mut rest: impl Iterator<Item = &'a str>) -> Outcome<Task> {
    let extent = match rest.next() {
        None => return Ok(Task::Test(Extent::Usual)),
        Some("--quick") => Extent::Quick,
        Some("--long") => Extent::Long,
        Some(other) => return Err(not_known(&format!("{other} is not an option of test"))),
    };
    nothing_more("test", rest).map(|()| Task::Test(extent))
}

fn dist<'a>(mut rest: impl Iterator<Item = &'a str>) -> Outcome<Task> {
    let mut plan = Plan::default();
    while let Some(word) = rest.next() {
        match word {
            "--public-url" => plan.public_url = PublicUrl::read(value(word, rest.next())?)?,
            // Relative to where the command was typed, as with any other tool.
            "--out" => {
                plan.out = std::path::absolute(PathBuf::from(value(word, rest.next())?))
                    .map_err(Failure::because("The folder after --out cannot be used"))?;
            }
            other => return Err(not_known(&format!("{other} is not an option of dist"))),
        }
    }
    Ok(Task::Dist(plan))
}

fn port(option: &str, word: Option<&str>) -> Outcome<u16> {
    let word = value(option, word)?;
    word.parse().map_err(|_| {
        Failure::new(format!(
            "{word} is not a port. Give {option} a number from 0 to 65535."
        ))
    })
}

fn value<'a>(option: &str, word: Option<&'a str>) -> Outcome<&'a str> {
    word.ok_or_else(|| not_known(&format!("{option} needs a value after it")))
}

fn nothing_more<'a>(task: &str, mut rest: impl Iterator<Item = &'a str>) -> Outcome {
    rest.next().map_or(Ok(()), |word| {
        Err(not_known(&format!(
            "{word} is not an option of {task} here"
        )))
    })
}

fn not_known(what: &str) -> Failure {
    Failure::new(format!("{what}. cargo xtask help lists what there is."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::Ports;

    fn serving(console: u16, gitlab: u16, words: &[&str]) -> Task {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let ports = Ports { console, gitlab };
        Task::Demo(Serving { ports, words })
    }

    fn read_line(line: &str) -> Outcome<Task> {
        read(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn tasks_are_read_with_their_options() {
        let cases = [
            ("", Task::Help),
            ("--help", Task::Help),
            ("demo", serving(8484, 8485, &[])),
            ("demo --gitlab-port 2 --port 1", serving(1, 2, &[])),
            (
                "demo --port 1 -- --gitlab 8.17",
                serving(1, 8485, &["--gitlab", "8.17"]),
            ),
            ("test", Task::Test(Extent::Usual)),
            ("test --quick", Task::Test(Extent::Quick)),
            ("test --long", Task::Test(Extent::Long)),
            ("dist", Task::Dist(Plan::default())),
            ("size", Task::Size),
            ("size --why joblog::", Task::Why("joblog::".to_owned())),
            ("bench", Task::Bench),
        ];
        for (line, task) in cases {
            assert_eq!(read_line(line), Ok(task), "{line}");
        }
    }

    #[test]
    fn dist_takes_a_sub_path_and_a_folder() {
        let Ok(Task::Dist(plan)) = read_line("dist --public-url /tools/pullcord --out site") else {
            panic!("not read");
        };
        assert_eq!(plan.public_url.as_str(), "/tools/pullcord/");
        assert!(plan.out.is_absolute() && plan.out.ends_with("site"));
    }

    #[test]
    fn a_word_that_is_not_understood_is_named() {
        let cases = [
            ("dmeo", "dmeo"),
            ("demo --prot 1", "--prot"),
            ("demo --port", "--port"),
            ("demo --port many", "many"),
            ("demo --port 65536", "65536"),
            ("test --quick --long", "--long"),
            ("dist --public-url", "--public-url"),
            ("dist out", "out"),
            ("size dist", "dist"),
            ("size --why", "--why"),
            ("size --why a b", "b"),
        ];
        for (line, named) in cases {
            let failure = read_line(line).expect_err(line);
            assert!(
                failure.sentence.contains(named),
                "{line}: {}",
                failure.sentence
            );
        }
    }
}
