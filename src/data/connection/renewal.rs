//! What renews an access token that an application got by OAuth.

use gitlab::{Grant, Timestamp, Token};

/// How long before its end a token is renewed.
const AHEAD: i64 = 60_000;

/// What renews an access token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Renewal {
    /// The application that got it.
    pub(crate) application: String,
    /// The address that the application has registered.
    pub(crate) redirect_uri: String,
    /// The token that gets the next pair; it works once.
    pub(crate) refresh: Token,
    /// When the access token ends.
    pub(crate) ends: Timestamp,
}

impl Renewal {
    /// What renews the tokens of `grant`, which was given at `now`.
    pub(crate) fn of(application: &str, redirect_uri: &str, grant: &Grant, now: Timestamp) -> Self {
        let seconds = i64::try_from(grant.expires_in).unwrap_or(i64::MAX / 2_000);
        let ends = now
            .milliseconds()
            .saturating_add(seconds.saturating_mul(1_000));
        Self {
            application: application.to_owned(),
            redirect_uri: redirect_uri.to_owned(),
            refresh: grant.refresh.clone(),
            ends: Timestamp::from_milliseconds(ends),
        }
    }

    /// Whether it is time to renew.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        now.milliseconds() >= self.ends.milliseconds().saturating_sub(AHEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_a_minute_before_its_end() {
        let at = |seconds: i64| Timestamp::from_milliseconds(seconds * 1_000);
        let grant = Grant {
            access: Token::new("a"),
            refresh: Token::new("r"),
            expires_in: 7_200,
            scopes: Vec::new(),
        };
        let renewal = Renewal::of("id", "https://p.example/connect", &grant, at(1_000));
        for (now, due) in [(1_000, false), (8_139, false), (8_140, true), (9_000, true)] {
            assert_eq!(renewal.is_due(at(now)), due, "{now}");
        }
        let endless = Grant {
            expires_in: u64::MAX,
            ..grant
        };
        assert!(!Renewal::of("id", "", &endless, at(1_000)).is_due(at(9_000)));
    }
}
