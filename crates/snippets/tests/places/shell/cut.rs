//! What a terminal cuts off the end of a long line must not turn the rest into a command.

use super::COMMANDS;
use crate::support::call::{self, TOKEN, variable};
use crate::support::server::{Received, Server};
use crate::support::{generated, program};
use snippets::places::CurlJson;
use snippets::{Call, Lines, Options, Place, Refusal, TokenGiven, write};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many bytes of a line busybox and dash take; dash takes part with `--long`.
const KEPT: [usize; 2] = [1_022, 4_095];

/// Each line as far as the shell gets it.
fn cut(text: &str, kept: usize) -> String {
    let lines = text.lines().map(|line| &line[..line.len().min(kept)]);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Calls with values after which a cut falls into each part of a quotation, and values that
/// would be run if they stood outside quotes.
fn calls(host: &str, kept: usize) -> Vec<Call> {
    let mut calls = Vec::new();
    for piece in ["x", "'", "\\", "it's "] {
        for offset in 0..6 {
            let long = ["x".repeat(offset), piece.repeat(kept)].concat();
            let mut call = call::call(host, "x", TokenGiven::Placeholder);
            call.variables.extend([
                variable("LONG", &long, false),
                variable("NEXT", "$(touch pwned)", false),
                variable("OTHER", &long, false),
                variable("LAST", ";touch pwned;touch${IFS}pwned;", false),
            ]);
            calls.push(call);
        }
    }
    calls
}

fn type_into_shell(text: &str, folder: &Path) {
    let mut shell = Command::new("sh")
        .current_dir(folder)
        .env("TRIGGER_TOKEN", TOKEN)
        .env("HIDDEN", "$(touch pwned)")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = shell.stdin.take().unwrap();
    // A shell that has given up reads no more.
    let _ = input.write_all(text.as_bytes());
    drop(input);
    shell.wait().unwrap();
}

/// Half of a JSON text is none, and GitLab refuses it; anything else it might take.
fn is_call(place: &dyn Place, received: &Received) -> bool {
    place.slug() != CurlJson.slug()
        || serde_json::from_slice::<serde_json::Value>(received.body()).is_ok()
}

#[test]
fn nothing_runs_that_was_a_value() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cut-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for &(place, program, adapt) in COMMANDS {
        if !program::are_here(&["sh", program]) {
            continue;
        }
        let server = Server::start("127.0.0.1").unwrap();
        for &kept in &KEPT[..if generated::is_long() { 2 } else { 1 }] {
            for mut call in calls(&server.host, kept) {
                adapt(&mut call);
                for lines in [Lines::Many, Lines::One] {
                    let options = Options {
                        lines,
                        ..Options::default()
                    };
                    let text = match write(place, &call, &options) {
                        Ok(snippet) => snippet.text,
                        Err(Refusal::TooLong { .. }) => continue,
                        Err(refusal) => panic!("{place:?}: {refusal}"),
                    };
                    let rest = cut(&text, kept);
                    assert_ne!(rest.trim_end(), text, "{place:?}: nothing was cut");
                    type_into_shell(&rest, &folder);
                    assert!(program::is_empty(&folder), "{place:?}\n{rest}");
                    let arrived = server.take();
                    let call = arrived.iter().find(|call| is_call(place, call));
                    assert!(call.is_none(), "{place:?}: {call:?}\n{rest}");
                }
            }
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}
