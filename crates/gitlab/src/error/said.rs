//! What the server says about a failure, in all the shapes it comes in.

use serde_json::Value;

use crate::decode::{document, fields};
use crate::error::FieldProblem;
use crate::graphql;
use crate::redact::redact;
use crate::response::Response;
use crate::secret::Token;

/// The most that is kept of a server's words, in characters.
const LONGEST: usize = 200;

/// Names under which GitLab puts what is about no field.
const NO_FIELDS: [&str; 4] = ["base", "error", "message", ""];

/// The ends of GitLab's messages about a parameter (its API is built with Grape).
const ABOUT_PARAMETERS: [&str; 4] = [
    "is missing",
    "is empty",
    "is invalid",
    "does not have a valid value",
];

/// The words of one answer, without secrets and control characters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// All of it on one line.
    pub(super) text: Option<String>,
    /// What is said about single fields.
    pub(super) fields: Vec<FieldProblem>,
    /// OAuth's short word for the error, such as `insufficient_scope`.
    pub(super) code: Option<String>,
    /// How the body began, where it is no JSON.
    pub(super) excerpt: Option<String>,
}

impl Said {
    /// Reads `message`, `error` and `error_description` as text, lists and objects of those;
    /// the messages of GraphQL's `errors`; a line of plain text; and of anything else the beginning.
    pub(super) fn read(response: &Response, live: &[&Token]) -> Self {
        let body = response.text();
        if let Some(document) = document(&body) {
            return Self::read_json(&document, live);
        }
        let body = body.trim();
        let plain_line = !body.contains(['\n', '<']) && body.chars().count() <= LONGEST;
        let kept = Some(clean(body, live)).filter(|text| !text.is_empty());
        if plain_line {
            Self {
                text: kept,
                ..Self::default()
            }
        } else {
            Self {
                excerpt: kept,
                ..Self::default()
            }
        }
    }

    fn read_json(document: &Value, live: &[&Token]) -> Self {
        let mut found: Vec<FieldProblem> = Vec::new();
        let mut code = None;
        match fields(document) {
            Some(object) => {
                code = object.str("error").map(|code| clean(code, live));
                let description = object.value("error_description");
                let told = object
                    .value("message")
                    .or(description)
                    .or(object.value("error"));
                told.into_iter()
                    .chain(graphql::messages(&object))
                    .for_each(|value| collect("", value, &mut found));
            }
            None => collect("", document, &mut found),
        }
        for problem in &mut found {
            problem.field = clean(&problem.field, live);
            problem.problem = clean(&problem.problem, live);
        }
        let lines: Vec<String> = found
            .iter()
            .map(line)
            .filter(|line| !line.is_empty())
            .collect();
        let text = clip(&lines.join("; "));
        let (about_fields, general): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|problem| !NO_FIELDS.contains(&problem.field.as_str()));
        let fields = about_fields.into_iter().chain(
            general
                .iter()
                .flat_map(|problem| about_parameters(&problem.problem)),
        );
        Self {
            text: Some(text).filter(|text| !text.is_empty()),
            fields: fields.collect(),
            code,
            excerpt: None,
        }
    }
}

/// Gathers every text in a message with the name it stands under.
fn collect(field: &str, value: &Value, found: &mut Vec<FieldProblem>) {
    match value {
        Value::String(problem) => {
            found.push(FieldProblem {
                field: field.to_owned(),
                problem: problem.clone(),
            });
        }
        Value::Array(items) => items.iter().for_each(|item| collect(field, item, found)),
        Value::Object(named) => named
            .iter()
            .for_each(|(name, value)| collect(name, value, found)),
        Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

fn line(problem: &FieldProblem) -> String {
    if NO_FIELDS.contains(&problem.field.as_str()) {
        problem.problem.clone()
    } else {
        format!("{} {}", problem.field, problem.problem)
    }
}

/// Takes `ref is missing, token is missing` apart, and reads `400 (Bad request) "ref" not
/// given`, as GitLab said it until 8.14.
fn about_parameters(text: &str) -> Vec<FieldProblem> {
    let not_given = text
        .strip_suffix("\" not given")
        .and_then(|text| text.rsplit_once('"'))
        .map(|(_, field)| (field, "is missing"));
    let parts = text.split(", ").filter_map(|part| {
        let problem = ABOUT_PARAMETERS.iter().find(|end| part.ends_with(**end))?;
        Some((part.strip_suffix(problem)?.trim(), *problem))
    });
    parts
        .chain(not_given)
        .filter(|(field, _)| !field.is_empty() && !field.contains(' '))
        .map(|(field, problem)| FieldProblem {
            field: field.to_owned(),
            problem: problem.to_owned(),
        })
        .collect()
}

/// A server's words made fit to show: no secret, no control characters, one line, not
/// longer than anyone reads.
pub(super) fn clean(text: &str, live: &[&Token]) -> String {
    let text = redact(text, live);
    let visible = text.replace(char::is_control, " ");
    clip(&visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
