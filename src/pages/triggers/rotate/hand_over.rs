//! What to do with the new trigger: its token, its calls, a build to try it.

use crate::browser::focus;
use crate::browser::location::Location;
use crate::pages::triggers::new_trigger;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::controls::copied;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::copy_button::CopyButton;
use crate::ui::time::Ago;
use gitlab::{Trigger, TriggerId};
use leptos::prelude::*;

/// Finds the panel of calls below the table.
const SNIPPET: &str = "[aria-label=\"Snippet\"] [role=\"tab\"][aria-selected=\"true\"]";

/// The new trigger `id`, or that it has gone.
pub(super) fn hand_over(page: TriggersPage, id: TriggerId) -> AnyView {
    let new_one = memo(move |_| page.listing.find(id));
    let there = memo(move |_| new_one.with(Option::is_some));
    (move || {
        if there.get() {
            let found = new_one.get_untracked()?;
            let new_one = memo(move |_| new_one.get().unwrap_or_else(|| found.clone()));
            return Some(controls(page, new_one));
        }
        Some(
            view! {
                <p class="notice">
                    "The new trigger is not among the triggers that are loaded here: somebody \
                     may have revoked it. Stop replacing, and begin anew."
                </p>
            }
            .into_any(),
        )
    })
    .into_any()
}

fn controls(page: TriggersPage, new_one: Memo<Trigger>) -> AnyView {
    let id = new_one.with_untracked(|trigger| trigger.id);
    let short = move || new_one.with(Trigger::short_token);
    let href = expect_context::<Location>().href(&Address {
        route: Route::Run(page.project.get_value()),
        query: vec![("trigger".to_owned(), id.to_string())],
    });
    let show_calls = move |_| {
        page.choice.set(Some(id));
        page.rotating.open.set(false);
        request_animation_frame(|| focus::focus_on(SNIPPET));
    };
    let used = memo(move |_| new_one.with(|trigger| trigger.last_used));
    let used = move || match used.get() {
        Some(at) => view! { <b>"used "<Ago at=at /></b> }.into_any(),
        None => "not used yet".into_any(),
    };
    view! {
        {move || new_trigger::endless(page, id)}
        <p>"New trigger "<span class="mono">{short}"••••"</span>", "{used}"."</p>
        <div class="row">
            <CopyButton text=copied(new_one) name="Copy the new token" word="Copy token" />
            <button type="button" on:click=show_calls>"Show its snippets"</button>
            <a class="button" href=href>"Start a test build"</a>
        </div>
    }
    .into_any()
}
