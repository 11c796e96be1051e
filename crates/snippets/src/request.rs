//! A call that has been checked: it can be written, and every part is safe to write.

use crate::expansion::is_expanded;
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn variable(key: &str, value: &str, secret: bool) -> Variable {
        Variable {
            key: key.into(),
            value: value.into(),
            secret,
        }
    }

    fn call(variables: Vec<Variable>) -> Call {
        Call {
            api: "https://gitlab.example.com/api/v4/".into(),
            project: "group/name".into(),
            git_ref: "main".into(),
            variables,
            token: TokenGiven::Placeholder,
        }
    }

    fn refused(call: &Call) -> Option<Refusal> {
        Request::check(call).err()
    }

    #[test]
    fn the_endpoint_is_encoded_once() {
        let call = call(Vec::new());
        let request = Request::check(&call).unwrap();
        assert_eq!(
            request.endpoint,
            "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline"
        );
        assert_eq!(request.protocol, "=https");
    }

    #[test]
    fn addresses() {
        for (api, protocol) in [
            ("http://127.0.0.1:8485/api/v4", Some("=http")),
            ("http://[::1]:8485/api/v4", Some("=http")),
            ("https://example.com/git%20lab/api/v4", Some("=https")),
            ("", None),
            ("gitlab.example.com/api/v4", None),
            ("ftp://gitlab.example.com", None),
            ("https://", None),
            ("https:///api/v4", None),
            ("https://user:password@gitlab.example.com/api/v4", None),
            ("https://gitlab.example.com/api/v4?x", None),
            ("https://gitlab.example.com/$(id)", None),
            ("https://gitlab.example.com/'\"`", None),
            ("https://gitlab.example.com/\n", None),
        ] {
            let call = Call {
                api: api.into(),
                ..call(Vec::new())
            };
            let found = Request::check(&call).map(|request| request.protocol);
            assert_eq!(found, protocol.ok_or(Refusal::AddressInvalid), "{api}");
        }
    }

    #[test]
    fn project_ref_and_token() {
        for project in ["", ".", ".."] {
            let call = Call {
                project: project.into(),
                ..call(Vec::new())
            };
            assert_eq!(refused(&call), Some(Refusal::ProjectMissing), "{project}");
        }
        let no_ref = Call {
            git_ref: String::new(),
            ..call(Vec::new())
        };
        assert_eq!(refused(&no_ref), Some(Refusal::RefMissing));
        let nul = Call {
            project: "a\0b".into(),
            ..call(Vec::new())
        };
        assert_eq!(
            refused(&nul),
            Some(Refusal::NulCharacter {
                field: Field::Project
            })
        );
        let nul = Call {
            git_ref: "a\0b".into(),
            ..call(Vec::new())
        };
        assert_eq!(
            refused(&nul),
            Some(Refusal::NulCharacter { field: Field::Ref })
        );
        for (token, fine) in [
            ("glptt-4f1c0a_B-", true),
            ("9a7e1f00d5c3b2a1", true),
            ("my+base64/prefix=@:.x", true),
            ("", false),
            ("two words", false),
            ("'quoted'", false),
            ("$HOME", false),
            ("a\n", false),
            ("ключ", false),
            (&*"x".repeat(501), false),
        ] {
            let call = Call {
                token: TokenGiven::Real(token.into()),
                ..call(Vec::new())
            };
            assert_eq!(refused(&call).is_none(), fine, "{token}");
        }
    }

    #[test]
    fn rows_of_the_form() {
        let long = "K".repeat(256);
        let invalid = |row, key: &str| {
            Some(Refusal::KeyInvalid {
                row,
                key: key.into(),
            })
        };
        let taken = |row, key: &str| {
            Some(Refusal::SecretNameTaken {
                row,
                key: key.into(),
            })
        };
        let value_nul = Some(Refusal::NulCharacter {
            field: Field::Value(0),
        });
        for (rows, expected) in [
            (vec![variable("", "", false)], None),
            (vec![variable(&long[1..], "", false)], None),
            (
                vec![variable("a", "1", false), variable("A", "2", false)],
                None,
            ),
            (vec![variable("1ST", "x", false)], None),
            (
                vec![variable("", "", true), variable("", "x", false)],
                Some(Refusal::KeyMissing { row: 1 }),
            ),
            (vec![variable("A-B", "", false)], invalid(0, "A-B")),
            (vec![variable("A]", "", false)], invalid(0, "A]")),
            (vec![variable("A[B", "", false)], invalid(0, "A[B")),
            (vec![variable("é", "", false)], invalid(0, "é")),
            (vec![variable("A\n", "", false)], invalid(0, "A\n")),
            (vec![variable(&long, "", false)], invalid(0, &long)),
            (
                vec![
                    variable("A", "1", false),
                    variable("", "", false),
                    variable("A", "1", true),
                ],
                Some(Refusal::KeyTwice {
                    row: 2,
                    key: "A".into(),
                }),
            ),
            (vec![variable("A", "x\0", false)], value_nul),
            (vec![variable("A", "x\0", true)], None),
            (vec![variable("PATH", "x", true)], taken(0, "PATH")),
            (
                vec![variable("TRIGGER_TOKEN", "x", true)],
                taken(0, "TRIGGER_TOKEN"),
            ),
            (vec![variable("1ST", "x", true)], taken(0, "1ST")),
        ] {
            assert_eq!(refused(&call(rows.clone())), expected, "{rows:?}");
        }
    }

    #[test]
    fn notes_name_their_rows() {
        let call = call(vec![
            variable("", "", false),
            variable("A", "$HOME", false),
            variable("1B", "\u{202e}", false),
            variable("C", "$HOME\u{202e}", true),
        ]);
        let place = Place::CurlForm;
        assert_eq!(
            Request::check(&call).unwrap().notes(place),
            [
                Note::SetTokenFirst { place },
                Note::GitlabExpandsDollar { key: "A".into() },
                Note::KeyStartsWithDigit { key: "1B".into() },
                Note::SetSecretFirst {
                    place,
                    key: "C".into()
                },
                Note::InvisibleCharacters {
                    field: Field::Value(2)
                },
            ]
        );
    }

    proptest! {
        #[test]
        fn no_refusal_tells_a_secret(key in any::<String>(), value in "[a-z]{12}", nul: bool) {
            let value = if nul { value + "\0" } else { value };
            let call = Call {
                token: TokenGiven::Real(value.clone() + " "),
                ..call(vec![variable(&key, &value, false)])
            };
            let refusal = refused(&call).unwrap();
            let told = format!("{refusal:?} {refusal}");
            prop_assert!(key.contains(&value) || !told.contains(&value), "{}", told);
        }
    }
}
