//! What can be done with a trigger wherever it is listed.

use crate::browser::clock::Clock;
use crate::browser::location::Location;
use crate::parts::trigger::reasons::not_runnable;
use crate::parts::trigger::revealed::{Revealed, Spot};
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::control::{Face, control};
use crate::ui::icon::Icon;
use gitlab::{ProjectRef, Trigger, TriggerToken};
use leptos::prelude::*;

/// The button that shows and hides the token at `spot`.
pub(crate) fn reveal(
    revealed: Revealed,
    spot: Spot,
    name: Signal<String>,
    reason: Signal<Option<String>>,
) -> AnyView {
    let shown = memo(move |_| revealed.shows(spot));
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
    control(face, reason, move || revealed.toggle(spot))
}

/// What is copied: the whole token, read at the press.
pub(crate) fn copied(trigger: Memo<Trigger>) -> Callback<(), String> {
    Callback::new(move |()| {
        trigger.with_untracked(|trigger| match &trigger.token {
            TriggerToken::Whole(token) => token.reveal().to_owned(),
            TriggerToken::Cut(_) | TriggerToken::Missing => String::new(),
        })
    })
}

/// The link to the builds that this trigger started, as far as that is known.
pub(crate) fn builds(project: ProjectRef, trigger: Memo<Trigger>, name: Signal<String>) -> AnyView {
    let location = expect_context::<Location>();
    let id = trigger.with_untracked(|trigger| trigger.id);
    let href = location.href(&Address {
        route: Route::Builds(project),
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
pub(crate) fn run(project: ProjectRef, trigger: Memo<Trigger>, name: Signal<String>) -> AnyView {
    let location = expect_context::<Location>();
    let clock = expect_context::<Clock>();
    let reason = memo(move |_| trigger.with(|trigger| not_runnable(trigger, clock.now())));
    let id = trigger.with_untracked(|trigger| trigger.id);
    let href = location.href(&Address {
        route: Route::Run(project),
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
