//! `.env` files.
//!
//! Readers differ. These are the rules of Docker Compose (its documentation, Syntax for
//! environment files), which most share:
//! - `KEY=value`, blanks around both, `export` before it; `KEY: value` too.
//! - `#` begins a comment at the beginning of a line, and behind a blank in a value
//!   without quotes or behind the closing quote.
//! - In single quotes everything is literal but `\'`; in double quotes `\n`, `\r`, `\t`,
//!   `\\`, `\"` and `\$` are escapes; both may go over several lines.
//! - `$NAME` and `${NAME}` are filled in, but not in single quotes. `KEY=$KEY` takes the
//!   value from the environment, which makes it a secret here.
//! - `KEY` alone takes it from there too.
//!
//! `TRIGGER_TOKEN` is the token and not a variable.

use super::names;
use crate::check::names::TOKEN;
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::filling::Filling;
use crate::reading::marks::{Insert, Inserts};

/// Puts the variables of a file into the form, if its first line sets one.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let (key, value) = setting(first)?;
    let sign = first.len() - value.len() - 1;
    // Files with sections are something else, and so is what begins with a colon.
    let is_section = |line: &str| line.starts_with('[') && line.ends_with(']');
    let is_other = text.lines().map(str::trim).any(is_section);
    if key.is_empty() || !first[sign..].starts_with('=') || is_other {
        return None;
    }
    let mut rest = text;
    while !rest.is_empty() {
        rest = line(rest, form);
    }
    Some(Kind::DotEnv)
}

/// The key and what follows the sign.
fn setting(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let line = line
        .strip_prefix("export")
        .filter(|rest| rest.starts_with([' ', '\t']))
        .map_or(line, str::trim_start);
    let at = line.find(['=', ':', '\n'])?;
    if line[at..].starts_with('\n')
        || (line[at..].starts_with(':') && !line[at..].starts_with(": "))
    {
        return None;
    }
    let key = line[..at].trim_end();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    key.bytes().all(is_part).then(|| (key, &line[at + 1..]))
}

/// Takes the entry at the beginning of `text` and gives the rest.
fn line<'a>(text: &'a str, form: &mut Filling) -> &'a str {
    let (first, after) = text.split_once('\n').unwrap_or((text, ""));
    let trimmed = first.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return after;
    }
    let Some((key, value)) = setting(text) else {
        if crate::reading::shell::is_name(trimmed) {
            let mark = form.inserts.mark(Insert::Name(trimmed.into()), trimmed);
            take_one(form, trimmed, &mark);
        } else {
            form.list(first, Why::FieldWithoutName);
        }
        return after;
    };
    let value = value.trim_start_matches([' ', '\t']);
    let quoted = match value.chars().next() {
        Some('\'') => single_quoted(&value[1..]),
        Some('"') => double_quoted(&value[1..], &mut form.inserts),
        _ => None,
    };
    let Some((value, rest)) = quoted else {
        if value.starts_with(['\'', '"']) {
            form.list(key, Why::NotClosed);
        }
        let (value, rest) = value.split_once('\n').unwrap_or((value, ""));
        let value = names::marked(without_comment(value), &mut form.inserts);
        take_one(form, key, &value);
        return rest;
    };
    take_one(form, key, &value);
    let (behind, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    let behind = behind.trim();
    if !(behind.is_empty() || behind.starts_with('#')) {
        form.list(behind, Why::FieldWithoutName);
    }
    rest
}

fn take_one(form: &mut Filling, key: &str, value: &str) {
    if key == TOKEN {
        let mark = form.inserts.mark(Insert::Name(TOKEN.into()), TOKEN);
        form.token(if value.is_empty() { &mark } else { value });
        return;
    }
    form.variable(key, value);
    // Lines below may refer to it.
    form.settings.set(key, value, false);
}

fn without_comment(value: &str) -> &str {
    let end = [" #", "\t#"]
        .iter()
        .filter_map(|sign| value.find(sign))
        .min()
        .unwrap_or(value.len());
    let value = if value.starts_with('#') {
        ""
    } else {
        &value[..end]
    };
    value.trim_matches([' ', '\t', '\r'])
}

/// Up to the closing quote, which no backslash stands before.
fn single_quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['\'', '\\'])?;
        value.push_str(&rest[..at]);
        let from = &rest[at..];
        if let Some(after) = from.strip_prefix("\\'") {
            value.push('\'');
            rest = after;
        } else if let Some(after) = from.strip_prefix('\\') {
            value.push('\\');
            rest = after;
        } else {
            return Some((value, &from[1..]));
        }
    }
}

fn double_quoted<'a>(text: &'a str, inserts: &mut Inserts) -> Option<(String, &'a str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\\', '$'])?;
        value.push_str(&rest[..at]);
        let from = &rest[at..];
        if let Some((name, length)) = names::name(from) {
            value.push_str(&inserts.mark(Insert::Name(name.into()), &from[..length]));
            rest = &from[length..];
            continue;
        }
        let mut characters = from.chars();
        match (characters.next(), characters.clone().next()) {
            (Some('"'), _) => return Some((value, characters.as_str())),
            (Some('\\'), Some(escaped)) => {
                let meant = match escaped {
                    'n' => Some('\n'),
                    'r' => Some('\r'),
                    't' => Some('\t'),
                    '\\' | '"' | '$' | '`' | '\'' => Some(escaped),
                    _ => None,
                };
                value.push(meant.unwrap_or('\\'));
                if meant.is_some() {
                    characters.next();
                }
            }
            (Some(other), _) => value.push(other),
            (None, _) => return None,
        }
        rest = characters.as_str();
    }
}
