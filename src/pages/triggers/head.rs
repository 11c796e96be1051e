//! The head of the page: how many, the filter, and adding one.

use crate::pages::triggers::state::TriggersPage;
use crate::parts::outside_link::open_in_gitlab;
use crate::parts::project::PresentProject;
use crate::parts::rights::reason_below;
use crate::reactive::memo;
use crate::ui::control::{Face, control};
use gitlab::AccessLevel;
use leptos::prelude::*;

/// Where GitLab shows a project's triggers, behind the project's own address.
const IN_GITLAB: &str = "/-/settings/ci_cd#js-pipeline-triggers";

/// The head.
pub(super) fn head(page: TriggersPage) -> AnyView {
    let project = expect_context::<PresentProject>();
    let listed = memo(move |_| {
        let first = page.listing.first();
        first.is_some_and(|first| first.state().with(|load| load.value().is_some()))
    });
    let all = page.listing.all();
    let some = memo(move |_| all.with(|all| !all.is_empty()));
    let count = move || listed.get().then(|| page.listing.count());
    let settings = memo(move |_| project.get()?.web_url.map(|url| url + IN_GITLAB));
    let add = Face {
        class: "primary",
        content: "Add trigger".into_any(),
        name: Signal::stored("Add trigger".to_owned()),
        pressed: None,
    };
    let no_adding = memo(|_| reason_below(AccessLevel::MAINTAINER, "add a trigger"));
    view! {
        <div class="head trigger-head">
            <h1 tabindex="-1">"Triggers"</h1>
            <span class="count trigger-count">{count}</span>
            <span class="push"></span>
            <input
                class="trigger-filter"
                type="search"
                aria-label="Filter"
                placeholder="Filter"
                autocomplete="off"
                spellcheck="false"
                hidden=move || !some.get()
                prop:value=page.filter
                on:input=move |event| page.filter.set(event_target_value(&event))
            />
            {move || open_in_gitlab(settings.get().as_deref(), "triggers")}
            {control(add, no_adding.into(), move || page.adding.ask(None))}
        </div>
    }
    .into_any()
}
