//! Crontabs (crontab(5); POSIX.1-2017, `crontab`).

use super::script;
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::filling::Filling;

/// A line of a crontab.
enum Line<'a> {
    Nothing,
    /// `NAME = value`, the value's quotes taken off.
    Setting(&'a str, &'a str),
    /// Five fields, or a nickname for them, and a command.
    Job {
        schedule: Option<String>,
        command: &'a str,
    },
    Other(&'a str),
}

/// Names that cron itself obeys and that change nothing of a call.
pub(super) const CRONS_OWN: &[&str] = &[
    "HOME", "LANG", "LC_ALL", "LOGNAME", "MAILFROM", "MAILTO", "PATH", "SHELL",
];

/// Puts the call of a crontab into the form: the first that goes to a trigger, or else
/// the first.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    let lines: Vec<Line<'_>> = text.lines().map(Line::of).collect();
    if !lines.iter().any(|line| matches!(line, Line::Job { .. })) {
        return None;
    }
    let mut chosen = None;
    for (at, line) in lines.iter().enumerate() {
        if let Line::Job { command, .. } = line {
            let (command, _) = at_percent(command);
            let fit = script::find(&command, &mut form.inserts).map_or(0, |found| found.fit);
            if fit > chosen.map_or(0, |(fit, _)| fit) {
                chosen = Some((fit, at));
            }
            if fit == 2 {
                break;
            }
        }
    }
    let Some((_, chosen)) = chosen else {
        return take_script(text, &lines, form);
    };
    for (at, line) in lines.iter().enumerate() {
        line.take(at.cmp(&chosen), form);
    }
    Some(Kind::Crontab)
}

/// A script and the line of a crontab that runs it, in one text.
fn take_script(text: &str, lines: &[Line<'_>], form: &mut Filling) -> Option<Kind> {
    let mut schedules = lines.iter().filter_map(|line| match line {
        Line::Job { schedule, .. } => Some(schedule),
        Line::Nothing | Line::Setting(..) | Line::Other(_) => None,
    });
    let (schedule, None) = (schedules.next()?, schedules.next()) else {
        return None;
    };
    let is_script = |(_, line): &(&str, &Line<'_>)| !matches!(line, Line::Job { .. });
    let script: Vec<&str> = text
        .lines()
        .zip(lines)
        .filter(is_script)
        .map(|(line, _)| line)
        .collect();
    let found = script::find(&script.join("\n"), &mut form.inserts)?;
    found.fill(form);
    form.schedule.clone_from(schedule);
    Some(Kind::Crontab)
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        let line = line.trim_matches([' ', '\t', '\r']);
        if line.is_empty() || line.starts_with('#') {
            return Self::Nothing;
        }
        if let Some((schedule, command)) = job(line) {
            return Self::Job { schedule, command };
        }
        match line.split_once('=') {
            Some((name, value)) if crate::reading::shell::is_name(name.trim_end()) => {
                Self::Setting(name.trim_end(), unquoted(value.trim_start()))
            }
            _ => Self::Other(line),
        }
    }

    /// Takes the line, which stands before, at or behind the chosen one.
    fn take(&self, place: std::cmp::Ordering, form: &mut Filling) {
        match self {
            Self::Nothing => {}
            Self::Setting("CRON_TZ" | "TZ", zone) => form.list(zone, Why::CronZone),
            // A line counts for the lines below it.
            Self::Setting(name, value) if place.is_lt() => {
                form.settings.set(name, value, !CRONS_OWN.contains(name));
            }
            Self::Setting(name, _) => form.list(name, Why::SettingNotUsed),
            // What stands behind the sign may be secret.
            Self::Other(line) => {
                let start = line.split('=').next().unwrap_or_default();
                form.list(start, Why::OtherCommand);
            }
            Self::Job { schedule, command } if place.is_eq() => {
                let (command, input) = at_percent(command);
                match schedule {
                    Some(schedule) => form.schedule = Some(schedule.clone()),
                    None => form.list("@reboot", Why::AtReboot),
                }
                if let Some(found) = script::find(&command, &mut form.inserts) {
                    found.fill(form);
                }
                if let Some(input) = input {
                    form.list(input, Why::CronInput);
                }
            }
            Self::Job { command, .. } => form.list(command, Why::OtherCall),
        }
    }
}

/// The schedule as five fields and the command; the schedule of `@reboot` is none.
fn job(line: &str) -> Option<(Option<String>, &str)> {
    if let Some(rest) = line.strip_prefix('@') {
        let (nickname, command) = rest.split_once([' ', '\t'])?;
        let fields = match nickname {
            "yearly" | "annually" => Some("0 0 1 1 *"),
            "monthly" => Some("0 0 1 * *"),
            "weekly" => Some("0 0 * * 0"),
            "daily" | "midnight" => Some("0 0 * * *"),
            "hourly" => Some("0 * * * *"),
            "reboot" => None,
            _ => return None,
        };
        return Some((fields.map(str::to_owned), command.trim_start()));
    }
    let mut fields = Vec::new();
    let mut rest = line;
    while fields.len() < 5 {
        let (field, after) = rest.split_once([' ', '\t'])?;
        if !is_field(field, fields.len()) {
            return None;
        }
        fields.push(field);
        rest = after.trim_start();
    }
    (!rest.is_empty()).then(|| (Some(fields.join(" ")), rest))
}

/// A schedule that is all of `text`, its fields with one blank between.
pub(super) fn fields(text: &str) -> Option<String> {
    let line = [text.trim(), " command"].concat();
    match job(&line)? {
        (schedule, "command") => schedule,
        _ => None,
    }
}

/// Numbers, names, `*`, lists, ranges and steps. The first field has no names, so that no
/// ordinary command is taken for a schedule.
fn is_field(field: &str, at: usize) -> bool {
    let is_part = |character: char| {
        character.is_ascii_digit()
            || matches!(character, '*' | ',' | '-' | '/' | '~')
            || (at > 0 && (character.is_ascii_alphabetic() || matches!(character, '?' | '#')))
    };
    !field.is_empty()
        && field.len() <= 100
        && field.chars().all(is_part)
        && field.starts_with(|first: char| first != '-' && first != '/')
}

/// The command as the shell gets it, `\%` as `%`, and what stands behind a `%` that ends it.
fn at_percent(command: &str) -> (String, Option<&str>) {
    let mut read = String::with_capacity(command.len());
    let mut rest = command;
    while let Some(at) = rest.find(['%', '\\']) {
        read.push_str(&rest[..at]);
        let from = &rest[at..];
        if let Some(input) = from.strip_prefix('%') {
            return (read, Some(input));
        }
        if let Some(after) = from.strip_prefix("\\%") {
            read.push('%');
            rest = after;
        } else {
            // Another escape is the shell's: both characters pass, as in `\\%`.
            let length = from.char_indices().nth(2).map_or(from.len(), |(at, _)| at);
            read.push_str(&from[..length]);
            rest = &from[length..];
        }
    }
    (read + rest, None)
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value)
}
