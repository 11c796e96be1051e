//! Shell scripts, down to a single command.

use super::found::Found;
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::call::{Role, role, written_by};
use crate::reading::filling::Filling;
use crate::reading::marks::{Inserts, is_unmarked};
use crate::reading::rows::Rows;
use crate::reading::shell::{self, Command};

/// How many levels of `$(...)` are looked into for a call.
const DEEPEST: usize = 4;

/// Puts the call of a script into the form.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    let script = without_fence(text);
    let found = find(script, &mut form.inserts)?;
    let kind = found.kind;
    found.fill(form);
    Some(kind)
}

/// The text between lines of three backquotes, as documentation has it.
fn without_fence(text: &str) -> &str {
    let inside = text
        .strip_prefix("```")
        .and_then(|rest| rest.split_once('\n'))
        .map(|(_, rest)| rest);
    match inside {
        Some(rest) => rest.trim_end().strip_suffix("```").unwrap_or(rest),
        None => text,
    }
}

/// The call of a script: the first that goes to a trigger, or else the first.
pub(super) fn find(text: &str, inserts: &mut Inserts) -> Option<Found> {
    find_within(text, inserts, 0)
}

fn find_within(text: &str, inserts: &mut Inserts, depth: usize) -> Option<Found> {
    let outputs_before = inserts.count();
    let script = shell::read(text, inserts);
    let mut found = in_commands(&script.commands, &script.functions, inserts);
    if found.as_ref().is_none_or(|found| found.fit < 2) && depth < DEEPEST {
        let outputs = inserts.outputs_from(outputs_before);
        let within = outputs
            .iter()
            .filter_map(|command| find_within(command, inserts, depth + 1))
            .find(|found| found.fit == 2);
        found = within.or(found);
    }
    let mut found = found?;
    if let Some(rest) = script.not_closed {
        found.leftovers.push((rest.0.into(), Why::NotClosed));
    }
    Some(found)
}

fn in_commands(commands: &[Command<'_>], functions: &Rows<()>, inserts: &Inserts) -> Option<Found> {
    let roles: Vec<_> = commands
        .iter()
        .enumerate()
        .map(|(at, command)| {
            let written = at
                .checked_sub(1)
                .filter(|_| command.piped)
                .and_then(|before| written_by(&commands[before]));
            let input = command.input.as_deref().or(written.as_deref());
            let role = role(command, input, inserts);
            let calls_function = command
                .words
                .first()
                .is_some_and(|word| functions.has(&word.text));
            match role {
                Role::Other if calls_function => (command, Role::Nothing),
                role => (command, role),
            }
        })
        .collect();
    let fits = roles.iter().enumerate().map(|(at, (_, role))| match role {
        Role::Call(_, _, request) => (request.fit(inserts), at),
        Role::Setting(_) | Role::Nothing | Role::Other => (0, at),
    });
    // The first of the best.
    let (fit, chosen) = fits.max_by_key(|(fit, at)| (*fit, std::cmp::Reverse(*at)))?;
    (fit > 0).then(|| gathered(roles, chosen, fit)).flatten()
}

/// The chosen call, and what the other commands are to it.
fn gathered(roles: Vec<(&Command<'_>, Role<'_>)>, chosen: usize, fit: u8) -> Option<Found> {
    let mut call = None;
    let mut settings = Vec::new();
    let mut leftovers = Vec::new();
    let feeds_call = chosen.checked_sub(1).filter(|before| {
        let (command, _) = &roles[before + 1];
        let (writer, _) = &roles[*before];
        command.piped && written_by(writer).is_some()
    });
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    for (at, (command, role)) in roles.into_iter().enumerate() {
        match role {
            Role::Call(kind, given, request) if at == chosen => {
                settings.extend(given.into_iter().map(owned));
                call = Some((kind, request));
            }
            Role::Call(..) => leftovers.push((command.source.into(), Why::OtherCall)),
            Role::Setting(given) if at < chosen => settings.extend(given.into_iter().map(owned)),
            // What a command wrote is no text that anybody typed.
            Role::Setting(given) => {
                let typed = given.into_iter().filter(|(_, value)| is_unmarked(value));
                let late = typed.map(|(name, _)| (name.to_owned(), Why::SettingNotUsed));
                leftovers.extend(late);
            }
            // As `cat` of a here-document does.
            Role::Other if Some(at) == feeds_call => {}
            Role::Other => leftovers.push((command.source.into(), Why::OtherCommand)),
            Role::Nothing => {}
        }
    }
    let (kind, request) = call?;
    Some(Found {
        kind,
        fit,
        request,
        settings,
        leftovers,
    })
}
