//! Notices that concern the whole console: a token that is no longer taken,
//! something kept that could not be read.

use crate::browser::fragment;
use crate::browser::location::Location;
use crate::data::kept::Notices;
use crate::data::session::Session;
use crate::pages::connect;
use crate::shell::token_notice::token_notice;
use leptos::prelude::*;

/// The notices above the page, if there are any.
pub(crate) fn notices() -> AnyView {
    let session = expect_context::<Session>();
    let notices = expect_context::<Notices>();
    view! {
        {move || session.refused().map(|error| connect_again(&error))}
        {token_notice()}
        {move || {
            let sentences = notices.all();
            (!sentences.is_empty()).then(|| about_the_device(notices, sentences))
        }}
    }
    .into_any()
}

/// The server no longer takes the token: nothing is asked until someone
/// connects again; the page and what was typed in it stay.
fn connect_again(error: &gitlab::ApiError) -> AnyView {
    let session = expect_context::<Session>();
    let location = expect_context::<Location>();
    let sentence = error.sentence();
    let href = move || {
        let present = session.current();
        location.href(&connect::again(
            &location.address(),
            &fragment::of_page(),
            present.as_ref(),
        ))
    };
    view! {
        <div class="notice bad" role="alert">
            <p>{sentence}</p>
            <div class="row"><a class="button" href=href>"Connect again"</a></div>
        </div>
    }
    .into_any()
}

fn about_the_device(notices: Notices, sentences: Vec<String>) -> AnyView {
    let each = sentences
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view();
    view! {
        <div class="notice" role="status">
            {each}
            <div class="row">
                <button type="button" on:click=move |_| notices.dismiss()>"Understood"</button>
            </div>
        </div>
    }
    .into_any()
}
