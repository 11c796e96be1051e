//! The projects into which is looked: the present one, or else those that the person holds
//! near, their favourites and the ones they opened last.

use super::place::Place;
use crate::browser::location::Location;
use crate::data::pace::Activity;
use crate::data::projects::ProjectBookmarks;
use crate::data::query::Query;
use crate::data::session::Session;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{Page, PipelineBasic, ProjectRef, Trigger};
use leptos::prelude::*;

/// Into how many projects is looked where there is no present one.
const MOST: usize = 4;
/// How many of the newest builds of the present project are offered.
const BUILDS: u16 = 20;
/// How many of each other one.
const BUILDS_ELSEWHERE: u16 = 5;

/// A project, and what is asked of it.
#[derive(Clone)]
pub(super) struct Near {
    project: ProjectRef,
    /// Its path, where it is another than the present one.
    elsewhere: Option<String>,
    triggers: Query<Page<Trigger>>,
    builds: Query<Page<PipelineBasic>>,
}

impl Near {
    /// Asks for as long as the current owner lives.
    pub(super) fn ask() -> Vec<Self> {
        let location = expect_context::<Location>();
        let present = location.address_now().route.project().cloned();
        match present {
            Some(project) => vec![Self::of(project, None)],
            None => bookmarked()
                .into_iter()
                .map(|(project, path)| Self::of(project, Some(path)))
                .collect(),
        }
    }

    fn of(project: ProjectRef, elsewhere: Option<String>) -> Self {
        let newest = PipelineFilter {
            per_page: if elsewhere.is_some() {
                BUILDS_ELSEWHERE
            } else {
                BUILDS
            },
            ..Default::default()
        };
        let triggers = endpoints::triggers(&project);
        let builds = endpoints::pipelines(&project, &newest);
        Self {
            project,
            elsewhere,
            triggers: Query::new(move || Some(triggers.clone()), |_| Activity::Settled),
            builds: Query::new(move || Some(builds.clone()), |_| Activity::Settled),
        }
    }

    /// Its triggers and builds, as far as they are known.
    pub(super) fn places(&self) -> Vec<Place> {
        let elsewhere = self.elsewhere.as_deref();
        let mut all = Vec::new();
        if let Some(page) = self.triggers.value() {
            let triggers = page.items.iter();
            all.extend(triggers.map(|it| Place::trigger(&self.project, it, elsewhere)));
        }
        if let Some(page) = self.builds.value() {
            all.extend(page.items.iter().map(|it| {
                let note = format!("{} on {}", it.status.word(), it.git_ref);
                let note = elsewhere.map_or(note.clone(), |path| [&note, ", ", path].concat());
                Place::build(&self.project, it.id, note)
            }));
        }
        all
    }
}

/// The first of the favourites and the recent projects, each once.
fn bookmarked() -> Vec<(ProjectRef, String)> {
    let (session, bookmarks) = (
        expect_context::<Session>(),
        expect_context::<ProjectBookmarks>(),
    );
    let Some(account) = session.account_now() else {
        return Vec::new();
    };
    let mut near: Vec<(ProjectRef, String)> = Vec::new();
    untrack(|| {
        bookmarks.with(|all| {
            let both = all.favourites_of(&account).into_iter();
            for one in both.chain(all.recent_of(&account)) {
                let project = one.project();
                if near.len() < MOST && near.iter().all(|(known, _)| *known != project) {
                    near.push((project, one.path));
                }
            }
        });
    });
    near
}
