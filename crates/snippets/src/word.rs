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
    /// What is in the file whose name the environment variable of this name holds.
    FileNamedBy(String),
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
            Some(
                Part::Environment(_) | Part::Encoded(_) | Part::File(_) | Part::FileNamedBy(_),
            )
            | None => {
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

    /// The same word, a file called `$NAME` being the one whose name is in that environment
    /// variable.
    pub(crate) fn with_files_by_name(self) -> Self {
        let by_name = |part| match part {
            Part::File(path) => match variable_in(&path) {
                Some(name) => Part::FileNamedBy(name.into()),
                None => Part::File(path),
            },
            Part::Text(_) | Part::Environment(_) | Part::Encoded(_) | Part::FileNamedBy(_) => part,
        };
        Self(self.0.into_iter().map(by_name).collect())
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

    /// The word for a reader whose quotes stand around a whole word: its text written by
    /// `text`, its names by `name`. Such a reader opens no files; the name of one is
    /// written as text.
    pub(crate) fn rendered(
        &self,
        text: impl Fn(&str) -> String,
        name: impl Fn(&str) -> String,
    ) -> String {
        let part = |part: &Part| match part {
            Part::Text(part) | Part::File(part) | Part::FileNamedBy(part) => text(part),
            Part::Environment(part) | Part::Encoded(part) => name(part),
        };
        self.0.iter().map(part).collect()
    }
}

/// The name in a path that is `$NAME` and nothing else.
pub(crate) fn variable_in(path: &str) -> Option<&str> {
    let name = path.strip_prefix('$')?;
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let fits = name.chars().all(is_part) && !name.starts_with(|first: char| first.is_ascii_digit());
    (fits && !name.is_empty()).then_some(name)
}

fn one_pair_will_do(parts: &[Part], calm: fn(char) -> bool) -> bool {
    let all_calm = parts.iter().all(|part| match part {
        Part::Text(text) => text.chars().all(calm),
        Part::Environment(_) | Part::Encoded(_) | Part::File(_) | Part::FileNamedBy(_) => true,
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
            Self::FileNamedBy(name) => ["$(cat -- \"$", name, "\")"].concat(),
        }
    }

    fn quoted(&self, quote: fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => quote(text),
            Self::Environment(_) | Self::Encoded(_) | Self::File(_) | Self::FileNamedBy(_) => {
                ["\"", &self.unquoted(quote), "\""].concat()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_a_name_is_told_from_others() {
        for (path, name) in [
            ("$TRIGGER_TOKEN", Some("TRIGGER_TOKEN")),
            ("$_x1", Some("_x1")),
            ("$", None),
            ("$1", None),
            ("TRIGGER_TOKEN", None),
            ("$TRIGGER_TOKEN/x", None),
            ("${TRIGGER_TOKEN}", None),
        ] {
            assert_eq!(variable_in(path), name, "{path}");
        }
    }

    #[test]
    fn a_file_is_read_by_its_own_name_or_by_that_in_a_variable() {
        let word = Word::text("token=").then_file("$TOKEN");
        let quote = |text: &str| ["'", text, "'"].concat();
        let calm = |character: char| character.is_ascii_alphanumeric() || character == '=';
        let written = word.quoted(quote, calm);
        assert_eq!(written, "\"token=$(cat -- '$TOKEN')\"");
        let written = word.with_files_by_name().quoted(quote, calm);
        assert_eq!(written, "\"token=$(cat -- \"$TOKEN\")\"");
    }
}
