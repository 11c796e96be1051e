//! Variables that a project's CI configuration describes for whoever starts a build by hand.

use crate::decode::{Decode, Fields};
use serde_json::Value;

/// One of them (GitLab docs, API > GraphQL, `CiConfigVariable`; CI/CD YAML syntax,
/// `variables:description`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedVariable {
    /// Its key.
    pub key: String,
    /// Its value where no other is given.
    pub value: String,
    /// What it is for.
    pub description: String,
    /// The values to choose from; empty where any will do.
    pub options: Vec<String>,
}

/// What is known of a ref's described variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DescribedVariables {
    /// GitLab is working them out, or does not tell this account.
    Awaited,
    /// These, in the order of the configuration.
    Known(Vec<DescribedVariable>),
}

/// A variable without a description is not offered by GitLab's own form either.
impl Decode for DescribedVariable {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let options = fields.value("valueOptions").and_then(Value::as_array);
        let options = options.into_iter().flatten().filter_map(Value::as_str);
        Some(Self {
            key: fields.text("key")?,
            value: fields.text("value").unwrap_or_default(),
            description: fields.text("description").filter(|text| !text.is_empty())?,
            options: options.map(str::to_owned).collect(),
        })
    }
}

/// Reads `data.project.ciConfigVariables`.
impl Decode for DescribedVariables {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        let project = fields.object("project")?;
        match project.value("ciConfigVariables") {
            None | Some(Value::Null) => Some(Self::Awaited),
            Some(_) => project.nouns("ciConfigVariables").map(Self::Known),
        }
    }
}
