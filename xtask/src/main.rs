//! The project's tasks: `cargo xtask demo | test | dist | size | bench`.

#![forbid(unsafe_code)]

mod bench;
mod demo;
mod dist;
mod failure;
mod program;
mod repository;
mod say;
mod size;
mod test;
mod tools;
mod words;

use std::process::ExitCode;

use failure::Outcome;
use words::Task;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words::read(&words).and_then(perform) {
        Ok(code) => code,
        Err(failure) => {
            say::failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Outcome<ExitCode> {
    match task {
        Task::Help => {
            say::line(words::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Task::Demo(serving) => demo::run(&serving),
        Task::Test(extent) => Ok(test::run(extent)),
        Task::Dist(plan) => dist::build(&plan).map(|()| ExitCode::SUCCESS),
        Task::Bench => bench::run().map(|()| ExitCode::SUCCESS),
        Task::Why(name) => size::why(&name).map(|()| ExitCode::SUCCESS),
        Task::Size => size::report(&repository::root().join("dist")).map(|()| ExitCode::SUCCESS),
    }
}
