//! `$NAME` where something else than a shell fills it in: GitLab in the values of a job's
//! variables, the readers of `.env` files.

use crate::reading::marks::{Insert, Inserts};
use crate::reading::shell::is_name;

/// `text` with marks for `$NAME` and `${NAME}`.
pub(super) fn marked(text: &str, inserts: &mut Inserts) -> String {
    marked_by(text, &['$'], inserts)
}

/// The same also for `%NAME%`, as GitLab fills that in too. `$$` and `%%` stand for the
/// sign itself (GitLab source, `ExpandVariables`) and stay as they are.
pub(super) fn marked_by_gitlab(text: &str, inserts: &mut Inserts) -> String {
    marked_by(text, &['$', '%'], inserts)
}

fn marked_by(text: &str, signs: &[char], inserts: &mut Inserts) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(signs) {
        let (before, from) = rest.split_at(at);
        let (sign, after) = from.split_at(1);
        marked.push_str(before);
        if after.starts_with(sign) {
            marked.push_str(&from[..2]);
            rest = &from[2..];
        } else if let Some((name, length)) = name(from).or_else(|| name_in_percents(from)) {
            marked.push_str(&inserts.mark(Insert::Name(name.into()), &from[..length]));
            rest = &from[length..];
        } else {
            marked.push_str(sign);
            rest = after;
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
    let name = beginning(inside)?;
    let closed = around == 1 || inside[name.len()..].starts_with('}');
    closed.then_some((name, name.len() + around))
}

fn name_in_percents(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix('%')?;
    let name = beginning(inside)?;
    let closed = inside[name.len()..].starts_with('%');
    closed.then_some((name, name.len() + 2))
}

/// The name that `text` begins with.
fn beginning(text: &str) -> Option<&str> {
    let is_end = |next: char| !(next.is_ascii_alphanumeric() || next == '_');
    let name = text.split(is_end).next()?;
    is_name(name).then_some(name)
}
