//! The present connection: where, who, what the token may do, until when.

use crate::browser::location::Location;
use crate::data::connection::Connection;
use crate::data::session::Session;
use crate::parts::pasted_token::PastedTokens;
use crate::route::{Address, Route};
use crate::ui::empty::empty;
use crate::ui::time::Ago;
use leptos::prelude::*;

/// The section of the settings page.
pub(super) fn section() -> AnyView {
    let session = expect_context::<Session>();
    let location = expect_context::<Location>();
    let content = move || match session.connection() {
        Some(connection) => described(session, connection),
        None => {
            let href = location.href(&Address::of(Route::Connect));
            empty(
                "Not connected",
                view! { <a class="button" href=href>"Connect to GitLab"</a> },
            )
        }
    };
    view! {
        <section class="card" aria-labelledby="connection">
            <header><h2 id="connection">"Connection"</h2></header>
            {content}
        </section>
    }
    .into_any()
}

fn described(session: Session, connection: Connection) -> AnyView {
    let Connection {
        instance,
        token,
        user,
        token_info,
        keep,
    } = connection;
    let scopes = token_info.as_ref().map_or_else(
        || "GitLab does not tell for this token".to_owned(),
        |info| info.scopes.join(", "),
    );
    let expires = token_info.and_then(|info| info.expires_at).map(|at| {
        view! { <dt>"Expires"</dt><dd><Ago at=at /></dd> }
    });
    let pasted = expect_context::<PastedTokens>();
    let disconnect = move |_| {
        pasted.forget();
        session.disconnect();
    };
    view! {
        <dl>
            <dt>"GitLab"</dt>
            <dd class="mono">{instance.base()}</dd>
            <dt>"Account"</dt>
            <dd><bdi>{user.name}</bdi>" "<span class="soft">"@"{user.username}</span></dd>
            <dt>"Access token"</dt>
            <dd class="mono">{token.short()}"••••"</dd>
            <dt>"Scopes"</dt>
            <dd>{scopes}</dd>
            {expires}
            <dt>"Kept"</dt>
            <dd>{keep.label()}</dd>
        </dl>
        <footer>
            <button type="button" on:click=disconnect>"Disconnect"</button>
            <span class="soft small">"Forgets the token in this browser. It stays valid in GitLab."</span>
        </footer>
    }
    .into_any()
}
