//! The table as a file: what is known of each trigger, without its token.

use super::finding::{Finding, Viewpoint};
use crate::data::inventory::entry::Entry;
use gitlab::{Timestamp, redact};
use serde::Serialize;
use std::sync::Arc;

/// A trigger as it is written. The names are those of GitLab's API where it has
/// one.
#[derive(Serialize)]
struct Line {
    project: String,
    project_id: u64,
    id: u64,
    token_starts_with: String,
    description: String,
    owner: Option<String>,
    owner_name: Option<String>,
    created_at: Option<String>,
    last_used: Option<String>,
    expires_at: Option<String>,
    findings: Vec<&'static str>,
}

const HEADINGS: [&str; 11] = [
    "project",
    "project_id",
    "id",
    "token_starts_with",
    "description",
    "owner",
    "owner_name",
    "created_at",
    "last_used",
    "expires_at",
    "findings",
];

impl Line {
    fn of(entry: &Entry, from: &Viewpoint) -> Self {
        let trigger = &entry.trigger;
        let written = |at: Option<Timestamp>| at.map(|at| at.to_string());
        let owner = trigger.owner.as_ref();
        let findings = Finding::ALL.into_iter();
        Self {
            project: entry.place.path.clone(),
            project_id: entry.place.id.0,
            id: trigger.id.0,
            token_starts_with: trigger.short_token(),
            // Somebody may have written a token into it.
            description: redact(trigger.description.as_deref().unwrap_or_default(), &[]),
            owner: owner.map(|owner| owner.username.clone()),
            owner_name: owner.map(|owner| owner.name.clone()),
            created_at: written(trigger.created_at),
            last_used: written(trigger.last_used),
            expires_at: written(trigger.expires_at),
            findings: findings
                .filter(|finding| finding.holds(trigger, from))
                .map(Finding::name)
                .collect(),
        }
    }

    fn cells(self) -> [String; HEADINGS.len()] {
        [
            self.project,
            self.project_id.to_string(),
            self.id.to_string(),
            self.token_starts_with,
            self.description,
            self.owner.unwrap_or_default(),
            self.owner_name.unwrap_or_default(),
            self.created_at.unwrap_or_default(),
            self.last_used.unwrap_or_default(),
            self.expires_at.unwrap_or_default(),
            self.findings.join(" "),
        ]
    }
}

/// `entries` as RFC 4180 has it, for a spreadsheet that runs none of it.
pub(super) fn csv(entries: &[Arc<Entry>], from: &Viewpoint) -> String {
    let mut text = String::new();
    write_row(&mut text, &HEADINGS.map(str::to_owned));
    for entry in entries {
        write_row(&mut text, &Line::of(entry, from).cells());
    }
    text
}

fn write_row(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&quoted(&inert(cell)));
    }
    text.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10: these
/// first characters, and an apostrophe before them).
fn inert(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    let guard = if is_formula { "'" } else { "" };
    [guard, cell].concat()
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        ["\"", &cell.replace('"', "\"\""), "\""].concat()
    } else {
        cell.to_owned()
    }
}

/// `entries` as a list in JSON.
pub(super) fn json(entries: &[Arc<Entry>], from: &Viewpoint) -> String {
    let lines: Vec<Line> = entries.iter().map(|entry| Line::of(entry, from)).collect();
    // Texts and numbers can always be written as JSON.
    serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests;
