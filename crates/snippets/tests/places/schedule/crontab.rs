//! crontab lines: read as every cron reads them, then run by `sh`.

use crate::support::bench::{Bench, Text};
use crate::support::cron::Cron;
use crate::support::program;
use crate::support::sample::{call, open_call, written};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use snippets::places::Crontab;
use snippets::{Call, Field, OptionNames, Options, Refusal, Schedule, TokenGiven, write};
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs a crontab's command once for each way in which crons read it.
fn by_every_cron(text: &Text<'_>) -> Vec<Output> {
    let lines: Vec<&str> = text.text.split('\n').collect();
    let (line, names) = lines.split_last().unwrap();
    let settings = names.iter().map(|line| line.split_once('=').unwrap());
    let command = line.strip_prefix("30 0 * * * ").unwrap();
    let mut commands: Vec<_> = Cron::ALL.iter().map(|cron| cron.reads(command)).collect();
    commands.dedup();
    let run = |command: &String| {
        let mut shell = text.command("sh");
        shell.envs(settings.clone().filter(|(_, value)| !value.is_empty()));
        let output = shell.args(["-c", command]).output().unwrap();
        assert!(output.stdout.is_empty(), "{output:?}");
        output
    };
    commands.iter().map(run).collect()
}

/// A byte that is encoded takes six, as cron needs `'\%'` for its sign, and each case is sent
/// three times.
fn long_ones(case: &str, refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::TooLong { length, limit, .. } if length > limit) && case.len() > 30
}

#[test]
fn crontab() {
    if let Some(bench) = Bench::set_up(
        &Crontab,
        "models of crons, sh",
        &["sh", "curl"],
        &by_every_cron,
    ) {
        bench.try_all(long_ones);
    }
}

#[test]
fn a_number_sign_is_never_written() {
    let mut call = call();
    call.variables[0].value = "#1".into();
    let text = written(&Crontab, &call).text;
    assert!(text.contains(r"--data 'variables'\%'5BUPLOAD_TO_S3'\%'5D='\%'231'"));
    let call = Call {
        token: TokenGiven::File("/etc/#1".into()),
        ..open_call()
    };
    let refusal = write(&Crontab, &call, &Options::default()).unwrap_err();
    assert_eq!(refusal.field(), Field::TokenFile);
}

/// What the sources say and was seen in Debian's cron: the models are not ours to bend.
#[test]
fn crons_differ_over_backslashes_and_percent_signs() {
    let read = |line| Cron::ALL.map(|cron| cron.reads(line));
    let (kept, halved) = (r"echo 'a\\b'", r"echo 'a\b'");
    assert_eq!(read(kept), [kept, halved, kept, kept]);
    let bare = "echo 5%";
    for cron in [Cron::CronieAndOpenBsd, Cron::DebianAndFreeBsd, Cron::Of1993] {
        assert!(
            std::panic::catch_unwind(|| cron.reads(bare)).is_err(),
            "{cron:?}"
        );
    }
    assert_eq!(Cron::Busybox.reads(bare), bare);
    let percent = r"echo '5'\%''";
    assert_eq!(
        read(percent),
        ["echo '5'%''", "echo '5'%''", percent, percent]
    );
    assert!(std::panic::catch_unwind(|| Cron::Busybox.reads("echo '#'")).is_err());
}

/// Debian's own program reads the fields of any schedule, and lines up to the limit.
#[test]
fn debian_accepts_every_schedule() {
    if !program::are_here(&["crontab"]) {
        return;
    }
    let lists = |first: u8, last: u8| prop::collection::vec(first..=last, 1..9);
    let all = (
        lists(0, 59),
        lists(0, 23),
        lists(1, 31),
        lists(1, 12),
        lists(0, 7),
    );
    let mut runner = TestRunner::deterministic();
    let joined = |values: Vec<u8>| {
        let values: Vec<_> = values.iter().map(u8::to_string).collect();
        values.join(",")
    };
    let some = (0..2_000).map(|_| {
        let (minute, hour, day, month, weekday) = all.new_tree(&mut runner).unwrap().current();
        [minute, hour, day, month, weekday].map(joined).join(" ")
    });
    let presets = Schedule::PRESETS.iter().map(snippets::Preset::fields);
    let lines = some.chain(presets).filter_map(|typed| {
        let options = Options {
            schedule: typed.parse().ok()?,
            ..Options::default()
        };
        let text = write(&Crontab, &call(), &options).unwrap().text;
        // Without a value, such a line is none for Debian.
        Some(text.replace("=\n", "=x\n"))
    });
    let lines: Vec<_> = lines.collect();
    assert!(lines.len() > 1_500, "{}", lines.len());
    assert_eq!(dry_run(&(lines.join("\n") + "\n")), Some(true));
    let of_length = |length: usize| ["1 2 3 4 5 ", &"x".repeat(length), "\n"].concat();
    assert_eq!(dry_run(&of_length(998)), Some(true));
    assert_eq!(dry_run(&of_length(999)), Some(false));
}

/// Whether `crontab -n` takes this crontab; `None`, told on the output, if the one here is
/// not Debian's, which alone has that option.
fn dry_run(crontab: &str) -> Option<bool> {
    let help = Command::new("crontab").arg("-h").output().unwrap();
    if !String::from_utf8_lossy(&help.stderr).contains("dry run") {
        program::skip("Debian's crontab is not on this machine");
        return None;
    }
    let mut child = Command::new("crontab")
        .args(["-n", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(crontab.as_bytes()).unwrap();
    drop(input);
    Some(child.wait().unwrap().success())
}

#[test]
fn the_text_of_crontab() {
    let options = Options {
        schedule: Schedule::daily(23, 5).unwrap(),
        option_names: OptionNames::Long,
        ..Options::default()
    };
    assert_eq!(
        write(&Crontab, &call(), &options).unwrap().text,
        concat!(
            "TRIGGER_TOKEN=\nPASSWORD=\nPIN=\n",
            "5 23 * * * curl --fail --silent --show-error --output /dev/null --globoff ",
            "--request POST --proto '=https' ",
            r#"--form-string "token=$TRIGGER_TOKEN" "#,
            r"--form-string 'ref=release/100'\%'' ",
            r"--form-string 'variables[UPLOAD_TO_S3]=it'\''s \ true' ",
            r#"--form-string "variables[PASSWORD]=$PASSWORD" "#,
            r#"--form-string "variables[PIN]=$PIN" "#,
            r"'https://gitlab.example.com/api/v4/projects/group'\%'2Fname/trigger/pipeline'",
        )
    );
}
