//! What a press on the connect page does.

use super::form::{ConnectForm, Press};
use super::next::lead_on;
use crate::browser::location::Location;
use crate::data::connection::Connection;
use crate::data::session::Session;
use crate::ui::toast::Toasts;
use gitlab::{Feature, Instance, Token};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Connects with what is typed and leads on; what is wrong with it is said
/// beside the field, and everything typed stays.
pub(crate) fn connect(form: ConnectForm) {
    let (session, toasts) = (expect_context::<Session>(), expect_context::<Toasts>());
    let location = expect_context::<Location>();
    form.refusal.set(None);
    let (Some(instance), Some(token)) = (read_url(form), read_token(form)) else {
        form.press.set(Press::Over);
        return;
    };
    form.press.set(Press::Asking);
    spawn_local(async move {
        let keep = form.keep.get_untracked();
        let answer = session.connect(instance, token, keep).await;
        form.press.try_set(Press::Over);
        match answer {
            Ok(connection) => {
                toasts.say(welcome(&connection));
                lead_on(location);
            }
            Err(error) => {
                form.refusal.try_set(Some(error));
            }
        }
    });
}

fn read_url(form: ConnectForm) -> Option<Instance> {
    let parsed = Instance::parse(&form.url.get_untracked());
    form.url_problem
        .set(parsed.as_ref().err().map(ToString::to_string));
    let instance = parsed.ok()?;
    form.url.set(instance.base());
    Some(instance)
}

fn read_token(form: ConnectForm) -> Option<Token> {
    let typed = form.token.get_untracked();
    let missing = typed.trim().is_empty();
    form.token_problem.set(missing.then(|| {
        "Paste an access token. GitLab makes one under your avatar, Edit profile, Access tokens."
            .to_owned()
    }));
    (!missing).then(|| Token::new(&typed))
}

/// Who is connected, and what the token or an old server may do.
fn welcome(connection: &Connection) -> String {
    let name = &connection.user.name;
    match &connection.token_info {
        // It is old enough to be told which it is.
        None if connection.server.lacking(Feature::TokenScopes).is_some() => {
            let words = connection.server.words();
            format!("Connected as {name}. This is {words}; Settings tells what it does not have.")
        }
        None => format!("Connected as {name}."),
        Some(info) if info.can_write() => {
            format!("Connected as {name}. This token may look, start builds and change triggers.")
        }
        Some(_) => format!("Connected as {name}. This token may only look."),
    }
}
