//! Where the places come from: what is known here, and what GitLab is asked
//! while the dialog is open.

use super::place::{Kind, Place, Target};
use crate::browser::location::Location;
use crate::data::connection::SignedIn;
use crate::data::pace::Activity;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::query::Query;
use crate::data::session::Session;
use crate::parts::project::PresentProject;
use crate::route::{Address, Route};
use crate::ui::settled::settled;
use gitlab::endpoints::{self, PipelineFilter, ProjectSearch};
use gitlab::{Page, PipelineBasic, PipelineId, Project, ProjectRef, Trigger};
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last key the server is asked.
const TYPING: Duration = Duration::from_millis(250);
/// How many of the newest builds are offered.
const BUILDS: u16 = 20;

/// Everything that is asked, for as long as the dialog is open.
#[derive(Clone, Copy)]
pub(super) struct Sources {
    session: Session,
    location: Location,
    present: PresentProject,
    bookmarks: ProjectBookmarks,
    projects: Query<Page<Project>>,
    triggers: Query<Page<Trigger>>,
    builds: Query<Page<PipelineBasic>>,
}

impl Sources {
    /// Asks what fits `typed`, and for the present project's triggers and builds.
    pub(super) fn ask(typed: RwSignal<String>) -> Self {
        let location = expect_context::<Location>();
        let text = settled(move || typed.with(|text| text.trim().to_owned()), TYPING);
        let search = move || ProjectSearch {
            text: text.get(),
            ..Default::default()
        };
        let newest = PipelineFilter {
            per_page: BUILDS,
            ..Default::default()
        };
        let here = move || location.route().project().cloned();
        Self {
            session: expect_context(),
            location,
            present: expect_context(),
            bookmarks: expect_context(),
            projects: Query::new(
                move || Some(endpoints::projects(&search())),
                |_| Activity::Settled,
            ),
            triggers: Query::new(
                move || Some(endpoints::triggers(&here()?)),
                |_| Activity::Settled,
            ),
            builds: Query::new(
                move || Some(endpoints::pipelines(&here()?, &newest)),
                |_| Activity::Settled,
            ),
        }
    }

    /// Every place there is; whoever reads it is told of changes.
    pub(super) fn all(self, typed: &str) -> Vec<Place> {
        let mut all = self.projects();
        if let Some(project) = self.location.route().project() {
            all.extend(self.of_project(project, typed));
        }
        all.extend(self.actions());
        all
    }

    /// Favourites and recent ones, then what the server found.
    fn projects(self) -> Vec<Place> {
        let Some(account) = self.session.account() else {
            return Vec::new();
        };
        let mut all = self.bookmarks.with(|all| {
            let favourites = all.favourites_of(&account).into_iter();
            let favourites = favourites.map(|it| project(&it, "favourite"));
            let recent = all.recent_of(&account).into_iter();
            let recent = recent.map(|it| project(&it, "recent"));
            favourites.chain(recent).collect::<Vec<_>>()
        });
        if let Some(page) = self.projects.value() {
            let found = page.items.iter();
            all.extend(found.map(|it| project(&Bookmark::of(account.clone(), it), "")));
        }
        all
    }

    fn of_project(self, project: &ProjectRef, typed: &str) -> Vec<Place> {
        let mut all = Vec::new();
        if let Some(page) = self.triggers.value() {
            all.extend(page.items.iter().map(|it| trigger(project, it)));
        }
        if let Some(page) = self.builds.value() {
            let builds = page.items.iter();
            all.extend(builds.map(|it| {
                let note = format!("{} on {}", it.status.word(), it.git_ref);
                build(project, it.id, note)
            }));
        }
        // A number that is typed is a build's, however old.
        let number = typed.trim().trim_start_matches('#');
        if self.session.account().is_some()
            && let Some(id) = PipelineId::parse(number)
        {
            all.push(build(project, id, "by its number".to_owned()));
        }
        let path = self.present.get().map(|it| it.path_with_namespace);
        let path = path.unwrap_or_else(|| project.to_string());
        for (text, route) in [
            ("Triggers", Route::Triggers(project.clone())),
            ("Run", Route::Run(project.clone())),
            ("Builds", Route::Builds(project.clone())),
        ] {
            all.push(screen(text, &path, route));
        }
        all
    }

    fn actions(self) -> Vec<Place> {
        let mut all = vec![
            screen("Projects", "", Route::Projects),
            screen("All triggers", "", Route::Inventory),
            screen("Builds of favourites", "", Route::FavouriteBuilds),
            screen("Settings", "", Route::Settings),
            screen("Add a connection", "", Route::Connect),
        ];
        let roster = self.session.roster();
        let current = roster.current().map(SignedIn::key);
        let others = roster.all().iter();
        let others = others.filter(|it| Some(it.key()) != current);
        all.extend(others.map(|it| Place {
            kind: Kind::Action,
            text: ["Switch to ", &it.label().name].concat(),
            note: it.who(),
            target: Target::Connection(it.key()),
        }));
        all
    }
}

fn project(bookmark: &Bookmark, note: &str) -> Place {
    Place {
        kind: Kind::Project,
        text: bookmark.path.clone(),
        note: note.to_owned(),
        target: Target::Screen(Address::of(Route::Triggers(bookmark.project()))),
    }
}

fn trigger(project: &ProjectRef, trigger: &Trigger) -> Place {
    let short = trigger.short_token() + "••••";
    let (text, note) = match &trigger.description {
        Some(description) => (description.clone(), short),
        None => (short, String::new()),
    };
    let run = Address {
        route: Route::Run(project.clone()),
        query: vec![("trigger".to_owned(), trigger.id.to_string())],
    };
    Place {
        kind: Kind::Trigger,
        text,
        note,
        target: Target::Screen(run),
    }
}

fn build(project: &ProjectRef, id: PipelineId, note: String) -> Place {
    Place {
        kind: Kind::Build,
        text: format!("Build #{id}"),
        note,
        target: Target::Screen(Address::of(Route::Build(project.clone(), id))),
    }
}

fn screen(text: &str, note: &str, route: Route) -> Place {
    Place {
        kind: Kind::Action,
        text: text.to_owned(),
        note: note.to_owned(),
        target: Target::Screen(Address::of(route)),
    }
}
