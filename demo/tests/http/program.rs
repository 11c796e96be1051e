//! The program itself: what it prints, how it stops, what it says when it
//! cannot start.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::client::{host_of, send};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullcord-demo"));
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Starts the program and reads the address of its GitLab.
#[expect(
    clippy::expect_used,
    reason = "without the program there is nothing to test"
)]
fn start(arguments: &[&str]) -> (Child, String) {
    let mut child = command(arguments).spawn().expect("the program starts");
    let mut first = String::new();
    let out = child.stdout.take().expect("its output is read");
    BufReader::new(out)
        .read_line(&mut first)
        .expect("it says where it is");
    let url = first
        .strip_prefix("GitLab:")
        .expect("the first line is known")
        .trim()
        .to_owned();
    (child, url)
}

#[test]
#[cfg(unix)]
fn it_says_where_it_is_and_stops_when_told() {
    let (mut child, url) = start(&["--listen", "127.0.0.1:0"]);
    let answer = send(&host_of(&url), "GET /api/v4/projects", &[], b"");
    assert_eq!(answer.status, 200);
    let told = Instant::now();
    let kill = Command::new("kill")
        .arg("-TERM")
        .arg(child.id().to_string())
        .status();
    assert!(kill.expect("kill runs").success());
    assert!(child.wait().expect("it ends").success());
    assert!(told.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_taken_port_is_one_clear_sentence() {
    let (mut child, url) = start(&["--listen", "127.0.0.1:0"]);
    let second = command(&["--listen", &host_of(&url)])
        .output()
        .expect("the program runs");
    child.kill().expect("it ends");
    child.wait().expect("it is gone");
    assert_eq!(second.status.code(), Some(1));
    let port = url.rsplit(':').next().expect("it has a port");
    let said = String::from_utf8(second.stderr).expect("it is text");
    assert_eq!(
        said,
        format!(
            "Port {port} on 127.0.0.1 is already taken by another program. Choose another one, \
             such as `--listen 127.0.0.1:0` for any free port.\n"
        )
    );
}

#[test]
fn help_tells_options_accounts_and_tokens() {
    let help = command(&["--help"]).output().expect("the program runs");
    assert!(help.status.success());
    let text = String::from_utf8(help.stdout).expect("it is text");
    for option in [
        "--listen",
        "--console ",
        "--console-listen",
        "--console-path",
        "--clock",
        "--gitlab",
        "--api",
        "--scale",
        "--control",
        "--allowed-host",
        "--i-know-this-is-public",
        "--help",
        "--version",
    ] {
        assert!(text.contains(option), "{option}");
    }
    for name in ["ada", "grace", "dan", "gus"] {
        assert!(
            text.contains(&format!("glpat-demo-{name}-api-00000000")),
            "{name}"
        );
        assert!(
            text.contains(&format!("glpat-demo-{name}-read-0000000")),
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_is_said() {
    for (arguments, code, sentence) in [
        (
            &["--nonsense"][..],
            2,
            "Invalid option '--nonsense'. Run with --help",
        ),
        (
            &["--gitlab", "8.4", "--api", "v4"],
            2,
            "GitLab 8.4 answers API v3 alone",
        ),
        (&["--listen", "0.0.0.0:0"], 2, "add --i-know-this-is-public"),
        (
            &["--console", "/nowhere", "--listen", "127.0.0.1:0"],
            1,
            "There is no index.html in",
        ),
        (
            &[
                "--listen",
                "192.0.2.1:0",
                "--i-know-this-is-public",
                "--allowed-host",
                "x",
            ],
            1,
            "cannot be used",
        ),
    ] {
        let run = command(arguments).output().expect("the program runs");
        assert_eq!(run.status.code(), Some(code), "{arguments:?}");
        let said = String::from_utf8(run.stderr).expect("it is text");
        assert!(
            said.contains(sentence) && said.lines().count() == 1,
            "{said}"
        );
    }
}
