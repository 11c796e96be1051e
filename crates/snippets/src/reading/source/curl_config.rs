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
    let lines: Vec<String> = text
        .lines()
        .filter_map(|line| line_of(line.trim(), &mut form.inserts))
        .collect();
    let request = call::of_config(&lines.join("\n"), &form.inserts);
    request.fill(form);
    Some(Kind::CurlConfig)
}

/// The line with marks for names. curl 8.3 and later: `variable = "%NAME"` takes a name
/// from the environment, `expand-data = "x={{NAME:url}}"` puts it in, encoded.
fn line_of(line: &str, inserts: &mut Inserts) -> Option<String> {
    let name = call::config_name(line);
    if name == "variable" && line[name.len()..].contains('%') {
        return None;
    }
    match line.strip_prefix("expand-") {
        Some(rest) => Some(marked(rest, inserts)),
        None => Some(line.into()),
    }
}

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
