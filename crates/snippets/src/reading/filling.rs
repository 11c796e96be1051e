//! The form as it is being filled.

use super::Why;
use super::field_name::FieldName;
use super::leftover::Leftovers;
use super::marks::Inserts;
use super::rows::Rows;
use super::settings::Settings;
use super::value::Value;
use super::{Kind, ReadToken, Reading};
use crate::check::token;
use crate::{Endpoint, Input, TokenGiven, Variable};

/// The form as it is being filled. Names and values given to it are marked text, see
/// [`super::marks`].
#[derive(Default)]
pub(super) struct Filling {
    pub(super) gitlab: Option<String>,
    pub(super) endpoint: Option<Endpoint>,
    pub(super) project: Option<String>,
    pub(super) trigger: Option<String>,
    pub(super) schedule: Option<String>,
    git_ref: Option<String>,
    token: Option<ReadToken>,
    variables: Rows<Variable>,
    inputs: Rows<Input>,
    /// The key of `variables[][key]`, whose value is still to come.
    listed_key: Option<String>,
    leftovers: Leftovers,
    pub(super) inserts: Inserts,
    pub(super) settings: Settings,
}

impl Filling {
    /// Lists a piece that does not get into the form. It is marked text.
    pub(super) fn list(&mut self, piece: &str, why: Why) {
        let piece = self.inserts.as_written(piece);
        self.leftovers.list(&piece, why);
    }

    /// Makes sure that no piece that is listed shows this secret.
    pub(super) fn hide(&mut self, secret: &str) {
        let secret = self.inserts.as_written(secret);
        self.leftovers.hide(secret.trim());
    }

    /// Takes a field by its name, which is decoded already.
    pub(super) fn field(&mut self, name: &str, value: &str) {
        let name = self.text(name);
        match FieldName::of(&name) {
            FieldName::Token => self.token(value),
            FieldName::Ref => self.git_ref(value),
            FieldName::Variable(key) => self.variable(key, value),
            FieldName::Input(name) => self.input(name, value),
            FieldName::ListedKey => {
                self.listed_key_is_over();
                self.listed_key = Some(self.text(value));
            }
            FieldName::ListedValue => match self.listed_key.take() {
                Some(key) => self.variable(&key, value),
                None => self.list(&[&name, "=", value].concat(), Why::FieldUnknown),
            },
            FieldName::Trigger => {
                if let Some(earlier) = self.trigger.replace(self.inserts.as_written(value)) {
                    self.list(&["trigger=", &earlier].concat(), Why::GivenAgain);
                }
            }
            FieldName::AccessToken => {
                self.hide(value);
                self.list(&name, Why::AccessToken);
            }
            FieldName::FileVariable => {
                self.list(&[&name, "=", value].concat(), Why::FileVariable);
            }
            FieldName::Unknown => self.list(&[&name, "=", value].concat(), Why::FieldUnknown),
        }
    }

    /// A key without a value is a variable without a value.
    fn listed_key_is_over(&mut self) {
        if let Some(key) = self.listed_key.take() {
            self.variable(&key, "");
        }
    }

    pub(super) fn git_ref(&mut self, value: &str) {
        let value = self.text(value);
        if value.is_empty() {
            return;
        }
        if let Some(earlier) = self.git_ref.replace(value)
            && self.git_ref.as_ref() != Some(&earlier)
        {
            self.list(&["ref=", &earlier].concat(), Why::GivenAgain);
        }
    }

    pub(super) fn variable(&mut self, key: &str, value: &str) {
        let variable = match self.value(value) {
            Value::Named { name, text, .. } if name == key => Variable {
                key: key.into(),
                value: text.unwrap_or_default(),
                secret: true,
            },
            value => Variable {
                key: key.into(),
                value: self.written_out(value),
                secret: false,
            },
        };
        self.put(variable);
    }

    /// A variable whose value is not to be shown.
    pub(super) fn secret_variable(&mut self, key: &str, value: &str) {
        self.put(Variable {
            key: key.into(),
            value: value.into(),
            secret: true,
        });
    }

