//! The menu of the bar's connection: everywhere one is signed in.

use crate::browser::location::Location;
use crate::browser::popover;
use crate::data::connection::{Key, SignedIn};
use crate::data::session::Session;
use crate::reactive::effect;
use crate::route::{Address, Route};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The id of the menu's element.
const ID: &str = "connections";

/// The connections to choose from, and the ways to add and to manage them.
pub(crate) fn menu() -> AnyView {
    let session = expect_context::<Session>();
    let location = expect_context::<Location>();
    let to = move |route| location.href(&Address::of(route));
    effect(move || {
        location.route();
        popover::hide(ID);
    });
    let each = move || {
        let roster = session.roster();
        let current = roster.current().map(SignedIn::key);
        let all = roster.all().iter();
        all.map(|it| choice(it, current.as_ref() == Some(&it.key())))
            .collect_view()
    };
    view! {
        <ul>{each}</ul>
        <footer>
            <a class="button quiet" href=to(Route::Connect)>"Add a connection"</a>
            <a class="button quiet" href=to(Route::Settings)>"Manage"</a>
        </footer>
    }
    .into_any()
}

fn choice(signed_in: &SignedIn, is_current: bool) -> AnyView {
    let session = expect_context::<Session>();
    let location = expect_context::<Location>();
    let label = signed_in.label().clone();
    let key = signed_in.key();
    let choose = move |_| switch_to(session, location, &key);
    view! {
        <li>
            <button
                type="button"
                aria-current=is_current.then_some("true")
                popovertarget=ID
                popovertargetaction="hide"
                on:click=choose
            >
                <i class=["dot ", label.colour.word()].concat()></i>
                <span>
                    <bdi>{label.name}</bdi>
                    <span class="soft small"><bdi>{signed_in.who()}</bdi></span>
                </span>
                {is_current.then(|| Icon::Done.draw(14))}
            </button>
        </li>
    }
    .into_any()
}

/// Uses the connection of `key`, and leaves what belongs to the one before.
pub(super) fn switch_to(session: Session, location: Location, key: &Key) {
    let roster = untrack(|| session.roster());
    let Some(there) = roster.find(key) else {
        return;
    };
    if session.key_now().as_ref() == Some(key) {
        return;
    }
    // A project's number means another project elsewhere.
    let here = location.address_now().route;
    if here.project().is_some() || here == Route::Connect {
        location.go(Address::of(landing(there)));
    }
    session.switch_to(key);
}

/// Where the connection starts.
fn landing(signed_in: &SignedIn) -> Route {
    match signed_in {
        SignedIn::Account(_) => Route::Projects,
        SignedIn::Trigger(only) => Route::Run(only.project.clone()),
    }
}
