//! The calls of one trigger, written for each place they can be pasted into.

mod choices;
mod code;
mod controls;
mod paint;
mod subject;

pub(crate) use subject::SnippetSubject;

use crate::data::session::Session;
use crate::reactive::memo;
use crate::ui::copy_button::CopyButton;
use crate::ui::empty::empty;
use crate::ui::field::unique_id;
use crate::ui::tabs::Tabs;
use crate::ui::unseen::marked;
use choices::{Choices, TokenShown};
use gitlab::Token;
use leptos::prelude::*;
use snippets::{Refusal, Snippet, places};

/// The panel for `subject`; without one it says what to choose.
pub(crate) fn snippet_panel(subject: Signal<Option<SnippetSubject>>) -> AnyView {
    let missing = memo(move |_| subject.with(Option::is_none));
    let body = move || {
        if missing.get() {
            view! {
                <header><h2>"Call it from elsewhere"</h2></header>
                {empty(
                    "No trigger chosen",
                    "Choose a trigger to see how to call it from a shell, a pipeline or cron.",
                )}
            }
            .into_any()
        } else {
            written(subject)
        }
    };
    view! { <section class="card" aria-label="Snippet">{body}</section> }.into_any()
}

/// The panel for a subject that is there.
fn written(subject: Signal<Option<SnippetSubject>>) -> AnyView {
    let session = expect_context::<Session>();
    let token = memo(move |_| subject.with(|subject| subject.as_ref()?.token.clone()));
    let choices = Choices::open(token);
    let snippet = memo(move |_| {
        let gitlab = session.instance()?.base();
        let mut subject = subject.get()?;
        subject.project = subject::lasting(&subject.project);
        Some(choices.write(gitlab, &subject))
    });
    let panel = unique_id("snippet");
    let tabs = places::ALL
        .iter()
        .map(|place| (*place, place.label()))
        .collect();
    view! {
        <header>
            <div class="snippet-heading"><h2>"Call it from elsewhere"</h2>{heading(subject)}</div>
            {controls::token_choice(choices, memo(move |_| token.with(Option::is_some)))}
            {copy_button(choices, token, snippet)}
        </header>
        <Tabs label="Snippet for" tabs=tabs chosen=choices.place panel=panel.clone() />
        <div role="tabpanel" id=panel aria-label=move || choices.place.get().label()>
            {move || controls::place_choice(choices)}
            {code::code(snippet)}
        </div>
    }
    .into_any()
}

/// For which trigger, on which branch or tag.
fn heading(subject: Signal<Option<SnippetSubject>>) -> AnyView {
    let part = move |read: fn(&SnippetSubject) -> &String| {
        let text = memo(move |_| subject.with(|subject| subject.as_ref().map(read).cloned()));
        move || {
            text.get()
                .filter(|text| !text.is_empty())
                .map(|text| marked(&text))
        }
    };
    let described = part(|subject| &subject.description);
    let git_ref = part(|subject| &subject.git_ref);
    view! {
        <span class="soft small">
            "for "<b>{described}</b>
            {move || git_ref().map(|git_ref| view! { " on "<b>{git_ref}</b> })}
        </span>
    }
    .into_any()
}

/// Copies exactly the text that is shown, and says in its name when the real
/// token is in it.
fn copy_button(
    choices: Choices,
    token: Memo<Option<Token>>,
    snippet: Memo<Option<Result<Snippet, Refusal>>>,
) -> AnyView {
    let name = Signal::derive(move || {
        let real = choices.token.get() == TokenShown::Real && token.with(Option::is_some);
        let name = if real {
            "Copy snippet with the real token"
        } else {
            "Copy snippet"
        };
        name.to_owned()
    });
    let text = Callback::new(move |()| match snippet.get_untracked() {
        Some(Ok(snippet)) => snippet.text,
        Some(Err(_)) | None => String::new(),
    });
    let reason = Signal::derive(move || match snippet.get() {
        Some(Err(refusal)) => Some(refusal.sentence()),
        Some(Ok(_)) | None => None,
    });
    view! { <CopyButton text=text name=name word="Copy snippet" disabled_reason=reason /> }
        .into_any()
}
