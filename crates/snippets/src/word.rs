//! One argument of a shell command, before quoting.

use crate::field::Value;

/// One argument: text, with values from the environment and of files spliced in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The environment variable of this name: a valid shell name.
    Environment(String),
    /// `=` and the percent-encoded value of the environment variable of this name.
    Encoded(String),
    /// What is in the file of this name; a shell takes line ends off its end.
    File(String),
}

/// Percent-encodes every byte of standard input but a line end at its end, and puts `=`
/// before it. Without one of the programs, or without input, nothing comes out, not even
/// the `=`: GitLab refuses a variable without a value.
const ENCODE: &str = r"od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g; s/%0a$//; s/^/=/'";

impl Word {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self(vec![Part::Text(text.into())])
    }

    /// Adds literal text at the end.
    pub(crate) fn then(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Text(last)) if last.is_empty() => *last = text,
            Some(Part::Text(last)) => last.push_str(&text),
            Some(Part::Environment(_) | Part::Encoded(_) | Part::File(_)) | None => {
                self.0.push(Part::Text(text));
            }
        }
        self
    }

    /// Adds the value that `$name` has where the command runs.
    pub(crate) fn then_environment(mut self, name: &str) -> Self {
        self.0.push(Part::Environment(name.into()));
        self
    }

    /// Adds `=` and the value that `$name` has, percent-encoded where the command runs, so
    /// that it can be any text without being seen in the process list: `printenv` reads it
    /// from the environment (printf is a program of its own in mksh, and would have it as an
    /// argument), and what it prints passes through pipes. `NAME=value` before a command and
    /// `$( )` within double quotes are POSIX and fish 3.4; printenv is in GNU, BSD, macOS and
    /// busybox. Not for cron, which reads `%` itself.
    pub(crate) fn then_encoded_environment(mut self, name: &str) -> Self {
        self.0.push(Part::Encoded(name.into()));
        self
    }

    /// Adds the contents of the file at `path`.
    pub(crate) fn then_file(mut self, path: &str) -> Self {
        self.0.push(Part::File(path.into()));
        self
    }

    /// Adds a field's value, its text changed by `encode`.
    pub(crate) fn then_value(self, value: Value<'_>, encode: fn(&str) -> String) -> Self {
        match value {
            Value::Text(text) => self.then(encode(text)),
            Value::Environment(name) => self.then_environment(name),
            Value::File(path) => self.then_file(path),
        }
    }

    /// The word for a shell. Text alone is written by `quote`. With `$NAME` in it, the
    /// whole is one pair of double quotes if nothing else in them can be acted upon: every
    /// character is `calm`, and what follows a name cannot be read as part of it (only
    /// `&` and `/`, as fish and zsh also take `[`). Otherwise each part is quoted for itself.
    ///
    /// A file is read by `$(cat -- FILE)`, its name written by `quote`: quotes within a
    /// command substitution are its own (POSIX.1-2017, Shell Command Language 2.2.3; fish
    /// from 3.4 on).
    pub(crate) fn quoted(&self, quote: fn(&str) -> String, calm: fn(char) -> bool) -> String {
        match self.0.as_slice() {
            [Part::Text(text)] => quote(text),
            parts if one_pair_will_do(parts, calm) => {
                let inside: String = parts.iter().map(|part| part.unquoted(quote)).collect();
                ["\"", &inside, "\""].concat()
            }
            parts => parts.iter().map(|part| part.quoted(quote)).collect(),
        }
    }
}

fn one_pair_will_do(parts: &[Part], calm: fn(char) -> bool) -> bool {
    let all_calm = parts.iter().all(|part| match part {
        Part::Text(text) => text.chars().all(calm),
        Part::Environment(_) | Part::Encoded(_) | Part::File(_) => true,
    });
    let names_end = parts.windows(2).all(|pair| match pair {
        [Part::Environment(_), Part::Text(text)] => text.starts_with(['&', '/']),
        [Part::Environment(_), Part::Environment(_)] => false,
        _ => true,
    });
    all_calm && names_end
}

impl Part {
    fn unquoted(&self, quote: fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Environment(name) => ["$", name].concat(),
            Self::Encoded(name) => [
                "$(",
                name,
                "=\"$",
                name,
                "\" printenv ",
                name,
                " | ",
                ENCODE,
                ")",
            ]
            .concat(),
            Self::File(path) => ["$(cat -- ", &quote(path), ")"].concat(),
        }
    }

    fn quoted(&self, quote: fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => quote(text),
            Self::Environment(_) | Self::Encoded(_) | Self::File(_) => {
                ["\"", &self.unquoted(quote), "\""].concat()
            }
        }
    }
}
