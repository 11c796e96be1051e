//! Files of curl's options, which curl reads with `--config`.

use crate::reading::Kind;
use crate::reading::call;
use crate::reading::filling::Filling;
use crate::reading::marks::{Insert, Inserts};
use crate::reading::shell::is_name;

/// Takes a file of curl's options.
pub(super) fn take(text: &str, form: &mut Filling) -> Option<Kind> {
    if !call::is_config(text) {
        return None;
    }
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        if call::config_name(line) == "variable" {
            set(line, form);
        } else if let Some(rest) = line.strip_prefix("expand-") {
            lines.push(marked(rest, &mut form.inserts));
        } else {
            lines.push(line.into());
        }
    }
    let request = call::of_config(&lines.join("\n"), &form.inserts);
    request.fill(form);
    Some(Kind::CurlConfig)
}

/// `variable = "%NAME"` takes a name from the environment, `NAME=text` sets it to a text
/// and `NAME@file` to what is in a file (curl 8.3 and later).
fn set(line: &str, form: &mut Filling) {
    let words = call::config_words(line);
    let argument = words.get(1).map_or("", String::as_str);
    let argument = argument.strip_prefix('%').unwrap_or(argument);
    let Some(at) = argument.find(['=', '@']) else {
        return;
    };
    let (name, value) = (&argument[..at], &argument[at + 1..]);
    if argument[at..].starts_with('=') {
        form.settings.set(name, value, true);
    } else {
        let file = form.inserts.mark(Insert::File(value.into()), argument);
        form.settings.set(name, &file, true);
    }
}

/// `expand-data = "x={{NAME:url}}"` puts a variable in, encoded where it has to be.
fn marked(text: &str, inserts: &mut Inserts) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        marked.push_str(before);
        let Some((inside, end)) = after.split_once("}}") else {
            return marked + "{{" + after;
        };
        let name = inside.split(':').next().unwrap_or_default().trim();
        let source = ["{{", inside, "}}"].concat();
        let insert = if is_name(name) {
            Insert::Name(name.into())
        } else {
            Insert::Other
        };
        marked.push_str(&inserts.mark(insert, &source));
        rest = end;
    }
    marked + rest
}
