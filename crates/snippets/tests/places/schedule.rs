//! What runs by the clock: read as every cron reads it, then run by `sh`.

use crate::support::bench::{Bench, Text, only_for_length};
use crate::support::cron::Cron;
use crate::support::sample::call;
use snippets::places::Crontab;
use snippets::{Options, Schedule, write};
use std::process::Output;

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

#[test]
fn crontab() {
    if let Some(bench) = Bench::set_up(&Crontab, "every cron, sh", &["sh", "curl"], &by_every_cron)
    {
        bench.try_all(only_for_length);
    }
}

#[test]
fn the_text_of_crontab() {
    let options = Options {
        schedule: Schedule::daily(23, 5).unwrap(),
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
