//! A call that has been checked: it can be written, and every part is safe to write.

mod address;
mod marker;
pub(crate) mod names;
mod notes;
mod project;
pub(crate) mod rows;
pub(crate) mod token;

use crate::field::{Name, Value};
use crate::quote::url;
use crate::visible::is_plain;
use crate::{Call, Endpoint, Field, Input, Marker, Refusal, TokenGiven, Variable};

/// A checked [`Call`], for [`crate::Place::write`].
#[derive(Clone)]
pub struct CheckedCall<'a> {
    /// `https` or `http`: what may be spoken, whatever a redirect or a typing error says.
    pub(crate) scheme: &'static str,
    /// The GitLab's address without a slash at its end.
    pub(crate) gitlab: &'a str,
    pub(crate) endpoint: Endpoint,
    /// The project's number or path, not encoded.
    pub(crate) project: &'a str,
    /// The project's path, if it is known.
    pub(crate) project_path: Option<&'a str>,
    pub(crate) git_ref: &'a str,
    pub(crate) token: &'a TokenGiven,
    /// The rows in use, with their index in the form.
    pub(crate) variables: Vec<(usize, &'a Variable)>,
    /// The rows in use, with their index in the form.
    pub(crate) inputs: Vec<(usize, &'a Input)>,
    pub(crate) marker: Option<&'a Marker>,
}

impl<'a> CheckedCall<'a> {
    pub(crate) fn check(call: &'a Call) -> Result<Self, Refusal> {
        let (gitlab, scheme) = address::checked(&call.gitlab)?;
        project::checked(&call.project)?;
        project::ref_checked(&call.git_ref, call.endpoint)?;
        token::checked(&call.token)?;
        Ok(Self {
            scheme,
            gitlab,
            endpoint: call.endpoint,
            project: &call.project,
            project_path: project::path(call),
            git_ref: &call.git_ref,
            token: &call.token,
            variables: rows::variables(&call.variables)?,
            inputs: rows::inputs(&call.inputs)?,
            marker: marker::checked(call.marker.as_ref())?,
        })
    }

    /// Where the call goes, every segment of the path encoded.
    pub(crate) fn url(&self) -> String {
        let api = match self.endpoint {
            Endpoint::V4 | Endpoint::V4RefInPath => "/api/v4",
            Endpoint::V3 => "/api/v3",
        };
        [self.gitlab, api, &self.path_in_api()].concat()
    }

    /// The part of the URL after `/api/v4`.
    pub(crate) fn path_in_api(&self) -> String {
        let project = url::encode(self.project);
        match self.endpoint {
            Endpoint::V4 => ["/projects/", &project, "/trigger/pipeline"].concat(),
            Endpoint::V4RefInPath => {
                let git_ref = url::encode(self.git_ref);
                [
                    "/projects/",
                    &project,
                    "/ref/",
                    &git_ref,
                    "/trigger/pipeline",
                ]
                .concat()
            }
            Endpoint::V3 => ["/projects/", &project, "/trigger/builds"].concat(),
        }
    }

    /// The token as the value of a field.
    pub(crate) fn token_value(&self) -> Value<'a> {
        match self.token {
            TokenGiven::Placeholder => Value::Environment(names::TOKEN),
            TokenGiven::Real(token) => Value::Text(token),
            TokenGiven::File(path) => Value::File(path),
        }
    }

    /// Every field to send in the body, in order: the token, the ref unless it stands in
    /// the path, the variables, the inputs, the marker.
    pub(crate) fn fields(&self) -> Vec<(Name<'a>, Value<'a>)> {
        let token = (Name::Token, self.token_value());
        [token].into_iter().chain(self.fields_but_token()).collect()
    }

    /// The same without the token.
    pub(crate) fn fields_but_token(&self) -> Vec<(Name<'a>, Value<'a>)> {
        let git_ref = match self.endpoint {
            Endpoint::V4 | Endpoint::V3 => Some((Name::Ref, Value::Text(self.git_ref))),
            Endpoint::V4RefInPath => None,
        };
        let variables = self.variables.iter().map(|(_, variable)| {
            let value = if variable.secret {
                Value::Environment(&variable.key)
            } else {
                Value::Text(&variable.value)
            };
            (Name::Variable(&variable.key), value)
        });
        let inputs = self
            .inputs
            .iter()
            .map(|(_, input)| (Name::Input(&input.name), Value::Text(&input.value)));
        let marker = self
            .marker
            .map(|marker| (Name::Marker(&marker.name), Value::Text(&marker.value)));
        let fields = git_ref.into_iter().chain(variables).chain(inputs);
        fields.chain(marker).collect()
    }

    /// Whether the ref and every value may be written as they are, see
    /// [`is_plain`].
    pub(crate) fn is_plain(&self) -> bool {
        self.written_texts().all(|(_, text)| is_plain(text))
    }

    /// The names that have to be set before the call works, the token's first.
    pub(crate) fn names_to_set(&self) -> Vec<&'a str> {
        let token = (*self.token == TokenGiven::Placeholder).then_some(names::TOKEN);
        token.into_iter().chain(self.secret_names()).collect()
    }

    /// The keys of the secret variables.
    pub(crate) fn secret_names(&self) -> impl Iterator<Item = &'a str> {
        let secrets = self
            .variables
            .iter()
            .filter(|(_, variable)| variable.secret);
        secrets.map(|(_, variable)| variable.key.as_str())
    }

    /// The same call with its token as `$TRIGGER_TOKEN`: for places that set that name to
    /// the real token elsewhere in their text.
    pub(crate) fn by_name(&self) -> Self {
        Self {
            token: &TokenGiven::Placeholder,
            ..self.clone()
        }
    }

    /// What was typed and is written out: the ref, the open values, the inputs.
    pub(crate) fn written_texts(&self) -> impl Iterator<Item = (Field, &'a str)> {
        let open = self
            .variables
            .iter()
            .filter(|(_, variable)| !variable.secret);
        let values = open.map(|(row, variable)| (Field::Value(*row), variable.value.as_str()));
        let inputs = self
            .inputs
            .iter()
            .map(|(row, input)| (Field::InputValue(*row), input.value.as_str()));
        [(Field::Ref, self.git_ref)]
            .into_iter()
            .chain(values)
            .chain(inputs)
    }
}

/// Refuses what neither a command line nor GitLab can carry.
fn without_nul(text: &str, field: Field) -> Result<(), Refusal> {
    if text.contains('\0') {
        Err(Refusal::NulCharacter { field })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
