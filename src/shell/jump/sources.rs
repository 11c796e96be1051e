//! Where the places come from: what is known here, and what GitLab is asked
//! while the dialog is open.

use super::near::Near;
use super::place::{Kind, Place, Target};
use crate::browser::location::Location;
use crate::data::connection::SignedIn;
use crate::data::inventory::Inventory;
use crate::data::inventory::entry::Entry;
use crate::data::pace::Activity;
use crate::data::projects::{Bookmark, ProjectBookmarks};
use crate::data::query::Query;
use crate::data::session::Session;
use crate::parts::project::PresentProject;
use crate::route::Route;
use crate::ui::settled::settled;
use gitlab::endpoints::{self, ProjectSearch};
use gitlab::{Page, PipelineId, Project, ProjectRef};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long after the last key the server is asked.
const TYPING: Duration = Duration::from_millis(250);
/// How many of the triggers of all projects are looked at more closely.
const INVENTORY: usize = 50;

/// Everything that is asked, for as long as the dialog is open.
#[derive(Clone, Copy)]
pub(super) struct Sources {
    session: Session,
    location: Location,
    present: PresentProject,
    bookmarks: ProjectBookmarks,
    projects: Query<Page<Project>>,
    near: StoredValue<Vec<Near>, LocalStorage>,
    inventory: Inventory,
}

impl Sources {
    /// Asks what fits `typed`, and for the triggers and builds of projects that are near.
    pub(super) fn ask(typed: RwSignal<String>) -> Self {
        let location = expect_context::<Location>();
        let text = settled(move || typed.with(|text| text.trim().to_owned()), TYPING);
        let search = move || ProjectSearch {
            text: text.get(),
            ..Default::default()
        };
        Self {
            session: expect_context(),
            location,
            present: expect_context(),
            bookmarks: expect_context(),
            projects: Query::new(
                move || Some(endpoints::projects(&search())),
                |_| Activity::Settled,
            ),
            near: StoredValue::new_local(Near::ask()),
            inventory: expect_context(),
        }
    }

    /// Every place there is; whoever reads it is told of changes.
    pub(super) fn all(self, typed: &str) -> Vec<Place> {
        let mut all = self.projects();
        let near = self.near.get_value();
        all.extend(near.iter().flat_map(Near::places));
        all.extend(self.of_inventory(typed));
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
            let favourites = favourites.map(|it| Place::project(&it, "favourite"));
            let recent = all.recent_of(&account).into_iter();
            let recent = recent.map(|it| Place::project(&it, "recent"));
            favourites.chain(recent).collect::<Vec<_>>()
        });
        if let Some(page) = self.projects.value() {
            let found = page.items.iter();
            all.extend(found.map(|it| Place::project(&Bookmark::of(account.clone(), it), "")));
        }
        all
    }

    /// The triggers of all projects that fit, once they have been read.
    fn of_inventory(self, typed: &str) -> Vec<Place> {
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let is_known = (self.session.account()).is_some_and(|me| self.inventory.is_of(&me));
        if words.is_empty() || !is_known {
            return Vec::new();
        }
        self.inventory.shown().with(|shown| {
            let fits = |entry: &&Arc<Entry>| words.iter().all(|word| entry.searched.contains(word));
            let fitting = shown.entries.all().iter().filter(fits).take(INVENTORY);
            let place = |it: &Arc<Entry>| {
                Place::trigger(&it.place.project(), &it.trigger, Some(&it.place.path))
            };
            fitting.map(place).collect()
        })
    }

    fn of_project(self, project: &ProjectRef, typed: &str) -> Vec<Place> {
        let mut all = Vec::new();
        // A number that is typed is a build's, however old.
        let number = typed.trim().trim_start_matches('#');
        if self.session.account().is_some()
            && let Some(id) = PipelineId::parse(number)
        {
            all.push(Place::build(project, id, "by its number".to_owned()));
        }
        let path = self.present.get().map(|it| it.path_with_namespace);
        let path = path.unwrap_or_else(|| project.to_string());
        for (text, route) in [
            ("Triggers", Route::Triggers(project.clone())),
            ("Run", Route::Run(project.clone())),
            ("Builds", Route::Builds(project.clone())),
        ] {
            all.push(Place::screen(text, &path, route));
        }
        all
    }

    fn actions(self) -> Vec<Place> {
        let mut all = vec![
            Place::screen("Projects", "", Route::Projects),
            Place::screen("All triggers", "", Route::Inventory),
            Place::screen("Builds of favourites", "", Route::FavouriteBuilds),
            Place::screen("Settings", "", Route::Settings),
            Place::screen("Add a connection", "", Route::Connect),
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
