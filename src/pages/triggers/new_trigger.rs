//! The region about the trigger that was just added.

use crate::browser::focus;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::cells::token;
use crate::parts::trigger::controls::{copied, reveal};
use crate::parts::trigger::facts::label;
use crate::parts::trigger::revealed::Spot;
use crate::reactive::memo;
use crate::ui::copy_button::CopyButton;
use gitlab::endpoints::NewTrigger;
use gitlab::{Trigger, TriggerId};
use leptos::prelude::*;

/// Finds the region's heading, which takes the focus.
pub(super) const HEADING: &str = "#new-trigger";

/// A trigger that was just made.
#[derive(Clone)]
pub(super) struct Created {
    /// The trigger.
    pub(super) trigger: Trigger,
    /// Whether it was to end and does not: servers from before triggers ended ignore that.
    is_endless: bool,
}

impl Created {
    /// What came of `new`.
    pub(super) fn of(new: &NewTrigger, trigger: Trigger) -> Self {
        Self {
            is_endless: new.expires_at.is_some() && trigger.expires_at.is_none(),
            trigger,
        }
    }
}

/// That the trigger `id`, just made, does not end although it was to, if so.
pub(super) fn endless(page: TriggersPage, id: TriggerId) -> Option<AnyView> {
    let is_it = |created: &Created| created.is_endless && created.trigger.id == id;
    page.created
        .with(|created| created.as_ref().is_some_and(is_it))
        .then(|| {
            view! {
                <p class="notice" role="alert">
                    "GitLab did not take the end: this trigger works until it is revoked. This \
                     GitLab is probably too old for triggers that end."
                </p>
            }
            .into_any()
        })
}

/// The region, while there is something to say.
pub(super) fn region(page: TriggersPage) -> AnyView {
    (move || {
        page.created
            .get()
            .map(|created| card(page, created.trigger))
    })
    .into_any()
}

fn card(page: TriggersPage, created: Trigger) -> AnyView {
    let name = label(&created);
    let endless = endless(page, created.id);
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
                {endless}
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
