//! A snippet as it is shown: the code, whose text is exactly what is copied,
//! and what to know about it.

use super::paint::{Ink, runs};
use crate::reactive::memo;
use leptos::prelude::*;
use snippets::{Note, Refusal, Snippet};

/// The snippet, or why there is none. The code's element stays while only its
/// text changes, so that it keeps its focus and where it was scrolled to.
pub(super) fn code(snippet: Memo<Option<Result<Snippet, Refusal>>>) -> AnyView {
    let refusal = memo(move |_| {
        snippet.with(|answer| match answer {
            Some(Err(refusal)) => Some(refusal.sentence()),
            Some(Ok(_)) | None => None,
        })
    });
    (move || match refusal.get() {
        None => written(snippet),
        Some(sentence) => {
            view! { <p class="snippet-refusal" role="status">{sentence}</p> }.into_any()
        }
    })
    .into_any()
}

fn written(snippet: Memo<Option<Result<Snippet, Refusal>>>) -> AnyView {
    let text = move || snippet.with(|answer| with_snippet(answer, |it| painted(&it.text)));
    let notes = move || snippet.with(|answer| with_snippet(answer, |it| listed(&it.notes)));
    view! {
        <pre class="snippet-code" tabindex="0" dir="ltr">
            <code data-testid="snippet-code">{text}</code>
        </pre>
        <ul class="snippet-notes" aria-label="Notes">{notes}</ul>
    }
    .into_any()
}

fn with_snippet(
    answer: &Option<Result<Snippet, Refusal>>,
    draw: fn(&Snippet) -> AnyView,
) -> Option<AnyView> {
    answer.as_ref()?.as_ref().ok().map(draw)
}

/// The text in runs. Every run is a text node of its own, so that putting them
/// together gives the text again.
fn painted(text: &str) -> AnyView {
    let run = |(ink, run): (Ink, &str)| {
        let run = run.to_owned();
        match ink {
            Ink::Plain => run.into_any(),
            Ink::Quoted | Ink::Name | Ink::Comment => {
                view! { <span class=ink.class()>{run}</span> }.into_any()
            }
        }
    };
    runs(text).into_iter().map(run).collect_view().into_any()
}

fn listed(notes: &[Note]) -> AnyView {
    let item = |note: &Note| view! { <li>{note.sentence()}</li> };
    notes.iter().map(item).collect_view().into_any()
}
