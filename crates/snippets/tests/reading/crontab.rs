//! Crontabs.

use crate::expect::{Form, project_9, reads};
use snippets::{Kind, Why, read};

const URL: &str = "https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";

#[test]
fn lines() {
    for (line, schedule) in [
        ("30 0 * * *", "30 0 * * *"),
        ("*/5  8-18\t* jan-mar mon,Fri", "*/5 8-18 * jan-mar mon,Fri"),
        ("@daily", "0 0 * * *"),
        ("@weekly", "0 0 * * 0"),
    ] {
        let text = format!("{line} curl -d ref=main {URL}");
        reads(&text, Kind::Crontab, project_9().git_ref("main"), &[]);
        assert_eq!(read(&text).schedule.as_deref(), Some(schedule));
    }
    let text = format!("@reboot curl -d ref=main {URL}");
    let form = project_9().git_ref("main");
    reads(&text, Kind::Crontab, form, &[("@reboot", Why::AtReboot)]);
}

#[test]
fn settings_are_filled_in() {
    reads(
        &format!(
            "# nightly\nMAILTO=me@example.com\nTRIGGER_TOKEN=glptt-4f1c\nPASSWORD = \"two words\"\n\
             PIN=\nUNUSED=1\nCRON_TZ=Europe/Paris\n\n30 0 * * * curl -d ref=a\\%20b -d token=$TRIGGER_TOKEN \
             --data-urlencode \"variables\\%5BPASSWORD\\%5D=$PASSWORD\" -d variables[PIN]=$PIN {URL}\n\
             0 1 * * * backup --all\nLATE=1\n"
        ),
        Kind::Crontab,
        project_9()
            .git_ref("a b")
            .token("glptt-4f1c")
            .secret("PASSWORD", "two words")
            .secret("PIN", ""),
        &[
            ("Europe/Paris", Why::CronZone),
            ("backup --all", Why::OtherCall),
            ("LATE", Why::SettingNotUsed),
            ("UNUSED", Why::SettingNotUsed),
        ],
    );
}

#[test]
fn a_percent_sign_ends_the_command() {
    reads(
        &format!("30 0 * * * curl {URL} -d ref=main%one\\%two"),
        Kind::Crontab,
        project_9().git_ref("main"),
        &[("one\\%two", Why::CronInput)],
    );
}

#[test]
fn the_system_crontab_names_a_user() {
    reads(
        &format!("30 0 * * * root curl {URL} -d ref=main"),
        Kind::Crontab,
        project_9().git_ref("main"),
        &[("root", Why::OtherCommand)],
    );
}

#[test]
fn no_schedule_no_crontab() {
    assert_eq!(read("30 0 * * *").kind, Kind::Unknown);
    assert_eq!(read("1 2 3 4 5 6").kind, Kind::Unknown);
    assert_eq!(
        Form::read(&read("30 0 * * * backup --all")),
        Form::default()
    );
}

#[test]
fn a_script_and_its_line() {
    let text = format!(
        "#!/bin/sh\numask 077\nPATH=$PATH:/usr/local/bin\nTRIGGER_TOKEN=''\ncall() {{\n  curl -d \"token=$TRIGGER_TOKEN\" -d ref=main {URL}\n}}\n\
         answer=$(call) || {{\n  status=$?\n  exit \"$status\"\n}}\n\n# crontab -e\n30 0 * * * \"$HOME/bin/trigger-build\"\n"
    );
    let form = project_9().git_ref("main").token("$TRIGGER_TOKEN");
    reads(&text, Kind::Crontab, form, &[]);
    assert_eq!(read(&text).schedule.as_deref(), Some("30 0 * * *"));
}

#[test]
fn units_of_systemd() {
    let text = format!(
        "# 1. Save as x.env\nTRIGGER_TOKEN=\"\"\nPASSWORD=\"hunter2\"\n\n[Unit]\nDescription=Start a build\n[Service]\nType=oneshot\n\
         ExecStart=curl -X POST --data-urlencode \"token=${{TRIGGER_TOKEN}}\" \\\n  --data \"ref=a%%20b\" \\\n  \
         --data-urlencode \"variables%%5BPASSWORD%%5D=${{PASSWORD}}\" -d \"variables[A]=$$5\" \\\n  \"{URL}\"\n\n\
         [Timer]\nOnCalendar=*-*-* 06:05:00\nPersistent=true\n"
    );
    let form = project_9()
        .token("$TRIGGER_TOKEN")
        .git_ref("a b")
        .secret("PASSWORD", "hunter2")
        .variable("A", "$5");
    reads(&text, Kind::Systemd, form, &[]);
    assert_eq!(read(&text).schedule.as_deref(), Some("5 6 * * *"));
    let other = text.replace("*-*-* 06:05:00", "Mon *-*-* 06:05");
    let left = &read(&other).not_understood[0];
    assert_eq!(
        (left.text.as_str(), left.why),
        ("Mon *-*-* 06:05", Why::OtherSchedule)
    );
}

#[test]
fn jobs_of_kubernetes_have_a_schedule() {
    let text = format!(
        "kind: CronJob\nspec:\n  schedule: \"30 0 * * 1-5\"\n  jobTemplate:\n    spec:\n      containers:\n        - command:\n            - sh\n            - -c\n            - \"curl -d ref=main {URL}\"\n"
    );
    reads(&text, Kind::YamlScript, project_9().git_ref("main"), &[]);
    let text = format!("kind: Secret\nstringData:\n  TRIGGER_TOKEN: \"glptt-4f1c\"\n---\n{text}")
        .replace("curl", "curl -d token=$TRIGGER_TOKEN");
    let form = project_9().git_ref("main").token("glptt-4f1c");
    reads(&text, Kind::YamlScript, form, &[]);
    assert_eq!(read(&text).schedule.as_deref(), Some("30 0 * * 1-5"));
}
