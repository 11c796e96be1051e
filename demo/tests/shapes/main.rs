//! The demo's answers beside what GitLab itself has published: its OpenAPI
//! description, the JSON schemas of its own tests, and the examples of its
//! documentation. The data is not part of this repository; where it is absent
//! these tests say so and pass.

#![forbid(unsafe_code)]

mod answers;
mod examples;
mod old;
mod openapi;
mod schemas;

use std::path::{Path, PathBuf};

/// The folder with GitLab's published shapes, if there is one.
#[expect(clippy::print_stdout, reason = "a test that did not run has to say so")]
fn published() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let shared = std::env::var_os("PULLCORD_SHARED")
        .map_or_else(|| workspace.join("../shared"), PathBuf::from);
    let folder = shared.join("reference/gitlab-api-data");
    if folder.is_dir() {
        return Some(folder);
    }
    println!(
        "skipped: GitLab's published shapes are not at {}",
        folder.display()
    );
    None
}

/// The JSON type of a value, in JSON Schema's words.
fn type_of(value: &serde_json::Value) -> &'static str {
    use serde_json::Value;
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether a value of type `found` may stand where `wanted` is described.
/// `date` is no type of JSON; GitLab's schemas use it for times.
fn fits(wanted: &str, found: &str) -> bool {
    match wanted {
        "number" => matches!(found, "number" | "integer"),
        "date" => found == "string",
        other => other == found,
    }
}
