//! A token as a type: it cannot be printed, serialised or put into a link by mistake.

use std::fmt;

use crate::redact::known_prefix;

/// The length from which the text after a token's last `-` counts as its random part.
const RANDOM_PART: usize = 20;

/// A secret that GitLab made: an access token or a trigger token.
///
/// It has no `Display` and is never serialised; `Debug` prints `Token(••••)`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token as typed, pasted or received; blanks around it are dropped.
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// GitLab's short token: the first four characters after the prefix, as its job
    /// page and a colleague's cut token show them.
    ///
    /// The prefix is GitLab's own (`glptt-`, `glpat-`, ...), or one that the
    /// instance puts in front of its tokens: everything up to the last `-` when at
    /// least 20 characters follow it.
    pub fn short(&self) -> String {
        self.without_prefix().chars().take(4).collect()
    }

    /// The secret itself.
    ///
    /// Only three places may call this: the header and body writer of this crate, the
    /// snippet writer of the console, and its copy and reveal controls.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn without_prefix(&self) -> &str {
        if let Some(length) = known_prefix(&self.0) {
            return &self.0[length..];
        }
        match self.0.rsplit_once('-') {
            Some((_, random)) if random.len() >= RANDOM_PART => random,
            Some(_) | None => &self.0,
        }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn debug_hides_the_text() {
        assert_eq!(format!("{:?}", Token::new("glptt-secret")), "Token(••••)");
        assert_eq!(format!("{:?}", Token::new("")), "Token(••••)");
    }

    #[test]
    fn blanks_around_a_pasted_token_are_dropped() {
        assert_eq!(Token::new(" \tabc\n"), Token::new("abc"));
        assert_ne!(Token::new("abc"), Token::new("abd"));
        assert!(Token::new("  ").is_empty());
    }

    #[test]
    fn short_is_what_gitlab_shows() {
        let rows = [
            ("glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f", "4f1c"),
            ("6d056f63e50fe6f8c5f8f4aa10edb7", "6d05"),
            ("acme-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f", "4f1c"),
            (
                "acme-glptt-4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f",
                "4f1c",
            ),
            ("glpat-ab-cdefghijklmnopqr", "ab-c"),
            ("ab-short", "ab-s"),
            ("abc", "abc"),
            ("", ""),
            ("\u{fc}\u{e9}\u{1f680}xyz", "\u{fc}\u{e9}\u{1f680}x"),
        ];
        for (token, short) in rows {
            assert_eq!(Token::new(token).short(), short, "{token}");
        }
    }
}
