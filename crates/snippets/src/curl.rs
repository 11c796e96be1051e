//! The curl command, as far as it is the same in every place.
//!
//! Options and why (curl's manual page):
//! - `--request POST`: a trigger answers to nothing else.
//! - `--globoff`: otherwise `[1-3]` or `{a,b}` in a URL sends several requests.
//! - `--proto`: the scheme of the URL only, whatever a redirect or a typing error says.
//! - `--form-string` and never `--form`, which reads `@file` and `<file` and cuts at `;`.
//! - `--data` only with text that does not start with `@`, as `--data @file` reads a file too.
//! - `--data-urlencode name=$VALUE` for what is not known yet: it encodes what follows the
//!   first `=` and nothing before it, so that the name is given encoded.
//! - no `--retry` and no `--location`: a call is sent once, to one host.

mod flag;

pub(crate) use flag::{Curl, Flag};

use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::quote::url;
use crate::word::Word;
use crate::{Endpoint, OptionNames, Options, Style};

/// A command in pieces, each of which may have a line of its own.
pub(crate) struct Command {
    names: OptionNames,
    opening: String,
    scheme: Word,
    /// Whether the encoded fields go into the query instead of the body.
    get: bool,
    pieces: Vec<(Flag, Word)>,
    url: Word,
}

/// How the values of one call are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// As they are, in a multipart form.
    Readable,
    /// Percent-encoded, in a URL-encoded form.
    Encoded,
}

impl Written {
    /// As chosen; by itself readable where every value is plain to see.
    pub(crate) fn fitting(call: &CheckedCall<'_>, options: &Options) -> Self {
        match options.style {
            Style::Fitting if call.is_plain() => Self::Readable,
            Style::Fitting | Style::Encoded => Self::Encoded,
        }
    }
}

impl Command {
    /// A command without fields yet.
    fn new(curl: Curl, call: &CheckedCall<'_>, url: Word) -> Self {
        Self {
            names: curl.names,
            opening: curl.opening(),
            scheme: Word::text(["=", call.scheme].concat()),
            get: false,
            pieces: Vec::new(),
            url,
        }
    }

    /// The call with its fields in the body.
    pub(crate) fn with_body(curl: Curl, call: &CheckedCall<'_>, written: Written) -> Self {
        Self::with_fields(curl, call, written, &call.fields())
    }

    /// The call with these of its fields in the body; the others come from elsewhere.
    pub(crate) fn with_fields(
        curl: Curl,
        call: &CheckedCall<'_>,
        written: Written,
        fields: &[(Name<'_>, Value<'_>)],
    ) -> Self {
        let field = match written {
            Written::Readable => readable_field,
            Written::Encoded => encoded_field,
        };
        let fields = fields.iter();
        Self {
            pieces: fields.map(|(name, value)| field(*name, *value)).collect(),
            ..Self::new(curl, call, Word::text(call.url()))
        }
    }

    /// The call with this body, which does not start with `@`.
    pub(crate) fn with_data(curl: Curl, call: &CheckedCall<'_>, body: Word) -> Self {
        Self {
            pieces: vec![(Flag::Data, body)],
            ..Self::new(curl, call, Word::text(call.url()))
        }
    }

    /// The call with its fields in the URL's query and an empty body. What is not known
    /// yet but the token is encoded by curl, which for `--get` adds it to the query.
    pub(crate) fn with_query(curl: Curl, call: &CheckedCall<'_>) -> Self {
        let url = Word::text([&call.url(), "?token="].concat());
        let url = url.then_value(call.token_value(), url::encode);
        let mut rest = String::new();
        let mut pieces = Vec::new();
        for (name, value) in call.fields_but_token() {
            match value {
                Value::Text(text) => {
                    rest.extend(["&", &name.encoded(), "=", &url::encode(text)]);
                }
                Value::Environment(_) | Value::File(_) => pieces.push(encoded_field(name, value)),
            }
        }
        Self {
            get: !pieces.is_empty(),
            pieces,
            ..Self::new(curl, call, url.then(rest))
        }
    }

    /// The same command with one more option before the others.
    pub(crate) fn first(mut self, flag: Flag, argument: Word) -> Self {
        self.pieces.insert(0, (flag, argument));
        self
    }

    /// The same command to the GitLab that runs the job: `$CI_API_V4_URL`, a name that
    /// stands for v4 only.
    pub(crate) fn calling_own_gitlab(mut self, call: &CheckedCall<'_>) -> Self {
        if call.endpoint != Endpoint::V3 {
            self.url = Word::text("")
                .then_environment("CI_API_V4_URL")
                .then(call.path_in_api());
        }
        self
    }

    /// The same command, a token file called `$NAME` being the one whose name is in that
    /// environment variable.
    pub(crate) fn with_files_by_name(mut self) -> Self {
        let pieces = self.pieces.into_iter();
        self.pieces = pieces
            .map(|(flag, argument)| (flag, argument.with_files_by_name()))
            .collect();
        self
    }

    /// The URL, quoted by `word`.
    pub(crate) fn url(&self, word: fn(&Word) -> String) -> String {
        word(&self.url)
    }

    /// Each piece as text, its argument quoted by `word`; joined by blanks they are the
    /// command.
    pub(crate) fn pieces(&self, word: fn(&Word) -> String) -> Vec<String> {
        let opening = [&self.opening, " ", &word(&self.scheme)].concat();
        let options = self
            .pieces
            .iter()
            .enumerate()
            .map(|(at, (flag, argument))| {
                let get = if self.get && at == 0 {
                    [Flag::Get.text(self.names), " "].concat()
                } else {
                    String::new()
                };
                [&get, flag.text(self.names), " ", &word(argument)].concat()
            });
        let pieces = [opening].into_iter().chain(options);
        pieces.chain([self.url(word)]).collect()
    }
}

fn readable_field(name: Name<'_>, value: Value<'_>) -> (Flag, Word) {
    let word = Word::text([&name.readable(), "="].concat());
    (Flag::FormString, word.then_value(value, str::to_owned))
}

fn encoded_field(name: Name<'_>, value: Value<'_>) -> (Flag, Word) {
    let start = Word::text([&name.encoded(), "="].concat());
    let flag = match value {
        Value::Text(_) => Flag::Data,
        Value::Environment(_) | Value::File(_) => Flag::DataUrlencode,
    };
    (flag, start.then_value(value, url::encode))
}
