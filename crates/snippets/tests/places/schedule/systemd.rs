//! A systemd timer: the files are saved as the text tells, the names filled in, and the
//! service is started by a systemd of our own.

use super::systemd_manager::Manager;
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::{self, TOKEN};
use crate::support::sample::{call, written};
use crate::support::server::Server;
use crate::support::{cases, generated, program};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use snippets::places::Systemd;
use snippets::{Call, Options, Schedule, TokenGiven, write};
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// The parts of the text and where each belongs, by what its first line says.
fn parts(text: &str) -> Vec<(String, &str)> {
    let parts = text.split("\n\n").enumerate().map(|(at, part)| {
        let start = format!("# {}. Save as ~/", at + 1);
        let rest = part.strip_prefix(&start).unwrap();
        let end = rest.find([',', '\n']).unwrap();
        (rest[..end].to_owned(), part)
    });
    parts.collect()
}

/// Saves each part, the names filled in by hand, after the rule of the note.
fn save(text: &str, environment: &[(String, String)], home: &Path) {
    for (file, part) in parts(text) {
        let filled = environment
            .iter()
            .fold(part.to_owned(), |part, (name, value)| {
                let value = value.replace('\\', r"\\").replace('"', "\\\"");
                part.replace(&format!("\n{name}=\"\""), &format!("\n{name}=\"{value}\""))
            });
        std::fs::write(home.join(file), filled).unwrap();
    }
}

fn started_by(manager: &Manager) -> impl Fn(&Text<'_>) -> Vec<Output> {
    |text| {
        save(text.text, &text.environment, &manager.home());
        let read = manager.systemctl(&["daemon-reload"]);
        assert!(read.status.success(), "{read:?}");
        let mut started = manager.systemctl(&["start", "trigger-build.service"]);
        // systemctl tells that a service failed, but not how.
        let how = [
            "show",
            "trigger-build.service",
            "-p",
            "Result,ExecMainStatus",
        ];
        if !started.status.success() {
            started.stderr.extend(manager.systemctl(&how).stdout);
        }
        vec![started]
    }
}

/// A file of names takes no noncharacters and no byte order mark (systemd.exec(5)).
fn may_be_a_secret(text: &str) -> bool {
    let is_noncharacter = |character: char| {
        let code = u32::from(character);
        code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
    };
    !text.contains(|character| character == '\u{feff}' || is_noncharacter(character))
}

/// Where the text of a case cannot be a secret value, there is none in the call.
fn with_secrets_that_may_be(call: &mut Call) {
    if !may_be_a_secret(&call.git_ref) {
        call.variables.retain(|variable| !variable.secret);
    }
}

#[test]
fn systemd() {
    let Some(manager) = Manager::start("systemd") else {
        return;
    };
    let run = started_by(&manager);
    let Some(bench) = Bench::set_up(&Systemd, "systemd", &["curl"], &run) else {
        return;
    };
    // All of them take a while; the values are in letters that mean nothing to systemd.
    let every = if generated::is_long() { 1 } else { 3 };
    let (usual, odd): (Vec<_>, Vec<_>) = cases::all()
        .into_iter()
        .partition(|case| may_be_a_secret(case));
    let some: Vec<_> = usual.into_iter().step_by(every).chain(odd).collect();
    let bench = bench.adapted(with_secrets_that_may_be);
    bench.try_these(&some, nothing);
}

/// A call that GitLab refuses makes the service fail.
#[test]
fn a_failure_is_a_failed_service() {
    let Some(manager) = Manager::start("failure") else {
        return;
    };
    let call = call::call("127.0.0.1:9", "main", TokenGiven::Real(TOKEN.into()));
    save(&written(&Systemd, &call).text, &[], &manager.home());
    let output = manager.systemctl(&["start", "trigger-build.service"]);
    assert!(!output.status.success(), "{output:?}");
}

