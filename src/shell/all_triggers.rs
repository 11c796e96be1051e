//! The way from every page to the triggers of all projects.

use crate::browser::location::Location;
use crate::data::session::Session;
use crate::route::{Address, Route};
use leptos::prelude::*;

/// The link, for whoever is connected by an account.
pub(crate) fn link() -> AnyView {
    let location = expect_context::<Location>();
    let session = expect_context::<Session>();
    let here = move || matches!(location.route(), Route::Inventory | Route::Review);
    let link = move || {
        session.connection().map(|_| {
            view! {
                <span class="wide-only">
                    <a
                        class="button quiet"
                        href=location.href(&Address::of(Route::Inventory))
                        aria-current=move || here().then_some("page")
                    >
                        "All triggers"
                    </a>
                </span>
            }
        })
    };
    link.into_any()
}
