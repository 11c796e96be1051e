//! What waits for the rest of the console.

use crate::browser::rest::Rest;
use crate::ui::empty::skeleton;
use leptos::prelude::*;

/// The screen, once the rest of the console is here.
pub(crate) fn with_rest(screen: impl FnOnce() -> AnyView) -> AnyView {
    match expect_context::<ReadSignal<Rest>>().get() {
        Rest::Coming => skeleton(6, true),
        Rest::Here => screen(),
        Rest::Failed => rest_failed(),
    }
}

/// Says that the rest of the console will not come, and how to fetch it again.
pub(crate) fn rest_failed() -> AnyView {
    let again = |_| {
        // It fails only where there is no page to load.
        let _ = window().location().reload();
    };
    view! {
        <div class="notice bad" role="alert">
            <p>
                "The rest of Pullcord could not be loaded. Check your connection and load the page again; "
                "if that does not help, ask whoever looks after this page whether all of its files were copied."
            </p>
            <div class="row">
                <button type="button" on:click=again>"Load the page again"</button>
            </div>
        </div>
    }
    .into_any()
}
