//! The curl command, as far as it is the same in every place.
//!
//! Options and why (curl's manual page):
//! - `--request POST`: a trigger answers to nothing else.
//! - `--globoff`: otherwise `[1-3]` or `{a,b}` in a URL sends several requests.
//! - `--proto`: the scheme of the URL only, whatever a redirect or a typing error says.
//! - `--form-string` and never `--form`, which reads `@file` and `<file` and cuts at `;`.
//! - `--data` only with encoded text, as `--data @file` reads a file too.
//! - `--data-urlencode name=$VALUE` for what is not known yet: it encodes what follows the
//!   first `=` and nothing before it, so that the name is given encoded.
//! - no `--retry` and no `--location`: a call is sent once, to one host.

use crate::names;
use crate::quote::url;
use crate::request::Request;
use crate::word::Word;

/// A command in pieces, each of which may have a line of its own.
pub(crate) struct Command {
    pieces: Vec<(&'static str, Word)>,
    url: Word,
}

/// How the values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As they are, in a multipart form.
    Readable,
    /// Percent-encoded, in a URL-encoded form: `[A-Za-z0-9._~%&=-]` only, which no
    /// terminal, shell, YAML or template acts upon.
    Encoded,
}

impl Style {
    /// Readable where every value is plain to see.
    pub(crate) fn fitting(request: &Request<'_>) -> Self {
        if request.is_plain() {
            Self::Readable
        } else {
            Self::Encoded
        }
    }
}

impl Command {
    /// The call with its fields in the body. `opening` is the program with its first
    /// options and ends in `--proto`, whose value follows.
    pub(crate) fn with_body(opening: &'static str, request: &Request<'_>, style: Style) -> Self {
        let field = match style {
            Style::Readable => readable_field,
            Style::Encoded => encoded_field,
        };
        let token = request
            .token
            .map_or(Value::Environment(names::TOKEN), Value::Text);
        let mut pieces = vec![
            (opening, Word::text(request.protocol)),
            field(Name::Plain("token"), token),
            field(Name::Plain("ref"), Value::Text(request.git_ref)),
        ];
        pieces.extend(request.variables.iter().map(|(_, variable)| {
            let value = if variable.secret {
                Value::Environment(&variable.key)
            } else {
                Value::Text(&variable.value)
            };
            field(Name::Variable(&variable.key), value)
        }));
        Self {
            pieces,
            url: Word::text(request.endpoint.clone()),
        }
    }

    /// The call with its fields in the URL's query and an empty body. Secret values are
    /// not known yet, so curl encodes them and, for `--get`, adds them to the query.
    pub(crate) fn with_query(opening: &'static str, request: &Request<'_>) -> Self {
        let url = Word::text([&request.endpoint, "?token="].concat());
        let mut rest = ["&ref=", &url::encode(request.git_ref)].concat();
        let mut pieces = vec![(opening, Word::text(request.protocol))];
        for (_, variable) in &request.variables {
            let key = Name::Variable(&variable.key);
            if variable.secret {
                let flag = if pieces.len() == 1 {
                    "--get --data-urlencode"
                } else {
                    "--data-urlencode"
                };
                pieces.push((
                    flag,
                    encoded_field(key, Value::Environment(&variable.key)).1,
                ));
            } else {
                rest.extend(["&", &key.encoded(), "=", &url::encode(&variable.value)]);
            }
        }
        let url = match request.token {
            Some(token) => url.then(url::encode(token)),
            None => url.then_environment(names::TOKEN),
        };
        Self {
            pieces,
            url: url.then(rest),
        }
    }

    /// The URL, quoted by `word`.
    pub(crate) fn url(&self, word: fn(&Word) -> String) -> String {
        word(&self.url)
    }

    /// Each piece as text, its argument quoted by `word`; joined by blanks they are the
    /// command.
    pub(crate) fn pieces(&self, word: fn(&Word) -> String) -> Vec<String> {
        let options = self
            .pieces
            .iter()
            .map(|(flag, argument)| [flag, " ", &word(argument)].concat());
        options.chain([self.url(word)]).collect()
    }
}

/// The name of a form field (GitLab docs, API > Pipeline triggers).
#[derive(Clone, Copy)]
enum Name<'a> {
    Plain(&'static str),
    /// `variables[KEY]`
    Variable(&'a str),
}

#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a str),
    Environment(&'a str),
}

impl Name<'_> {
    fn readable(self) -> String {
        match self {
            Self::Plain(name) => name.into(),
            Self::Variable(key) => ["variables[", key, "]"].concat(),
        }
    }

    fn encoded(self) -> String {
        match self {
            Self::Plain(name) => name.into(),
            Self::Variable(key) => ["variables%5B", key, "%5D"].concat(),
        }
    }
}

fn readable_field(name: Name<'_>, value: Value<'_>) -> (&'static str, Word) {
    let start = [&name.readable(), "="].concat();
    let word = match value {
        Value::Text(text) => Word::text(start + text),
        Value::Environment(name) => Word::text(start).then_environment(name),
    };
    ("--form-string", word)
}

fn encoded_field(name: Name<'_>, value: Value<'_>) -> (&'static str, Word) {
    let start = [&name.encoded(), "="].concat();
    match value {
        Value::Text(text) => ("--data", Word::text(start + &url::encode(text))),
        Value::Environment(name) => ("--data-urlencode", Word::text(start).then_environment(name)),
    }
}
