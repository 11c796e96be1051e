//! The variables that a `.gitlab-ci.yml` describes for whoever starts a build by hand.

use super::node::Node;
use super::{LIMIT, yaml};

/// How many variables are read at most, and how many options of each.
const MOST: usize = 200;

/// A variable with a description (GitLab docs, CI/CD YAML syntax, `variables:description`,
/// `variables:value`, `variables:options`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its key.
    pub key: String,
    /// Its value where no other is given.
    pub value: String,
    /// What it is for.
    pub description: String,
    /// The values to choose from; empty where any will do.
    pub options: Vec<String>,
}

/// The described variables at the top of a `.gitlab-ci.yml`, in its order; those of included
/// files and of single jobs are not among them. `None` for a text that is no such file.
#[must_use]
pub fn described(text: &str) -> Option<Vec<Described>> {
    if text.len() > LIMIT {
        return None;
    }
    let yaml = yaml::read(text.strip_prefix('\u{feff}').unwrap_or(text));
    // A header with `spec` is a document of its own before the configuration.
    let file = yaml
        .documents
        .iter()
        .rev()
        .find(|one| one.members().is_some())?;
    let variables = file.member("variables").and_then(Node::members);
    let variables = variables.into_iter().flatten();
    let read = variables.filter_map(|(key, member)| variable(key, member));
    Some(read.take(MOST).collect())
}

fn variable(key: &str, member: &Node) -> Option<Described> {
    let text = |name: &str| member.member(name).and_then(Node::scalar);
    let options = match member.member("options") {
        Some(Node::List(items)) => items.iter().filter_map(Node::scalar).take(MOST).collect(),
        _ => Vec::new(),
    };
    Some(Described {
        key: key.to_owned(),
        value: text("value").unwrap_or_default().to_owned(),
        description: text("description")
            .filter(|text| !text.is_empty())?
            .to_owned(),
        options: options.into_iter().map(str::to_owned).collect(),
    })
}
