//! Answers the fields of a checked query from the world.

use serde_json::{Map, Value, json};

use super::document::{Fault, Field, Given};
use super::{jobs, triggers};
use crate::api::call::{Access, Call};
use crate::world::{Pipeline, PipelineId, ProjectId, Source, UserId, World};

/// A query on its way through the world.
pub(super) struct Run<'query> {
    pub(super) call: &'query Call<'query>,
    pub(super) world: &'query World,
    pub(super) user: Option<UserId>,
    /// The values of the operation's variables.
    pub(super) variables: Map<String, Value>,
    /// The described variables that were asked for and are not worked out yet.
    pub(super) missing: Vec<(ProjectId, UserId, String)>,
    pub(super) faults: Vec<Fault>,
}

/// An object with the fields that were asked for, each with its value.
pub(super) fn select(
    type_name: &str,
    fields: &[Field],
    mut value: impl FnMut(&Field) -> Value,
) -> Value {
    let shown = fields.iter().map(|field| match field.name.as_str() {
        "__typename" => (field.key.clone(), json!(type_name)),
        _ => (field.key.clone(), value(field)),
    });
    Value::Object(shown.collect())
}

impl Run<'_> {
    /// What an argument was given; null counts as not given.
    pub(super) fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let mut arguments = field.arguments.iter();
        let argument = arguments.find(|argument| argument.name == name)?;
        let value = match &argument.value {
            Given::Variable(variable) => self.variables.get(variable).cloned(),
            Given::Literal(value) => Some(value.clone()),
        };
        value.filter(|value| !value.is_null())
    }

    /// As [`Run::argument`], for a text or a number as its text.
    pub(super) fn text(&self, field: &Field, name: &str) -> Option<String> {
        match self.argument(field, name)? {
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        }
    }

    /// `data` of the answer.
    pub(super) fn data(&mut self, fields: &[Field]) -> Value {
        select("Query", fields, |field| match field.name.as_str() {
            "projects" => triggers::projects(self, field),
            _ => self.project(field),
        })
    }

    /// A project by its full path; null where there is none for this caller.
    fn project(&mut self, field: &Field) -> Value {
        let path = self.text(field, "fullPath").unwrap_or_default();
        let mut projects = self.world.projects().iter();
        let found = projects.find(|project| project.full_path().eq_ignore_ascii_case(&path));
        let user = self.user.and_then(|user| self.world.user(user));
        let access = found.and_then(|project| Access::of(project, user));
        let Some(access) = access else {
            return Value::Null;
        };
        self.shown_project(field, &access)
    }

    /// A project with the fields that were asked for.
    pub(super) fn shown_project(&mut self, field: &Field, access: &Access<'_>) -> Value {
        select("Project", &field.fields, |field| {
            match field.name.as_str() {
                "id" => json!(format!("gid://gitlab/Project/{}", access.project.id.0)),
                "name" => json!(access.project.path),
                "fullPath" => json!(access.project.full_path()),
                "ciConfigVariables" => self.config_variables(field, access),
                "ciPipelineCreationInputs" => self.creation_inputs(field, access),
                "pipelineTriggers" => triggers::of_project(self, field, access),
                _ => self.pipeline(field, access),
            }
        })
    }

    /// A pipeline of the project by one of its names.
    fn pipeline(&mut self, field: &Field, access: &Access<'_>) -> Value {
        let wanted = ["id", "iid", "sha"].map(|name| self.text(field, name));
        let mut all = self.world.pipelines(access.project.id);
        let found = match wanted {
            [Some(id), None, None] => {
                let number = id
                    .strip_prefix("gid://gitlab/Ci::Pipeline/")
                    .map(str::parse);
                let Some(Ok(number)) = number else {
                    let sentence =
                        format!("\"{id}\" does not represent an instance of Ci::Pipeline");
                    self.faults.push(Fault::at(field.position, sentence));
                    return Value::Null;
                };
                all.find(|pipeline| pipeline.id == PipelineId(number))
            }
            [None, Some(iid), None] => all.find(|pipeline| pipeline.iid.to_string() == iid),
            [None, None, Some(sha)] => all.find(|pipeline| pipeline.commit.sha == sha),
            _ => {
                let sentence = "Provide one of an ID, IID or SHA";
                self.faults.push(Fault::at(field.position, sentence));
                return Value::Null;
            }
        };
        match found.filter(|_| access.may_read_builds()) {
            Some(pipeline) => self.shown(field, access, pipeline),
            None => Value::Null,
        }
    }

    fn shown(&mut self, field: &Field, access: &Access<'_>, pipeline: &Pipeline) -> Value {
        let now = self.call.now;
        select("Pipeline", &field.fields, |field| {
            match field.name.as_str() {
                "id" => json!(format!("gid://gitlab/Ci::Pipeline/{}", pipeline.id.0)),
                "iid" => json!(pipeline.iid.to_string()),
                "status" => json!(pipeline.status(now).word().to_uppercase()),
                "ref" => json!(pipeline.ref_name),
                "sha" => json!(pipeline.commit.sha),
                "source" => json!(pipeline.source.word()),
                "trigger" => json!(pipeline.source == Source::Trigger),
                _ => jobs::connection(self, field, access.project, pipeline),
            }
        })
    }
}
