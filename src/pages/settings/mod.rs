//! The connections, when they lock, how the console looks, what is kept on this
//! device, and forgetting it all.

pub(crate) mod appearance;
mod connections;
mod locking;
mod stored;

use leptos::prelude::*;

/// The page.
pub(crate) fn page() -> AnyView {
    view! {
        <div class="page narrow">
            <div class="head"><h1 tabindex="-1">"Settings"</h1></div>
            {connections::section()}
            {locking::section()}
            {appearance::section()}
            {stored::section()}
        </div>
    }
    .into_any()
}
