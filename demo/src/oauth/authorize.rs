//! The page on which a person allows an application to act for them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::grants::Code;
use super::{APPLICATION, Answer, page};
use crate::api::{Params, Request, Response};
use crate::world::{Moment, Scope, World};

/// What an application asks for.
pub(super) struct Wish {
    pub(super) redirect_uri: String,
    pub(super) state: String,
    pub(super) scope: Scope,
    pub(super) challenge: String,
}

/// `GET /oauth/authorize`.
pub(super) fn ask(world: &World, params: &Params) -> Answer {
    let wish = Wish::read(params)?;
    Ok(page::question(world, &wish))
}

/// `POST /oauth/authorize`, from that page: back to the application, with a code
/// or with a no.
pub(super) fn decide(world: &mut World, now: Moment, request: &Request, params: &Params) -> Answer {
    let own = ["http://", request.header("host").unwrap_or_default()].concat();
    if request.header("origin").is_some_and(|origin| origin != own) {
        return Err(page::refusal(
            403,
            "Only the page of this GitLab may answer for you.",
        ));
    }
    let wish = Wish::read(params)?;
    let answer = if params.text("decision")?.as_deref() == Some("authorize") {
        let username = params.text("user")?.unwrap_or_default();
        let Some(user) = world.user_called(&username) else {
            return Err(page::refusal(422, "There is no such user."));
        };
        let code = Code {
            code: String::new(),
            user,
            scope: wish.scope,
            redirect_uri: wish.redirect_uri.clone(),
            challenge: wish.challenge,
            ends_at: now,
        };
        ["code=", &world.grant_code(code, now)].concat()
    } else {
        let denied = "The resource owner or authorization server denied the request.";
        ["error=access_denied&error_description=", &escaped(denied)].concat()
    };
    let location = format!(
        "{}?{answer}&state={}",
        wish.redirect_uri,
        escaped(&wish.state)
    );
    let mut response = Response::text(302, "");
    response.headers.push(("location", location));
    Ok(response)
}

impl Wish {
    /// Reads the parameters. What is wrong with the application or with where
    /// the answer would go is told here and sent nowhere.
    fn read(params: &Params) -> Result<Self, Response> {
        let text = |name| params.text(name).map(Option::unwrap_or_default);
        if text("client_id")? != APPLICATION {
            return Err(page::refusal(
                401,
                "Client authentication failed due to unknown client, no client authentication \
                 included, or unsupported authentication method.",
            ));
        }
        let redirect_uri = text("redirect_uri")?;
        if !is_registered(&redirect_uri) {
            return Err(page::refusal(
                400,
                "The redirect URI included is not valid.",
            ));
        }
        if text("response_type")? != "code" || text("code_challenge_method")? != "S256" {
            return Err(page::refusal(
                400,
                "The authorization server does not support this response type, or the code \
                 challenge method is not S256.",
            ));
        }
        let scope = match text("scope")?.as_str() {
            "api" => Scope::Api,
            "read_api" => Scope::ReadApi,
            _ => {
                return Err(page::refusal(
                    400,
                    "The requested scope is invalid, unknown, or malformed.",
                ));
            }
        };
        Ok(Self {
            redirect_uri,
            state: text("state")?,
            scope,
            challenge: text("code_challenge")?,
        })
    }
}

/// Whether the address is one that the application has registered: on a real
/// GitLab a list, here every console on this machine.
fn is_registered(uri: &str) -> bool {
    let Some((authority, path)) = uri
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    let host = authority.split(':').next().unwrap_or_default();
    let plain = !uri.contains(['?', '#', '@', '\\']);
    plain && matches!(host, "127.0.0.1" | "localhost") && format!("/{path}").ends_with("/connect")
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::is_registered;

    #[test]
    fn answers_go_to_a_console_of_this_machine_only() {
        for (uri, registered) in [
            ("http://127.0.0.1:8484/connect", true),
            ("http://localhost:8484/tools/pullcord/connect", true),
            ("http://127.0.0.1:8484/", false),
            ("http://127.0.0.1:8484/connect?x", false),
            ("http://127.0.0.1@evil.example/connect", false),
            ("http://127.0.0.1.evil.example/connect", false),
            ("https://evil.example/connect", false),
            ("", false),
        ] {
            assert_eq!(is_registered(uri), registered, "{uri}");
        }
    }
}
