//! Nothing to show: a skeleton while it may still come, or a sentence about
//! what to do next.

use leptos::prelude::*;

/// Grey bars in the place of `lines` lines. Until it is worth saying that
/// something is awaited (`seen`), they only hold the place.
pub(crate) fn skeleton(lines: u8, seen: bool) -> AnyView {
    let bars = (0..lines).map(|_| view! { <i></i> }).collect_view();
    view! {
        <div class="skeleton" class:unseen=!seen aria-busy="true">
            <span class="only-heard">{seen.then_some("Loading")}</span>
            {bars}
        </div>
    }
    .into_any()
}

/// An empty state: what there is none of, and what to do next.
pub(crate) fn empty(what: &'static str, next: impl IntoView + 'static) -> AnyView {
    view! { <div class="empty"><strong>{what}</strong><p>{next.into_any()}</p></div> }.into_any()
}
