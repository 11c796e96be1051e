//! curl commands.

mod addresses;
mod fields;
mod left_over;
mod tokens;

const URL: &str = "https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";

/// `curl ARGUMENTS URL`.
fn curl(arguments: &str) -> String {
    format!("curl {arguments} {URL}")
}
