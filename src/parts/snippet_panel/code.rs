//! A snippet as it is shown: the code, whose text is exactly what is copied,
//! and what to know about it.

use super::paint::{Ink, runs};
use leptos::prelude::*;
use snippets::{Refusal, Snippet};

/// The snippet, or why there is none.
pub(super) fn shown(answer: &Result<Snippet, Refusal>) -> AnyView {
    match answer {
        Ok(snippet) => {
            let notes = snippet.notes.iter();
            let notes = notes.map(|note| view! { <li>{note.sentence()}</li> });
            view! {
                <pre class="snippet-code" tabindex="0" dir="ltr"><code data-testid="snippet-code">
                    {painted(&snippet.text)}
                </code></pre>
                <ul class="snippet-notes" aria-label="Notes">{notes.collect_view()}</ul>
            }
            .into_any()
        }
        Err(refusal) => {
            view! { <p class="snippet-refusal" role="status">{refusal.sentence()}</p> }.into_any()
        }
    }
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