    fn put(&mut self, variable: Variable) {
        let key = variable.key.clone();
        if let Some(earlier) = self.variables.put(&key, variable) {
            let piece = if earlier.secret {
                key
            } else {
                [&key, "=", &earlier.value].concat()
            };
            self.leftovers.list(&piece, Why::GivenAgain);
        }
    }

    pub(super) fn input(&mut self, name: &str, value: &str) {
        let input = Input {
            name: name.into(),
            value: self.text(value),
        };
        if let Some(earlier) = self.inputs.put(name, input) {
            let piece = [name, "=", &earlier.value].concat();
            self.leftovers.list(&piece, Why::GivenAgain);
        }
    }

    /// Takes the token, however it is given.
    pub(super) fn token(&mut self, value: &str) {
        let given = match self.value(value) {
            Value::Text(text)
            | Value::Named {
                text: Some(text), ..
            } => {
                let text = text.trim();
                self.leftovers.hide(text);
                if is_placeholder(text) {
                    self.list("token", Why::PlaceholderToken);
                    return;
                }
                if token::checked(&TokenGiven::Real(text.into())).is_err() {
                    self.list("token", Why::NotToken);
                    return;
                }
                ReadToken::Real(text.into())
            }
            Value::Named { name, .. } => ReadToken::ByName(name),
            Value::File { path, .. } => ReadToken::File(path),
            Value::Mixed { unknown, .. } => {
                for piece in unknown {
                    self.list(&piece, Why::FilledInThere);
                }
                self.list("token", Why::NotToken);
                return;
            }
        };
        if let Some(earlier) = self.token.replace(given)
            && self.token.as_ref() != Some(&earlier)
        {
            self.list("token", Why::GivenAgain);
        }
    }

    /// A marked text as it stands in the form: what is filled in elsewhere is kept as it
    /// was typed and listed.
    pub(super) fn text(&mut self, marked: &str) -> String {
        let value = self.value(marked);
        self.written_out(value)
    }

    /// A marked text whose every part is told here.
    ///
    /// # Errors
    /// The parts that are not, as they were written.
    pub(super) fn told(&mut self, marked: &str) -> Result<String, Vec<String>> {
        match self.value(marked) {
            Value::Text(text)
            | Value::Named {
                text: Some(text), ..
            } => Ok(text),
            Value::Named { written, .. } | Value::File { written, .. } => Err(vec![written]),
            Value::Mixed { unknown, .. } => Err(unknown),
        }
    }

    fn written_out(&mut self, value: Value) -> String {
        match value {
            Value::Text(text)
            | Value::Named {
                text: Some(text), ..
            } => text,
            Value::Named { written, .. } => {
                self.leftovers.list(&written, Why::FilledInThere);
                written
            }
            Value::File { written, .. } => {
                self.leftovers.list(&written, Why::File);
                written
            }
            Value::Mixed { written, unknown } => {
                for piece in unknown {
                    self.leftovers.list(&piece, Why::FilledInThere);
                }
                written
            }
        }
    }

    /// The reading of a text of this kind.
    pub(super) fn finish(mut self, kind: Kind) -> Reading {
        self.listed_key_is_over();
        for name in self.settings.unused() {
            self.leftovers.list(name, Why::SettingNotUsed);
        }
        Reading {
            kind,
            gitlab: self.gitlab,
            endpoint: self.endpoint,
            project: self.project,
            trigger: self.trigger,
            git_ref: self.git_ref,
            token: self.token,
            variables: self.variables.into_rows(),
            inputs: self.inputs.into_rows(),
            schedule: self.schedule,
            not_understood: self.leftovers.finish(),
        }
    }
}

/// What documentation writes for a token: `TOKEN`, `<token>`, `YOUR_TRIGGER_TOKEN`.
fn is_placeholder(text: &str) -> bool {
    let bracketed = text.starts_with(['<', '[', '{']) && text.ends_with(['>', ']', '}']);
    let shouted = text.contains("TOKEN")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || b"_-".contains(&byte));
    bracketed || shouted
}
