//! Plain scalars and keys.

use super::lines::without_comment;
use super::quoted;
use crate::reading::node::Node;

/// A line that begins with a key: the key, and what follows the colon.
pub(super) fn key(text: &str) -> Option<(String, &str)> {
    if text.starts_with(['"', '\'']) {
        let (key, rest) = quoted::on_one_line(text)?;
        let rest = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
        return follows(rest).map(|rest| (key, rest));
    }
    if text.starts_with([
        '\t', '[', '{', '#', '|', '>', '%', '@', '`', '&', '*', '!', '?',
    ]) {
        return None;
    }
    let text_end = without_comment(text).len();
    let mut from = 0;
    while let Some(at) = text[from..text_end].find(':') {
        let at = from + at;
        if let Some(rest) = follows(&text[at + 1..]) {
            return Some((text[..at].trim_end_matches([' ', '\t']).into(), rest));
        }
        from = at + 1;
    }
    None
}

/// What follows a colon that ends a key.
fn follows(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start_matches([' ', '\t']))
}

/// A plain scalar. What YAML 1.1 and 1.2 both take for null is nothing.
pub(super) fn scalar(text: String) -> Node {
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Node::Nothing,
        _ => Node::Bare(text),
    }
}
