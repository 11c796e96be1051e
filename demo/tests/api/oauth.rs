//! Signing in with OAuth, as a browser application does it.

use pullcord_demo::api::{Request, Response};
use serde_json::{Value, json};

use super::desk::{Desk, read, text};

const VERIFIER: &str = "ks02i3jdikdo2k0dkfodf3m39rjfjsdk0wk349rj3jrhf";
const ASKED: &str = "client_id=pullcord-demo-application\
    &redirect_uri=http%3A%2F%2F127.0.0.1%3A8484%2Fconnect&response_type=code&state=a%26b\
    &scope=api&code_challenge=2i0WFA-0AerkjQm4X4oDEhqA17QIAKNjXpagHBXmO_U\
    &code_challenge_method=S256";

fn post(desk: &mut Desk, path: &str, form: &str) -> Response {
    let form_type = "application/x-www-form-urlencoded";
    desk.send(&Request::new("POST", path).with_body(form_type, form))
}

/// Asks as the application.
fn token(desk: &mut Desk, rest: &str) -> (u16, Value) {
    let form = ["client_id=pullcord-demo-application&", rest].concat();
    read(&post(desk, "/oauth/token", &form))
}

/// The code for Grace, from where her browser is sent.
fn code(desk: &mut Desk) -> String {
    let decided = [ASKED, "&user=grace&decision=authorize"].concat();
    let answer = post(desk, "/oauth/authorize", &decided);
    assert_eq!(answer.status, 302);
    let location = answer.header("location").unwrap_or_default();
    let start = location.strip_prefix("http://127.0.0.1:8484/connect?code=");
    let code = start.and_then(|rest| rest.strip_suffix("&state=a%26b"));
    assert!(code.is_some(), "{location}");
    code.unwrap_or_default().to_owned()
}

fn exchange(desk: &mut Desk, code: &str, verifier: &str) -> (u16, Value) {
    let rest = format!(
        "grant_type=authorization_code&code={code}&code_verifier={verifier}\
         &redirect_uri=http%3A%2F%2F127.0.0.1%3A8484%2Fconnect"
    );
    token(desk, &rest)
}

fn refresh(desk: &mut Desk, tokens: &Value) -> (u16, Value) {
    let old = text(tokens, "/refresh_token");
    token(
        desk,
        &["grant_type=refresh_token&refresh_token=", &old].concat(),
    )
}

/// An access token that Grace gave to the application.
pub(crate) fn access_token(desk: &mut Desk) -> String {
    let code = code(desk);
    text(&exchange(desk, &code, VERIFIER).1, "/access_token")
}

/// Whose access token it is.
fn user(desk: &mut Desk, tokens: &Value) -> (u16, Value) {
    let bearer = ["Bearer ", &text(tokens, "/access_token")].concat();
    let request = Request::new("GET", "/api/v4/user");
    read(&desk.send(&request.with_header("authorization", &bearer)))
}

#[test]
fn a_code_becomes_tokens_once_and_only_for_who_asked() {
    let mut desk = Desk::new();
    let first = code(&mut desk);
    assert_eq!(exchange(&mut desk, &first, "another").0, 400);
    assert_eq!(exchange(&mut desk, &first, VERIFIER).0, 400, "used up");
    let second = code(&mut desk);
    let (status, tokens) = exchange(&mut desk, &second, VERIFIER);
    assert_eq!(status, 200);
    assert_eq!(tokens["expires_in"], json!(7200));
    assert_eq!(tokens["scope"], json!("api"));
    assert_eq!(user(&mut desk, &tokens).1["username"], json!("grace"));
    let (status, refusal) = exchange(&mut desk, &second, VERIFIER);
    assert_eq!(
        (status, text(&refusal, "/error")),
        (400, "invalid_grant".to_owned())
    );
}

#[test]
fn a_code_is_good_for_ten_minutes() {
    let mut desk = Desk::new();
    let code = code(&mut desk);
    desk.wait(601);
    assert_eq!(exchange(&mut desk, &code, VERIFIER).0, 400);
}

#[test]
fn refreshing_ends_the_tokens_before() {
    let mut desk = Desk::new();
    let code = code(&mut desk);
    let (_, old) = exchange(&mut desk, &code, VERIFIER);
    let (_, new) = refresh(&mut desk, &old);
    assert_eq!(user(&mut desk, &old).0, 401);
    assert_eq!(user(&mut desk, &new).0, 200);
    assert_eq!(refresh(&mut desk, &old).0, 400);
    desk.wait(7_200);
    assert_eq!(user(&mut desk, &new).0, 401, "too old");
    assert_eq!(refresh(&mut desk, &new).0, 200);
}

#[test]
fn a_revoked_token_is_unknown_and_so_is_its_refresh_token() {
    let mut desk = Desk::new();
    let code = code(&mut desk);
    let (_, tokens) = exchange(&mut desk, &code, VERIFIER);
    let access = text(&tokens, "/access_token");
    let form = ["client_id=pullcord-demo-application&token=", &access].concat();
    assert_eq!(post(&mut desk, "/oauth/revoke", &form).status, 200);
    assert_eq!(user(&mut desk, &tokens).0, 401);
    assert_eq!(refresh(&mut desk, &tokens).0, 400);
}

#[test]
fn an_unknown_application_and_a_foreign_address_get_no_answer() {
    let mut desk = Desk::new();
    for (asked, status) in [
        (ASKED.to_owned(), 200),
        (ASKED.replace("pullcord-demo", "someones"), 401),
        (ASKED.replace("127.0.0.1%3A8484", "evil.example"), 400),
        (ASKED.replace("S256", "plain"), 400),
        (ASKED.replace("scope=api", "scope=sudo"), 400),
    ] {
        let answer = desk.send(&Request::new("GET", &format!("/oauth/authorize?{asked}")));
        assert_eq!(answer.status, status, "{asked}");
        assert_eq!(answer.header("location"), None);
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
    }
    let denied = post(
        &mut desk,
        "/oauth/authorize",
        &format!("{ASKED}&decision=deny"),
    );
    let location = denied.header("location").unwrap();
    assert!(location.contains("?error=access_denied&"), "{location}");
}
