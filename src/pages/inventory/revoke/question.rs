//! What goes, with the last use and the recent builds of each, and the word that
//! has to be typed.

use super::recents::Recents;
use crate::data::inventory::entry::Entry;
use crate::pages::inventory::count::counted;
use crate::pages::inventory::state::InventoryPage;
use crate::parts::trigger::facts::label;
use crate::ui::field::Field;
use crate::ui::time::Ago;
use crate::ui::unseen::marked;
use leptos::prelude::*;
use std::sync::Arc;

/// The question about `entries`.
pub(super) fn question(page: InventoryPage, entries: Vec<Arc<Entry>>) -> AnyView {
    let revoke = page.revoke;
    let count = entries.len();
    let recents = Recents::of(page, &entries);
    let items = entries
        .iter()
        .map(|entry| item(recents, entry))
        .collect_view();
    let word = word(count);
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let hint = ["Type \u{201c}", &word, "\u{201d}: this cannot be undone."].concat();
    let expected = word.clone();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let fits = typed.with_untracked(|typed| is_word(typed, &expected));
        wrong.set(!fits);
        if fits {
            page.choice.clear();
            // Asked and answered: it is not asked again when the results go.
            revoke.asked.set(Vec::new());
            revoke.revoking.begin(entries.clone());
        }
    };
    let error = [
        "This is not \u{201c}",
        &word,
        "\u{201d}. Nothing was revoked.",
    ]
    .concat();
    view! {
        <form method="post" novalidate on:submit=submit>
            <div class="in">
                <h2>"Revoke "{counted(count, "trigger")}"?"</h2>
                <p>
                    "Whatever uses one of them will get the answer 404 from then on. They go one \
                     after the other, and you can stop in between."
                </p>
                <ul class="card revoked-triggers">{items}</ul>
                <Field
                    label="Confirm"
                    value=typed
                    hint=hint
                    error=Signal::derive(move || wrong.get().then(|| error.clone()))
                    autofocus=true
                />
            </div>
            <footer>
                <button type="button" on:click=move |_| revoke.open.set(false)>"Cancel"</button>
                <button type="submit" class="danger">"Revoke "{counted(count, "trigger")}</button>
            </footer>
        </form>
    }
    .into_any()
}

/// What has to be typed for so many: `revoke 3`.
fn word(count: usize) -> String {
    ["revoke ", &count.to_string()].concat()
}

fn is_word(typed: &str, word: &str) -> bool {
    typed.split_whitespace().eq(word.split_whitespace())
}

fn item(recents: Recents, entry: &Arc<Entry>) -> AnyView {
    let trigger = &entry.trigger;
    let used = match trigger.last_used {
        Some(at) => view! { "last used "<b><Ago at=at /></b> }.into_any(),
        None => "never used".into_any(),
    };
    let owner = trigger.owner.as_ref().map(|owner| {
        view! { ", of "<bdi>{owner.name.clone()}</bdi> }
    });
    view! {
        <li>
            <b>{marked(&label(trigger))}</b>
            <span class="small">
                <bdi>{entry.place.path.clone()}</bdi>
                ", "<span class="mono">{trigger.short_token()}"••••"</span>
                {owner}
                ", "{used}
            </span>
            {recents.of_trigger(entry)}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_word_with_the_right_number_counts() {
        let word = word(12);
        for typed in ["revoke 12", " revoke  12 "] {
            assert!(is_word(typed, &word), "{typed:?}");
        }
        for typed in [
            "",
            "revoke",
            "12",
            "revoke 1",
            "revoke 123",
            "revoke12",
            "Revoke 12",
        ] {
            assert!(!is_word(typed, &word), "{typed:?}");
        }
    }
}
