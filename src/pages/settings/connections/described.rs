//! What is known of a connection, and what it can and cannot do.

use crate::data::connection::abilities::abilities;
use crate::data::connection::{Connection, SignedIn, TriggerOnly};
use crate::ui::icon::Icon;
use crate::ui::time::Ago;
use gitlab::{Feature, Server};
use leptos::prelude::*;

/// Its facts, and below them what it can and cannot do.
pub(super) fn described(signed_in: &SignedIn) -> AnyView {
    let facts = match signed_in {
        SignedIn::Account(connection) => of_account(connection),
        SignedIn::Trigger(only) => of_trigger(only),
    };
    let can = abilities(signed_in).map(|ability| {
        let (icon, word, class) = if ability.can {
            (Icon::Done, "Can ", "can")
        } else {
            (Icon::Remove, "Cannot ", "can soft")
        };
        view! { <li class=class>{icon.draw(12)}<span>{word}{ability.what}</span></li> }
    });
    view! {
        <dl>
            <dt>"GitLab"</dt>
            <dd class="mono">{signed_in.instance().base()}</dd>
            <dt>"Version"</dt>
            <dd>{signed_in.server().words()}</dd>
            {facts}
            <dt>"Kept"</dt>
            <dd>{signed_in.keep().label()}</dd>
        </dl>
        <ul class="abilities">{can.collect_view()}</ul>
        {missing(signed_in.server())}
    }
    .into_any()
}

/// What this GitLab is too old for.
fn missing(server: &Server) -> Option<AnyView> {
    let lacks = server.lacks();
    let each = |feature: &Feature| {
        let since = [" (came ", &feature.since().words(), ")"].concat();
        view! { <li>{feature.words()}<span class="soft">{since}</span></li> }
    };
    (!lacks.is_empty()).then(|| {
        view! {
            <details class="small">
                <summary>"What this GitLab does not have"</summary>
                <ul>{lacks.iter().map(each).collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

fn of_account(connection: &Connection) -> AnyView {
    let (user, info) = (&connection.user, connection.token_info.as_ref());
    let scopes = info.map_or_else(
        || "GitLab does not tell for this token".to_owned(),
        |info| info.scopes.join(", "),
    );
    let way = match &connection.renewal {
        Some(_) => "on GitLab's page; the token is renewed by itself".into_any(),
        None => view! {
            "with the access token "
            <span class="mono">{connection.token.short()}"••••"</span>
        }
        .into_any(),
    };
    let expires = info.and_then(|info| info.expires_at).map(|at| {
        view! { <dt>"Expires"</dt><dd><Ago at=at /></dd> }
    });
    view! {
        <dt>"Account"</dt>
        <dd>
            <bdi>{user.name.clone()}</bdi>
            " "
            <span class="soft">"@"{user.username.clone()}</span>
        </dd>
        <dt>"Signed in"</dt>
        <dd>{way}</dd>
        <dt>"Scopes"</dt>
        <dd>{scopes}</dd>
        {expires}
    }
    .into_any()
}

fn of_trigger(only: &TriggerOnly) -> AnyView {
    view! {
        <dt>"Account"</dt>
        <dd>"none: a trigger token only"</dd>
        <dt>"Project"</dt>
        <dd class="mono"><bdi>{only.project.to_string()}</bdi></dd>
        <dt>"Trigger token"</dt>
        <dd class="mono">{only.token.short()}"••••"</dd>
    }
    .into_any()
}
