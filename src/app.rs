//! The shell: the bar, the tabs, and which page is shown.

use crate::browser::clock::Clock;
use crate::browser::config::Config;
use crate::browser::fragment;
use crate::browser::location::Location;
use crate::browser::rest::Rest;
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::kept::{Kept, Notices};
use crate::data::network::Network;
use crate::data::session::{Presence, Session};
use crate::later;
use crate::pages;
use crate::parts::page_status::PageStatus;
use crate::parts::pasted_token::PastedTokens;
use crate::parts::project::PresentProject;
use crate::reactive::{effect, memo};
use crate::route::Route;
use crate::shell;
use crate::ui::empty::skeleton;
use crate::ui::toast::Toasts;
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
    let toasts = move || (rest.get() == Rest::Here).then(later::toasts);
    view! {
        <a class="skip" href="#main" on:click=shell::skip_to_main>"Skip to the content"</a>
        {shell::bar::bar()}
        {shell::tabs::tabs()}
        <main id="main" tabindex="-1">
            {shell::notices::notices()}
            {move || page(location, viewer)}
        </main>
        {toasts}
    }
}

/// Provides what every page may ask for by its type.
fn provide_foundations(network: Network) -> Session {
    let notices = Notices::new();
    provide_context(notices);
    let appearance: pages::settings::appearance::KeptAppearance = Kept::open(notices);
    pages::settings::appearance::follow(appearance);
    provide_context(appearance);
    provide_context(Clock::follow_browser());
    provide_context(Visibility::follow_browser());
    provide_context(Location::follow_browser());
    provide_context(Toasts::new());
    provide_context(PageStatus::new());
    let config = RwSignal::new(None::<Config>);
    provide_context(config);
    spawn_local(async move {
        let read = Config::fetch().await;
        config.try_set(Some(read));
    });
    let session = Session::new(network);
    provide_context(session);
    provide_context(PastedTokens::new(session));
    let location = expect_context::<Location>();
    let project = memo(move |_| location.route().project().cloned());
    provide_context(PresentProject::follow(project));
    let owner = Owner::current().unwrap_or_default();
    let arrived = move || owner.with(|| later::foundations(session, notices));
    session.look_for_kept();
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

/// The screen, once the rest of the console is here.
fn with_rest(screen: impl FnOnce() -> AnyView) -> AnyView {
    match expect_context::<ReadSignal<Rest>>().get() {
        Rest::Coming => skeleton(6, true),
        Rest::Here => screen(),
        Rest::Failed => rest_failed(),
    }
}

fn rest_failed() -> AnyView {
    let again = |_| {
        // It fails only where there is no page to load.
        let _ = window().location().reload();
    };
    view! {
        <div class="notice bad" role="alert">
            <p>
                "The rest of Pullcord could not be loaded. Check your connection and load the page again; "
                "if that does not help, ask whoever looks after this page whether all of its files were copied."
            </p>
            <div class="row">
                <button type="button" on:click=again>"Load the page again"</button>
            </div>
        </div>
    }
    .into_any()
}
