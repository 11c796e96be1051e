//! What GitLab's form for a new pipeline asks of a ref's configuration.

use serde_json::{Value, json};

use super::document::{Fault, Field};
use super::run::{Run, select};
use crate::api::call::Access;
use crate::world::{ConfigVariable, Input, Role};

impl Run<'_> {
    /// The variables that a ref's configuration declares: null while GitLab is
    /// working them out, and for those who may not start a pipeline.
    pub(super) fn config_variables(&mut self, field: &Field, access: &Access<'_>) -> Value {
        let user = access.user.filter(|_| access.role >= Some(Role::Developer));
        let Some(user) = user else { return Value::Null };
        let ref_name = self.text(field, "ref").unwrap_or_default();
        let commit = access
            .project
            .find_ref(&ref_name)
            .map(|git_ref| git_ref.commit.sha.clone());
        let asked = (
            access.project.id,
            user.id,
            commit.clone().unwrap_or_default(),
        );
        if !self.world.has_worked_out(&asked, self.call.now) {
            self.missing.push(asked);
            return Value::Null;
        }
        let declared = match commit {
            Some(_) => access.project.ci.variables(),
            None => &[],
        };
        let show = |variable: &ConfigVariable| {
            select("CiConfigVariable", &field.fields, |field| {
                match field.name.as_str() {
                    "key" => json!(variable.key),
                    "value" => json!(variable.value),
                    "description" => json!(variable.description),
                    _ if variable.options.is_empty() => Value::Null,
                    _ => json!(variable.options),
                }
            })
        };
        declared.iter().map(show).collect()
    }

    /// The inputs that a ref's configuration takes: null for those who may not
    /// start a pipeline.
    pub(super) fn creation_inputs(&mut self, field: &Field, access: &Access<'_>) -> Value {
        if access.role < Some(Role::Developer) {
            return Value::Null;
        }
        let ref_name = self.text(field, "ref").unwrap_or_default();
        if access.project.find_ref(&ref_name).is_none() {
            let sentence = "The branch or tag does not exist";
            self.faults.push(Fault::at(field.position, sentence));
            return Value::Null;
        }
        let inputs = access.project.ci.inputs().unwrap_or_default();
        let show = |input: &Input| {
            select("CiInputs", &field.fields, |field| {
                match field.name.as_str() {
                    "name" => json!(input.name),
                    "type" => json!(input.kind.word().to_uppercase()),
                    "description" => json!(input.description),
                    "required" => json!(input.default.is_none()),
                    "default" => input
                        .default
                        .and_then(|default| serde_json::from_str(default).ok())
                        .unwrap_or_default(),
                    "options" if !input.options.is_empty() => json!(input.options),
                    _ => Value::Null,
                }
            })
        };
        inputs.iter().map(show).collect()
    }
}
