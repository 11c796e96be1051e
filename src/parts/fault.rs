//! Why something could not be had or done, and what to do about it.

use gitlab::{ApiError, ErrorKind};
use leptos::prelude::*;

/// The sentence about `error`, its technical details folded away, and a button
/// to try again where that can help. It cannot once the token is refused, which
/// the notice above the page tells.
pub(crate) fn fault(error: &ApiError, again: Option<Callback<()>>) -> AnyView {
    if again.is_some() && matches!(error.kind, ErrorKind::TokenRefused(_)) {
        return view! { <p class="region-note soft">"Not loaded: connect again first."</p> }
            .into_any();
    }
    let sentence = error.sentence();
    if matches!(error.kind, ErrorKind::Lacking { .. }) {
        return missing(sentence);
    }
    let details = error.details();
    let again = again.map(|again| {
        view! {
            <div class="row">
                <button type="button" on:click=move |_| again.run(())>"Try again"</button>
            </div>
        }
    });
    let listed = details
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd class="mono"><bdi>{text}</bdi></dd> })
        .collect_view();
    view! {
        <div class="notice bad" role="alert">
            <p><bdi>{sentence}</bdi></p>
            <details><summary>"Details"</summary><dl>{listed}</dl></details>
            {again}
        </div>
    }
    .into_any()
}

/// What this GitLab is too old for: it is missing, and nothing is wrong.
pub(crate) fn missing(sentence: String) -> AnyView {
    view! { <p class="region-note soft" role="note">{sentence}</p> }.into_any()
}

/// Why what is shown is older than it should be.
pub(crate) fn stale(error: &ApiError) -> AnyView {
    if error.kind == ErrorKind::NotFound {
        return view! {
            <div class="notice bad" role="alert">
                <p>
                    "This is no longer there: it was deleted while it was open here, or is hidden \
                     from you by now. What is shown is how it was before."
                </p>
            </div>
        }
        .into_any();
    }
    let sentence = error.sentence();
    view! {
        <div class="notice" role="status">
            <p>"This could not be refreshed and may be out of date. "<bdi>{sentence}</bdi></p>
        </div>
    }
    .into_any()
}
