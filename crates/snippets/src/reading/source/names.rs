//! `$NAME` where GitLab fills it in: in the values of a job's variables.

use crate::reading::marks::{Insert, Inserts};

/// `text` with marks for `$NAME` and `${NAME}`. `$$` stands for the sign itself (GitLab
/// docs, Where variables can be used) and stays as it is.
pub(super) fn marked(text: &str, inserts: &mut Inserts) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let (before, from) = rest.split_at(at);
        marked.push_str(before);
        if let Some(after) = from.strip_prefix("$$") {
            marked.push_str("$$");
            rest = after;
        } else if let Some((name, length)) = name(from) {
            marked.push_str(&inserts.mark(Insert::Name(name.into()), &from[..length]));
            rest = &from[length..];
        } else {
            marked.push('$');
            rest = &from[1..];
        }
    }
    marked + rest
}

/// The name that `$NAME` or `${NAME}` at the beginning of `text` stands for, and how long
/// all of it is.
pub(super) fn name(text: &str) -> Option<(&str, usize)> {
    let after = text.strip_prefix('$')?;
    let (inside, around) = match after.strip_prefix('{') {
        Some(inside) => (inside, 3),
        None => (after, 1),
    };
    let length = inside
        .find(|next: char| !(next.is_ascii_alphanumeric() || next == '_'))
        .unwrap_or(inside.len());
    let name = &inside[..length];
    let closed = around == 1 || inside[length..].starts_with('}');
    (closed && crate::reading::shell::is_name(name)).then_some((name, length + around))
}
