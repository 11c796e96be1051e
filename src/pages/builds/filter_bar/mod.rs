//! The controls that narrow the list. They write to the address, which is the
//! one place where the filter is.

mod text;
mod trigger;

use super::columns;
use super::filter::problems::problems;
use super::filter::{BuildFilter, STATUSES, Since, VariableFilter};
use super::known::Known;
use crate::browser::location::Location;
use crate::reactive::memo;
use crate::route::{Address, Route};
use gitlab::{GitRef, Status};
use leptos::prelude::*;
use text::{TextFilter, text_filter};
use web_sys::Event;

/// The controls, showing the filter in the address.
pub(super) fn filter_bar(known: Known) -> AnyView {
    let filter = known.filter;
    let location = expect_context::<Location>();
    view! {
        <div class="row filters" role="group" aria-label="Filters">
            {triggered_only(location, filter)}
            {trigger::trigger(known)}
            {status(location, filter)}
            {TYPED.into_iter().map(|field| text_filter(field, filter)).collect_view()}
            {columns::chooser()}
        </div>
    }
    .into_any()
}

/// The controls for a list over several projects.
pub(super) fn short(filter: Memo<BuildFilter>) -> AnyView {
    let location = expect_context::<Location>();
    view! {
        <div class="row filters" role="group" aria-label="Filters">
            {triggered_only(location, filter)}
            {status(location, filter)}
        </div>
    }
    .into_any()
}

fn triggered_only(location: Location, filter: Memo<BuildFilter>) -> AnyView {
    let choose = move |event: Event| {
        change(location, |filter| {
            filter.triggered_only = event_target_checked(&event);
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || filter.with(|filter| filter.triggered_only)
                on:change=choose
            />
            "Triggered only"
        </label>
    }
    .into_any()
}

fn status(location: Location, filter: Memo<BuildFilter>) -> AnyView {
    let chosen = memo(move |_| filter.with(|filter| filter.status.clone()));
    let offer = move |status: Status| {
        let own = status.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
        view! {
            <option value=status.as_str().to_owned() prop:selected=is_chosen>
                {status.word().to_owned()}
            </option>
        }
    };
    // A status that is in the address and not on the list is shown as well.
    let other = move || chosen.get().filter(|status| !STATUSES.contains(status));
    let choose = move |event: Event| {
        let word = event_target_value(&event);
        change(location, |filter| {
            filter.status = (!word.is_empty()).then(|| Status::parse(&word));
        });
    };
    view! {
        <select aria-label="Status" on:change=choose>
            <option value="" prop:selected=move || chosen.with(Option::is_none)>
                "Any status"
            </option>
            {STATUSES.into_iter().map(offer).collect_view()}
            {move || other().map(offer)}
        </select>
    }
    .into_any()
}

/// The filters that are typed.
const TYPED: [TextFilter; 5] = [
    TextFilter {
        name: "Ref",
        placeholder: "Branch or tag",
        title: "A branch or tag by its whole name",
        read: |filter| {
            let name = filter.git_ref.as_ref().map(GitRef::as_str);
            name.unwrap_or_default().to_owned()
        },
        write: |filter, text| {
            let name = GitRef::new(text.trim());
            filter.git_ref = (!name.as_str().is_empty()).then_some(name);
        },
    },
    TextFilter {
        name: "Who",
        placeholder: "Username",
        title: "A username: a triggered build runs in the name of its trigger's owner",
        read: |filter| filter.who.clone().unwrap_or_default(),
        write: |filter, text| {
            let text = text.trim();
            let handle = text.strip_prefix('@').unwrap_or(text);
            filter.who = (!handle.is_empty()).then(|| handle.to_owned());
        },
    },
    TextFilter {
        name: "Since",
        placeholder: "Since, e.g. 7d",
        title: "A span such as 12h, 7d or 2w, or a day such as 2026-11-01",
        read: |filter| {
            let since = filter.since.as_ref().map(Since::as_str);
            since.unwrap_or_default().to_owned()
        },
        write: |filter, text| filter.since = Since::new(text),
    },
    TextFilter {
        name: "Variable",
        placeholder: "KEY or KEY=value",
        title: "Triggered builds that were given this variable. The text becomes part of the \
                address: write no secret value.",
        read: |filter| {
            let variable = filter.variable.as_ref().map(VariableFilter::text);
            variable.unwrap_or_default()
        },
        write: |filter, text| filter.variable = VariableFilter::parse(text),
    },
    TextFilter {
        name: "Group by",
        placeholder: "Group by KEY",
        title: "The newest build of each value of a variable",
        read: |filter| filter.group.clone().unwrap_or_default(),
        write: |filter, text| {
            let key = text.trim();
            filter.group = (!key.is_empty()).then(|| key.to_owned());
        },
    },
];

const NEEDS_MAINTAINER: &str = "You may not read the variables of this project's builds, so that \
    none can be found by them: it takes the role Maintainer, or Developer for builds in your own \
    name.";

/// What in the filter says nothing, in sentences.
pub(super) fn problems_of(known: Known) -> AnyView {
    let all = memo(move |_| {
        let since_is_clear = known.from.get().is_some();
        let mut all = known.filter.with(|filter| problems(filter, since_is_clear));
        let asks_for_variables = known.filter.with(BuildFilter::needs_variables);
        if asks_for_variables && known.reads_no_variables() {
            all.push(NEEDS_MAINTAINER.to_owned());
        }
        all
    });
    let sentence = |text: String| view! { <p>{text}</p> };
    (move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let sentences = all.into_iter().map(sentence).collect_view();
            view! { <div class="notice" role="status">{sentences}</div> }
        })
    })
    .into_any()
}

/// Whether a screen is narrowed by these filters.
pub(super) fn has_filters(route: &Route) -> bool {
    matches!(route, Route::Builds(_) | Route::FavouriteBuilds)
}

/// Changes the filter in the address, in place of the present step of the
/// history.
pub(super) fn change(location: Location, change: impl FnOnce(&mut BuildFilter)) {
    let address = location.address_now();
    // What was typed last may come due after the page was left.
    if !has_filters(&address.route) {
        return;
    }
    let mut filter = BuildFilter::read(&address.query);
    change(&mut filter);
    location.replace(Address {
        route: address.route,
        query: filter.write(),
    });
}
