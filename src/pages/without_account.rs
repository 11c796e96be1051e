//! In the place of a screen that takes an account, for a connection that has a
//! trigger token only.

use crate::browser::fragment;
use crate::browser::location::Location;
use crate::pages::connect;
use crate::route::{Address, Route};
use gitlab::ProjectRef;
use leptos::prelude::*;

/// Why it is not shown, and what can be done with the trigger token for
/// `project`.
pub(crate) fn page(project: &ProjectRef) -> AnyView {
    let location = expect_context::<Location>();
    let run = location.href(&Address::of(Route::Run(project.clone())));
    let account = move || {
        let address = location.address();
        location.href(&connect::leading_to(&address, &fragment::of_page()))
    };
    view! {
        <div class="page narrow">
            <div class="head"><h1 tabindex="-1">"This takes an account"</h1></div>
            <p>
                "You are connected with a trigger token for "
                <bdi class="mono">{project.to_string()}</bdi>
                " and nothing else. It starts builds of that project and goes into calls. GitLab \
                 shows projects, triggers, builds and logs only to an account."
            </p>
            <div class="row">
                <a class="button primary" href=run>"Start a build"</a>
                <a class="button" href=account>"Connect with an account"</a>
            </div>
        </div>
    }
    .into_any()
}
