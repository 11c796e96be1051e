//! A call that has been checked: it can be written, and every part is safe to write.

use crate::quote::url;
use crate::visible::{has_hidden, is_plain};
use crate::{Call, Field, Note, Place, Refusal, TokenGiven, Variable, names};
use std::collections::BTreeSet;

/// A checked [`Call`].
#[derive(Clone)]
pub(crate) struct Request<'a> {
    /// What `curl --proto` may speak: the URL's own scheme and nothing else.
    pub(crate) protocol: &'static str,
    /// Where the call goes, every segment encoded.
    pub(crate) endpoint: String,
    /// The real token, or `None` for the placeholder.
    pub(crate) token: Option<&'a str>,
    pub(crate) git_ref: &'a str,
    /// The rows in use, with their index in the form.
    pub(crate) variables: Vec<(usize, &'a Variable)>,
}

/// GitLab's limit on a variable's key (GitLab source, `ci_variables.key`).
const KEY_LIMIT: usize = 255;

/// Far above the length of any token of GitLab's.
const TOKEN_LIMIT: usize = 500;

impl<'a> Request<'a> {
    pub(crate) fn check(call: &'a Call) -> Result<Self, Refusal> {
        let (api, protocol) = checked_address(&call.api)?;
        if call.project.chars().all(|character| character == '.') {
            return Err(Refusal::ProjectMissing);
        }
        if call.git_ref.is_empty() {
            return Err(Refusal::RefMissing);
        }
        without_nul(&call.project, Field::Project)?;
        without_nul(&call.git_ref, Field::Ref)?;
        Ok(Self {
            protocol,
            endpoint: [
                api,
                "/projects/",
                &url::encode(&call.project),
                "/trigger/pipeline",
            ]
            .concat(),
            token: checked_token(&call.token)?,
            git_ref: &call.git_ref,
            variables: checked_variables(&call.variables)?,
        })
    }

    /// Whether the ref and every value may be written as they are, see [`is_plain`].
    pub(crate) fn is_plain(&self) -> bool {
        is_plain(self.git_ref)
            && self
                .open_values()
                .all(|(_, variable)| is_plain(&variable.value))
    }

    /// The names that have to be set before the call works, the token's first.
    pub(crate) fn names_to_set(&self) -> Vec<&'a str> {
        let token = self.token.is_none().then_some(names::TOKEN);
        let secrets = self
            .variables
            .iter()
            .filter(|(_, variable)| variable.secret);
        token
            .into_iter()
            .chain(secrets.map(|(_, variable)| variable.key.as_str()))
            .collect()
    }

    /// What to know wherever the call is pasted.
    pub(crate) fn notes(&self, place: Place) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.token.is_none() {
            notes.push(Note::SetTokenFirst { place });
        }
        for (_, variable) in &self.variables {
            let key = || variable.key.clone();
            if variable.secret {
                notes.push(Note::SetSecretFirst { place, key: key() });
            } else if is_expanded(&variable.value) {
                notes.push(Note::GitlabExpandsDollar { key: key() });
            }
            if variable
                .key
                .starts_with(|first: char| first.is_ascii_digit())
            {
                notes.push(Note::KeyStartsWithDigit { key: key() });
            }
        }
        if has_hidden(self.git_ref) {
            notes.push(Note::InvisibleCharacters { field: Field::Ref });
        }
        for (row, _) in self
            .open_values()
            .filter(|(_, variable)| has_hidden(&variable.value))
        {
            notes.push(Note::InvisibleCharacters {
                field: Field::Value(*row),
            });
        }
        notes
    }

    fn open_values(&self) -> impl Iterator<Item = &(usize, &'a Variable)> {
        self.variables
            .iter()
            .filter(|(_, variable)| !variable.secret)
    }
}

/// The address without slashes at its end, and its scheme for `--proto`. Only what a host
/// and an encoded path are made of: so it cannot end a quote, start a query or carry a
/// password.
fn checked_address(api: &str) -> Result<(&str, &'static str), Refusal> {
    let (rest, protocol) = if let Some(rest) = api.strip_prefix("https://") {
        (rest, "=https")
    } else if let Some(rest) = api.strip_prefix("http://") {
        (rest, "=http")
    } else {
        return Err(Refusal::AddressInvalid);
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._~-:/%[]".contains(&byte);
    if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(allowed) {
        return Err(Refusal::AddressInvalid);
    }
    Ok((api.trim_end_matches('/'), protocol))
}

/// A token has letters, digits and `-_`, after a prefix that an administrator may choose
/// from the characters of Base64 and `@:.` (GitLab source, rule for token prefixes).
fn checked_token(token: &TokenGiven) -> Result<Option<&str>, Refusal> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+=/@:.~".contains(&byte);
    match token {
        TokenGiven::Placeholder => Ok(None),
        TokenGiven::Real(token)
            if (1..=TOKEN_LIMIT).contains(&token.len()) && token.bytes().all(allowed) =>
        {
            Ok(Some(token))
        }
        TokenGiven::Real(_) => Err(Refusal::TokenInvalid),
    }
}

fn checked_variables(variables: &[Variable]) -> Result<Vec<(usize, &Variable)>, Refusal> {
    let mut seen = BTreeSet::new();
    let mut used = Vec::new();
    for (row, variable) in variables.iter().enumerate() {
        let key = variable.key.as_str();
        if key.is_empty() && variable.value.is_empty() {
            continue;
        }
        if key.is_empty() {
            return Err(Refusal::KeyMissing { row });
        }
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if key.len() > KEY_LIMIT || !key.bytes().all(allowed) {
            return Err(Refusal::KeyInvalid {
                row,
                key: key.into(),
            });
        }
        if !seen.insert(key) {
            return Err(Refusal::KeyTwice {
                row,
                key: key.into(),
            });
        }
        if variable.secret && !names::is_free(key) {
            return Err(Refusal::SecretNameTaken {
                row,
                key: key.into(),
            });
        }
        if !variable.secret {
            without_nul(&variable.value, Field::Value(row))?;
        }
        used.push((row, variable));
    }
    Ok(used)
}

fn without_nul(text: &str, field: Field) -> Result<(), Refusal> {
    if text.contains('\0') {
        Err(Refusal::NulCharacter { field })
    } else {
        Ok(())
    }
}

/// Whether GitLab replaces something in `value`: `$NAME`, `${NAME}` or `%NAME%`, while
/// `$$` and `%%` stand for the sign itself (GitLab source, `ExpandVariables`).
fn is_expanded(value: &str) -> bool {
    let mut rest = value;
    while let Some(at) = rest.find(['$', '%']) {
        let sign = &rest[at..=at];
        let after = &rest[at + 1..];
        if let Some(escaped) = after.strip_prefix(sign) {
            rest = escaped;
            continue;
        }
        let name = after
            .strip_prefix('{')
            .filter(|_| sign == "$")
            .unwrap_or(after);
        let end = name
            .find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
            .unwrap_or(name.len());
        let named = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        let closed = match (sign, name.len() == after.len()) {
            ("%", _) => name[end..].starts_with('%'),
            (_, false) => name[end..].starts_with('}'),
            (_, true) => true,
        };
        if named && closed {
            return true;
        }
        rest = after;
    }
    false
}
