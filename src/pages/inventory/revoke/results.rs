//! What has become of each trigger that goes.

use crate::data::inventory::revocation::{Fate, Item, Pace, Revocation};
use crate::pages::inventory::count::{counted, grouped};
use crate::pages::inventory::state::InventoryPage;
use crate::parts::trigger::facts::label;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use crate::ui::pill::{Tone, pill};
use crate::ui::rows::rows;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// The results, as far as there are any, and what can be done.
pub(super) fn results(page: InventoryPage) -> AnyView {
    let revoking = page.revoke.revoking;
    let items = memo(move |_| {
        let items = revoking.with(|revocation| revocation.items().to_vec());
        items.unwrap_or_default()
    });
    let words = move || revoking.with(summary).unwrap_or_default();
    let halted = move || {
        let why = revoking.with(|revocation| match revocation.pace() {
            Pace::Halted(why) => Some(why),
            Pace::Going | Pace::Stopped | Pace::Over => None,
        })?;
        let why = why?;
        Some(view! { <p class="notice bad" role="alert"><bdi>{why.sentence()}</bdi></p> })
    };
    view! {
        <div class="in">
            <h2>"Revoke triggers"</h2>
            <p role="status">{words}</p>
            {halted}
            <ul class="card revoked-triggers">
                {rows(items.into(), |item| item.entry.trigger.id, line)}
            </ul>
        </div>
        {answers(page)}
    }
    .into_any()
}

/// How it stands, in a sentence.
pub(super) fn summary(revocation: &Revocation) -> String {
    let (gone, failed) = revocation.counts();
    let all = revocation.items().len();
    let state = match revocation.pace() {
        Pace::Going => "Revoking: ",
        Pace::Stopped => "Stopped: ",
        Pace::Halted(_) => "Waiting: ",
        Pace::Over => "",
    };
    let failed = match failed {
        0 => String::new(),
        number => [", ", &grouped(number), " not revoked"].concat(),
    };
    [
        state,
        &grouped(gone),
        " of ",
        &counted(all, "trigger"),
        " gone",
        &failed,
        ".",
    ]
    .concat()
}

fn line(item: Memo<Item>) -> AnyView {
    let entry = item.with_untracked(|item| item.entry.clone());
    let fate = memo(move |_| item.with(|item| item.fate.clone()));
    let state = move || {
        let (tone, icon, word) = match fate.get() {
            Fate::Waiting => (Tone::Idle, Icon::Idle, "waiting"),
            Fate::UnderWay => (Tone::Run, Icon::Running, "revoking"),
            Fate::Revoked => (Tone::Ok, Icon::Passed, "revoked"),
            Fate::NotFound => (Tone::Ok, Icon::Passed, "gone already"),
            Fate::Refused(_) => (Tone::Bad, Icon::Failed, "not revoked"),
            Fate::NotKnown(_) => (Tone::Wait, Icon::Warning, "not known"),
        };
        pill(tone, icon, word.to_owned())
    };
    let reason = move || match fate.get() {
        Fate::Refused(error) | Fate::NotKnown(error) => Some(error.sentence()),
        Fate::Waiting | Fate::UnderWay | Fate::Revoked | Fate::NotFound => None,
    };
    view! {
        <li>
            <div class="row">
                <b>{marked(&label(&entry.trigger))}</b>
                <span class="push"></span>
                {state}
            </div>
            <bdi class="small soft">{entry.place.path.clone()}</bdi>
            {move || reason().map(|words| view! { <bdi class="small">{words}</bdi> })}
        </li>
    }
    .into_any()
}

fn answers(page: InventoryPage) -> AnyView {
    let revoke = page.revoke;
    let revoking = revoke.revoking;
    let pace = memo(move |_| revoking.with(Revocation::pace));
    let failed = memo(move |_| revoking.with(|it| it.counts().1).unwrap_or(0));
    let done = move |_| {
        revoke.open.set(false);
        revoking.forget();
    };
    let again = move || {
        (failed.get() > 0).then(|| {
            view! {
                <button type="button" on:click=move |_| revoking.retry()>
                    "Try those again that failed"
                </button>
            }
        })
    };
    let content = move || {
        match pace.get() {
        Some(Pace::Going) => view! {
            <button type="button" on:click=move |_| revoke.open.set(false)>"Hide"</button>
            <button type="button" class="danger" on:click=move |_| revoking.stop()>"Stop"</button>
        }
        .into_any(),
        Some(Pace::Stopped | Pace::Halted(_)) => view! {
            <button type="button" on:click=done>"Leave the rest"</button>
            <button type="button" class="danger" on:click=move |_| revoking.resume()>"Go on"</button>
        }
        .into_any(),
        Some(Pace::Over) | None => view! {
            {again}
            <button type="button" class="primary" on:click=done>"Done"</button>
        }
        .into_any(),
    }
    };
    view! { <footer>{content}</footer> }.into_any()
}
