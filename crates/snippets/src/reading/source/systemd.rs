//! Units of systemd: a service that calls, a timer that says when (systemd.service(5),
//! systemd.timer(5), systemd.syntax(7)).

use super::script;
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::filling::Filling;
use crate::reading::shell::is_name;

/// Takes the call of a service, and the time of a timer beside it.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    if !text.lines().any(|line| line.trim() == "[Service]") {
        return None;
    }
    let lines = joined(text);
    let command = lines.iter().find_map(|line| value(line, "ExecStart"))?;
    let found = script::find(&for_shell(command), &mut form.inserts)?;
    let settings = lines.iter().take_while(|line| !line.starts_with('['));
    for (name, value) in settings.filter_map(|line| line.split_once('=')) {
        if is_name(name) {
            form.settings.set(name, value.trim_matches('"'), true);
        }
    }
    found.fill(form);
    if let Some(time) = lines.iter().find_map(|line| value(line, "OnCalendar")) {
        form.schedule = cron_fields(time);
        if form.schedule.is_none() {
            form.list(time, Why::OtherSchedule);
        }
    }
    Some(Kind::Systemd)
}

/// The lines without comments; one that ends in a backslash goes on with the next.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with(['#', ';']) {
            continue;
        }
        let (kept, more) = match line.strip_suffix('\\') {
            Some(kept) => (kept, true),
            None => (line, false),
        };
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(kept),
            None => lines.push(kept.into()),
        }
        goes_on = more;
    }
    lines
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix(name)?.trim_start().strip_prefix('=')
}

/// The command as a shell would have it: `%%` is a percent sign, `$$` a dollar sign.
fn for_shell(command: &str) -> String {
    command.replace("%%", "%").replace("$$", "\\$")
}

/// A time every day, or a word for a time, as five fields of cron.
fn cron_fields(time: &str) -> Option<String> {
    let time = time.trim();
    let words = [
        ("hourly", "0 * * * *"),
        ("daily", "0 0 * * *"),
        ("weekly", "0 0 * * 1"),
        ("monthly", "0 0 1 * *"),
        ("yearly", "0 0 1 1 *"),
    ];
    if let Some((_, fields)) = words.iter().find(|(word, _)| *word == time) {
        return Some((*fields).into());
    }
    let clock = time.strip_prefix("*-*-* ").unwrap_or(time);
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute) = match parts.as_slice() {
        [hour, minute] | [hour, minute, "00"] => (*hour, *minute),
        _ => return None,
    };
    let number = |text: &str, limit: u8| text.parse::<u8>().ok().filter(|number| *number < limit);
    Some(format!(
        "{} {} * * *",
        number(minute, 60)?,
        number(hour, 24)?
    ))
}
