//! Dots for whatever may be a token, in a text that is shown to say where something was.
//!
//! A piece that was not understood may hold a token that nobody recognised as one. So
//! beside the tokens that were read, everything is masked that GitLab's tokens look like,
//! or that stands where a secret is expected. Too much is masked rather than too little:
//! the text only has to be found again.

const DOTS: &str = "••••";

/// How many characters of a piece are shown.
const SHOWN: usize = 80;

/// How much of a piece is looked at.
const LOOKED_AT: usize = 4096;

/// The beginning of `text`, as much as [`masked`] and [`cut`] need of it. No token is cut.
pub(super) fn shortened(text: &str) -> String {
    if text.len() <= LOOKED_AT {
        return text.into();
    }
    let mut end = LOOKED_AT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = text[..end].trim_end_matches(|last: char| !last.is_whitespace());
    [kept, "…"].concat()
}

/// `text` on one line and no longer than is shown.
pub(super) fn cut(text: &str) -> String {
    let mut line = String::new();
    let mut words = text.split_whitespace();
    if let Some(first) = words.next() {
        line.push_str(first);
    }
    for word in words {
        line.push(' ');
        line.push_str(word);
        if line.len() > SHOWN * 4 {
            break;
        }
    }
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => [&line[..end], "…"].concat(),
        None => line,
    }
}

/// `text` with dots for each of `hidden` and for what may be a secret.
pub(super) fn masked(text: &str, hidden: &[String]) -> String {
    let mut text = text.to_owned();
    for secret in hidden {
        if text.contains(secret.as_str()) {
            text = text.replace(secret.as_str(), DOTS);
        }
    }
    without_patterns(&without_users(&text))
}

/// Dots for `user:password` before the host of an address.
fn without_users(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        kept.push_str(before);
        let end = after
            .find(|character: char| character == '/' || character.is_whitespace())
            .unwrap_or(after.len());
        match after[..end].rfind('@') {
            Some(user) => {
                kept.push_str(DOTS);
                rest = &after[user..];
            }
            None => rest = after,
        }
    }
    kept + rest
}

/// Dots for runs of characters that look like a token or stand where one is expected.
fn without_patterns(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut before = Before::Nothing;
    let mut rest = text;
    while !rest.is_empty() {
        let is_part = |character: char| {
            character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '~' | '+' | '•')
        };
        let length = rest.find(|next| !is_part(next)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        if run.is_empty() {
            let gap = after.find(is_part).unwrap_or(after.len());
            kept.push_str(&after[..gap]);
            before = before.then_gap(&after[..gap]);
            rest = &after[gap..];
        } else {
            let mask = before.wants_mask() || looks_like_token(run);
            kept.push_str(if mask { DOTS } else { run });
            before = Before::after(run);
            rest = after;
        }
    }
    kept
}

/// What stands before a run of characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A word such as `token`.
    SecretName,
    /// A word such as `token`, and `=`.
    SecretNameAndSign,
    /// `Bearer`: a blank is enough.
    Scheme,
    SchemeAndBlank,
}

impl Before {
    fn after(run: &str) -> Self {
        let run = run.to_ascii_lowercase();
        if ["bearer", "basic"].contains(&run.as_str()) {
            Self::Scheme
        } else if [
            "token",
            "password",
            "passwd",
            "secret",
            "authorization",
            "cookie",
            "user",
        ]
        .iter()
        .any(|name| run.ends_with(name))
        {
            Self::SecretName
        } else {
            Self::Nothing
        }
    }

    fn then_gap(self, gap: &str) -> Self {
        let filled_in = gap.contains(['$', '&', '`', '(']);
        match self {
            Self::SecretName if gap.contains(['=', ':']) && !filled_in => Self::SecretNameAndSign,
            Self::Scheme if !filled_in => Self::SchemeAndBlank,
            _ => Self::Nothing,
        }
    }

    fn wants_mask(self) -> bool {
        matches!(self, Self::SecretNameAndSign | Self::SchemeAndBlank)
    }
}

/// GitLab's tokens begin with `gl`, some letters and `-` (GitLab docs, Security > Token
/// overview); older trigger tokens are 30 hexadecimal digits. As an administrator can
/// choose another prefix, any long word with letters and digits may be one, too.
fn looks_like_token(run: &str) -> bool {
    let has = |kind: fn(&char) -> bool| run.chars().any(|character| kind(&character));
    let is_mixed =
        has(char::is_ascii_digit) && has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase);
    let is_dense = |part: &str| {
        part.len() >= 16
            && part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    has_prefix_of_gitlab(run)
        || (run.len() >= 20 && is_mixed)
        || run.split(['-', '_', '.', '~', '+']).any(is_dense)
}

fn has_prefix_of_gitlab(run: &str) -> bool {
    run.match_indices("gl").any(|(at, _)| {
        let after = &run[at + 2..];
        let letters = after
            .find(|character: char| !character.is_ascii_lowercase())
            .unwrap_or(after.len());
        (2..=8).contains(&letters) && after[letters..].starts_with('-') && after.len() > letters + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_token_is_masked() {
        for (text, shown) in [
            ("glptt-4f1c9a_B-77", "••••"),
            ("x=glptt-4f1c&ref=main", "x=••••&ref=main"),
            ("tok=9a7e1f00d5c3b2a19a7e1f00d5c3b2", "tok=••••"),
            ("token=short&ref=main", "token=••••&ref=main"),
            ("\"token\": \"short\"", "\"token\": \"••••\""),
            (
                "Authorization: Bearer abc.def-1",
                "Authorization: •••• ••••",
            ),
            (
                "https://me:pass@gitlab.example.com/x",
                "https://••••@gitlab.example.com/x",
            ),
            ("oken9a7e1f00d5c3b2a19a7e1f00d5c3b2", "••••"),
            ("aVeryLong0Word1Of2Mixed3Kinds", "••••"),
        ] {
            assert_eq!(masked(text, &[]), shown, "{text}");
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "--retry 3",
            "token=$TRIGGER_TOKEN",
            "\"token=$(cat file)\"",
            "https://gitlab.example.com/api/v4/projects/9",
            "a-rather-long-branch-name-2024",
            "bugle-call",
            "",
        ] {
            assert_eq!(masked(text, &[]), text);
        }
    }

    #[test]
    fn known_secrets_are_masked_wherever_they_stand() {
        let hidden = ["my+token".to_owned()];
        assert_eq!(masked("a my+token b", &hidden), "a •••• b");
    }

    #[test]
    fn long_text_is_cut_and_put_on_one_line() {
        assert_eq!(cut("a\n  b\tc"), "a b c");
        assert_eq!(cut(&"é".repeat(81)), "é".repeat(80) + "…");
        assert_eq!(cut(&"é".repeat(80)), "é".repeat(80));
        let long = "a ".repeat(2_047) + "glptt-4f1c9aB77";
        assert!(!shortened(&long).contains("glptt"));
    }
}
