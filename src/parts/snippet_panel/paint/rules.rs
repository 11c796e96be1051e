//! What is a comment, within quotes or a name, in each language.

use super::Ink;
use snippets::Language;

/// In which quotes a backslash takes the meaning from what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Backslash {
    /// Only in `"`, and outside of quotes.
    Double,
    /// In both quotes, which end with their line.
    Always,
    /// Nowhere.
    Never,
}

/// How the text of a language is read, as far as colours go.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    comment: &'static str,
    backslash: Backslash,
    /// Whether `$NAME` and `$scope:NAME` are names.
    names: bool,
}

/// How it is read; plain text is not.
pub(super) const fn rules(language: Language) -> Option<Rules> {
    let (comment, backslash, names) = match language {
        Language::Shell | Language::Settings => ("#", Backslash::Double, true),
        Language::Hash => ("#", Backslash::Always, false),
        Language::Slashes => ("//", Backslash::Always, false),
        Language::Powershell => ("#", Backslash::Never, true),
        Language::Plain => return None,
    };
    Some(Rules {
        comment,
        backslash,
        names,
    })
}

impl Rules {
    /// Whether the line is a comment, perhaps after blanks.
    pub(super) fn is_comment(self, line: &str) -> bool {
        line.trim_start_matches([' ', '\t'])
            .starts_with(self.comment)
    }

    /// The next run outside of quotes: up to a quote or a name, or to the end
    /// of the line.
    pub(super) fn bare(self, quote: &mut Option<char>, rest: &str) -> (Ink, usize) {
        let name = self.name_length(rest);
        if name > 0 {
            return (Ink::Name, name);
        }
        let mut escaped = false;
        for (at, character) in rest.char_indices() {
            match character {
                '\n' => return (Ink::Plain, at + 1),
                // Whatever a backslash stands before opens no quote.
                _ if escaped => escaped = false,
                '\\' => escaped = self.backslash == Backslash::Double,
                '\'' | '"' if at == 0 => {
                    *quote = Some(character);
                    return (Ink::Quoted, 1);
                }
                '\'' | '"' => return (Ink::Plain, at),
                '$' if at > 0 && self.name_length(&rest[at..]) > 0 => return (Ink::Plain, at),
                _ => {}
            }
        }
        (Ink::Plain, rest.len())
    }

    /// The next run within quotes: up to the closing one, or up to a name.
    pub(super) fn quoted(self, quote: &mut Option<char>, open: char, rest: &str) -> (Ink, usize) {
        let double = open == '"';
        let name = if double { self.name_length(rest) } else { 0 };
        if name > 0 {
            return (Ink::Name, name);
        }
        let escapes = match self.backslash {
            Backslash::Double => double,
            Backslash::Always => true,
            Backslash::Never => false,
        };
        let mut escaped = false;
        for (at, character) in rest.char_indices() {
            if escaped {
                escaped = false;
            } else if character == open || (character == '\n' && self.ends_with_line()) {
                *quote = None;
                return (Ink::Quoted, at + 1);
            } else if double && at > 0 && self.name_length(&rest[at..]) > 0 {
                return (Ink::Quoted, at);
            } else {
                escaped = escapes && character == '\\';
            }
        }
        (Ink::Quoted, rest.len())
    }

    fn ends_with_line(self) -> bool {
        self.backslash == Backslash::Always
    }

    /// How many bytes the name takes with which `text` begins; 0 for none.
    fn name_length(self, text: &str) -> usize {
        let Some(name) = text.strip_prefix('$').filter(|_| self.names) else {
            return 0;
        };
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let word = |text: &str| text.bytes().take_while(is_part).count();
        let scope = word(name);
        let scoped = name[scope..].strip_prefix(':').map_or(0, word);
        match (self.backslash, scope, scoped) {
            (_, 0, _) => 0,
            // PowerShell's `$env:NAME`.
            (Backslash::Never, scope, scoped) if scoped > 0 => 2 + scope + scoped,
            (_, scope, _) => 1 + scope,
        }
    }
}
