//! Quotes and escapes (POSIX.1-2017, Shell Command Language 2.2).

use super::Dialect;
use super::lexer::Lexer;

impl Lexer<'_, '_> {
    /// Reads quotes, an escape or an expansion that begins here. Whether it was a `$` that
    /// stands for itself.
    pub(super) fn quoted_or_filled(&mut self, into: &mut String) -> bool {
        let from = self.at;
        match self.peek() {
            Some('\'') => self.single_quotes(from, into),
            Some('"') => self.double_quotes(from, into),
            Some('$') if self.takes("$'") => self.ansi_c(from, into),
            Some('$') if self.rest().starts_with("$\"") => {
                self.at += 1;
                self.double_quotes(from, into);
            }
            Some('\\') => {
                self.at += 1;
                let escaped = self.peek().unwrap_or('\\');
                into.push(escaped);
                self.at = (self.at + escaped.len_utf8()).min(self.text.len());
            }
            _ => return !self.expansion(into),
        }
        false
    }

    /// Up to the next single quote (2.2.2).
    fn single_quotes(&mut self, from: usize, into: &mut String) {
        self.at += 1;
        let escapes: &[char] = match self.dialect {
            Dialect::Posix => &['\''],
            Dialect::Fish => &['\'', '\\'],
        };
        loop {
            let rest = self.rest();
            let Some(length) = rest.find(escapes) else {
                into.push_str(rest);
                return self.not_closed(from);
            };
            into.push_str(&rest[..length]);
            self.at += length + 1;
            if rest[length..].starts_with('\'') {
                return;
            }
            let escaped = self.peek().filter(|next| matches!(next, '\'' | '\\'));
            into.push(escaped.unwrap_or('\\'));
            self.at += escaped.map_or(0, char::len_utf8);
        }
    }

    /// Up to the next double quote; `$`, `` ` `` and some backslashes act (2.2.3).
    fn double_quotes(&mut self, from: usize, into: &mut String) {
        self.at += 1;
        loop {
            match self.peek() {
                None => return self.not_closed(from),
                Some('"') => {
                    self.at += 1;
                    return;
                }
                Some(_) => self.in_double_quotes(into, true),
            }
        }
    }

    /// One character or expansion within double quotes, or within a here-document, where
    /// a double quote is nothing special.
    pub(super) fn in_double_quotes(&mut self, into: &mut String, quotes: bool) {
        if self.continuation() {
            return;
        }
        match self.peek() {
            Some('\\') => {
                self.at += 1;
                let escaped = self
                    .peek()
                    .filter(|next| matches!(next, '$' | '`' | '\\') || (quotes && *next == '"'));
                into.push(escaped.unwrap_or('\\'));
                self.at += escaped.map_or(0, char::len_utf8);
            }
            Some('$' | '`') => {
                self.expansion(into);
            }
            Some(other) => {
                into.push(other);
                self.at += other.len_utf8();
            }
            None => {}
        }
    }
}
