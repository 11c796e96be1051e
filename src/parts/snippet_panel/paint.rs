//! The light colours of a snippet: runs of text that, put together, are the
//! snippet itself.

/// What a run of characters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Anything else.
    Plain,
    /// Within quotes, these included.
    Quoted,
    /// `$NAME`.
    Name,
    /// A line that begins with `#`.
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
pub(super) fn runs(text: &str) -> Vec<(Ink, &str)> {
    let mut runs = Vec::new();
    let mut quote = None;
    let mut rest = text;
    let mut line_starts = true;
    while !rest.is_empty() {
        let (ink, length) = match quote {
            None => bare(&mut quote, rest, line_starts),
            Some(open) => quoted(&mut quote, open, rest),
        };
        let (run, after) = rest.split_at(length);
        line_starts = run.ends_with('\n');
        runs.push((ink, run));
        rest = after;
    }
    runs
}

/// The next run outside of quotes.
fn bare(quote: &mut Option<char>, rest: &str, line_starts: bool) -> (Ink, usize) {
    let name = name_length(rest);
    let mut characters = rest.char_indices();
    match characters.next().map(|(_, first)| first) {
        Some('#') if line_starts => (Ink::Comment, rest.find('\n').unwrap_or(rest.len())),
        Some('$') if name > 0 => (Ink::Name, name),
        Some(open @ ('\'' | '"')) => {
            *quote = Some(open);
            (Ink::Quoted, 1)
        }
        // Whatever a backslash stands before opens no quote.
        Some('\\') => {
            let next = characters.next();
            (Ink::Plain, 1 + next.map_or(0, |(_, next)| next.len_utf8()))
        }
        Some(_) | None => {
            let end = characters.find(|(_, next)| "'\"$#\\".contains(*next));
            (Ink::Plain, end.map_or(rest.len(), |(at, _)| at))
        }
    }
}

/// The next run within quotes: up to the closing one, or up to a name.
fn quoted(quote: &mut Option<char>, open: char, rest: &str) -> (Ink, usize) {
    let double = open == '"';
    let name = name_length(rest);
    if double && name > 0 {
        return (Ink::Name, name);
    }
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        if escaped {
            escaped = false;
        } else if character == open {
            *quote = None;
            return (Ink::Quoted, at + 1);
        } else if double && character == '$' && at > 0 {
            return (Ink::Quoted, at);
        } else {
            escaped = double && character == '\\';
        }
    }
    (Ink::Quoted, rest.len())
}

/// How many bytes the `$NAME` takes with which `text` begins; 0 for none.
fn name_length(text: &str) -> usize {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let Some(name) = text.strip_prefix('$') else {
        return 0;
    };
    let end = name.find(|character| !is_name(character));
    match end.unwrap_or(name.len()) {
        0 => 0,
        length => 1 + length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotes_names_and_comments_have_their_colours() {
        let text = "# set\ncurl --data \"token=$T\" 'ref=it'\\''s $X' $Y '";
        let seen: Vec<_> = runs(text)
            .into_iter()
            .filter(|(ink, _)| *ink != Ink::Plain)
            .collect();
        assert_eq!(
            seen,
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
                (Ink::Quoted, "'"),
            ]
        );
    }

    proptest! {
        #[test]
        fn the_runs_are_the_text(text in r#"([a$#'"\\\n ü]|\PC){0,40}"#) {
            let runs = runs(&text);
            prop_assert!(runs.iter().all(|(_, run)| !run.is_empty()));
            let together: String = runs.iter().map(|(_, run)| *run).collect();
            prop_assert_eq!(together, text);
        }
    }
}
