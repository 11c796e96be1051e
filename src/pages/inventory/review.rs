//! The page "Review": how many triggers there are, and how many of them to look
//! at for which reason. Made to be shown and printed.

use super::count::{counted, grouped};
use super::finding::Finding;
use super::findings::{self, days_field};
use super::look::Look;
use super::progress;
use super::scope_field::scope_field;
use super::state::InventoryPage;
use crate::browser::clock::local_text;
use crate::browser::location::Location;
use crate::browser::print;
use crate::data::inventory::scope::Scope;
use crate::data::session::Session;
use crate::reactive::memo;
use crate::route::Route;
use leptos::prelude::*;

/// The page.
pub(super) fn page(page: InventoryPage) -> AnyView {
    let location = expect_context::<Location>();
    let table = move || {
        page.look.with(|look| {
            location.href(
                &Look {
                    filter: String::new(),
                    finding: None,
                    ..look.clone()
                }
                .address(Route::Inventory),
            )
        })
    };
    view! {
        <div class="page review">
            <div class="head inventory-head">
                <h1 tabindex="-1">"Review"</h1>
                <span class="push"></span>
                {scope_field(page)}
                {days_field(page)}
                <a class="button" href=table>"All triggers"</a>
                <button type="button" on:click=|_| print::page()>"Print"</button>
            </div>
            {progress::line(page)}
            {progress::left_out(page)}
            {about(page)}
            {numbers(page)}
        </div>
    }
    .into_any()
}

/// Of what, by whom and when: a page that is shown says it itself.
fn about(page: InventoryPage) -> AnyView {
    let session = expect_context::<Session>();
    let connection = memo(move |_| {
        let connection = session.connection()?;
        let who = [&connection.user.name, " (@", &connection.user.username, ")"].concat();
        Some((connection.instance.base(), who))
    });
    let projects = move || {
        let found = page.progress.with(|it| counted(it.read, "project"));
        let which = match page.look.with(|look| look.scope.clone()) {
            Scope::Maintained => {
                " where the reader is Maintainer, without archived ones".to_owned()
            }
            Scope::Favourites => " among the reader\u{2019}s favourites".to_owned(),
            Scope::Group(group) => [" of the group ", &group].concat(),
        };
        found + &which
    };
    let known = page.inventory.shown();
    let read_at = memo(move |_| known.with(|known| known.read_at));
    let when = move || {
        read_at
            .get()
            .map_or_else(|| "not finished yet".to_owned(), local_text)
    };
    view! {
        <section class="card" aria-label="About this review">
            <dl>
                <dt>"GitLab"</dt>
                <dd class="mono">{move || connection.get().map(|(base, _)| base)}</dd>
                <dt>"Read by"</dt>
                <dd><bdi>{move || connection.get().map(|(_, who)| who)}</bdi></dd>
                <dt>"Read"</dt>
                <dd>{when}</dd>
                <dt>"Projects"</dt>
                <dd><bdi>{projects}</bdi></dd>
                <dt>"Triggers"</dt>
                <dd>{move || page.all.with(|all| grouped(all.all().len()))}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn numbers(page: InventoryPage) -> AnyView {
    let counts = findings::counted(page);
    let rows = (0..).zip(Finding::ALL).map(|(at, finding)| {
        let count = memo(move |_| counts.with(|counts| counts.get(at).copied().unwrap_or(0)));
        line(page, finding, count)
    });
    view! {
        <section class="card">
            <table class="review-numbers" aria-label="Findings">
                <thead>
                    <tr>
                        <th scope="col">"Finding"</th>
                        <th scope="col">"Triggers"</th>
                        <th scope="col">"Share"</th>
                        <th scope="col" class="meaning">"What it means"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn line(page: InventoryPage, finding: Finding, count: Memo<usize>) -> AnyView {
    let location = expect_context::<Location>();
    let days = memo(move |_| page.look.with(|look| look.unused_days));
    let href = move || {
        page.look.with(|look| {
            location.href(
                &Look {
                    filter: String::new(),
                    finding: Some(finding),
                    ..look.clone()
                }
                .address(Route::Inventory),
            )
        })
    };
    let is_unknown =
        memo(move |_| finding == Finding::WithoutAccess && !findings::knows_access(page));
    let number = move || match is_unknown.get() {
        true => "not told".to_owned(),
        false => grouped(count.get()),
    };
    let share = move || {
        if is_unknown.get() {
            return String::new();
        }
        let all = page.all.with(|all| all.all().len());
        percent(count.get(), all)
    };
    view! {
        <tr>
            <td><a href=href>{move || finding.words(days.get())}</a></td>
            <td class="num">{number}</td>
            <td class="num soft">{share}</td>
            <td class="soft meaning">{finding.meaning()}</td>
        </tr>
    }
    .into_any()
}

/// A share in whole percent; something is never told as nothing, nor as all.
fn percent(part: usize, all: usize) -> String {
    if part == 0 || all == 0 {
        return "0 %".to_owned();
    }
    let rounded = (part * 100 + all / 2) / all;
    match rounded {
        0 => "under 1 %".to_owned(),
        100.. if part < all => "over 99 %".to_owned(),
        percent => [&percent.to_string(), " %"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_neither_nothing_nor_all_unless_it_is() {
        for (part, all, words) in [
            (0, 0, "0 %"),
            (0, 9, "0 %"),
            (1, 10_000, "under 1 %"),
            (1, 3, "33 %"),
            (2, 3, "67 %"),
            (9_999, 10_000, "over 99 %"),
            (7, 7, "100 %"),
        ] {
            assert_eq!(percent(part, all), words);
        }
    }
}