#[test]
fn the_timer_starts_the_service() {
    let Some(manager) = Manager::start("timer") else {
        return;
    };
    let options = Options {
        schedule: Schedule::parse("*/5 3 13 * 5").unwrap(),
        ..Options::default()
    };
    let text = write(&Systemd, &call(), &options).unwrap().text;
    save(&text, &[], &manager.home());
    let enabled = manager.systemctl(&["enable", "--now", "trigger-build.timer"]);
    assert!(enabled.status.success(), "{enabled:?}");
    let properties = "Triggers,Persistent,TimersCalendar,ActiveState";
    let shown = manager.systemctl(&["show", "trigger-build.timer", "-p", properties]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    for line in [
        "Triggers=trigger-build.service",
        "Persistent=yes",
        "ActiveState=active",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    for time in ["*-*-13 03:00,05,10", "Fri *-*-* 03:00,05,10"] {
        assert!(
            shown.contains(&format!("OnCalendar={time}")),
            "{time}: {shown}"
        );
    }
}

/// With `--long`, a timer of every minute is waited for.
#[test]
fn the_timer_makes_the_call() {
    if !generated::is_long() {
        return;
    }
    let (Some(manager), Some(server)) = (Manager::start("minute"), Server::start("127.0.0.1"))
    else {
        return;
    };
    let options = Options {
        schedule: Schedule::parse("* * * * *").unwrap(),
        ..Options::default()
    };
    let mut call = call::call(&server.host, "it's 100%", TokenGiven::Real(TOKEN.into()));
    call.variables.retain(|variable| !variable.secret);
    save(
        &write(&Systemd, &call, &options).unwrap().text,
        &[],
        &manager.home(),
    );
    let enabled = manager.systemctl(&["enable", "--now", "trigger-build.timer"]);
    assert!(enabled.status.success(), "{enabled:?}");
    let started = Instant::now();
    let received = loop {
        let received = server.take();
        if !received.is_empty() || started.elapsed() > Duration::from_secs(150) {
            break received;
        }
        std::thread::park_timeout(Duration::from_millis(500));
    };
    let [received] = received.as_slice() else {
        panic!("{received:?}");
    };
    let mut fields = received.fields();
    fields.sort();
    assert_eq!(fields, call::expected(&call, ""));
}

/// The units as systemd's own checker sees them.
#[test]
fn the_units_are_verified() {
    if !program::are_here(&["systemd-analyze"]) {
        return;
    }
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("systemd-verified");
    std::fs::create_dir_all(home.join(".config/systemd/user")).unwrap();
    save(&written(&Systemd, &call()).text, &[], &home);
    let unit = home.join(".config/systemd/user/trigger-build.timer");
    let verified = Command::new("systemd-analyze")
        .args(["--user", "verify"])
        .arg(unit)
        .env("XDG_RUNTIME_DIR", &home)
        .env("HOME", &home)
        .output()
        .unwrap();
    assert!(verified.status.success(), "{verified:?}");
    assert!(verified.stderr.is_empty(), "{verified:?}");
}

/// systemd and cron run a schedule at the same minutes: `systemd-analyze` tells the next
/// ones of each `OnCalendar=`.
#[test]
fn on_calendar_means_what_the_fields_mean() {
    if !program::are_here(&["systemd-analyze"]) {
        return;
    }
    let list = |first: u8, last: u8| {
        let some = prop::collection::vec(first..=last, 1..6).prop_map(|values| {
            let values: Vec<_> = values.iter().map(u8::to_string).collect();
            values.join(",")
        });
        prop_oneof![Just("*".to_owned()), some]
    };
    let fields = (
        list(0, 59),
        list(0, 23),
        list(1, 31),
        list(1, 12),
        list(0, 6),
    );
    let mut runner = TestRunner::deterministic();
    let count = if generated::is_long() { 2_000 } else { 150 };
    for _ in 0..count {
        let (minute, hour, day, month, weekday) = fields.new_tree(&mut runner).unwrap().current();
        let typed = [minute, hour, day, month, weekday].join(" ");
        let Ok(schedule) = Schedule::parse(&typed) else {
            continue;
        };
        let options = Options {
            schedule: schedule.clone(),
            ..Options::default()
        };
        let text = write(&Systemd, &call(), &options).unwrap().text;
        let runs = schedule.next_runs(START, RUNS, &|_| 0);
        assert_eq!(elapses(&text), runs, "{typed}\n{text}");
    }
}

/// 2027-02-03 04:05:00 UTC.
const START: i64 = 1_801_627_500;

const RUNS: usize = 4;

/// The first elapses of all `OnCalendar=` lines of a text, in seconds since 1970.
fn elapses(text: &str) -> Vec<i64> {
    let times = text
        .lines()
        .filter_map(|line| line.strip_prefix("OnCalendar="));
    let told = Command::new("systemd-analyze")
        .args(["calendar", "--base-time=2027-02-03 04:05:00 UTC"])
        .arg(format!("--iterations={RUNS}"))
        .args(times)
        .env("TZ", "UTC")
        .output()
        .unwrap();
    assert!(told.status.success(), "{told:?}");
    let told = String::from_utf8(told.stdout).unwrap();
    let elapses = told.lines().filter_map(|line| {
        let (what, when) = line.trim().split_once(": ")?;
        let counts = what == "Next elapse" || what.starts_with("Iter. #");
        counts
            .then(|| seconds(when.strip_suffix(" UTC")?))
            .flatten()
    });
    let mut elapses: Vec<_> = elapses.collect();
    elapses.sort_unstable();
    elapses.dedup();
    elapses.truncate(RUNS);
    elapses
}

/// `Thu 2026-11-26 00:30:00` in seconds since 1970.
fn seconds(when: &str) -> Option<i64> {
    let numbers = when
        .split([' ', '-', ':'])
        .skip(1)
        .map(|number| number.parse().ok());
    let numbers: Vec<i64> = numbers.collect::<Option<_>>()?;
    let [year, month, day, hour, minute, second] = numbers.try_into().ok()?;
    // Years from March on, so that a leap day is the last.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days = year * 365 + leap_days + (153 * month + 2) / 5 + day - 719_469;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

#[test]
fn the_text_of_systemd() {
    assert_eq!(
        written(&Systemd, &call()).text,
        r#"# 1. Save as ~/.config/trigger-build.env, then run: chmod 600 ~/.config/trigger-build.env
TRIGGER_TOKEN=""
PASSWORD=""
PIN=""

# 2. Save as ~/.config/systemd/user/trigger-build.service
[Unit]
Description=Start a build in GitLab
[Service]
Type=oneshot
EnvironmentFile=%h/.config/trigger-build.env
ExecStart=curl --silent --show-error --fail-with-body --globoff --request POST --proto "=https" \
    --data-urlencode "token=${TRIGGER_TOKEN}" \
    --data "ref=release%%2F100%%25" \
    --data "variables%%5BUPLOAD_TO_S3%%5D=it%%27s%%20%%5C%%20true" \
    --data-urlencode "variables%%5BPASSWORD%%5D=${PASSWORD}" \
    --data-urlencode "variables%%5BPIN%%5D=${PIN}" \
    "https://gitlab.example.com/api/v4/projects/group%%2Fname/trigger/pipeline"

# 3. Save as ~/.config/systemd/user/trigger-build.timer, then run:
#    systemctl --user daemon-reload && systemctl --user enable --now trigger-build.timer
[Unit]
Description=Start a build in GitLab by the clock
[Timer]
OnCalendar=*-*-* 00:30:00
Persistent=true
[Install]
WantedBy=timers.target"#
    );
}
