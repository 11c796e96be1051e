//! The kinds of text that are read, one file each.

mod ci;
mod crontab;
mod curl_config;
mod dotenv;
mod found;
mod link;
mod names;
mod script;
mod systemd;
mod tree;

pub(super) use tree::list_json_error;

use super::Why;
use super::filling::Filling;
use super::{Kind, pairs};
use crate::reading::field_name::FieldName;

/// Puts what `text` says into the form; `None` where nothing in it is known.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    // The blanks before the first line of a YAML text are part of it, and a blank behind
    // a backslash is part of a shell's word.
    let whole = text;
    let text = text.trim();
    // A file that says of itself what it is comes before commands that may stand in it.
    tree::take_json(text, form)
        .or_else(|| take_word(text, form))
        .or_else(|| other_shell(text, form))
        .or_else(|| curl_config::take(text, form))
        .or_else(|| systemd::take(text, form))
        .or_else(|| crontab::take(text, form))
        .or_else(|| tree::take_yaml(whole, form))
        .or_else(|| script::take(whole.trim_start(), form))
        .or_else(|| take_form(text, form))
        .or_else(|| dotenv::take(text, form))
        .or_else(|| link::take_any(text, form))
}

/// Text without a blank: an address, or fields.
fn take_word(text: &str, form: &mut Filling) -> Option<Kind> {
    let word = text.trim_matches(['"', '\'', '<', '>', '`']);
    if word.contains(char::is_whitespace) {
        return None;
    }
    link::take(word, form).or_else(|| take_form(word, form))
}

/// `ref=main&variables[KEY]=value` on one line, known by the name of its first field. A
/// blank in it only stands in a text with more than one.
fn take_form(text: &str, form: &mut Filling) -> Option<Kind> {
    let text = text.strip_prefix('?').unwrap_or(text);
    let (name, _) = text.split_once('=')?;
    let name = super::encoded::form_value(name).text;
    let may_be_other = text.contains('\n') || (text.contains(' ') && !text.contains('&'));
    if may_be_other || !(FieldName::is_known(&name) || name == "trigger") {
        return None;
    }
    pairs::take_pairs(form, text);
    Some(Kind::Form)
}

/// PowerShell, told by its own commands, and Windows' cmd: there a line goes on behind a
/// backquote or a caret. Of these only the address is read.
fn other_shell(text: &str, form: &mut Filling) -> Option<Kind> {
    let goes_on_behind = |sign: &str| {
        let goes_on = |line: &str| line.trim_end().ends_with(sign);
        text.starts_with("curl") && text.lines().any(goes_on)
    };
    let why = if text.lines().any(is_powershell) || goes_on_behind(" `") {
        Why::Powershell
    } else if goes_on_behind(" ^") {
        Why::WindowsCmd
    } else {
        return None;
    };
    form.list(text.lines().next().unwrap_or_default(), why);
    link::take_any(text, form).or(Some(Kind::Unknown))
}

fn is_powershell(line: &str) -> bool {
    let line = line.trim_start();
    let assigned = line
        .strip_prefix('$')
        .and_then(|line| line.split_once('='))
        .map_or("", |(_, value)| value.trim_start());
    ["Invoke-RestMethod", "Invoke-WebRequest", "irm ", "iwr "]
        .iter()
        .any(|command| line.starts_with(command) || assigned.starts_with(command))
}
