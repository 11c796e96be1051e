//! The controls that narrow the list. They write to the address, which is the
//! one place where the filter is.

use super::filter::{BuildFilter, STATUSES};
use crate::browser::location::Location;
use crate::reactive::memo;
use crate::route::{Address, Route};
use gitlab::{GitRef, Status};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Event;

/// How long after the last key the list follows. GitLab finds whole names
/// only, so that asking sooner finds nothing.
const TYPING: Duration = Duration::from_millis(400);

/// The controls, showing `filter`.
pub(super) fn filter_bar(filter: Memo<BuildFilter>) -> AnyView {
    let location = expect_context::<Location>();
    let triggered_only = move |event: Event| {
        change(location, |filter| {
            filter.triggered_only = event_target_checked(&event);
        });
    };
    view! {
        <div class="row push filters" role="group" aria-label="Filters">
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || filter.with(|filter| filter.triggered_only)
                    on:change=triggered_only
                />
                "Triggered only"
            </label>
            {status(location, filter)}
            {git_ref(location, filter)}
        </div>
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

fn git_ref(location: Location, filter: Memo<BuildFilter>) -> AnyView {
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let clear = move || {
        timer.try_update_value(|timer| timer.take().map(|handle| handle.clear()));
    };
    on_cleanup(clear);
    let apply = move |name: &str| {
        let name = GitRef::new(name);
        change(location, |filter| {
            filter.git_ref = (!name.as_str().is_empty()).then_some(name);
        });
    };
    let typed = move |event: Event| {
        clear();
        let name = event_target_value(&event);
        let later = set_timeout_with_handle(move || apply(&name), TYPING);
        timer.try_set_value(later.ok());
    };
    let entered = move |event: Event| {
        clear();
        apply(&event_target_value(&event));
    };
    let shown = move || {
        filter.with(|filter| {
            let name = filter.git_ref.as_ref().map(GitRef::as_str);
            name.unwrap_or_default().to_owned()
        })
    };
    view! {
        <input
            type="search"
            class="mono"
            aria-label="Ref"
            placeholder="Branch or tag"
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            prop:value=shown
            on:input=typed
            on:change=entered
        />
    }
    .into_any()
}

/// Changes the filter in the address, in place of the present step of the
/// history.
pub(super) fn change(location: Location, change: impl FnOnce(&mut BuildFilter)) {
    let address = location.address_now();
    // What was typed last may come due after the page was left.
    if !matches!(address.route, Route::Builds(_)) {
        return;
    }
    let mut filter = BuildFilter::read(&address.query);
    change(&mut filter);
    location.replace(Address {
        route: address.route,
        query: filter.write(),
    });
}
