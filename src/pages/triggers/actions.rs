//! What can be done with one trigger.

use crate::browser::clock::Clock;
use crate::browser::location::Location;
use crate::data::session::Session;
use crate::pages::triggers::control::{Face, control};
use crate::pages::triggers::reasons::{not_editable, not_runnable, token_hidden};
use crate::pages::triggers::revealed::Spot;
use crate::pages::triggers::state::TriggersPage;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::copy_button::CopyButton;
use crate::ui::icon::Icon;
use gitlab::{Feature, Trigger, TriggerToken};
use leptos::prelude::*;

/// The controls of a row about `trigger`, which is called `name`.
pub(super) fn actions(page: TriggersPage, trigger: Memo<Trigger>, name: Memo<String>) -> AnyView {
    let named = move |what: &'static str| Signal::derive(move || [what, &name.get()].concat());
    let spot = Spot::Row(trigger.with_untracked(|trigger| trigger.id));
    let hidden = memo(move |_| trigger.with(token_hidden));
    let edit = Face {
        class: "quiet",
        content: "Edit".into_any(),
        name: named("Edit "),
        pressed: None,
    };
    let session = expect_context::<Session>();
    let no_editing = memo(move |_| {
        if let Some(lacking) = session.lacking(Feature::Descriptions) {
            return Some(lacking);
        }
        let others = || {
            page.me
                .get()
                .and_then(|me| trigger.with(|it| not_editable(it, me)))
        };
        page.read_only.get().or_else(others)
    });
    let revoke = Face {
        class: "quiet danger",
        content: "Revoke".into_any(),
        name: named("Revoke "),
        pressed: None,
    };
    let about = move || Some(trigger.get_untracked());
    view! {
        <div class="actions">
            {run(page, trigger, named("Run "))}
            {builds(page, trigger, named("Builds of "))}
            {reveal(page, spot, named("Reveal token of "), hidden.into())}
            <CopyButton text=copied(trigger) name=named("Copy token of ") disabled_reason=hidden />
            {control(edit, no_editing.into(), move || page.editing.ask(about()))}
            {control(revoke, page.no_revoking.into(), move || page.revoking.ask(about()))}
        </div>
    }
    .into_any()
}

/// The button that shows and hides the token at `spot`.
pub(super) fn reveal(
    page: TriggersPage,
    spot: Spot,
    name: Signal<String>,
    reason: Signal<Option<String>>,
) -> AnyView {
    let shown = memo(move |_| page.revealed.shows(spot));
    let icon = move || {
        if shown.get() {
            Icon::Hide.draw(15)
        } else {
            Icon::Reveal.draw(15)
        }
    };
    let face = Face {
        class: "icon",
        content: icon.into_any(),
        name,
        pressed: Some(shown.into()),
    };
    control(face, reason, move || page.revealed.toggle(spot))
}

/// What is copied: the whole token, read at the press.
pub(super) fn copied(trigger: Memo<Trigger>) -> Callback<(), String> {
    Callback::new(move |()| {
        trigger.with_untracked(|trigger| match &trigger.token {
            TriggerToken::Whole(token) => token.reveal().to_owned(),
            TriggerToken::Cut(_) | TriggerToken::Missing => String::new(),
        })
    })
}

/// The link to the builds that this trigger started, as far as that is known.
fn builds(page: TriggersPage, trigger: Memo<Trigger>, name: Signal<String>) -> AnyView {
    let location = expect_context::<Location>();
    let id = trigger.with_untracked(|trigger| trigger.id);
    let href = location.href(&Address {
        route: Route::Builds(page.project.get_value()),
        query: vec![("trigger".to_owned(), id.to_string())],
    });
    view! {
        <a class="button quiet" href=href aria-label=move || name.get()>
            "Builds"
        </a>
    }
    .into_any()
}

/// The link to the Run page for this trigger; where that is of no use, a link
/// that leads nowhere and says why.
fn run(page: TriggersPage, trigger: Memo<Trigger>, name: Signal<String>) -> AnyView {
    let location = expect_context::<Location>();
    let clock = expect_context::<Clock>();
    let reason = memo(move |_| trigger.with(|trigger| not_runnable(trigger, clock.now())));
    let id = trigger.with_untracked(|trigger| trigger.id);
    let href = location.href(&Address {
        route: Route::Run(page.project.get_value()),
        query: vec![("trigger".to_owned(), id.to_string())],
    });
    let link = move || match reason.get() {
        None => {
            let href = href.clone();
            view! { <a class="button quiet" href=href aria-label=move || name.get()>"Run"</a> }
                .into_any()
        }
        Some(reason) => view! {
            <a
                class="button quiet"
                role="link"
                tabindex="0"
                aria-disabled="true"
                aria-label=move || name.get()
                title=reason
            >
                "Run"
            </a>
        }
        .into_any(),
    };
    link.into_any()
}
