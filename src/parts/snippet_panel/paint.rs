//! The light colours of a snippet: runs of text that, put together, are the
//! snippet itself.

use snippets::Language;

/// What a run of characters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Anything else.
    Plain,
    /// Within quotes, these included.
    Quoted,
    /// `$NAME`.
    Name,
    /// A line that is a comment.
    Comment,
}

impl Ink {
    /// Its class in `style/pages/snippet.css`.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Quoted => "ink-quoted",
            Self::Name => "ink-name",
            Self::Comment => "ink-comment",
        }
    }
}

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
struct Rules {
    comment: &'static str,
    backslash: Backslash,
    /// Whether `$NAME` and `$scope:NAME` are names.
    names: bool,
}

const fn rules(language: Language) -> Option<Rules> {
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

/// Cuts `text` into runs, none of them empty.
pub(super) fn runs(text: &str, language: Language) -> Vec<(Ink, &str)> {
    let Some(rules) = rules(language) else {
        let plain = (!text.is_empty()).then_some((Ink::Plain, text));
        return plain.into_iter().collect();
    };
    let mut runs = Vec::new();
    let mut quote = None;
    let mut rest = text;
    let mut line_starts = true;
    while !rest.is_empty() {
        let (ink, length) = match quote {
            None if line_starts && rules.is_comment(rest) => (Ink::Comment, line_length(rest)),
            None => rules.bare(&mut quote, rest),
            Some(open) => rules.quoted(&mut quote, open, rest),
        };
        let (run, after) = rest.split_at(length);
        line_starts = run.ends_with('\n');
        runs.push((ink, run));
        rest = after;
    }
    runs
}

fn line_length(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

impl Rules {
    /// Whether the line is a comment, perhaps after blanks.
    fn is_comment(self, line: &str) -> bool {
        line.trim_start_matches([' ', '\t'])
            .starts_with(self.comment)
    }

    /// The next run outside of quotes: up to a quote or a name, or to the end
    /// of the line.
    fn bare(self, quote: &mut Option<char>, rest: &str) -> (Ink, usize) {
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
    fn quoted(self, quote: &mut Option<char>, open: char, rest: &str) -> (Ink, usize) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LANGUAGES: [Language; 6] = [
        Language::Shell,
        Language::Settings,
        Language::Hash,
        Language::Slashes,
        Language::Powershell,
        Language::Plain,
    ];

    fn coloured(text: &str, language: Language) -> Vec<(Ink, &str)> {
        let runs = runs(text, language).into_iter();
        runs.filter(|(ink, _)| *ink != Ink::Plain).collect()
    }

    #[test]
    fn a_shells_quotes_names_and_comments_have_their_colours() {
        let text = "# set\ncurl --data \"token=$T\" 'ref=it'\\''s $X' $Y # $5 '";
        assert_eq!(
            coloured(text, Language::Shell),
            [
                (Ink::Comment, "# set"),
                (Ink::Quoted, "\""),
                (Ink::Quoted, "token="),
                (Ink::Name, "$T"),
                (Ink::Quoted, "\""),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "ref=it'"),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "s $X'"),
                (Ink::Name, "$Y"),
                (Ink::Name, "$5"),
                (Ink::Quoted, "'"),
            ]
        );
    }

    #[test]
    fn a_programs_quotes_take_backslashes_and_end_with_their_line() {
        let text = "  # it's\nf('a\\'b $x', \"c\\\"d\")\nthe reader's\n'e'";
        assert_eq!(
            coloured(text, Language::Hash),
            [
                (Ink::Comment, "  # it's"),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "a\\'b $x'"),
                (Ink::Quoted, "\""),
                (Ink::Quoted, "c\\\"d\""),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "s\n"),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "e'"),
            ]
        );
    }

    #[test]
    fn each_language_has_its_own_comments() {
        for language in LANGUAGES {
            let (hash, slashes) = match language {
                Language::Shell | Language::Settings | Language::Hash | Language::Powershell => {
                    (true, false)
                }
                Language::Slashes => (false, true),
                Language::Plain => (false, false),
            };
            let is_comment = |text| coloured(text, language) == [(Ink::Comment, text)];
            assert_eq!(is_comment("# a"), hash, "{language:?}");
            assert_eq!(is_comment("\t// a"), slashes, "{language:?}");
        }
    }

    #[test]
    fn powershell_doubles_its_quotes_and_names_scopes() {
        let text = "'it''s\\' \"$env:TRIGGER_TOKEN: $x\"";
        assert_eq!(
            coloured(text, Language::Powershell),
            [
                (Ink::Quoted, "'"),
                (Ink::Quoted, "it'"),
                (Ink::Quoted, "'"),
                (Ink::Quoted, "s\\'"),
                (Ink::Quoted, "\""),
                (Ink::Name, "$env:TRIGGER_TOKEN"),
                (Ink::Quoted, ": "),
                (Ink::Name, "$x"),
                (Ink::Quoted, "\""),
            ]
        );
    }

    proptest! {
        #[test]
        fn the_runs_are_the_text(text in r#"([a$#'"\\\n:/ü]|\PC){0,40}"#) {
            for language in LANGUAGES {
                let runs = runs(&text, language);
                prop_assert!(runs.iter().all(|(_, run)| !run.is_empty()));
                let together: String = runs.iter().map(|(_, run)| *run).collect();
                prop_assert_eq!(&together, &text);
            }
        }
    }
}
