//! The one function that all text on its way to a log, an error or a report goes through.

use crate::escape::escape;
use crate::secret::Token;

const HIDDEN: &str = "••••";

/// What stands between `gl` and `-` in the tokens GitLab hands out (personal, trigger,
/// OAuth application, runner, deploy, SCIM, feed, incoming mail, agent, CI job, feature
/// flags).
const KINDS: [&str; 11] = [
    "pat", "ptt", "oat", "rt", "dt", "soat", "ft", "imt", "agent", "cbt", "ffct",
];

/// The shortest text after such a prefix that is taken for a token.
const SHORTEST: usize = 8;

/// Replaces everything in `text` that is or looks like a token by `••••`.
///
/// These are the `live` tokens wherever they occur, also escaped as in an address, GitLab's prefixed tokens
/// (`glptt-` and so on followed by at least 8 of `[A-Za-z0-9_.-]`), and words of exactly
/// 30 or 40 hex digits, the form of older trigger tokens. A full commit SHA-1 has that
/// form too and is hidden with them.
pub fn redact(text: &str, live: &[&Token]) -> String {
    let mut text = text.to_owned();
    for token in live.iter().filter(|token| !token.is_empty()) {
        text = text.replace(token.reveal(), HIDDEN);
        text = text.replace(&escape(token.reveal()), HIDDEN);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let length = match token_length(rest) {
            Some(length) => {
                clean.push_str(HIDDEN);
                length
            }
            None => {
                let length = plain_length(rest, first);
                clean.push_str(&rest[..length]);
                length
            }
        };
        rest = &rest[length..];
    }
    clean
}

/// The length of GitLab's own prefix (such as `glptt-`) at the start of `text`.
pub(crate) fn known_prefix(text: &str) -> Option<usize> {
    let after = text.strip_prefix("gl")?;
    let kind = KINDS.iter().find(|kind| {
        after
            .strip_prefix(**kind)
            .is_some_and(|rest| rest.starts_with('-'))
    })?;
    Some("gl".len() + kind.len() + "-".len())
}

/// The length in bytes of the token that `text` starts with.
fn token_length(text: &str) -> Option<usize> {
    if let Some(prefix) = known_prefix(text) {
        let in_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-".contains(byte);
        let body = text
            .bytes()
            .skip(prefix)
            .take_while(|byte| in_token(byte))
            .count();
        return (body >= SHORTEST).then_some(prefix + body);
    }
    let word = word_length(text);
    let hex = text[..word].bytes().all(|byte| byte.is_ascii_hexdigit());
    (hex && (word == 30 || word == 40)).then_some(word)
}

/// How far to step when no token starts here: over a whole word, so that the tail of a
/// longer hex word is not taken for one of 40, but not over a prefix inside it.
fn plain_length(text: &str, first: char) -> usize {
    let word = word_length(text);
    if word == 0 {
        return first.len_utf8();
    }
    (1..word)
        .find(|at| known_prefix(&text[*at..]).is_some())
        .unwrap_or(word)
}

fn word_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_alphanumeric).count()
}

#[cfg(test)]
mod tests {
    use super::{KINDS, redact};
    use crate::secret::Token;
    use proptest::prelude::*;

    const HEX: &str = "4f1c0c2a9e8b7d6f5a4b3c2d1e0f9a8b7c6d5e4f";

    #[test]
    fn live_tokens_go_whatever_they_look_like() {
        let live = Token::new("hunter2");
        assert_eq!(redact("a hunter2, hunter2!", &[&live]), "a ••••, ••••!");
        let slashed = Token::new("hunter/2");
        assert_eq!(
            redact("GET /triggers/hunter%2F2", &[&slashed]),
            "GET /triggers/••••"
        );
        assert_eq!(
            redact("nothing here", &[&live, &Token::new("")]),
            "nothing here"
        );
    }

    #[test]
    fn every_kind_of_gitlab_token_goes() {
        for kind in KINDS {
            let text = format!("(gl{kind}-Ab_1.x-9)");
            assert_eq!(redact(&text, &[]), "(••••)", "{kind}");
        }
        assert_eq!(redact("TOKENglpat-12345678 tail", &[]), "TOKEN•••• tail");
        assert_eq!(redact("acme-glptt-12345678", &[]), "acme-••••");
        assert_eq!(redact("x_glptt-12345678", &[]), "x_••••");
    }

    #[test]
    fn legacy_hex_tokens_go_and_other_hex_stays() {
        assert_eq!(redact(HEX, &[]), "••••");
        assert_eq!(
            redact(&format!("token={}&ref=x", &HEX[..30]), &[]),
            "token=••••&ref=x"
        );
        let uppercase = HEX.to_uppercase();
        assert_eq!(redact(&format!("acme-{uppercase}"), &[]), "acme-••••");
        for stays in [
            &HEX[..31],
            &HEX[..8],
            &format!("{HEX}{HEX}"),
            &format!("{HEX}g"),
        ] {
            assert_eq!(redact(stays, &[]), stays);
        }
    }

    #[test]
    fn ordinary_text_stays() {
        for text in [
            "",
            "glptt-short",
            "gladly-going-home",
            "g\u{fc}nter gl",
            "glpat",
        ] {
            assert_eq!(redact(text, &[]), text);
        }
    }

    proptest! {
        #[test]
        fn a_token_never_survives(before in "[^A-Za-z0-9]*", after in "[^A-Za-z0-9_.-]*", body in "[A-Za-z0-9_.-]{8,50}") {
            let token = format!("glptt-{body}");
            let clean = redact(&format!("{before}{token}{after}"), &[]);
            prop_assert!(!clean.contains(&token));
            prop_assert_eq!(clean, format!("{before}••••{after}"));
        }

        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let once = redact(&text, &[]);
            prop_assert_eq!(redact(&once, &[]), once);
        }
    }
}
