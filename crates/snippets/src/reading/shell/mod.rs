//! A shell text as commands and words, read and not run (POSIX.1-2017, Shell Command
//! Language; bash's manual for `$'...'`, `$"..."`, `<<<`; fish's documentation, The fish
//! language).

mod ansi_c;
mod expansion;
mod lexer;
mod quotes;
mod redirection;
mod skip;

use super::marks::Inserts;
use super::rows::Rows;
use lexer::Lexer;

/// A word after its quotes were taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Marked text.
    pub(super) text: String,
    /// How many bytes at its beginning stood without quotes: only there a shell sees
    /// reserved words and assignments.
    pub(super) bare: usize,
    /// Whether it has `{a,b}` without quotes, which bash makes two words of.
    pub(super) braces: bool,
}

impl Word {
    /// The name and value of an assignment.
    pub(super) fn assignment(&self) -> Option<(&str, &str)> {
        let (name, value) = self.text.split_once('=')?;
        (name.len() < self.bare && is_name(name)).then_some((name, value))
    }

    /// The word, if none of it was quoted or filled in.
    pub(super) fn reserved(&self) -> Option<&str> {
        (self.bare == self.text.len()).then_some(self.text.as_str())
    }
}

/// A simple command: its words, redirections taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command<'a> {
    pub(super) words: Vec<Word>,
    /// What a here-document or here-string gives it to read; marked text.
    pub(super) input: Option<String>,
    /// The file that it reads.
    pub(super) read_file: Option<Word>,
    /// Whether it reads what the command before it writes.
    pub(super) piped: bool,
    /// As it stands in the text.
    pub(super) source: &'a str,
}

impl Command<'_> {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.input.is_none() && self.read_file.is_none()
    }
}

/// What a shell text cannot be read beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotClosed<'a>(pub(super) &'a str);

/// A shell text.
pub(super) struct Script<'a> {
    pub(super) commands: Vec<Command<'a>>,
    /// The names of functions that it defines.
    pub(super) functions: Rows<()>,
    /// What is opened and not closed: the rest of the text.
    pub(super) not_closed: Option<NotClosed<'a>>,
}

/// Whose quotes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Posix,
    /// `\'` and `\\` are escapes in single quotes; `(command)` is what it writes.
    Fish,
}

/// How many levels of `$(...)` are read.
const DEEPEST: usize = 4;

/// Reads a shell text. If POSIX quotes do not come out even and there is a `\'`, it is
/// read as fish does.
pub(super) fn read<'a>(text: &'a str, inserts: &mut Inserts) -> Script<'a> {
    let script = read_as(text, Dialect::Posix, inserts, 0);
    if script.not_closed.is_some() && text.contains("\\'") {
        let fish = read_as(text, Dialect::Fish, inserts, 0);
        if fish.not_closed.is_none() {
            return fish;
        }
    }
    script
}

fn read_as<'a>(text: &'a str, dialect: Dialect, inserts: &mut Inserts, depth: usize) -> Script<'a> {
    let mut lexer = Lexer::of(text, dialect, inserts, depth);
    lexer.script()
}

/// A name that a shell can assign to (POSIX.1-2017, Base Definitions 3.235).
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests;
