//! The bar: which GitLab, which project, who.

use crate::browser::location::Location;
use crate::browser::rest::Rest;
use crate::data::connection::SignedIn;
use crate::data::session::Session;
use crate::later;
use crate::parts::project::ProjectPath;
use crate::route::{Address, Route};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The bar at the top of every page.
pub(crate) fn bar() -> AnyView {
    let location = expect_context::<Location>();
    let session = expect_context::<Session>();
    let rest = expect_context::<ReadSignal<Rest>>();
    let to = move |route| location.href(&Address::of(route));
    let menu = move || (rest.get() == Rest::Here).then(later::connections);
    let jump = move || (rest.get() == Rest::Here).then(later::jump);
    let all_triggers = move || (rest.get() == Rest::Here).then(later::all_triggers);
    let person = move || {
        session.current().map(|current| {
            let name = name(&current);
            view! {
                <a class="button quiet person" href=to(Route::Settings)>
                    <i class="initial" aria-hidden="true">{initial(&name)}</i>
                    <span class="only-heard">"Settings of "</span>
                    <bdi>{name}</bdi>
                </a>
            }
        })
    };
    view! {
        <header class="bar">
            <a class="logo" href=to(Route::Projects)>{Icon::Cord.draw(18)}"Pullcord"</a>
            {move || session.current().map(|current| connection_crumb(&current))}
            {project_crumb}
            {all_triggers}
            <span class="push"></span>
            {jump}
            {person}
            <div id="connections" class="menu" popover="auto" role="group" aria-label="Connections">{menu}</div>
        </header>
    }
    .into_any()
}

fn name(current: &SignedIn) -> String {
    match current {
        SignedIn::Account(connection) => connection.user.name.clone(),
        SignedIn::Trigger(_) => "Trigger token".to_owned(),
    }
}

/// What stands for the name where there is no room for it.
fn initial(name: &str) -> String {
    name.chars().take(1).collect()
}

/// The current connection, which opens the menu of all.
fn connection_crumb(current: &SignedIn) -> AnyView {
    let label = current.label().clone();
    view! {
        <button
            type="button"
            class="crumb connection"
            popovertarget="connections"
            title="Switch to another connection"
        >
            <i class=["dot ", label.colour.word()].concat()></i>
            <span class="wide-only"><bdi>{label.name}</bdi></span>
            {Icon::Down.draw(12)}
        </button>
    }
    .into_any()
}

/// The present project, which leads to the list of all; with a trigger's token
/// only, its project, which leads to what can be done there.
fn project_crumb() -> Option<AnyView> {
    let location = expect_context::<Location>();
    let only = expect_context::<Session>().trigger_only();
    let (path, route, title) = if let Some(only) = only {
        let path = only.project.to_string();
        (path, Route::Run(only.project), "Start a build")
    } else {
        location.route().project()?;
        let path = expect_context::<ProjectPath>().get()?;
        (path, Route::Projects, "Choose another project")
    };
    let href = location.href(&Address::of(route));
    Some(
        view! {
            <a class="crumb" href=href title=title>
                <span><bdi>{path}</bdi></span>
            </a>
        }
        .into_any(),
    )
}
