//! An address that is none of ours.

use crate::browser::location::Location;
use crate::route::{Address, Route};
use leptos::prelude::*;

/// The page for `path`.
pub(crate) fn page(path: String) -> AnyView {
    let href = expect_context::<Location>().href(&Address::of(Route::Projects));
    view! {
        <div class="page">
            <div class="head"><h1 tabindex="-1">"Not found"</h1></div>
            <p>
                "There is no page at "
                <code><bdi>{path}</bdi></code>
                ". The link may be cut short, or from another version. "
                <a href=href>"Go to the projects"</a>
            </p>
        </div>
    }
    .into_any()
}
