//! The dialog "Revoke trigger".

use crate::browser::focus;
use crate::pages::triggers::recent_builds::{Builds, list};
use crate::pages::triggers::state::TriggersPage;
use crate::parts::fault;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use crate::ui::time::Ago;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use gitlab::{ApiError, ErrorKind, Trigger, TriggerId, endpoints};
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: TriggersPage) -> AnyView {
    view! { <Dialog open=page.revoking.open label="Revoke trigger">{question(page)}</Dialog> }
        .into_any()
}

fn question(page: TriggersPage) -> AnyView {
    let Some(asked) = page.revoking.about.get_untracked() else {
        return ().into_any();
    };
    let id = asked.id;
    let name = label(&asked);
    // Its last use may be newer than the row that was pressed.
    page.listing.refresh();
    let trigger = memo(move |before: Option<&Trigger>| {
        let known = page.listing.find(id).or_else(|| before.cloned());
        known.unwrap_or_else(|| asked.clone())
    });
    view! {
        <div class="in">
            <h2>"Revoke \u{201c}"{marked(&name)}"\u{201d}?"</h2>
            <p>
                "Token "<span class="mono">{move || trigger.with(Trigger::short_token)}"••••"</span>
                {last_use(trigger)}
                ". Whatever uses it will get the answer 404 from then on. This cannot be undone."
            </p>
            {list(page, Builds::fetch(page, trigger), |_| ().into_any())}
            {move || page.revoking.command.refusal().map(|error| refused(&error))}
        </div>
        {answers(page, id)}
    }
    .into_any()
}

fn last_use(trigger: Memo<Trigger>) -> AnyView {
    let at = memo(move |_| trigger.with(|trigger| trigger.last_used));
    let words = move || match at.get() {
        Some(at) => view! { ", last used "<b><Ago at=at /></b> }.into_any(),
        None => ", never used".into_any(),
    };
    words.into_any()
}

/// GitLab's reason; where the trigger is gone already, just that.
pub(super) fn refused(error: &ApiError) -> AnyView {
    if is_gone(error) {
        return view! {
            <p class="notice" role="alert">
                "GitLab does not find this trigger: someone has revoked it already, or it is \
                 hidden from you by now. The list has been refreshed."
            </p>
        }
        .into_any();
    }
    fault::fault(error, None)
}

pub(super) fn is_gone(error: &ApiError) -> bool {
    error.kind == ErrorKind::NotFound
}

/// Away from it, or the deliberate press.
fn answers(page: TriggersPage, id: TriggerId) -> AnyView {
    let asking = page.revoking;
    let toasts = expect_context::<Toasts>();
    let gone = move || {
        asking
            .command
            .refusal()
            .is_some_and(|error| is_gone(&error))
    };
    let off = memo(move |_| asking.command.in_flight() || gone());
    let revoke = move |_| {
        if off.get_untracked() {
            return;
        }
        let endpoint = page
            .project
            .with_value(|project| endpoints::delete_trigger(project, id));
        asking.command.send(endpoint, move |()| {
            page.listing.remove(id);
            page.created.try_update(|created| {
                if created
                    .as_ref()
                    .is_some_and(|created| created.trigger.id == id)
                {
                    *created = None;
                }
            });
            asking.close_about(Some(id));
            toasts.say("The trigger was revoked.");
            // Once the dialog is closed: the row that had the focus is gone.
            request_animation_frame(|| focus::focus_on("main h1"));
        });
    };
    view! {
        <footer>
            <button type="button" autofocus on:click=move |_| asking.open.set(false)>
                "Cancel"
            </button>
            <button
                type="button"
                class="danger"
                aria-disabled=move || off.get().then_some("true")
                on:click=revoke
            >
                {move || if asking.command.in_flight() { "Revoking" } else { "Revoke trigger" }}
            </button>
        </footer>
    }
    .into_any()
}
