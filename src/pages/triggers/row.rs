//! One trigger in the table.

use crate::browser::clock::Clock;
use crate::pages::triggers::actions::actions;
use crate::pages::triggers::facts::{Expiry, description, expiry, label, owner_is_blocked};
use crate::pages::triggers::revealed::Spot;
use crate::pages::triggers::state::TriggersPage;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use crate::ui::time::{Ago, relative};
use crate::ui::unseen::marked;
use gitlab::{Trigger, TriggerToken};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// The row. It is built once and follows `trigger`.
pub(super) fn row(page: TriggersPage, trigger: Memo<Trigger>) -> AnyView {
    let id = trigger.with_untracked(|trigger| trigger.id);
    let name = memo(move |_| trigger.with(label));
    let is_chosen = memo(move |_| page.chosen.get() == Some(id));
    let choose = move |event: MouseEvent| {
        if !is_on_control(&event) {
            page.choice.set(Some(id));
        }
    };
    let described = move || match trigger.with(|trigger| description(trigger).map(marked)) {
        Some(text) => text,
        None => view! { <span class="soft">"no description"</span> }.into_any(),
    };
    let snippets_for = move || ["Snippets for ", &name.get()].concat();
    let never_used = memo(move |_| trigger.with(|trigger| trigger.last_used.is_none()));
    let unused = move || {
        never_used
            .get()
            .then(|| pill(Tone::Idle, Icon::Idle, "never used".to_owned()))
    };
    view! {
        <tr data-chosen=move || is_chosen.get().then_some("true") on:click=choose>
            <td class="token mono" data-label="Token">{token(page, trigger, Spot::Row(id))}</td>
            <td class="what" data-label="Description">
                <button
                    type="button"
                    class="choose"
                    aria-label=snippets_for
                    aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                    title="Show snippets for this trigger"
                    on:click=move |_| page.choice.set(Some(id))
                >
                    {described}
                </button>
                {unused}
            </td>
            <td data-label="Owner">{owner(trigger)}</td>
            <td class="num" data-label="Last used">{last_used(trigger)}</td>
            <td class="num" data-label="Expires">{expires(trigger)}</td>
            <td>{actions(page, trigger, name)}</td>
        </tr>
    }
    .into_any()
}

/// Whether a click in a row was meant for a control in it.
fn is_on_control(event: &MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("a, button"), Ok(Some(_))))
}

/// The token as far as it may be seen: masked, whole while it is revealed, or
/// what GitLab shows of someone else's.
pub(super) fn token(page: TriggersPage, trigger: Memo<Trigger>, spot: Spot) -> AnyView {
    let token = memo(move |_| trigger.with(|trigger| trigger.token.clone()));
    let short = move || trigger.with(Trigger::short_token);
    let shown = memo(move |_| page.revealed.shows(spot));
    let content = move || match token.get() {
        TriggerToken::Whole(token) if shown.get() => {
            view! { <bdi class="revealed">{token.reveal().to_owned()}</bdi> }.into_any()
        }
        TriggerToken::Whole(_) => view! { <span>{short()}"••••"</span> }.into_any(),
        TriggerToken::Cut(_) => view! {
            <span>{short()}</span>
            " "
            <span class="not-yours soft small">"not yours"</span>
        }
        .into_any(),
        TriggerToken::Missing => view! { <span class="soft small">"not shown"</span> }.into_any(),
    };
    content.into_any()
}

fn owner(trigger: Memo<Trigger>) -> AnyView {
    let owner = memo(move |_| {
        trigger.with(|trigger| {
            let owner = trigger.owner.as_ref()?;
            Some((owner.name.clone(), ["@", &owner.username].concat()))
        })
    });
    let blocked = memo(move |_| trigger.with(owner_is_blocked));
    let name = move || match owner.get() {
        Some((name, username)) => view! { <bdi title=username>{name}</bdi> }.into_any(),
        None => view! { <span class="soft">"nobody"</span> }.into_any(),
    };
    let badge = move || {
        blocked.get().then(|| {
            let badge = pill(Tone::Bad, Icon::Failed, "owner blocked".to_owned());
            view! { " "{badge} }
        })
    };
    view! {
        {name}
        {badge}
    }
    .into_any()
}

fn last_used(trigger: Memo<Trigger>) -> AnyView {
    let at = memo(move |_| trigger.with(|trigger| trigger.last_used));
    let words = move || match at.get() {
        Some(at) => view! { <Ago at=at /> }.into_any(),
        None => view! { <span class="soft">"Never"</span> }.into_any(),
    };
    words.into_any()
}

fn expires(trigger: Memo<Trigger>) -> AnyView {
    let clock = expect_context::<Clock>();
    let expiry = memo(move |_| trigger.with(|trigger| expiry(trigger, clock.now())));
    let content = move || match expiry.get() {
        Expiry::Never => view! { <span class="soft">"never"</span> }.into_any(),
        Expiry::Later(at) => view! { <Ago at=at /> }.into_any(),
        Expiry::Soon(at) => {
            let words = ["expires ", &relative(at, clock.now())].concat();
            timed_pill(Tone::Wait, Icon::Waiting, words, at)
        }
        Expiry::Past(at) => timed_pill(Tone::Bad, Icon::Failed, "expired".to_owned(), at),
    };
    content.into_any()
}

/// A pill about an instant, with the exact local time on hover.
fn timed_pill(tone: Tone, icon: Icon, words: String, at: gitlab::Timestamp) -> AnyView {
    let exact = crate::browser::clock::local_text(at);
    view! { <time datetime=at.to_string() title=exact>{pill(tone, icon, words)}</time> }.into_any()
}
