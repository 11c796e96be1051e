//! Crons themselves, with `--long`: whether each hands to the shell what its model says.
//!
//! A crontab in which every line is due each minute is given to a daemon for one minute.
//! The shell of its lines is a recorder, which saves the command that it gets. The daemons
//! run in a mount namespace of their own, where the crontab lies in the place of the
//! system's, so that nothing of this machine's is run or changed; for that, and for the
//! daemons, one has to be root.

use super::cron_script;
use crate::support::call;
use crate::support::cron::Cron;
use crate::support::{cases, generated, program};
use snippets::places::{CronScript, Crontab};
use snippets::{Options, Place, Schedule, TokenGiven, write};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// The command of each line, for every case that fits into one; and the script's.
fn commands() -> BTreeSet<String> {
    let options = Options {
        schedule: Schedule::parse("* * * * *").unwrap(),
        ..Options::default()
    };
    let text = |place: &'static dyn Place, case: &str| {
        let call = call::call("127.0.0.1:9", case, TokenGiven::Placeholder);
        write(place, &call, &options)
            .ok()
            .map(|snippet| snippet.text)
    };
    let cases = cases::all().into_iter().chain(generated::texts(300));
    let texts: Vec<_> = cases.filter_map(|case| text(&Crontab, &case)).collect();
    let lines = texts.iter().map(|text| text.rsplit('\n').next().unwrap());
    let script = text(&CronScript, "main").unwrap();
    let lines = lines.chain([cron_script::parts(&script).1]);
    lines
        .map(|line| line.strip_prefix("* * * * * ").unwrap().to_owned())
        .collect()
}

/// Ends a process when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder for one daemon, its recorder in it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("daemon-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    for part in ["crontabs", "empty", "commands"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
    }
    let recorder = "#!/bin/sh\nprintf %s \"$2\" > \"${0%/*}/commands/$$.part\"\n\
                    mv \"${0%/*}/commands/$$.part\" \"${0%/*}/commands/$$\"\n";
    std::fs::write(folder.join("recorder"), recorder).unwrap();
    let pam = "auth required pam_permit.so\naccount required pam_permit.so\n\
               session required pam_permit.so\n";
    std::fs::write(folder.join("pam"), pam).unwrap();
    let commands = commands();
    let lines = commands
        .iter()
        .map(|command| format!("* * * * * {command}\n"));
    let shell = format!("SHELL={}\n", folder.join("recorder").display());
    let crontab = [shell].into_iter().chain(lines).collect::<String>();
    std::fs::write(folder.join("crontabs/root"), crontab).unwrap();
    let modes = "chmod 600 crontabs/root && chmod 700 recorder";
    let set = Command::new("sh")
        .args(["-c", modes])
        .current_dir(&folder)
        .status();
    assert!(set.unwrap().success());
    folder
}

/// What the daemon's shell got. A cron starts nothing before the minute turns, so that this has
/// to wait for it.
fn received(folder: &Path, count: usize) -> BTreeSet<String> {
    let started = Instant::now();
    loop {
        let files = std::fs::read_dir(folder.join("commands")).unwrap();
        let files = files.map(|file| file.unwrap().path());
        let done: Vec<_> = files.filter(|file| file.extension().is_none()).collect();
        if done.len() >= count || started.elapsed() > Duration::from_secs(90) {
            let read = done
                .iter()
                .map(|file| std::fs::read_to_string(file).unwrap());
            return read.collect();
        }
        std::thread::park_timeout(Duration::from_millis(500));
    }
}

fn hands_on_what_the_model_says(cron: Cron, name: &str, start: &str) {
    if !generated::is_long() || !program::are_here(&["unshare", "mount"]) {
        return;
    }
    let may = Command::new("unshare").args(["--mount", "true"]).output();
    if !may.unwrap().status.success() {
        program::skip("a mount namespace is not allowed on this machine");
        return;
    }
    let folder = folder(name);
    let script = ["mount -t tmpfs none /run && ", start].concat();
    let mut daemon = Command::new("unshare");
    let daemon = daemon
        .args(["--mount", "sh", "-c", &script])
        .current_dir(&folder);
    let daemon = daemon.env("SHELL", folder.join("recorder"));
    let daemon = Running(daemon.spawn().unwrap());
    let expected: BTreeSet<_> = commands()
        .iter()
        .map(|command| cron.reads(command))
        .collect();
    assert!(expected.len() > 300, "{}", expected.len());
    let received = received(&folder, expected.len());
    drop(daemon);
    let missing: Vec<_> = expected.difference(&received).collect();
    let more: Vec<_> = received.difference(&expected).collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "{missing:?}\n{more:?}"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn debians_cron() {
    if generated::is_long() && program::path("crontab").is_some_and(|_| is_debians()) {
        hands_on_what_the_model_says(
            Cron::DebianAndFreeBsd,
            "debian",
            "mount --bind pam /etc/pam.d/cron && mount --bind crontabs /var/spool/cron/crontabs && \
             mount --bind empty /etc/cron.d && mount --bind /dev/null /etc/crontab && \
             exec /usr/sbin/cron -f",
        );
    } else if generated::is_long() {
        program::skip("Debian's cron is not on this machine");
    }
}

fn is_debians() -> bool {
    Path::new("/usr/sbin/cron").is_file() && Path::new("/etc/pam.d/cron").is_file()
}

#[test]
fn busyboxs_cron() {
    if !generated::is_long() || !program::are_here(&["busybox"]) {
        return;
    }
    let list = Command::new("busybox")
        .arg("--list")
        .output()
        .unwrap()
        .stdout;
    if !String::from_utf8(list)
        .unwrap()
        .lines()
        .any(|name| name == "crond")
    {
        program::skip("busybox with crond is not on this machine");
        return;
    }
    hands_on_what_the_model_says(
        Cron::Busybox,
        "busybox",
        "exec busybox crond -f -l 9 -c \"$PWD/crontabs\"",
    );
}
