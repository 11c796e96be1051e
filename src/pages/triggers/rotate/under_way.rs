//! The replacements that were begun and left: where to go on with them.

use super::of_project;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use crate::ui::time::Ago;
use crate::ui::unseen::marked;
use gitlab::{Timestamp, Trigger};
use leptos::prelude::*;

/// One notice for each trigger that is being replaced, as long as it is there.
pub(crate) fn under_way(page: TriggersPage) -> AnyView {
    let all = of_project();
    let found = memo(move |_| {
        let known = |it: &crate::data::rotations::Rotation| {
            Some((page.listing.find(it.old())?, it.begun()))
        };
        all.with(|all| all.iter().filter_map(known).collect::<Vec<_>>())
    });
    (move || {
        let notices = found.get().into_iter();
        notices
            .map(|(old, begun)| notice(page, old, begun))
            .collect_view()
    })
    .into_any()
}

fn notice(page: TriggersPage, old: Trigger, begun: Timestamp) -> AnyView {
    let name = label(&old);
    let go_on = ["Go on replacing ", &name].concat();
    view! {
        <div class="notice being-replaced" role="note">
            <p>
                "\u{201c}"{marked(&name)}"\u{201d} is being replaced: the new trigger was made "
                <Ago at=begun />". The old one still works."
            </p>
            <button
                type="button"
                aria-label=go_on
                on:click=move |_| page.rotating.ask(Some(old.clone()))
            >
                "Go on"
            </button>
        </div>
    }
    .into_any()
}
