//! What was granted: codes that wait to be exchanged, and pairs of tokens.

use sha2::{Digest, Sha256};

use crate::world::{DAY, Moment, SECOND, Scope, UserId, World};

/// How long a code can be exchanged (the provider's default).
const CODE_LIVES: i64 = 600 * SECOND;
/// How long an access token works.
pub(super) const TOKEN_LIVES: i64 = 7_200 * SECOND;

/// A code that was handed to the application.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) code: String,
    pub(super) user: UserId,
    pub(super) scope: Scope,
    pub(super) redirect_uri: String,
    pub(super) challenge: String,
    pub(super) ends_at: Moment,
}

/// A refresh token and the access token that came with it.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) refresh: String,
    pub(super) access: String,
    pub(super) user: UserId,
    pub(super) scope: Scope,
}

/// Everything that was granted and not yet used up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grants {
    codes: Vec<Code>,
    pairs: Vec<Pair>,
    made: u64,
}

impl World {
    /// Makes a code for what a person allowed.
    pub(super) fn grant_code(&mut self, mut code: Code, now: Moment) -> String {
        code.code = self.made_up("oauth code");
        code.ends_at = now.plus(CODE_LIVES);
        let text = code.code.clone();
        self.grants_mut().codes.push(code);
        text
    }

    /// The code with this text, which is used up by that.
    pub(super) fn take_code(&mut self, text: &str, now: Moment) -> Option<Code> {
        let codes = &mut self.grants_mut().codes;
        let at = codes.iter().position(|code| code.code == text)?;
        Some(codes.remove(at)).filter(|code| now < code.ends_at)
    }

    /// The pair with this refresh token, whose tokens stop working by that.
    pub(super) fn take_pair(&mut self, refresh: &str) -> Option<Pair> {
        let pairs = &mut self.grants_mut().pairs;
        let at = pairs.iter().position(|pair| pair.refresh == refresh)?;
        let pair = pairs.remove(at);
        self.drop_access_token(&pair.access);
        Some(pair)
    }

    /// Makes a new pair.
    pub(super) fn grant_pair(&mut self, user: UserId, scope: Scope, now: Moment) -> Pair {
        let pair = Pair {
            refresh: self.made_up("oauth refresh token"),
            access: self.made_up("oauth access token"),
            user,
            scope,
        };
        self.add_oauth_token(user, scope, &pair.access, now, now.plus(TOKEN_LIVES));
        self.grants_mut().pairs.push(pair.clone());
        pair
    }

    /// Ends the pair to which this access or refresh token belongs, if any.
    pub(super) fn end_pair(&mut self, token: &str) {
        let pairs = &self.grants_mut().pairs;
        let found = pairs
            .iter()
            .find(|pair| pair.access == token || pair.refresh == token);
        if let Some(refresh) = found.map(|pair| pair.refresh.clone()) {
            self.take_pair(&refresh);
        }
    }

    fn made_up(&mut self, what: &str) -> String {
        self.grants_mut().made += 1;
        let made = self.grants_mut().made;
        self.seed().hex(what, made) + &self.seed().hex(what, made + DAY.unsigned_abs())[..24]
    }
}

/// Whether `verifier` is the text of which `challenge` is the hash (RFC 7636, 4.6).
pub(super) fn fits(verifier: &str, challenge: &str) -> bool {
    base64url(&Sha256::digest(verifier)) == challenge
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0, |number, byte| number << 8 | usize::from(*byte));
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[number >> (18 - 6 * digit) & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64url, fits};

    #[test]
    fn the_challenge_is_the_one_of_gitlabs_documentation() {
        let verifier = "ks02i3jdikdo2k0dkfodf3m39rjfjsdk0wk349rj3jrhf";
        assert!(fits(
            verifier,
            "2i0WFA-0AerkjQm4X4oDEhqA17QIAKNjXpagHBXmO_U"
        ));
        assert!(!fits(
            verifier,
            "2i0WFA-0AerkjQm4X4oDEhqA17QIAKNjXpagHBXmO_V"
        ));
    }

    #[test]
    fn base64url_is_that_of_rfc_4648_without_padding() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"\xfb\xff", "-_8"),
        ] {
            assert_eq!(base64url(bytes), text);
        }
    }
}
