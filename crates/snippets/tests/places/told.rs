//! What a person is told to type before the call, typed: the name then has exactly the
//! value that was pasted.

use crate::support::program;
use snippets::places::ALL;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// Values that a careless `read` trims or unescapes.
const VALUES: [&str; 2] = ["glptt-4f1c", "  it's \\n \\ $HOME \"x\" * \\ "];

/// The commands that read a name, each with a shell that it is told for: `“…” (bash or zsh)`.
fn commands() -> BTreeSet<(String, String)> {
    let sentences = ALL.iter().map(|place| place.how_to_set("SECRET", "it"));
    let mut commands = BTreeSet::new();
    for sentence in sentences {
        for part in sentence.split('“').skip(1) {
            let (command, after) = part.split_once('”').unwrap();
            if !command.contains("read ") {
                continue;
            }
            let shells = after.trim_start().strip_prefix('(').unwrap();
            let (shells, _) = shells.split_once(')').unwrap();
            for shell in shells.replace(" or ", ", ").split(", ") {
                commands.insert((command.to_owned(), shell.to_owned()));
            }
        }
    }
    commands
}

/// What `$SECRET` holds after `command`, with `typed` on a line of standard input.
fn held(shell: &str, command: &str, typed: &str) -> String {
    let shown = if command.contains("export") {
        "printenv SECRET"
    } else {
        "printf '%s\\n' \"$SECRET\""
    };
    let mut child = Command::new(shell)
        .args(["-c", &format!("{command}\n{shown}")])
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{typed}").unwrap();
    drop(input);
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn the_told_way_to_set_a_name_keeps_its_value() {
    let commands = commands();
    assert!(commands.len() >= 4, "{commands:?}");
    for (command, shell) in commands {
        if !program::are_here(&[&shell]) {
            continue;
        }
        for value in VALUES {
            let held = held(&shell, &command, value);
            assert_eq!(held, format!("{value}\n"), "{command} in {shell}");
        }
    }
}
