//! The region about the trigger that was just added.

use crate::browser::focus;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::cells::token;
use crate::parts::trigger::controls::{copied, reveal};
use crate::parts::trigger::facts::label;
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::ui::copy_button::CopyButton;
use gitlab::Trigger;
use leptos::prelude::*;

/// Finds the region's heading, which takes the focus.
pub(super) const HEADING: &str = "#new-trigger";

/// The region, while there is something to say.
pub(super) fn region(page: TriggersPage) -> AnyView {
    (move || page.created.get().map(|created| card(page, created))).into_any()
}

fn card(page: TriggersPage, created: Trigger) -> AnyView {
    let name = label(&created);
    let created = memo(move |_| created.clone());
    let dismiss = move |_| {
        page.created.set(None);
        request_animation_frame(|| focus::focus_on("main h1"));
    };
    let reveal_name = Signal::stored("Reveal the new token".to_owned());
    view! {
        <section class="card" aria-labelledby="new-trigger">
            <header>
                <h2 id="new-trigger" tabindex="-1">"New trigger"</h2>
                <bdi class="soft">{name}</bdi>
                <span class="push"></span>
                <button type="button" class="quiet" on:click=dismiss>"Dismiss"</button>
            </header>
            <div class="form">
                <div class="row">
                    <span class="new-token mono">{token(page.revealed, created, Spot::New)}</span>
                    {reveal(page.revealed, Spot::New, reveal_name, Signal::stored(None))}
                    <CopyButton text=copied(created) name="Copy the new token" word="Copy token" />
                </div>
                <p class="soft new-trigger-note">
                    "Copy it to where it is needed, or take one of the snippets below, which are \
                     for this trigger now. GitLab shows the whole token only to its owner, you: \
                     others see its first four characters."
                </p>
            </div>
        </section>
    }
    .into_any()
}
