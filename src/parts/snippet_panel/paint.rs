//! The light colours of a snippet: runs of text that, put together, are the
//! snippet itself.

mod rules;

use rules::rules;
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
