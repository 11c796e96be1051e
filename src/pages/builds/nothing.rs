//! What stands in the place of a table without rows.

use super::filter::{BuildFilter, Told};
use super::filter_bar::change;
use super::known::Known;
use super::sifted::Sifted;
use crate::browser::location::Location;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::empty::{empty, skeleton};
use gitlab::Strength;
use leptos::prelude::*;

/// Why there are no rows, and what to do next.
pub(super) fn nothing(known: Known, sifted: Memo<Sifted>) -> AnyView {
    if known.filter.with_untracked(BuildFilter::is_empty) {
        let location = expect_context::<Location>();
        let run = location.href(&Address::of(Route::Run(known.project.get_value())));
        return empty(
            "No builds yet",
            view! {
                <span>"Start the first one through a trigger, or push a commit."</span>
                <a class="button primary" href=run>"Start a build"</a>
            },
        );
    }
    let awaits = memo(move |_| sifted.with(|sifted| !sifted.awaited.is_empty()));
    let possible = memo(move |_| sifted.with(|sifted| sifted.possible));
    (move || {
        if awaits.get() {
            skeleton(6, true)
        } else {
            none_fits(known, possible.get())
        }
    })
    .into_any()
}

fn none_fits(known: Known, possible: usize) -> AnyView {
    let location = expect_context::<Location>();
    let (judged, by_name) = known.filter.with_untracked(|filter| {
        let by_name = filter.git_ref.is_some() || filter.who.is_some();
        (filter.is_judged_here(), by_name)
    });
    let next = match (possible, by_name, judged) {
        (1.., _, _) => {
            "GitLab does not say which trigger started a build. Some of the loaded ones may have \
             been started by this one."
        }
        (0, true, _) => {
            "A branch, a tag or a person is found by the whole name only: check it, or clear the \
             filters."
        }
        (0, false, true) => "Look through older builds below, or clear the filters.",
        (0, false, false) => "Clear the filters to see all builds.",
    };
    let title = if judged {
        "No loaded build fits the filters"
    } else {
        "No build fits the filters"
    };
    let clear = move |_| change(location, |filter| *filter = BuildFilter::default());
    empty(
        title,
        view! {
            <span>{next}</span>
            <span class="row">
                {(possible > 0).then(|| those_too(location))}
                <button type="button" on:click=clear>"Clear filters"</button>
            </span>
        },
    )
}

/// Beside rows that fit: how many loaded builds may be of the trigger as well.
pub(super) fn others_possible(sifted: Memo<Sifted>) -> AnyView {
    let location = expect_context::<Location>();
    let count = memo(move |_| {
        sifted.with(|sifted| {
            let beside = !sifted.shown.is_empty();
            if beside { sifted.possible } else { 0 }
        })
    });
    let words = |count: usize| match count {
        1 => "1 more of the loaded builds may have been started by this trigger. ".to_owned(),
        count => {
            let rest = " more of the loaded builds may have been started by this trigger. ";
            [&count.to_string(), rest].concat()
        }
    };
    (move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <div class="possible row soft small">
                    <span>{words(count)}</span>
                    {those_too(location)}
                </div>
            }
        })
    })
    .into_any()
}

/// The button that lets weaker evidence count.
fn those_too(location: Location) -> AnyView {
    let press = move |_| {
        change(location, |filter| {
            if let Some(of) = &mut filter.trigger {
                of.at_least = Told::Clear(Strength::Candidate);
            }
        });
    };
    view! { <button type="button" on:click=press>"Show those too"</button> }.into_any()
}
