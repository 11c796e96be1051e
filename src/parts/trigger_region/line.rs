//! The trigger of a build in one line: which, and how that is known.

use super::origin::Origin;
use super::provenance::{Listing, Provenance};
use super::{link, masked};
use crate::reactive::memo;
use gitlab::ProjectRef;
use leptos::prelude::*;

/// The line; "none" for a build that no trigger started.
pub(crate) fn trigger_line(project: StoredValue<ProjectRef>, provenance: Provenance) -> AnyView {
    let of_a_trigger = memo(move |_| provenance.is_of_a_trigger());
    let awaited = memo(move |_| matches!(provenance.listing(), Listing::Awaited { .. }));
    let origin = memo(move |_| provenance.origin());
    let line = move || {
        if !of_a_trigger.get() {
            return match provenance.is_untold() {
                true => known_by("not known"),
                false => view! { <span class="soft">"none"</span> }.into_any(),
            };
        }
        match origin.get().filter(|_| !awaited.get()) {
            None => view! { <span class="soft">"…"</span> }.into_any(),
            Some(origin) => project.with_value(|project| told(project, &origin)),
        }
    };
    line.into_any()
}

fn told(project: &ProjectRef, origin: &Origin) -> AnyView {
    match origin {
        Origin::One(trigger, certainty) => view! {
            <span class="mono">{masked(trigger)}</span>
            " "
            {link(project, trigger)}
            " "
            {known_by(certainty.word())}
        }
        .into_any(),
        Origin::Gone(id, certainty) => {
            let words = ["one that is no longer there (id ", &id.to_string(), ") "].concat();
            view! { {words}{known_by(certainty.word())} }.into_any()
        }
        Origin::Unseen(id, certainty) => {
            let words = ["trigger ", &id.to_string(), " "].concat();
            view! { {words}{known_by(certainty.word())} }.into_any()
        }
        Origin::AnyOf(candidates) => {
            let count = candidates.len().to_string();
            let words = ["one of ", &count, ", or one that was revoked "].concat();
            view! { {words}{known_by("not known")} }.into_any()
        }
        Origin::NoneListed | Origin::Untold => known_by("not known"),
    }
}

fn known_by(word: &'static str) -> AnyView {
    view! { <span class="chip">{word}</span> }.into_any()
}
