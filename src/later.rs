//! What is fetched after the first screen: the others, and all that asks a
//! GitLab.
//!
//! `cargo xtask dist` cuts the module in two at the functions of this file:
//! what can be reached only through them goes into a second module, which the
//! page fetches once the first screen is up. So they are called only when
//! [`crate::browser::rest::Rest`] says that the second module is here, and
//! none of them may be inlined, or there would be no place to cut.

use crate::browser::clock::Clock;
use crate::browser::location::Location;
use crate::browser::visibility::Visibility;
use crate::data::build_details::BuildDetails;
use crate::data::columns::Columns;
use crate::data::idle_lock::KeptIdleLock;
use crate::data::inventory::revoking::Revoking;
use crate::data::inventory::{self, Inventory};
use crate::data::kept::{Kept, Notices};
use crate::data::network::{Question, Reply, by_browser};
use crate::data::presets::KeptPresets;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::rotations::KeptRotations;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::pages;
use crate::pages::connect::ConnectForm;
use crate::pages::inventory::views::KeptViews;
use crate::pages::settings::appearance::KeptAppearance;
use crate::parts::fault;
use crate::parts::pasted_token::PastedTokens;
use crate::parts::project::PresentProject;
use crate::reactive::{effect, memo};
use crate::shell;
use crate::ui::toast::{ToastRegion, Toasts};
use gitlab::{ApiError, JobId, PipelineId, ProjectRef};
use leptos::prelude::*;

/// Provides what only the later screens ask for by its type, and takes up the
/// connection that an earlier page kept. Called once, before any of the others.
#[inline(never)]
pub(crate) fn foundations(session: Session) {
    let notices = Notices::new();
    provide_context(notices);
    provide_context(Clock::follow_browser());
    provide_context(Visibility::follow_browser());
    provide_context(Toasts::new());
    let appearance: KeptAppearance = Kept::open(notices);
    pages::settings::appearance::follow(appearance);
    provide_context(appearance);
    provide_context(PastedTokens::new(session));
    follow_project();
    let bookmarks: ProjectBookmarks = Kept::open(notices);
    provide_context(bookmarks);
    remember_visits(bookmarks);
    provide_context::<Record>(Kept::open(notices));
    provide_context::<KeptPresets>(Kept::open(notices));
    provide_context::<Columns>(Kept::open(notices));
    provide_context::<KeptRotations>(Kept::open(notices));
    provide_context(BuildDetails::new(session));
    let known = Inventory::new(session, bookmarks);
    provide_context(known);
    let revoking = Revoking::new(session, known);
    provide_context(revoking);
    inventory::forgetting::follow(session, known, revoking);
    provide_context::<KeptViews>(Kept::open(notices));
    provide_context::<KeptIdleLock>(Kept::open(notices));
    session.let_renew(expect_context());
    session.resume(notices);
    shell::other_tabs::follow(session);
    shell::idle_lock::follow(session, notices);
}

/// Provides the project of the present screen.
fn follow_project() {
    let location = expect_context::<Location>();
    let project = memo(move |_| location.route().project().cloned());
    provide_context(PresentProject::follow(project, expect_context()));
}

/// Puts each project that was opened at the head of the recent ones.
fn remember_visits(bookmarks: ProjectBookmarks) {
    let project = expect_context::<PresentProject>();
    effect(move || {
        if let Some((account, project)) = project.visited() {
            bookmarks.change(|all| all.visit(Bookmark::of(account, &project)));
        }
    });
}

/// Carries a question by the browser's own network.
#[inline(never)]
pub(crate) fn carry(question: Question) -> Reply {
    by_browser(question)
}

/// Connects with what was typed.
#[inline(never)]
pub(crate) fn connect(form: ConnectForm) {
    pages::connect::pressed::connect(form);
}

/// Why someone could not be connected.
#[inline(never)]
pub(crate) fn fault(error: &ApiError) -> AnyView {
    fault::fault(error, None)
}

/// What concerns the whole console; the first screen has nothing to say.
#[inline(never)]
pub(crate) fn notices() -> AnyView {
    shell::notices::notices()
}

/// Where short words appear; only later screens say any.
#[inline(never)]
pub(crate) fn toasts() -> AnyView {
    view! { <ToastRegion /> }.into_any()
}

/// The list of projects.
#[inline(never)]
pub(crate) fn projects() -> AnyView {
    pages::projects::page()
}

/// Why a screen that takes an account is not shown with a trigger token for
/// `project` only.
#[inline(never)]
pub(crate) fn without_account(project: ProjectRef) -> AnyView {
    pages::without_account::page(&project)
}

/// The connections to choose from.
#[inline(never)]
pub(crate) fn connections() -> AnyView {
    shell::connections::menu()
}

/// The way to the triggers of all projects.
#[inline(never)]
pub(crate) fn all_triggers() -> AnyView {
    shell::all_triggers::link()
}

/// Going anywhere by a few letters.
#[inline(never)]
pub(crate) fn jump() -> AnyView {
    shell::jump::jump()
}

/// Connecting with a trigger token only.
#[inline(never)]
pub(crate) fn trigger_token_form() -> AnyView {
    pages::connect::trigger_token::form()
}

/// Signing in on GitLab's own page.
#[inline(never)]
pub(crate) fn sign_in_form() -> AnyView {
    pages::connect::sign_in::form()
}

/// What is kept and how it looks.
#[inline(never)]
pub(crate) fn settings() -> AnyView {
    pages::settings::page()
}

/// The triggers of every project.
#[inline(never)]
pub(crate) fn inventory() -> AnyView {
    pages::inventory::page()
}

/// The same in numbers.
#[inline(never)]
pub(crate) fn review() -> AnyView {
    pages::inventory::review()
}

/// A project's triggers.
#[inline(never)]
pub(crate) fn triggers(project: ProjectRef) -> AnyView {
    pages::triggers::page(project)
}

/// Starting a build through a trigger.
#[inline(never)]
pub(crate) fn run(project: ProjectRef) -> AnyView {
    pages::run::page(project)
}

/// A project's builds.
#[inline(never)]
pub(crate) fn builds(project: ProjectRef) -> AnyView {
    pages::builds::page(project)
}

/// The builds of all favourite projects.
#[inline(never)]
pub(crate) fn favourite_builds() -> AnyView {
    pages::builds::favourites::page()
}

/// One build.
#[inline(never)]
pub(crate) fn build(project: ProjectRef, build: PipelineId) -> AnyView {
    pages::build::page(project, build)
}

/// Two builds side by side.
#[inline(never)]
pub(crate) fn compare(project: ProjectRef, first: PipelineId, second: PipelineId) -> AnyView {
    pages::compare::page(project, first, second)
}

/// One job of a build.
#[inline(never)]
pub(crate) fn job(project: ProjectRef, job: JobId) -> AnyView {
    pages::job::page(project, job)
}
