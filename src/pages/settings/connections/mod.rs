//! The connections: where, as whom, what each may do, until when, how it is
//! kept; using, renaming and leaving them.

mod described;
mod edit;

use crate::browser::location::Location;
use crate::data::connection::{Key, SignedIn};
use crate::data::session::Session;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::empty::empty;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use gitlab::ApiError;
use leptos::prelude::*;

/// What the buttons of the section act on.
#[derive(Clone, Copy)]
struct Actions {
    session: Session,
    toasts: Toasts,
    /// The connection whose name and colour are being changed.
    editing: RwSignal<Option<Key>>,
}

impl Actions {
    fn sign_out(self, signed_in: &SignedIn) {
        self.session
            .sign_out(&signed_in.key(), not_ended(self.toasts));
        let name = &signed_in.label().name;
        let token = if signed_in.is_renewable() {
            "The token is forgotten here, and ends in GitLab too."
        } else {
            "The token is forgotten here, and stays valid in GitLab."
        };
        self.toasts.say(format!("Signed out of {name}. {token}"));
    }

    fn sign_out_of_all(self) {
        self.session.sign_out_of_all(not_ended(self.toasts));
        self.toasts.say(
            "Signed out everywhere. Access tokens are forgotten here, and stay valid in GitLab.",
        );
    }
}

/// Says that a token that was to end in GitLab has not.
pub(super) fn not_ended(toasts: Toasts) -> impl Fn(ApiError) + 'static {
    move |error| toasts.say(error.sentence())
}

/// The section of the settings page.
pub(super) fn section() -> AnyView {
    let session = expect_context::<Session>();
    let actions = Actions {
        session,
        toasts: expect_context(),
        editing: RwSignal::new(None),
    };
    let href = expect_context::<Location>().href(&Address::of(Route::Connect));
    let roster = memo(move |_| session.roster());
    let content = move || {
        let roster = roster.get();
        let current = roster.current().map(SignedIn::key);
        let each = |it: &SignedIn| connection(actions, it, current.as_ref() == Some(&it.key()));
        roster.all().iter().map(each).collect_view()
    };
    let add = href.clone();
    let foot = move || match roster.with(|roster| roster.all().len()) {
        0 => empty(
            "Not connected",
            view! { <a class="button" href=href.clone()>"Connect to GitLab"</a> },
        ),
        count => view! {
            <footer>
                <a class="button" href=add.clone()>"Add a connection"</a>
                {(count > 1).then(|| view! {
                    <button type="button" on:click=move |_| actions.sign_out_of_all()>
                        "Sign out of all"
                    </button>
                })}
                <span class="soft small">
                    "Signing out forgets the token in this browser. An access token stays valid \
                     in GitLab; one that you got on GitLab's page ends there too."
                </span>
            </footer>
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="connections-heading">
            <header><h2 id="connections-heading">"Connections"</h2></header>
            {content}
            {foot}
        </section>
        {edit::dialog(session, actions.editing)}
    }
    .into_any()
}

/// One connection with its buttons.
fn connection(actions: Actions, signed_in: &SignedIn, is_current: bool) -> AnyView {
    let label = signed_in.label();
    let name = label.name.clone();
    let (key, edited, left) = (signed_in.key(), signed_in.key(), signed_in.clone());
    let used = if is_current {
        view! { <span class="badge">"in use"</span> }.into_any()
    } else {
        view! {
            <button
                type="button"
                class="quiet"
                aria-label=format!("Use {name}")
                on:click=move |_| actions.session.switch_to(&key)
            >
                "Use"
            </button>
        }
        .into_any()
    };
    view! {
        <article class="connection" aria-label=name.clone()>
            <header class="row">
                <i class=["dot ", label.colour.word()].concat()></i>
                <h3><bdi>{name.clone()}</bdi></h3>
                {used}
                <span class="push"></span>
                <button
                    type="button"
                    class="quiet"
                    aria-label=format!("Rename {name}")
                    on:click=move |_| actions.editing.set(Some(edited.clone()))
                >
                    "Rename"
                </button>
                <button
                    type="button"
                    class="quiet danger"
                    aria-label=format!("Sign out of {name}")
                    on:click=move |_| actions.sign_out(&left)
                >
                    {Icon::Remove.draw(12)}
                    "Sign out"
                </button>
            </header>
            {described::described(signed_in)}
        </article>
    }
    .into_any()
}
