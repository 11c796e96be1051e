//! The call as an OpenAPI document.

use crate::check::{CheckedCall, names};
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::quote::yaml;
use crate::{Endpoint, Group, Language, Options, Place, Proof, Refusal, Written};

/// The call as an OpenAPI 3.1 document, for tools that call what such a document describes.
///
/// Read by a YAML parser, and then by the tool: each value is the `default` of its field, a
/// YAML double-quoted scalar, see `quote/yaml.rs`. The tool encodes the form. A path may have
/// parameters in `{ }` (OpenAPI 3.1, Path Templating), which a percent-encoded one has not.
/// The token and secret values have no default but the format `password`: the tool asks for
/// them.
#[derive(Clone, Copy, Debug)]
pub struct OpenApi;

impl Sealed for OpenApi {}

impl Place for OpenApi {
    fn slug(&self) -> &'static str {
        "openapi"
    }

    fn label(&self) -> &'static str {
        "OpenAPI"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "swagger yaml schema specification postman insomnia"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn proof(&self) -> Proof {
        Proof::Read
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        let field = if name == names::TOKEN {
            Name::Token
        } else {
            Name::Variable(name)
        };
        let field = field.readable();
        format!("Fill in {what} for the field {field} in the tool that reads this document.")
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        let fields = call.fields();
        let required: String = fields
            .iter()
            .map(|(name, _)| ["\n                - ", &scalar(&name.readable())].concat())
            .collect();
        let properties: String = fields.iter().map(property).collect();
        let api = match call.endpoint {
            Endpoint::V4 | Endpoint::V4RefInPath => "/api/v4",
            Endpoint::V3 => "/api/v3",
        };
        let text = [
            OPENING,
            &scalar(&[call.gitlab, api].concat()),
            "\npaths:\n  ",
            &scalar(&call.path_in_api()),
            OPERATION,
            &required,
            "\n              properties:",
            &properties,
            RESPONSES,
        ]
        .concat();
        Ok(Written::plain(text))
    }
}

fn scalar(text: &str) -> String {
    ["\"", &yaml::escape(text), "\""].concat()
}

/// A field of the form. All are texts, as GitLab reads from a form.
fn property((name, value): &(Name<'_>, Value<'_>)) -> String {
    let kind = match value {
        Value::Text(text) => ["default: ", &scalar(text)].concat(),
        Value::Environment(_) | Value::File(_) => "format: password".into(),
    };
    [
        "\n                ",
        &scalar(&name.readable()),
        ":\n                  type: string\n                  ",
        &kind,
    ]
    .concat()
}

const OPENING: &str = "openapi: \"3.1.0\"
info:
  title: Trigger a GitLab build
  version: \"1\"
servers:
  - url: ";

const OPERATION: &str = ":
    post:
      operationId: triggerBuild
      summary: Trigger a build
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required:";

const RESPONSES: &str = "
      responses:
        \"201\":
          description: The build was created.
        default:
          description: GitLab's reason stands in the answer, as message or error.";
