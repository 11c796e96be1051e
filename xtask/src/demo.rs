//! The console beside a demo GitLab, on two ports of this machine.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::dist::{self, Plan};
use crate::failure::{Failure, Outcome};
use crate::{program, say};

/// The ports on which the two are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ports {
    /// The console's.
    pub(crate) console: u16,
    /// The demo GitLab's.
    pub(crate) gitlab: u16,
}

/// Where the two are served, and what the demo GitLab is told besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Serving {
    /// The ports.
    pub(crate) ports: Ports,
    /// Words for the demo GitLab itself, such as `--gitlab 8.17`.
    pub(crate) words: Vec<String>,
}

impl Default for Ports {
    fn default() -> Self {
        Self {
            console: 8484,
            gitlab: 8485,
        }
    }
}

/// Builds both and serves them until Ctrl-C.
///
/// Where the system allows it this does not return: the demo takes the place of
/// this process, so that a signal reaches it directly and nothing is left behind.
pub(crate) fn run(serving: &Serving) -> Outcome<ExitCode> {
    let ports = serving.ports;
    // Before the long build, not after it.
    check(ports)?;
    let plan = Plan::default();
    dist::build(&plan)?;
    say::line("Building the demo GitLab (about a minute, some seconds from then on)");
    let mut demo = program::command(build()?);
    demo.arg("--console").arg(&plan.out);
    demo.args([
        "--console-listen",
        &address(ports.console),
        "--listen",
        &address(ports.gitlab),
    ]);
    demo.args(&serving.words);
    become_it(demo)
}

/// Builds the demo GitLab and tells where its program is.
pub(crate) fn build() -> Outcome<PathBuf> {
    let mut cargo = program::command("cargo");
    cargo.args([
        "build",
        "--package",
        "pullcord-demo",
        "--bin",
        "pullcord-demo",
    ]);
    cargo.arg("--message-format=json-render-diagnostics");
    let finished = program::run(cargo)?
        .or_fail("The demo GitLab could not be built. The lines above say where it went wrong.")?;
    executable(&finished.lines)
        .ok_or_else(|| Failure::new("cargo built the demo GitLab but did not say where it is."))
}

/// The program that cargo's messages name last.
fn executable(lines: &[String]) -> Option<PathBuf> {
    lines.iter().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    })
}

fn address(port: u16) -> String {
    format!("{}:{port}", Ipv4Addr::LOCALHOST)
}

fn check(ports: Ports) -> Outcome {
    if ports.console == ports.gitlab && ports.console != 0 {
        return Err(Failure::new(format!(
            "The console and the demo GitLab cannot share port {}. Give them two with --port and \
             --gitlab-port.",
            ports.console
        )));
    }
    is_free("--port", ports.console)?;
    is_free("--gitlab-port", ports.gitlab)
}

fn is_free(option: &str, port: u16) -> Outcome {
    let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) else {
        return Ok(());
    };
    let why = if error.kind() == ErrorKind::AddrInUse {
        "is taken by another program".to_owned()
    } else {
        format!("cannot be used ({error})")
    };
    Err(Failure::new(format!(
        "Port {port} {why}. Stop what uses it, or choose another: cargo xtask demo {option} 9494."
    )))
}

#[cfg(unix)]
fn become_it(mut demo: Command) -> Outcome<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(Failure::because("The demo GitLab could not be started")(
        demo.exec(),
    ))
}

#[cfg(not(unix))]
fn become_it(mut demo: Command) -> Outcome<ExitCode> {
    // Ctrl-C reaches every program of the console window, this one included.
    let status = demo
        .status()
        .map_err(Failure::because("The demo GitLab could not be started"))?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_the_way_out() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let taken = holder.local_addr().expect("it is bound").port();
        let failure = check(Ports {
            console: 0,
            gitlab: taken,
        })
        .expect_err("it is taken");
        assert!(
            failure.sentence.contains(&taken.to_string()),
            "{}",
            failure.sentence
        );
        assert!(
            failure.sentence.contains("--gitlab-port"),
            "{}",
            failure.sentence
        );
    }

    #[test]
    fn free_ports_pass_and_one_port_for_both_does_not() {
        assert_eq!(
            check(Ports {
                console: 0,
                gitlab: 0
            }),
            Ok(())
        );
        assert!(
            check(Ports {
                console: 8484,
                gitlab: 8484
            })
            .is_err()
        );
    }

    #[test]
    fn the_built_program_is_read_from_cargos_messages() {
        let lines = [
            "   Compiling pullcord-demo v0.1.0",
            r#"{"reason":"compiler-artifact","executable":null}"#,
            r#"{"reason":"compiler-artifact","executable":"/target/debug/pullcord-demo"}"#,
            r#"{"reason":"build-finished","success":true}"#,
        ]
        .map(str::to_owned);
        assert_eq!(
            executable(&lines),
            Some("/target/debug/pullcord-demo".into())
        );
        assert_eq!(executable(&lines[..2]), None);
    }
}
