//! The bar: which GitLab, which project, who.

use crate::browser::location::Location;
use crate::data::session::Session;
use crate::parts::project::ProjectPath;
use crate::route::{Address, Route};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The bar at the top of every page.
pub(crate) fn bar() -> AnyView {
    let location = expect_context::<Location>();
    let session = expect_context::<Session>();
    let to = move |route| location.href(&Address::of(route));
    let host = move || {
        session.instance().map(|instance| {
            view! {
                <a class="crumb wide-only" href=to(Route::Settings) title="Connection">
                    <i class="dot"></i>
                    <span>{host_and_port(&instance.base())}</span>
                </a>
            }
        })
    };
    let person = move || {
        session.connection().map(|connection| {
            view! {
                <a class="button quiet person" href=to(Route::Settings)>
                    <span class="only-heard">"Settings of "</span>
                    <bdi>{connection.user.name}</bdi>
                </a>
            }
        })
    };
    view! {
        <header class="bar">
            <a class="logo" href=to(Route::Projects)>{Icon::Cord.draw(18)}"Pullcord"</a>
            {host}
            {project_crumb}
            <span class="push"></span>
            {person}
        </header>
    }
    .into_any()
}

/// A GitLab's address without its scheme.
fn host_and_port(base: &str) -> String {
    base.split_once("://")
        .map_or(base, |(_, rest)| rest)
        .to_owned()
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
