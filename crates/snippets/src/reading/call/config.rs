//! A file of curl's options, as `--config` reads it (curl's manual page, `--config`).

use super::curl_options;

/// Whether `text` is such a file: every line has an option by its long name, and one is
/// the address.
pub(in crate::reading) fn is_config(text: &str) -> bool {
    let mut has_url = false;
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !(line.is_empty() || line.starts_with('#'))) {
        let name = name(line);
        let name = name.strip_prefix("expand-").unwrap_or(name);
        if curl_options::long(name).is_none() {
            return false;
        }
        has_url |= name == "url";
    }
    has_url
}

/// What a line begins with, up to a blank, `=` or `:`.
pub(in crate::reading) fn name(line: &str) -> &str {
    let is_end = |next: char| next.is_whitespace() || matches!(next, '=' | ':');
    line.split(is_end).next().unwrap_or_default()
}

/// The options and their arguments, as they would stand on a command line.
pub(in crate::reading) fn words(text: &str) -> Vec<String> {
    text.lines().flat_map(of_line).collect()
}

fn of_line(line: &str) -> Vec<String> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Vec::new();
    }
    let (name, rest) = line.split_at(name(line).len());
    let option = if name.starts_with('-') {
        name.to_owned()
    } else {
        ["--", name].concat()
    };
    let rest =
        rest.trim_start_matches(|next: char| next.is_whitespace() || matches!(next, '=' | ':'));
    match argument(rest) {
        Some(argument) => vec![option, argument],
        None => vec![option],
    }
}

/// A text in double quotes with escapes, or up to the next blank.
fn argument(rest: &str) -> Option<String> {
    let Some(quoted) = rest.strip_prefix('"') else {
        return rest.split_whitespace().next().map(str::to_owned);
    };
    let mut text = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => match characters.next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('v') => text.push('\u{b}'),
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    Some(text)
}
