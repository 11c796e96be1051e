//! Calls and variables in a tree: the body of a call, an object of variables, a list of
//! keys and values.

use super::Why;
use super::field_name::FieldName;
use super::filling::Filling;
use super::node::Node;

/// What a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The body of a call: `ref`, `variables` and so on.
    Call,
    /// Variables by name.
    Variables,
    /// Keys and values, as GitLab's API lists variables.
    List,
}

/// What a variable has beside key and value where GitLab's API lists it (GitLab docs,
/// API > Project-level CI/CD variables; Pipelines), and in a `.gitlab-ci.yml` (CI/CD YAML
/// syntax, `variables`). None of it matters to a call.
const ATTRIBUTES: &[&str] = &[
    "description",
    "environment_scope",
    "hidden",
    "id",
    "options",
    "protected",
    "raw",
];

/// What `node` is, if it is any of these.
pub(super) fn shape(node: &Node) -> Option<Shape> {
    match node {
        Node::List(items) if items.iter().any(|item| item.member("key").is_some()) => {
            Some(Shape::List)
        }
        Node::Map(members) if !members.is_empty() => Some(shape_of(node, members)),
        _ => None,
    }
}

fn shape_of(node: &Node, members: &[(String, Node)]) -> Shape {
    let group = |name| matches!(node.member(name), Some(Node::Map(_) | Node::List(_)));
    let known = |name: &str| FieldName::is_known(name);
    let key_and_value = node.member("key").is_some() && node.member("value").is_some();
    let attribute = |name: &str| ATTRIBUTES.contains(&name) || is_flag(name);
    if group("variables") || group("inputs") || members.iter().all(|(name, _)| known(name)) {
        Shape::Call
    } else if key_and_value && members.iter().any(|(name, _)| attribute(name)) {
        Shape::List
    } else {
        Shape::Variables
    }
}

fn is_flag(name: &str) -> bool {
    matches!(name, "masked" | "variable_type" | "secured" | "secret")
}

/// Whether a tree of variables is likely meant as one: GitLab takes its keys, and most of
/// its members are texts.
pub(super) fn are_variables(node: &Node) -> bool {
    let members = node.members().unwrap_or_default();
    let is_key = |key: &str| {
        key.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let is_value = |node: &Node| match node {
        Node::Map(_) => node
            .member("value")
            .or(node.member("description"))
            .is_some(),
        Node::Text(_) | Node::Bare(_) | Node::Nothing => true,
        Node::List(_) | Node::Unread => false,
    };
    let values = members.iter().filter(|(_, node)| is_value(node)).count();
    members.iter().all(|(key, _)| is_key(key)) && values * 2 > members.len()
}

/// Takes a tree of this shape.
pub(super) fn take(form: &mut Filling, node: &Node, shape: Shape) {
    match shape {
        Shape::Call => take_call(form, node),
        Shape::Variables => take_variables(form, node),
        Shape::List => match node {
            Node::List(_) => take_variables(form, node),
            item => take_listed(form, item),
        },
    }
}

/// The body of a call. GitLab keeps it in `TRIGGER_PAYLOAD` with the project as `id`.
pub(super) fn take_call(form: &mut Filling, node: &Node) {
    for (name, member) in node.members().unwrap_or_default() {
        match (name.as_str(), member) {
            ("variables", Node::Map(_) | Node::List(_)) => take_variables(form, member),
            ("inputs", Node::Map(_)) => take_inputs(form, member),
            ("variables" | "inputs", Node::Nothing) => {}
            ("id", Node::Text(id) | Node::Bare(id)) => form.project = Some(form.text(id)),
            (name, member) => match member.scalar() {
                Some(value) => form.field(name, value),
                None => list_no_text(form, name, member),
            },
        }
    }
}

/// Variables by name, or a list of keys and values.
pub(super) fn take_variables(form: &mut Filling, node: &Node) {
    for (key, member) in node.members().unwrap_or_default() {
        let key = form.text(key);
        match member {
            Node::Text(value) | Node::Bare(value) => form.variable(&key, value),
            Node::Map(parts) => take_described(form, &key, member, parts),
            Node::Nothing => {
                form.variable(&key, "");
                form.list(&key, Why::Empty);
            }
            Node::List(_) | Node::Unread => list_no_text(form, &key, member),
        }
    }
    if let Node::List(items) = node {
        for item in items {
            take_listed(form, item);
        }
    }
}

/// `KEY: {value: …, description: …}` of a `.gitlab-ci.yml`.
fn take_described(form: &mut Filling, key: &str, node: &Node, parts: &[(String, Node)]) {
    let value = node.member("value").and_then(Node::scalar);
    match value {
        Some(value) => form.variable(key, value),
        // A description alone makes a variable to be filled in by a person.
        None if node.member("description").is_some() => form.variable(key, ""),
        None => {
            list_no_text(form, key, node);
            return;
        }
    }
    for (name, part) in parts {
        match name.as_str() {
            "value" => {}
            "expand" if part.is_false() => form.list(key, Why::NotExpanded),
            "expand" => {}
            name if ATTRIBUTES.contains(&name) => {}
            name => form.list(&[key, ": ", name].concat(), Why::FieldUnknown),
        }
    }
}

/// `{"key": …, "value": …}`. A variable that GitLab masks in logs is a secret.
fn take_listed(form: &mut Filling, item: &Node) {
    let Some(key) = item.member("key").and_then(Node::scalar) else {
        list_no_text(form, "", item);
        return;
    };
    let key = form.text(key);
    let value = item.member("value").and_then(Node::scalar);
    let value = value.unwrap_or_default();
    if ["masked", "secret"]
        .iter()
        .any(|flag| item.member(flag).is_some_and(Node::is_true))
    {
        let value = form.text(value);
        form.secret_variable(&key, &value);
    } else {
        form.variable(&key, value);
    }
    for (name, part) in item.members().unwrap_or_default() {
        match name.as_str() {
            "variable_type" if part.scalar() == Some("file") => {
                form.list(&key, Why::FileVariable);
            }
            "key" | "value" => {}
            name if ATTRIBUTES.contains(&name) || is_flag(name) => {}
            name => form.list(&[&key, ": ", name].concat(), Why::FieldUnknown),
        }
    }
}

pub(super) fn take_inputs(form: &mut Filling, node: &Node) {
    for (name, member) in node.members().unwrap_or_default() {
        let name = form.text(name);
        match member {
            Node::Unread => list_no_text(form, &name, member),
            member => form.input(&name, &member.input_value()),
        }
    }
}

fn list_no_text(form: &mut Filling, name: &str, node: &Node) {
    // What cannot be read has been listed already.
    if *node != Node::Unread {
        let piece = if name.is_empty() {
            node.input_value()
        } else {
            name.into()
        };
        form.list(&piece, Why::NotText);
    }
}
