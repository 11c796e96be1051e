//! A script and the crontab line that runs it: the file is saved and made a program as
//! the text tells, the names are filled in, and the line is run as every cron runs it.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::cron::Cron;
use crate::support::generated;
use crate::support::sample::{call, written};
use snippets::places::CronScript;
use snippets::{CurlAge, OptionNames, Options, Style, TokenGiven, write};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The script and the line.
pub(super) fn parts(text: &str) -> (&str, &str) {
    let parts: Vec<_> = text.split("\n\n").collect();
    let [script, line] = parts.try_into().unwrap();
    assert!(script.starts_with("#!/bin/sh\n# 1. "), "{script}");
    (
        script,
        line.strip_prefix("# 2. Add this part to your crontab: crontab -e\n")
            .unwrap(),
    )
}

/// The script as a person fills it in: by hand, after the rule of the note.
fn filled_in(script: &str, text: &Text<'_>) -> String {
    text.environment
        .iter()
        .fold(script.to_owned(), |script, (name, value)| {
            let empty = format!("\n{name}=''\n");
            assert_eq!(script.matches(&empty).count(), 1, "{script}");
            let value = value.replace('\'', r"'\''");
            script.replace(&empty, &format!("\n{name}='{value}'\n"))
        })
}

/// Saves a program by way of another, as a file that this process has open for writing
/// cannot be run, and any thread may start a process meanwhile.
fn save(text: &Text<'_>, file: &Path, script: &str) {
    let mut shell = text.command("sh");
    let save = r#"umask 077 && mkdir -p "${1%/*}" && cat > "$1" && chmod 700 "$1""#;
    let shell = shell.args(["-c", save, "sh"]).arg(file);
    let mut shell = shell.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = shell.stdin.take().unwrap();
    input.write_all(script.as_bytes()).unwrap();
    drop(input);
    assert!(shell.wait().unwrap().success());
}

/// A home beside the folder in which nothing may be written.
fn home(text: &Text<'_>) -> PathBuf {
    let name = text.folder.file_name().unwrap().to_str().unwrap();
    text.folder.with_file_name(format!("{name} home"))
}

fn by_every_cron(text: &Text<'_>) -> Vec<Output> {
    let (script, line) = parts(text.text);
    let home = home(text);
    save(
        text,
        &home.join("bin/trigger-build"),
        &filled_in(script, text),
    );
    let command = line.strip_prefix("30 0 * * * ").unwrap();
    for cron in Cron::ALL {
        assert_eq!(cron.reads(command), command);
    }
    let mut shell = text.command("sh");
    for (name, _) in &text.environment {
        shell.env_remove(name);
    }
    let output = shell.env("HOME", &home).args(["-c", command]).output();
    std::fs::remove_dir_all(&home).unwrap();
    let output = output.unwrap();
    assert!(
        output.stdout.is_empty() && output.stderr.is_empty(),
        "{output:?}"
    );
    vec![output]
}

#[test]
fn cron_script() {
    let run = &by_every_cron;
    if let Some(bench) = Bench::set_up(&CronScript, "models of crons, sh", &["sh", "curl"], run) {
        bench.try_all(nothing);
    }
}

/// The script by itself, in other shells that are some system's `sh`: with `--long`.
#[test]
fn cron_script_in_other_shells() {
    let all: &[&str] = &["bash", "busybox", "mksh", "ksh93", "yash", "zsh"];
    let shells = if generated::is_long() { all } else { &[] };
    for shell in shells {
        let run = |text: &Text<'_>| {
            let script = filled_in(parts(text.text).0, text);
            let mut command = text.command(shell);
            if *shell == "busybox" {
                command.arg("sh");
            }
            vec![command.args(["-c", &script]).output().unwrap()]
        };
        if let Some(bench) = Bench::set_up(&CronScript, shell, &[shell, "curl"], &run) {
            bench.try_all(nothing);
        }
    }
}

#[test]
fn every_choice_sends_the_same() {
    for (style, option_names, curl) in [
        (Style::Encoded, OptionNames::Short, CurlAge::Older),
        (Style::Fitting, OptionNames::Short, CurlAge::Since776),
    ] {
        let options = Options {
            style,
            option_names,
            curl,
            ..Options::default()
        };
        let Some(bench) = Bench::set_up(&CronScript, "sh", &["sh", "curl"], &by_every_cron) else {
            return;
        };
        let bench = bench.with(options);
        bench
            .arrives("it's \\ 100% #1", TokenGiven::Placeholder)
            .unwrap();
    }
}

/// What GitLab answers to a bad call is shown, and the exit code is curl's.
#[test]
fn a_failure_is_told() {
    let call = call();
    let script = write(&CronScript, &call, &Options::default()).unwrap().text;
    let curl = "curl() { printf '{\"message\":\"404 Not Found\"}'; return 22; }\n";
    let script = [curl, parts(&script).0].concat();
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert_eq!(output.status.code(), Some(22));
    assert_eq!(output.stdout, b"");
    assert_eq!(output.stderr, b"{\"message\":\"404 Not Found\"}\n");
}

#[test]
fn the_text_of_cron_script() {
    assert_eq!(
        written(&CronScript, &call()).text,
        r#"#!/bin/sh
# 1. Save this part as ~/bin/trigger-build, then run: chmod 700 ~/bin/trigger-build
umask 077
PATH=$PATH:/usr/local/bin
TRIGGER_TOKEN=''
PASSWORD=''
PIN=''
call() {
  curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https' \
    --form-string "token=$TRIGGER_TOKEN" \
    --form-string 'ref=release/100%' \
    --form-string 'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
    --form-string "variables[PASSWORD]=$PASSWORD" \
    --form-string "variables[PIN]=$PIN" \
    'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'
}
answer=$(call) || {
  status=$?
  printf '%s\n' "$answer" >&2
  exit "$status"
}

# 2. Add this part to your crontab: crontab -e
30 0 * * * "$HOME/bin/trigger-build""#
    );
}
