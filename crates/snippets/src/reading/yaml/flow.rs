//! Lists and groups in brackets on one line.

use super::lines::without_comment;
use super::{plain, quoted};
use crate::reading::node::{DEEPEST, Node};

/// A list or group at the beginning of `text`, and what follows it; `None` where it is not
/// whole or has something that is not read here.
pub(super) fn read(text: &str, depth: usize) -> Option<(Node, &str)> {
    if depth > DEEPEST {
        return None;
    }
    let text = blanks(text);
    if let Some(rest) = text.strip_prefix('[') {
        return list(rest, depth);
    }
    if let Some(rest) = text.strip_prefix('{') {
        return map(rest, depth);
    }
    if text.starts_with(['"', '\'']) {
        let (text, rest) = quoted::on_one_line(text)?;
        return Some((Node::Text(text), rest));
    }
    if text.starts_with(['&', '*', '!', '|', '>', '%', '@', '`']) {
        return None;
    }
    let (word, rest) = word(text);
    Some((plain::scalar(word.into()), rest))
}

/// A plain scalar up to what ends it within brackets.
fn word(text: &str) -> (&str, &str) {
    let mut end = text.len();
    for (at, character) in text.char_indices() {
        let after = &text[at + character.len_utf8()..];
        let ends = match character {
            ',' | '[' | ']' | '{' | '}' => true,
            ':' => after.is_empty() || after.starts_with([' ', '\t', ',', ']', '}']),
            _ => false,
        };
        if ends {
            end = at;
            break;
        }
    }
    let word = &text[..end];
    let kept = without_comment(word);
    if kept.len() < word.trim_end_matches([' ', '\t']).len() {
        // A comment ends the line, so that no bracket can close.
        return (kept, "");
    }
    (kept, &text[end..])
}

fn list(text: &str, depth: usize) -> Option<(Node, &str)> {
    let mut items = Vec::new();
    let mut rest = blanks(text);
    loop {
        if let Some(after) = rest.strip_prefix(']') {
            return Some((Node::List(items), after));
        }
        let (item, after) = read(rest, depth + 1)?;
        items.push(item);
        rest = next(after, ']')?;
    }
}

fn map(text: &str, depth: usize) -> Option<(Node, &str)> {
    let mut members = Vec::new();
    let mut rest = blanks(text);
    loop {
        if let Some(after) = rest.strip_prefix('}') {
            return Some((Node::Map(members), after));
        }
        let (name, after) = name(rest)?;
        let after = blanks(after);
        let (member, after) = match after.strip_prefix(':') {
            Some(value) => read(value, depth + 1)?,
            None => (Node::Nothing, after),
        };
        members.push((name, member));
        rest = next(after, '}')?;
    }
}

fn name(text: &str) -> Option<(String, &str)> {
    if text.starts_with(['"', '\'']) {
        return quoted::on_one_line(text);
    }
    let (word, rest) = word(text);
    (!word.is_empty()).then(|| (word.to_owned(), rest))
}

/// What follows a comma, or the closing bracket itself.
fn next(rest: &str, close: char) -> Option<&str> {
    let rest = blanks(rest);
    if rest.starts_with(close) {
        return Some(rest);
    }
    rest.strip_prefix(',').map(blanks)
}

fn blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t'])
}
