//! The only pages of the demo GitLab: the question whether an application may
//! act for somebody, and why it may not be asked.

use super::APPLICATION;
use super::authorize::Wish;
use crate::api::Response;
use crate::world::World;

const STYLE: &str = ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;\
    max-width:30rem;margin:4rem auto;padding:0 1rem}fieldset{border:1px solid #8888;border-radius:8px}\
    label{display:block;padding:.25rem}button{font:inherit;padding:.4rem 1rem;margin:1rem .5rem 0 0}";

/// May the application act for somebody, and for whom? The demo has no sign-in,
/// so that the person chooses who they are.
pub(super) fn question(world: &World, wish: &Wish) -> Response {
    let people = world.usernames().enumerate().map(|(at, name)| {
        let checked = if at == 0 { " checked" } else { "" };
        format!(
            "<label><input type=\"radio\" name=\"user\" value=\"{name}\"{checked}> {name}</label>"
        )
    });
    let hidden = [
        ("client_id", APPLICATION),
        ("redirect_uri", &wish.redirect_uri),
        ("response_type", "code"),
        ("state", &wish.state),
        ("scope", wish.scope.word()),
        ("code_challenge", &wish.challenge),
        ("code_challenge_method", "S256"),
    ];
    let hidden = hidden.map(|(name, value)| {
        format!(
            "<input type=\"hidden\" name=\"{name}\" value=\"{}\">",
            text(value)
        )
    });
    let form = format!(
        "<h1>Authorize Pullcord to use your account?</h1>\
         <p>This is the demo GitLab. An application called Pullcord asks for the scope \
         <code>{}</code> and wants the answer at <code>{}</code>.</p>\
         <form method=\"post\" action=\"/oauth/authorize\">{}\
         <fieldset><legend>You are</legend>{}</fieldset>\
         <button name=\"decision\" value=\"authorize\">Authorize</button>\
         <button name=\"decision\" value=\"deny\">Deny</button></form>",
        wish.scope.word(),
        text(&wish.redirect_uri),
        hidden.concat(),
        people.collect::<String>(),
    );
    page(200, "Authorize", &form)
}

/// Why nothing is asked.
pub(super) fn refusal(status: u16, reason: &str) -> Response {
    let body = format!("<h1>An error has occurred</h1><p>{}</p>", text(reason));
    page(status, "An error has occurred", &body)
}

fn page(status: u16, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} · demo GitLab</title><style>{STYLE}</style><main>{body}</main></html>"
    );
    let mut response = Response::of_type(status, "text/html; charset=utf-8", html.into_bytes());
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    response
        .headers
        .push(("content-security-policy", policy.to_owned()));
    response
}

fn text(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
