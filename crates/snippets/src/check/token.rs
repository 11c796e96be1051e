//! The trigger's token, or the file with it.

use super::without_nul;
use crate::visible::is_plain;
use crate::{Field, Refusal, TokenGiven};

/// Far above the length of any token of GitLab's.
const LIMIT: usize = 500;

/// A token has letters, digits and `-_`, after a prefix that an administrator may choose
/// from the characters of Base64 and `@:.` (GitLab source, rule for token prefixes). The
/// name of a file has to be plain to see.
pub(crate) fn checked(token: &TokenGiven) -> Result<(), Refusal> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+=/@:.~".contains(&byte);
    match token {
        TokenGiven::Placeholder => Ok(()),
        TokenGiven::Real(token) => {
            let fits = (1..=LIMIT).contains(&token.len()) && token.bytes().all(allowed);
            fits.then_some(()).ok_or(Refusal::TokenInvalid)
        }
        TokenGiven::File(path) => {
            without_nul(path, Field::TokenFile)?;
            let fits = !path.trim().is_empty() && is_plain(path);
            fits.then_some(()).ok_or(Refusal::TokenFileInvalid)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        for (token, fine) in [
            ("glptt-4f1c0a_B-", true),
            ("9a7e1f00d5c3b2a1", true),
            ("my+base64/prefix=@:.x", true),
            ("", false),
            ("two words", false),
            ("'quoted'", false),
            ("$HOME", false),
            ("a\n", false),
            ("ключ", false),
            (&*"x".repeat(501), false),
        ] {
            let answer = checked(&TokenGiven::Real(token.into()));
            assert_eq!(answer.is_ok(), fine, "{token}");
        }
    }

    #[test]
    fn files() {
        for (path, refusal) in [
            ("trigger-token", None),
            ("/etc/it's here/$x", None),
            ("", Some(Refusal::TokenFileInvalid)),
            ("  ", Some(Refusal::TokenFileInvalid)),
            ("a\nb", Some(Refusal::TokenFileInvalid)),
            (
                "a\0",
                Some(Refusal::NulCharacter {
                    field: Field::TokenFile,
                }),
            ),
        ] {
            assert_eq!(checked(&TokenGiven::File(path.into())).err(), refusal);
        }
    }
}
