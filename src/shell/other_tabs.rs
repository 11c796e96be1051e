//! What becomes of this tab when another one signs out.

use crate::browser::location::Location;
use crate::data::session::Session;
use crate::parts::pasted_token::PastedTokens;
use crate::reactive::effect;
use crate::route::{Address, Route};
use crate::ui::toast::Toasts;
use leptos::prelude::*;

/// Follows the other tabs, and lets go of what belongs to connections that have
/// gone.
pub(crate) fn follow(session: Session) {
    let toasts = expect_context::<Toasts>();
    let pasted = expect_context::<PastedTokens>();
    let leave = go_to_where_it_starts(session);
    session.follow_other_tabs(move || {
        toasts.say("You signed out of this connection in another tab.");
        leave();
    });
    effect(move || pasted.tidy());
}

/// Leaves the page of a project once another connection has come in the place
/// of its own: a project's number means another project elsewhere.
pub(super) fn go_to_where_it_starts(session: Session) -> impl Fn() + Copy + 'static {
    let location = expect_context::<Location>();
    move || {
        if session.key_now().is_some() && location.address_now().route.project().is_some() {
            location.go(Address::of(Route::Projects));
        }
    }
}
