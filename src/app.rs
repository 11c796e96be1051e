//! The shell: the bar, the tabs, and which page is shown.

use crate::browser::config::Config;
use crate::browser::fragment;
use crate::browser::location::Location;
use crate::browser::rest::Rest;
use crate::data::connection::Account;
use crate::data::network::Network;
use crate::data::session::{Presence, Session};
use crate::later;
use crate::pages;
use crate::parts::page_status::PageStatus;
use crate::parts::project::ProjectPath;
use crate::reactive::{effect, memo};
use crate::route::Route;
use crate::shell;
use crate::ui::awaited::with_rest;
use crate::ui::empty::skeleton;
use gitlab::ProjectRef;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The whole console.
#[component]
pub(crate) fn App(
    /// The way to the network.
    network: Network,
) -> impl IntoView {
    let session = provide_foundations(network);
    let location = expect_context::<Location>();
    ask_to_connect(session, location);
    shell::title::follow(location);
    let rest = expect_context::<ReadSignal<Rest>>();
    let viewer = memo(move |_| viewer(session));
    let notices = move || (rest.get() == Rest::Here).then(later::notices);
    let toasts = move || (rest.get() == Rest::Here).then(later::toasts);
    view! {
        <a class="skip" href="#main" on:click=shell::skip_to_main>"Skip to the content"</a>
        {shell::bar::bar()}
        {shell::tabs::tabs()}
        <main id="main" tabindex="-1">
            {notices}
            {move || page(location, viewer)}
        </main>
        {toasts}
    }
}

/// Provides what the first screen asks for by its type; the rest brings more
/// when it comes.
fn provide_foundations(network: Network) -> Session {
    pages::settings::appearance::paint_as_kept();
    provide_context(Location::follow_browser());
    provide_context(PageStatus::new());
    provide_context(ProjectPath::new());
    let config = RwSignal::new(None::<Config>);
    provide_context(config);
    spawn_local(async move {
        let read = Config::fetch().await;
        config.try_set(Some(read));
    });
    let session = Session::new(network);
    provide_context(session);
    session.await_resuming();
    let owner = Owner::current().unwrap_or_default();
    let arrived = move || owner.with(|| later::foundations(session));
    provide_context(Rest::follow_browser(arrived));
    session
}

/// Sends whoever is not connected to the page for it, which then leads back to
/// the link that was opened.
fn ask_to_connect(session: Session, location: Location) {
    effect(move || {
        let nobody = matches!(session.presence(), Presence::Nobody(_));
        let address = location.address();
        let needs_someone = match &address.route {
            Route::Connect | Route::Settings | Route::Unknown(_) => false,
            Route::Projects
            | Route::FavouriteBuilds
            | Route::Inventory
            | Route::Review
            | Route::Triggers(_)
            | Route::Run(_)
            | Route::Builds(_)
            | Route::Build(..)
            | Route::Job(..)
            | Route::Compare(..) => true,
        };
        if nobody && needs_someone {
            location.replace(pages::connect::leading_to(&address, &fragment::of_page()));
        }
    });
}

/// For whom a page is shown.
#[derive(Clone, PartialEq)]
enum Viewer {
    /// Somebody perhaps: a kept token is being checked.
    NotYetKnown,
    Nobody,
    Someone(Account),
    /// Someone with a trigger's token only: of which GitLab, and of which project.
    TriggerOnly(String, ProjectRef),
}

/// Whose page it is. A page remembers what it was told, so that another
/// account gets a page of its own.
fn viewer(session: Session) -> Viewer {
    match session.presence() {
        Presence::Starting => Viewer::NotYetKnown,
        Presence::Nobody(_) => Viewer::Nobody,
        Presence::Connected(connection) => Viewer::Someone(connection.account()),
        Presence::TriggerOnly(only) => Viewer::TriggerOnly(only.instance.base(), only.project),
    }
}

fn page(location: Location, viewer: Memo<Viewer>) -> AnyView {
    match (location.route(), viewer.get()) {
        (_, Viewer::NotYetKnown) => with_rest(|| skeleton(6, true)),
        (Route::Connect, _) => pages::connect::page(),
        (Route::Unknown(path), _) => pages::not_found::page(path),
        (Route::Settings, _) => with_rest(later::settings),
        // On the way to the page for connecting.
        (_, Viewer::Nobody) => ().into_any(),
        (route, Viewer::TriggerOnly(_, own)) if route != Route::Run(own.clone()) => {
            with_rest(|| later::without_account(own))
        }
        (Route::Projects, _) => with_rest(later::projects),
        (Route::FavouriteBuilds, _) => with_rest(later::favourite_builds),
        (Route::Inventory, _) => with_rest(later::inventory),
        (Route::Review, _) => with_rest(later::review),
        (Route::Triggers(project), _) => with_rest(|| later::triggers(project)),
        (Route::Run(project), _) => with_rest(|| later::run(project)),
        (Route::Builds(project), _) => with_rest(|| later::builds(project)),
        (Route::Build(project, build), _) => with_rest(|| later::build(project, build)),
        (Route::Job(project, job), _) => with_rest(|| later::job(project, job)),
        (Route::Compare(project, first, second), _) => {
            with_rest(|| later::compare(project, first, second))
        }
    }
}
