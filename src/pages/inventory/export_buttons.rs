//! The rows of the table as a file.

use super::count::counted;
use super::export::{csv, json};
use super::finding::Viewpoint;
use super::state::InventoryPage;
use crate::browser::clock::Clock;
use crate::browser::download;
use crate::data::inventory::entry::Entry;
use crate::data::session::Session;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use leptos::prelude::*;
use std::sync::Arc;

/// The end of the table, with the buttons.
pub(super) fn footer(page: InventoryPage) -> AnyView {
    let count = move || page.shown.with(|shown| shown.all().len());
    view! {
        <footer hidden=move || count() == 0>
            <span class="soft small">
                "A file has the " {move || counted(count(), "trigger")}
                " shown above, in this order, without their tokens."
            </span>
            <span class="push"></span>
            {button(page, "Export CSV", "csv", csv)}
            {button(page, "Export JSON", "json", json)}
        </footer>
    }
    .into_any()
}

/// Writes entries as a text.
type Write = fn(&[Arc<Entry>], &Viewpoint) -> String;

fn button(page: InventoryPage, word: &'static str, ending: &'static str, write: Write) -> AnyView {
    let (session, clock) = (expect_context::<Session>(), expect_context::<Clock>());
    let toasts = expect_context::<Toasts>();
    let press = move |_| {
        let from = page.from.get_untracked();
        let text = page.shown.with_untracked(|shown| write(shown.all(), &from));
        let base = untrack(|| session.instance()).map(|instance| instance.base());
        let name = file_name(
            &base.unwrap_or_default(),
            &clock.instant().to_string(),
            ending,
        );
        if !download::offer(&name, text.as_bytes()) {
            toasts.say("The browser did not take the file. Allow downloads for this page.");
        }
    };
    view! {
        <button type="button" on:click=press>{Icon::Download.draw(14)}{word}</button>
    }
    .into_any()
}

/// `triggers-gitlab.example.com-2026-11-23.csv`.
fn file_name(base: &str, now: &str, ending: &str) -> String {
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    let host: String = host
        .chars()
        .map(|letter| if is_plain(letter) { letter } else { '-' })
        .collect();
    let day = now.split('T').next().unwrap_or_default();
    ["triggers-", &host, "-", day, ".", ending].concat()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_says_of_which_gitlab_and_when() {
        let now = "2026-11-23T12:00:00.000Z";
        for (base, name) in [
            (
                "https://gitlab.example.com",
                "triggers-gitlab.example.com-2026-11-23.csv",
            ),
            (
                "http://[::1]:8485/lab",
                "triggers----1--8485-lab-2026-11-23.csv",
            ),
        ] {
            assert_eq!(file_name(base, now, "csv"), name);
        }
    }
}
