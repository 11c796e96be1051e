//! The tabs of the present project.

use crate::browser::location::Location;
use crate::reactive::memo;
use crate::route::{Address, Route};
use gitlab::ProjectRef;
use leptos::prelude::*;

/// Triggers, Run and Builds of the present project; nothing outside of one.
pub(crate) fn tabs() -> AnyView {
    let location = expect_context::<Location>();
    let project = memo(move |_| location.route().project().cloned());
    (move || project.get().map(|project| tabs_of(location, &project))).into_any()
}

fn tabs_of(location: Location, project: &ProjectRef) -> AnyView {
    let tab = |name: &'static str, route: Route, is_here: fn(&Route) -> bool| {
        let here = move || is_here(&location.route()).then_some("page");
        let href = location.href(&Address::of(route));
        view! { <a href=href aria-current=here>{name}</a> }
    };
    view! {
        <nav class="tabs" aria-label="Project">
            {tab("Triggers", Route::Triggers(project.clone()), |here| {
                matches!(here, Route::Triggers(_))
            })}
            {tab("Run", Route::Run(project.clone()), |here| matches!(here, Route::Run(_)))}
            {tab("Builds", Route::Builds(project.clone()), |here| {
                matches!(
                    here,
                    Route::Builds(_) | Route::Build(..) | Route::Job(..) | Route::Compare(..)
                )
            })}
        </nav>
    }
    .into_any()
}
