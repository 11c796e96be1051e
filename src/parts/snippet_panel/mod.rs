//! The calls of one trigger, written for each place they can be pasted into.

mod choices;
mod code;
mod found;
mod kept;
mod notes;
mod options;
mod paint;
mod picker;
mod schedule;
mod subject;
mod token;
mod written;

pub(crate) use notes::ref_is_both;
pub(crate) use subject::SnippetSubject;

use crate::data::session::Session;
use crate::parts::project::PresentProject;
use crate::reactive::memo;
use crate::ui::copy_button::CopyButton;
use crate::ui::empty::empty;
use crate::ui::field::unique_id;
use crate::ui::tabs::Tabs;
use crate::ui::unseen::marked;
use choices::{Choices, USUAL};
use code::Answer;
use gitlab::Dialect;
use leptos::prelude::*;
use snippets::{Choice, Endpoint, Field, Place};

/// The panel for `subject`; without one it says what to choose.
pub(crate) fn snippet_panel(subject: Signal<Option<SnippetSubject>>) -> AnyView {
    panel(subject, None)
}

/// The panel beside a form that fills `subject`; `show` leads to one of the
/// form's fields when a call is refused because of it.
pub(crate) fn snippet_panel_of_form(
    subject: Signal<Option<SnippetSubject>>,
    show: Callback<Field>,
) -> AnyView {
    panel(subject, Some(show))
}

fn panel(subject: Signal<Option<SnippetSubject>>, show: Option<Callback<Field>>) -> AnyView {
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
            written(subject, show)
        }
    };
    view! { <section class="card" aria-label="Snippet">{body}</section> }.into_any()
}

/// The panel for a subject that is there.
fn written(subject: Signal<Option<SnippetSubject>>, show: Option<Callback<Field>>) -> AnyView {
    let session = expect_context::<Session>();
    let present = expect_context::<PresentProject>();
    let token = memo(move |_| subject.with(|subject| subject.as_ref()?.token.clone()));
    let known = memo(move |_| token.with(Option::is_some));
    // Where triggers have no numbers, a call cannot name its trigger.
    let has_id = memo(move |_| {
        session.dialect() == Dialect::V4
            && subject.with(|subject| subject.as_ref().is_some_and(|it| it.trigger.is_some()))
    });
    let both =
        memo(move |_| subject.with(|subject| subject.as_ref().is_some_and(|it| it.ref_is_both)));
    let dialect = untrack(|| session.dialect());
    let endpoint = match dialect {
        Dialect::V4 => Endpoint::V4,
        Dialect::V3 => Endpoint::V3,
    };
    let choices = Choices::open(token, endpoint);
    let answer: Answer = memo(move |_| {
        let gitlab = session.instance()?.base();
        let mut subject = subject.get()?;
        let (project, path) = subject::lasting(subject.project, present);
        subject.project = project;
        Some(choices.write(gitlab, path, &subject))
    });
    let (panel, refusal_id) = (unique_id("snippet"), unique_id("refusal"));
    view! {
        <header>
            <div class="snippet-heading"><h2>"Call it from elsewhere"</h2>{heading(subject)}</div>
            {token::token_choice(choices, known)}
            {copy_button(answer)}
        </header>
        {place_choice(choices, panel.clone())}
        <div role="tabpanel" id=panel aria-label=move || choices.place.get().label()>
            <div class="snippet-choices">
                {token::file_field(choices, known, answer, refusal_id.clone())}
                {options::switches(choices)}
                {options::naming(choices, has_id)}
                {options::endpoint_choice(choices)}
            </div>
            {when(choices)}
            {code::code(answer, both, refusal_id, show)}
        </div>
    }
    .into_any()
}

/// The tabs of the usual places and of the last other one, and the way to all.
fn place_choice(choices: Choices, panel: String) -> AnyView {
    let tabs = move || {
        let tabs = USUAL.into_iter().chain(choices.more.get());
        let tabs = tabs.map(|place: &'static dyn Place| (place, place.label()));
        let (tabs, panel) = (tabs.collect(), panel.clone());
        view! { <Tabs label="Snippet for" tabs=tabs chosen=choices.place panel=panel /> }
    };
    view! { <div class="snippet-places">{tabs}{picker::more_places(choices)}</div> }.into_any()
}

/// When the call runs, for a place that runs it by the clock.
fn when(choices: Choices) -> AnyView {
    let scheduled = memo(move |_| choices.place.get().choices().contains(&Choice::Schedule));
    (move || scheduled.get().then(|| schedule::schedule_choice(choices))).into_any()
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
fn copy_button(answer: Answer) -> AnyView {
    let name = Signal::derive(move || {
        let real = answer.with(|answer| match answer {
            Some(Ok(shown)) => shown.secret().is_some(),
            Some(Err(_)) | None => false,
        });
        let name = if real {
            "Copy snippet with the real token"
        } else {
            "Copy snippet"
        };
        name.to_owned()
    });
    let text = Callback::new(move |()| match answer.get_untracked() {
        Some(Ok(shown)) => shown.snippet.text,
        Some(Err(_)) | None => String::new(),
    });
    let reason = Signal::derive(move || code::refusal(answer).map(|refusal| refusal.sentence()));
    view! { <CopyButton text=text name=name word="Copy snippet" disabled_reason=reason /> }
        .into_any()
}
