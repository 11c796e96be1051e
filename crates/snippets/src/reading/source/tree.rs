//! JSON and YAML.

use super::{ci, crontab, script};
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::filling::Filling;
use crate::reading::json::{self, NotJson};
use crate::reading::members::{self, Shape};
use crate::reading::node::Node;
use crate::reading::yaml;

/// Takes a text that begins like JSON.
pub(super) fn take_json(text: &str, form: &mut Filling) -> Option<Kind> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let node = match json::read(text) {
        Ok(node) => node,
        Err(NotJson::TooDeep) => {
            form.list(text, Why::TooDeep);
            return None;
        }
        // Other readers may know it: a shell's group begins like this, too.
        Err(NotJson::From(_)) => return None,
    };
    let shape = members::shape(&node)?;
    members::take(form, &node, shape);
    Some(match shape {
        Shape::Call => Kind::JsonCall,
        Shape::Variables | Shape::List => Kind::JsonVariables,
    })
}

/// Tells where a text that begins like JSON goes wrong.
pub(in crate::reading) fn list_json_error(text: &str, form: &mut Filling) -> bool {
    let text = text.trim_start();
    match json::read(text) {
        Err(NotJson::From(at)) if text.starts_with(['{', '[']) => {
            let (line, column) = json::place(text, at);
            form.list(text, Why::Json { line, column });
            true
        }
        _ => false,
    }
}

/// Takes a text whose first line is a key or an item.
pub(super) fn take_yaml(text: &str, form: &mut Filling) -> Option<Kind> {
    let mut lines = text.lines().map(str::trim_end);
    let first =
        lines.find(|line| !(line.is_empty() || line.starts_with(['#', '%']) || *line == "---"))?;
    if !begins_yaml(first.trim_start()) {
        return None;
    }
    let yaml = yaml::read(text);
    let is_whole = yaml.troubles.iter().all(|(_, why)| *why != Why::YamlLine);
    let kind = take_documents(&yaml.documents, is_whole, form)?;
    for (piece, why) in &yaml.troubles {
        form.list(piece, *why);
    }
    Some(kind)
}

/// `key:` without a blank in it, or `- item`.
fn begins_yaml(line: &str) -> bool {
    if line.starts_with("- ") {
        return true;
    }
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-/[]".contains(&byte);
    let plain = word
        .strip_suffix(':')
        .is_some_and(|key| !key.is_empty() && key.bytes().all(is_part));
    let quoted = ['"', '\'']
        .iter()
        .any(|quote| line.starts_with(*quote) && line[1..].contains(&format!("{quote}:")));
    plain || quoted
}

/// Takes the documents of a file, all of which was read if it `is_whole`.
fn take_documents(documents: &[Node], is_whole: bool, form: &mut Filling) -> Option<Kind> {
    if let Some(kind) = documents
        .iter()
        .find_map(|document| ci::take(document, form))
    {
        return Some(kind);
    }
    // What a container finds in its environment, as Kubernetes' secrets have it.
    for data in documents
        .iter()
        .filter_map(|document| document.member("stringData"))
    {
        for (name, member) in data.members().unwrap_or_default() {
            if let Some(value) = member.scalar() {
                form.settings.set(name, value, true);
            }
        }
    }
    if documents.iter().any(|document| take_script(document, form)) {
        form.schedule = documents.iter().find_map(schedule);
        return Some(Kind::YamlScript);
    }
    documents.iter().find_map(|document| {
        let shape = members::shape(document)?;
        // Almost every text with a colon is a mapping in YAML.
        if shape == Shape::Variables && !(is_whole && members::are_variables(document)) {
            return None;
        }
        members::take(form, document, shape);
        let is_call = ["ref", "token"]
            .iter()
            .any(|name| document.member(name).is_some());
        Some(match shape {
            Shape::Call if is_call => Kind::YamlCall,
            Shape::Call | Shape::Variables | Shape::List => Kind::YamlVariables,
        })
    })
}

/// A command that goes to a trigger, anywhere in the tree.
fn take_script(node: &Node, form: &mut Filling) -> bool {
    match node {
        Node::Text(text) | Node::Bare(text) => take_call(text, form),
        Node::List(items) => {
            let lines: Option<Vec<&str>> = items.iter().map(Node::scalar).collect();
            match lines.as_deref() {
                // The arguments of a shell, as containers have them.
                Some([_, flag, script, ..]) if flag.starts_with('-') && flag.ends_with('c') => {
                    take_call(script, form)
                }
                Some(lines) => take_call(&lines.join("\n"), form),
                None => items.iter().any(|item| take_script(item, form)),
            }
        }
        Node::Map(members) => members.iter().any(|(_, member)| take_script(member, form)),
        Node::Nothing | Node::Unread => false,
    }
}

fn take_call(text: &str, form: &mut Filling) -> bool {
    if !text.contains("/projects/") {
        return false;
    }
    match script::find(text, &mut form.inserts).filter(|found| found.fit == 2) {
        Some(found) => {
            found.fill(form);
            true
        }
        None => false,
    }
}

/// The first `schedule` or `cron` with five fields.
fn schedule(node: &Node) -> Option<String> {
    match node {
        Node::Map(members) => members.iter().find_map(|(name, member)| {
            let fields = member.scalar().and_then(crontab::fields);
            match name.as_str() {
                "schedule" | "cron" if fields.is_some() => fields,
                _ => schedule(member),
            }
        }),
        Node::List(items) => items.iter().find_map(schedule),
        Node::Text(_) | Node::Bare(_) | Node::Nothing | Node::Unread => None,
    }
}
