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
            view! {
                <a class="button quiet person" href=to(Route::Settings)>
                    <span class="only-heard">"Settings of "</span>
                    <bdi>{name(&current)}</bdi>
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

/// The present project, which leads to the list of all.
fn project_crumb() -> Option<AnyView> {
    let location = expect_context::<Location>();
    location.route().project()?;
    let path = expect_context::<ProjectPath>().get()?;
    let href = location.href(&Address::of(Route::Projects));
    Some(
        view! {
            <a class="crumb" href=href title="Choose another project">
                <span><bdi>{path}</bdi></span>
            </a>
        }
        .into_any(),
    )
}
