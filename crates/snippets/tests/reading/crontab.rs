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
