//! What has to be read of a call, and what was read, in a form that can be compared and
//! shown: a [`Reading`] itself does not show what it holds.

use snippets::{Call, Endpoint, Kind, ReadToken, Reading, TokenGiven, Why, read};

/// Everything that a form takes of a call.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) gitlab: Option<String>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) project: Option<String>,
    pub(crate) git_ref: Option<String>,
    pub(crate) token: Option<String>,
    /// Key, value, whether it is secret.
    pub(crate) variables: Vec<(String, String, bool)>,
    pub(crate) inputs: Vec<(String, String)>,
}

impl Form {
    pub(crate) fn read(reading: &Reading) -> Self {
        let token = reading.token.as_ref().map(|token| match token {
            ReadToken::ByName(name) => ["$", name].concat(),
            ReadToken::Real(token) => token.clone(),
            ReadToken::File(path) => ["< ", path].concat(),
        });
        let variables = reading.variables.iter();
        let inputs = reading.inputs.iter();
        Self {
            gitlab: reading.gitlab.clone(),
            endpoint: reading.endpoint,
            project: reading.project.clone(),
            git_ref: reading.git_ref.clone(),
            token,
            variables: variables
                .map(|row| (row.key.clone(), row.value.clone(), row.secret))
                .collect(),
            inputs: inputs
                .map(|row| (row.name.clone(), row.value.clone()))
                .collect(),
        }
    }

    /// What a call has to be read as. Secret values are never written.
    pub(crate) fn of(call: &Call) -> Self {
        let token = match &call.token {
            TokenGiven::Placeholder => "$TRIGGER_TOKEN".to_owned(),
            TokenGiven::Real(token) => token.clone(),
            TokenGiven::File(path) => ["< ", path].concat(),
        };
        let value = |value: &str, secret| if secret { "" } else { value }.to_owned();
        let variables = call.variables.iter();
        Self {
            gitlab: Some(call.gitlab.trim_end_matches('/').into()),
            endpoint: Some(call.endpoint),
            project: Some(call.project.clone()),
            git_ref: Some(call.git_ref.clone()),
            token: Some(token),
            variables: variables
                .map(|row| (row.key.clone(), value(&row.value, row.secret), row.secret))
                .collect(),
            inputs: call
                .inputs
                .iter()
                .map(|row| (row.name.clone(), row.value.clone()))
                .collect(),
        }
    }
}

/// The call that most tables are about: project 9, nothing else yet.
pub(crate) fn project_9() -> Form {
    Form {
        gitlab: Some("https://gitlab.example.com".into()),
        endpoint: Some(Endpoint::V4),
        project: Some("9".into()),
        ..Form::default()
    }
}

impl Form {
    pub(crate) fn git_ref(mut self, git_ref: &str) -> Self {
        self.git_ref = Some(git_ref.into());
        self
    }

    /// As [`Form::read`] shows it: `$NAME`, `< file` or the token itself.
    pub(crate) fn token(mut self, token: &str) -> Self {
        self.token = Some(token.into());
        self
    }

    pub(crate) fn variable(mut self, key: &str, value: &str) -> Self {
        self.variables.push((key.into(), value.into(), false));
        self
    }

    pub(crate) fn secret(mut self, key: &str, value: &str) -> Self {
        self.variables.push((key.into(), value.into(), true));
        self
    }

    pub(crate) fn input(mut self, name: &str, value: &str) -> Self {
        self.inputs.push((name.into(), value.into()));
        self
    }
}

/// Reads `text`: it has to be of this kind and give this form and these leftovers.
pub(crate) fn reads(text: &str, kind: Kind, form: Form, left: &[(&str, Why)]) {
    let reading = read(text);
    let leftovers: Vec<_> = reading
        .not_understood
        .iter()
        .map(|left| (left.text.as_str(), left.why))
        .collect();
    assert_eq!(reading.kind, kind, "{text}\n{leftovers:?}");
    assert_eq!(Form::read(&reading), form, "{text}");
    assert_eq!(leftovers, left, "{text}");
}
