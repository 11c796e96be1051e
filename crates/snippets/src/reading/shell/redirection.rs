//! Where a command reads from and writes to.

use super::Command;
use super::lexer::{Awaited, Lexer};
use crate::reading::marks::Insert;

impl<'a> Lexer<'a, '_> {
    /// Reads a redirection that begins here. What a command writes and where is no part
    /// of a call, and is passed over.
    pub(super) fn redirection(&mut self, command: &mut Command<'a>, number: usize) {
        let from = self.at;
        if self.rest().starts_with("<(") || self.rest().starts_with(">(") {
            return self.process(from, command);
        }
        if self.takes("<<<") {
            self.blanks();
            let word = self.word();
            command.input = Some(word.text + "\n");
        } else if self.takes("<<") {
            let without_tabs = self.takes("-");
            self.blanks();
            let start = self.at;
            let word = self.word();
            let literal = self.text[start..self.at].contains(['\'', '"', '\\']);
            self.awaited.push(Awaited {
                command: number,
                delimiter: self.inserts.as_written(&word.text),
                literal,
                without_tabs,
            });
        } else if self.rest().starts_with('<') && !self.rest().starts_with("<&") {
            self.at += 1;
            let _also_written = self.takes(">");
            self.blanks();
            command.read_file = Some(self.word());
        } else {
            self.at += 1;
            let _kind = self.takes(">") || self.takes("&") || self.takes("|");
            self.blanks();
            self.word();
        }
    }

    /// `<(command)` stands for a file with what the command writes.
    fn process(&mut self, from: usize, command: &mut Command<'a>) {
        self.at += 2;
        let Some(length) = super::skip::closed(self.rest(), ')') else {
            return self.not_closed(from);
        };
        self.at += length;
        let mark = self.inserts.mark(Insert::Other, &self.text[from..self.at]);
        command.words.push(super::Word {
            text: mark,
            ..super::Word::default()
        });
    }

    /// Reads the texts of here-documents, which begin at this line.
    pub(super) fn here_documents(&mut self, commands: &mut [Command<'a>]) {
        for awaited in std::mem::take(&mut self.awaited) {
            let text = self.here_document(&awaited);
            if let Some(command) = commands.get_mut(awaited.command) {
                command.input = Some(text);
            }
        }
    }

    fn here_document(&mut self, awaited: &Awaited) -> String {
        let mut text = String::new();
        while self.at < self.text.len() {
            let rest = self.rest();
            let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let mut line = &rest[..end];
            if awaited.without_tabs {
                line = line.trim_start_matches('\t');
            }
            let whole = line.trim_end_matches(['\n', '\r']);
            if whole == awaited.delimiter {
                self.at += end;
                return text;
            }
            if awaited.literal {
                text.push_str(line);
                self.at += end;
            } else {
                // An expansion may go over the end of the line.
                self.at += end - line.len();
                let line_end = self.at + line.len();
                while self.at < line_end {
                    self.in_double_quotes(&mut text, false);
                }
            }
        }
        text
    }
}
