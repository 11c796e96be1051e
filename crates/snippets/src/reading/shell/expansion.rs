//! `$NAME`, `${NAME}`, `$(command)`, backquotes: marks in the place of what is not known.

use super::lexer::Lexer;
use super::{Dialect, is_name, read_as, skip};
use crate::reading::marks::{Insert, is_unmarked};

impl Lexer<'_, '_> {
    /// Reads what begins with `$`, a backquote or, in fish, `(`. Whether it was an
    /// expansion; a `$` that is none stands for itself.
    pub(super) fn expansion(&mut self, into: &mut String) -> bool {
        let from = self.at;
        let first = self.peek();
        self.at += 1;
        match first {
            Some('`') => {
                let length = skip::backquoted(self.rest());
                self.output(from, length, into);
            }
            Some('(') => {
                let length = skip::closed(self.rest(), ')');
                self.output(from, length, into);
            }
            _ => return self.after_dollar(from, into),
        }
        true
    }

    fn after_dollar(&mut self, from: usize, into: &mut String) -> bool {
        match self.peek() {
            Some('(') if self.rest().starts_with("((") => {
                self.at += 1;
                let length = skip::closed(self.rest(), ')');
                self.passed(from, length, |_| Insert::Other, into);
            }
            Some('(') => {
                self.at += 1;
                let length = skip::closed(self.rest(), ')');
                self.output(from, length, into);
            }
            Some('{') => {
                self.at += 1;
                let length = skip::closed(self.rest(), '}');
                self.passed(from, length, parameter, into);
            }
            Some(first) if first.is_ascii_alphabetic() || first == '_' => {
                let rest = self.rest();
                let is_part = |next: char| next.is_ascii_alphanumeric() || next == '_';
                let length = rest.find(|next| !is_part(next)).unwrap_or(rest.len());
                self.at += length;
                let name = Insert::Name(rest[..length].into());
                self.insert(from, name, into);
            }
            Some(special) if special.is_ascii_digit() || "?@*#!$-".contains(special) => {
                self.at += 1;
                self.insert(from, Insert::Other, into);
            }
            _ => {
                into.push('$');
                return false;
            }
        }
        true
    }

    fn insert(&mut self, from: usize, insert: Insert, into: &mut String) {
        let source = &self.text[from..self.at];
        into.push_str(&self.inserts.mark(insert, source));
    }

    /// Passes `length` bytes, the last of which closes what began at `from`.
    fn passed(
        &mut self,
        from: usize,
        length: Option<usize>,
        insert: fn(&str) -> Insert,
        into: &mut String,
    ) {
        let Some(length) = length else {
            return self.not_closed(from);
        };
        let inside = &self.rest()[..length - 1];
        self.at += length;
        self.insert(from, insert(inside), into);
    }

    /// What a command writes. Of `cat FILE` that is the file.
    fn output(&mut self, from: usize, length: Option<usize>, into: &mut String) {
        let Some(length) = length else {
            return self.not_closed(from);
        };
        let command = &self.rest()[..length - 1];
        self.at += length;
        let insert = if let Some(path) = self.file(command) {
            Insert::File(path)
        } else if let Some((name, sign)) = self.encoded(command) {
            into.push_str(if sign { "=" } else { "" });
            Insert::Name(name)
        } else {
            Insert::Output(command.into())
        };
        self.insert(from, insert, into);
    }

    /// The name whose value `printenv NAME | od … | sed …` writes percent-encoded, as this
    /// crate writes it for programs that do not encode, and whether a `=` is before it.
    fn encoded(&mut self, command: &str) -> Option<(String, bool)> {
        if self.depth >= super::DEEPEST || !command.contains("printenv") {
            return None;
        }
        let script = read_as(command, self.dialect, self.inserts, self.depth + 1);
        let first = script.commands.first()?;
        let mut words = first
            .words
            .iter()
            .skip_while(|word| word.assignment().is_some());
        let (program, name, None) = (words.next()?, words.next()?, words.next()) else {
            return None;
        };
        let then = |program: &str| {
            let rest = script.commands.iter().skip(1);
            let mut programs = rest.filter_map(|command| command.words.first());
            programs.any(|word| word.text == program)
        };
        let is_encoded = program.text == "printenv" && then("od") && then("sed");
        let sign = command.contains("s/^/=/");
        (is_encoded && is_name(&name.text)).then(|| (name.text.clone(), sign))
    }

    /// The file that `cat FILE`, `cat -- FILE` or `< FILE` writes, if its name is told.
    fn file(&mut self, command: &str) -> Option<String> {
        if let Some(name) = named_by(command) {
            return Some(["$", name].concat());
        }
        let trimmed = command.trim_start();
        if self.depth >= super::DEEPEST || !(trimmed.starts_with("cat") || trimmed.starts_with('<'))
        {
            return None;
        }
        let dialect = self.dialect;
        let script = read_as(command, dialect, self.inserts, self.depth + 1);
        let [command] = script.commands.as_slice() else {
            return None;
        };
        let words: Vec<&str> = command
            .words
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        let path = match (words.as_slice(), &command.read_file) {
            (["cat", "--", _], None) => command.words.get(2)?,
            (["cat", path], None) if !path.starts_with('-') => command.words.get(1)?,
            ([], Some(path)) if dialect == Dialect::Posix => path,
            (["cat"], Some(path)) => path,
            _ => return None,
        };
        // The home folder of whoever runs it is not known here.
        let is_told = is_unmarked(&path.text)
            && !(path.bare > 0 && path.text.starts_with('~'))
            && !path.text.is_empty()
            && script.not_closed.is_none();
        is_told.then(|| path.text.clone())
    }
}

/// `${NAME}`, also with a message for where it is not set; anything else in braces changes
/// the value.
fn parameter(inside: &str) -> Insert {
    let end = inside
        .find(|next: char| !(next.is_ascii_alphanumeric() || next == '_'))
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    if is_name(name) && (rest.is_empty() || rest.starts_with('?') || rest.starts_with(":?")) {
        Insert::Name(name.into())
    } else {
        Insert::Other
    }
}

/// The name in `cat -- "$NAME"`, as this crate's jobs read the file that a CI/CD variable
/// names; in a form such a file is called `$NAME`.
fn named_by(command: &str) -> Option<&str> {
    let quoted = command.trim().strip_prefix("cat -- \"$")?;
    quoted.strip_suffix('"').filter(|name| is_name(name))
}
