//! How it stands with the old trigger, and its end.

use super::forgetting;
use super::usage::Usage;
use super::watch::{Use, use_of};
use crate::browser::clock::{Clock, local_text};
use crate::browser::focus;
use crate::pages::triggers::revoke::{is_gone, refused};
use crate::pages::triggers::state::TriggersPage;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use crate::ui::time::Ago;
use crate::ui::toast::Toasts;
use gitlab::{Timestamp, Trigger, TriggerId, endpoints};
use leptos::prelude::*;

/// Whether `old` is still used since its successor was made at `begun`. The page asks for
/// its triggers again and again, so that this moves by itself.
pub(super) fn verdict(old: Memo<Trigger>, usage: Usage, begun: Timestamp) -> AnyView {
    let clock = expect_context::<Clock>();
    let found = memo(move |_| old.with(|old| use_of(old, begun, usage.rhythm.get(), clock.now())));
    let last = memo(move |_| old.with(|old| old.last_used));
    let last = move || last.get().map(|at| view! { "Last used "<Ago at=at />". " });
    let words = move || match found.get() {
        Use::Since(at) => view! {
            {pill(Tone::Bad, Icon::Failed, "still used".to_owned())}
            <p>
                "Used "<b><Ago at=at /></b>", after the new one was made: something still calls \
                 it, and would get the answer 404 once it is revoked."
            </p>
        }
        .into_any(),
        Use::Due(at) => view! {
            {pill(Tone::Wait, Icon::Waiting, "wait".to_owned())}
            <p>
                {last}"Not used since the new one was made. By its usual times it would be used "
                <Ago at=at />" ("{local_text(at)}"): wait until then."
            </p>
        }
        .into_any(),
        Use::Overdue => view! {
            {pill(Tone::Ok, Icon::Done, "no longer used".to_owned())}
            <p>{last}"It has missed its usual time since the new one was made."</p>
        }
        .into_any(),
        Use::Quiet => view! {
            {pill(Tone::Idle, Icon::Idle, "not used since".to_owned())}
            <p>
                {last}"Not used since the new one was made, "<Ago at=begun />". Its builds come \
                 at no regular times, so wait as long as its rarest user may take."
            </p>
        }
        .into_any(),
        Use::Never => view! {
            {pill(Tone::Idle, Icon::Idle, "never used".to_owned())}
            <p>"It was never used."</p>
        }
        .into_any(),
    };
    view! { <div class="stack close" role="status">{words}</div> }.into_any()
}

/// Revoking `old`, giving up, or leaving it for later.
pub(super) fn end(page: TriggersPage, old: Memo<Trigger>) -> AnyView {
    let asking = page.rotating;
    let toasts = expect_context::<Toasts>();
    let id = old.with_untracked(|old| old.id);
    let command = asking.command;
    let forget = forgetting();
    let stop = move |_| {
        forget(id);
        asking.close_about(Some(id));
        toasts.say("Both triggers stay.");
    };
    let revoke = revoker(page, old);
    let off = memo(move |_| command.in_flight() || page.no_revoking.with(Option::is_some));
    view! {
        <p>
            "Whatever still uses it will get the answer 404 from then on. This cannot be undone."
        </p>
        {move || command.refusal().map(|error| refused(&error))}
        <footer>
            <button type="button" class="quiet" on:click=stop>"Stop replacing"</button>
            <span class="push"></span>
            <button type="button" autofocus on:click=move |_| asking.open.set(false)>
                "Go on later"
            </button>
            <button
                type="button"
                class="danger"
                aria-disabled=move || off.get().then_some("true")
                title=move || page.no_revoking.get()
                on:click=move |_| if !off.get_untracked() { revoke() }
            >
                {move || if command.in_flight() { "Revoking" } else { "Revoke the old trigger" }}
            </button>
        </footer>
    }
    .into_any()
}

/// Revokes `old` and tells of it. Where GitLab does not find it any more, it has come to
/// the same.
fn revoker(page: TriggersPage, old: Memo<Trigger>) -> impl Fn() + Clone + 'static {
    let toasts = expect_context::<Toasts>();
    let forget = forgetting();
    let gone = move |id: TriggerId, name: &str| {
        page.listing.remove(id);
        forget(id);
        page.rotating.close_about(Some(id));
        toasts.say(format!(
            "“{name}” was replaced: the old trigger is revoked."
        ));
        request_animation_frame(|| focus::focus_on("main h1"));
    };
    move || {
        let (id, name) = old.with_untracked(|old| (old.id, label(old)));
        if page
            .rotating
            .command
            .refusal()
            .is_some_and(|error| is_gone(&error))
        {
            gone(id, &name);
            return;
        }
        let endpoint = page
            .project
            .with_value(|project| endpoints::delete_trigger(project, id));
        page.rotating
            .command
            .send(endpoint, move |()| gone(id, &name));
    }
}
