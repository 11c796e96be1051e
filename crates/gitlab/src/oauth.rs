//! Signing in through an application that is registered in GitLab (GitLab docs,
//! "OAuth 2.0 identity provider API"): authorization code with PKCE.

use crate::endpoint::{Endpoint, nothing, one};
use crate::error::Doing;
use crate::escape::write_pairs;
use crate::instance::Instance;
use crate::nouns::Grant;
use crate::request::{Api, Body, Method};
use crate::secret::Token;

/// What an application asks a person for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The application's id.
    pub application: String,
    /// Where the answer goes: exactly as the application has it registered.
    pub redirect_uri: String,
    /// Comes back with the answer, which is by that known to be one to this question.
    pub state: String,
    /// The hash of the secret with which the code is exchanged (RFC 7636, S256).
    pub challenge: String,
    /// `api` or `read_api`.
    pub scope: String,
}

impl Authorization {
    /// The page of GitLab on which the person is asked.
    pub fn url(&self, instance: &Instance) -> String {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let pairs = [
            pair("client_id", &self.application),
            pair("redirect_uri", &self.redirect_uri),
            pair("response_type", "code"),
            pair("state", &self.state),
            pair("scope", &self.scope),
            pair("code_challenge", &self.challenge),
            pair("code_challenge_method", "S256"),
        ];
        instance.base() + "/oauth/authorize?" + &write_pairs(&pairs)
    }
}

/// `POST /oauth/token`, answered 200: the code of an answer becomes tokens. `verifier` is
/// the secret whose hash was sent before. A code works once and for ten minutes; what does
/// not fit is answered 400 `invalid_grant`, an unknown application 401 `invalid_client`.
pub fn exchange_code(
    application: &str,
    redirect_uri: &str,
    code: &Token,
    verifier: &Token,
) -> Endpoint<Grant> {
    at_token(
        Doing::SignIn,
        application,
        &[
            ("grant_type", "authorization_code"),
            ("code", code.reveal()),
            ("code_verifier", verifier.reveal()),
            ("redirect_uri", redirect_uri),
        ],
    )
}

/// `POST /oauth/token`, answered 200: new tokens for a refresh token. The tokens before
/// stop working by that.
pub fn renew(application: &str, redirect_uri: &str, refresh: &Token) -> Endpoint<Grant> {
    at_token(
        Doing::RenewToken,
        application,
        &[
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh.reveal()),
            ("redirect_uri", redirect_uri),
        ],
    )
}

/// `POST /oauth/revoke`, answered 200 whatever the token was: it stops working, and so
/// does the refresh token that came with it.
pub fn end_token(application: &str, token: &Token) -> Endpoint<()> {
    let endpoint = nothing(Doing::EndToken, Method::Post, "/revoke".to_owned());
    in_the_open(endpoint, application, &[("token", token.reveal())])
}

fn at_token(doing: Doing, application: &str, pairs: &[(&str, &str)]) -> Endpoint<Grant> {
    let endpoint = one(doing, Method::Post, "/token".to_owned());
    in_the_open(endpoint, application, pairs)
}

/// A form without an account, to what is no part of the API.
fn in_the_open<T>(endpoint: Endpoint<T>, application: &str, pairs: &[(&str, &str)]) -> Endpoint<T> {
    let own = [("client_id", application)];
    let form = own.iter().chain(pairs);
    let form = form.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    endpoint
        .with_body(Body::Form(form.collect()))
        .map_request(|request| {
            request.identified = false;
            request.api = Api::OAuth;
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ErrorKind, Response, TokenFault};

    fn here() -> Instance {
        Instance::parse("https://gitlab.example.com/git").unwrap()
    }

    #[test]
    fn the_person_is_asked_on_gitlabs_own_page() {
        let asked = Authorization {
            application: "id".to_owned(),
            redirect_uri: "https://p.example/connect".to_owned(),
            state: "a&b".to_owned(),
            challenge: "hash".to_owned(),
            scope: "api".to_owned(),
        };
        assert_eq!(
            asked.url(&here()),
            "https://gitlab.example.com/git/oauth/authorize?client_id=id\
             &redirect_uri=https%3A%2F%2Fp.example%2Fconnect&response_type=code&state=a%26b\
             &scope=api&code_challenge=hash&code_challenge_method=S256"
        );
    }

    #[test]
    fn no_account_and_no_secret_stands_in_an_address() {
        let secret = Token::new("s3cret");
        let requests = [
            exchange_code("id", "https://p.example", &secret, &secret)
                .request()
                .clone(),
            renew("id", "https://p.example", &secret).request().clone(),
            end_token("id", &secret).request().clone(),
        ];
        for request in requests {
            let url = request.url(&here());
            assert!(
                url.starts_with("https://gitlab.example.com/git/oauth/"),
                "{url}"
            );
            assert!(!url.contains("s3cret"));
            assert_eq!(request.secret(), Some(secret.clone()));
            assert!(
                request
                    .headers(Some(&secret))
                    .iter()
                    .all(|(name, _)| *name != "Authorization")
            );
        }
    }

    #[test]
    fn tokens_are_read_and_refusals_told_apart() {
        let answer = |status, body: &str| Response {
            status,
            body: body.as_bytes().to_vec(),
            ..Response::default()
        };
        let code = Token::new("c0de-c0de");
        let sign_in = exchange_code("id", "https://p.example", &code, &code);
        let given = r#"{"access_token":"a","token_type":"Bearer","expires_in":7200,
            "refresh_token":"r","scope":"api read_user","created_at":1}"#;
        let grant = sign_in.answer(&answer(200, given)).unwrap();
        assert_eq!((grant.expires_in, grant.scopes.len()), (7_200, 2));
        let unknown = r#"{"error":"invalid_client","error_description":"Unknown client."}"#;
        let error = sign_in.answer(&answer(401, unknown)).unwrap_err();
        assert!(matches!(error.kind, ErrorKind::Refused { .. }));
        assert!(error.sentence().contains("Unknown client."), "{error}");
        let used = r#"{"error":"invalid_grant","error_description":"The c0de-c0de was used."}"#;
        let error = sign_in.answer(&answer(400, used)).unwrap_err();
        assert!(!error.sentence().contains("c0de-c0de"), "{error}");
        let renewed = renew("id", "https://p.example", &code).answer(&answer(400, used));
        let ended = ErrorKind::TokenRefused(TokenFault::Expired);
        assert_eq!(renewed.unwrap_err().kind, ended);
    }
}
