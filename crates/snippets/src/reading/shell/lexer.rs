//! Words and what ends them.

use super::{Command, Dialect, NotClosed, Script, Word};
use crate::reading::marks::Inserts;
use crate::reading::rows::Rows;

pub(super) struct Lexer<'a, 'i> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) dialect: Dialect,
    pub(super) inserts: &'i mut Inserts,
    /// How many levels of `$(...)` are around.
    pub(super) depth: usize,
    /// Here-documents whose text begins at the next line.
    pub(super) awaited: Vec<Awaited>,
    pub(super) not_closed: Option<NotClosed<'a>>,
    /// The names of functions that the text defines.
    functions: Rows<()>,
}

/// A here-document that was announced.
pub(super) struct Awaited {
    /// The command that reads it.
    pub(super) command: usize,
    pub(super) delimiter: String,
    /// A quoted delimiter keeps the text as it is.
    pub(super) literal: bool,
    /// `<<-` takes tabs away.
    pub(super) without_tabs: bool,
}

impl<'a, 'i> Lexer<'a, 'i> {
    pub(super) fn of(
        text: &'a str,
        dialect: Dialect,
        inserts: &'i mut Inserts,
        depth: usize,
    ) -> Self {
        Self {
            text,
            at: 0,
            dialect,
            inserts,
            depth,
            awaited: Vec::new(),
            not_closed: None,
            functions: Rows::default(),
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether `expected` stands here, which is passed then.
    pub(super) fn takes(&mut self, expected: &str) -> bool {
        let is_there = self.rest().starts_with(expected);
        if is_there {
            self.at += expected.len();
        }
        is_there
    }

    /// The rest of the text cannot be read: something that begins at `from` has no end.
    pub(super) fn not_closed(&mut self, from: usize) {
        self.not_closed.get_or_insert(NotClosed(&self.text[from..]));
        self.at = self.text.len();
    }

    pub(super) fn script(&mut self) -> Script<'a> {
        let mut commands = Vec::new();
        let mut command = Command::default();
        let mut start = self.at;
        loop {
            self.blanks();
            if command.is_empty() {
                start = self.at;
            }
            let end = self.at;
            let Some(next) = self.peek() else {
                break;
            };
            if let Some(piped) = self.step(next, &mut command, commands.len()) {
                let awaits = self
                    .awaited
                    .last()
                    .is_some_and(|awaited| awaited.command == commands.len());
                if !command.is_empty() || awaits {
                    command.source = &self.text[start..end];
                    commands.push(std::mem::take(&mut command));
                }
                // A line may end behind a pipe.
                command.piped |= piped;
                if next == '\n' {
                    self.here_documents(&mut commands);
                }
            }
        }
        if !command.is_empty() {
            command.source = self.text[start..].trim_end();
            commands.push(command);
        }
        Script {
            commands,
            functions: std::mem::take(&mut self.functions),
            not_closed: self.not_closed,
        }
    }

    /// Reads what begins with `next`: a word, a comment, a redirection, or what ends
    /// `command`, the `number`th. Whether the command is ended, and whether the one behind it
    /// reads what this one writes.
    fn step(&mut self, next: char, command: &mut Command<'a>, number: usize) -> Option<bool> {
        match next {
            '#' => {
                self.skip_line();
                None
            }
            '\n' => {
                self.at += 1;
                Some(false)
            }
            '&' if self.rest().starts_with("&>") => {
                self.at += 1;
                self.redirection(command, number);
                None
            }
            '(' if self.defines(command) => {
                for name in command.words.drain(..) {
                    self.functions.put(&name.text, ());
                }
                None
            }
            ';' | '&' | '(' | ')' => {
                self.at += 1;
                Some(false)
            }
            '|' => {
                self.at += 1;
                let or = self.takes("|");
                let _both = self.takes("&");
                Some(!or)
            }
            '<' | '>' => {
                self.redirection(command, number);
                None
            }
            _ => {
                let word = self.word();
                let is_descriptor = word
                    .reserved()
                    .is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
                if !(is_descriptor && matches!(self.peek(), Some('<' | '>'))) {
                    command.words.push(word);
                }
                None
            }
        }
    }

    /// Whether `NAME()` stands here, the name already read; it is passed then.
    fn defines(&mut self, command: &Command<'_>) -> bool {
        command.words.len() == 1 && (self.takes("()") || self.takes("( )"))
    }

    /// Passes blanks and line ends behind a backslash.
    pub(super) fn blanks(&mut self) {
        loop {
            match self.peek() {
                Some(' ' | '\t' | '\r') => self.at += 1,
                Some('\\') if !self.continuation() => return,
                Some('\\') => {}
                _ => return,
            }
        }
    }

    /// Passes a backslash at the end of a line together with the line end.
    pub(super) fn continuation(&mut self) -> bool {
        self.takes("\\\n") || self.takes("\\\r\n")
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    /// The word that begins here.
    pub(super) fn word(&mut self) -> Word {
        let mut word = Word::default();
        let mut bare = true;
        let mut braces = Braces::default();
        while let Some(next) = self.peek() {
            let is_end = matches!(
                next,
                ' ' | '\t' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')'
            ) || (next == '\r' && self.rest().starts_with("\r\n"));
            if is_end && !self.is_fish_output(next) {
                break;
            }
            if self.continuation() {
                continue;
            }
            match next {
                '\\' | '\'' | '"' | '$' | '`' | '(' => {
                    let length = word.text.len();
                    let is_dollar_alone = self.quoted_or_filled(&mut word.text);
                    if bare && !is_dollar_alone {
                        word.bare = length;
                        bare = false;
                    }
                }
                other => {
                    braces.see(other);
                    word.text.push(other);
                    self.at += other.len_utf8();
                }
            }
        }
        if bare {
            word.bare = word.text.len();
        }
        word.braces = braces.seen;
        word
    }

    /// fish writes `(command)` for what POSIX shells write as `$(command)`.
    fn is_fish_output(&self, next: char) -> bool {
        next == '(' && self.dialect == Dialect::Fish
    }
}

/// Notices `{a,b}`.
#[derive(Default)]
struct Braces {
    open: bool,
    comma: bool,
    seen: bool,
}

impl Braces {
    fn see(&mut self, character: char) {
        match character {
            '{' => {
                *self = Self {
                    open: true,
                    comma: false,
                    seen: self.seen,
                }
            }
            ',' => self.comma = self.open,
            '}' => self.seen |= self.open && self.comma,
            _ => {}
        }
    }
}
