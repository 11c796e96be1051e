//! What a JSON or YAML text holds.

use crate::quote::json;

/// A value of a JSON or YAML text. Scalars keep the text as it was written: `0777` and
/// `1.0` are no numbers here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A string in quotes or a block.
    Text(String),
    /// A scalar without quotes: a number, `true`, or plain text of YAML.
    Bare(String),
    /// `null`, `~` or nothing.
    Nothing,
    List(Vec<Self>),
    /// In the order of the text; a name may come twice.
    Map(Vec<(String, Self)>),
    /// What cannot be read here; it has been listed.
    Unread,
}

/// How many levels are read.
pub(super) const DEEPEST: usize = 32;

impl Node {
    /// The text of a scalar.
    pub(super) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Bare(text) => Some(text),
            Self::Nothing | Self::List(_) | Self::Map(_) | Self::Unread => None,
        }
    }

    pub(super) fn members(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The last member of this name.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let mut members = self.members()?.iter().rev();
        members
            .find(|(other, _)| other == name)
            .map(|(_, node)| node)
    }

    /// Whether this says yes.
    pub(super) fn is_true(&self) -> bool {
        matches!(self, Self::Bare(text) if text.eq_ignore_ascii_case("true"))
    }

    /// Whether this says no.
    pub(super) fn is_false(&self) -> bool {
        matches!(self, Self::Bare(text) if text.eq_ignore_ascii_case("false"))
    }

    /// The value of an input: a scalar's text, anything else as JSON, which is how GitLab
    /// reads inputs that are no strings.
    pub(super) fn input_value(&self) -> String {
        match self {
            Self::Text(text) | Self::Bare(text) => text.clone(),
            Self::Nothing | Self::List(_) | Self::Map(_) | Self::Unread => {
                let mut json = String::new();
                self.write_json(&mut json);
                json
            }
        }
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Bare(text) if is_json_scalar(text) => out.push_str(text),
            Self::Text(text) | Self::Bare(text) => out.push_str(&json::quote(text)),
            Self::Nothing | Self::Unread => out.push_str("null"),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    item.write_json(out);
                }
                out.push(']');
            }
            Self::Map(members) => {
                out.push('{');
                for (at, (name, member)) in members.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    out.push_str(&json::quote(name));
                    out.push_str(": ");
                    member.write_json(out);
                }
                out.push('}');
            }
        }
    }
}

/// Whether a text without quotes is the same in JSON.
fn is_json_scalar(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits == "0"
        || (digits.starts_with(|first: char| ('1'..='9').contains(&first))
            && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let is_fraction = digits.split_once('.').is_some_and(|(whole, part)| {
        is_json_scalar(whole) && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    matches!(text, "true" | "false") || is_number || is_fraction
}
