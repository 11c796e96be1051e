//! The builds shown to whoever is about to revoke or replace a trigger.

use crate::browser::location::Location;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::loaded::loaded;
use crate::parts::status::status_pill;
use crate::parts::trigger::recent::{Known, Recent, recent};
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::pill::badge;
use crate::ui::time::Ago;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{Page, PipelineBasic, PipelineId, Source, Timestamp, Trigger};
use leptos::prelude::*;

/// How many are shown.
pub(super) const MOST: usize = 5;

/// How many builds are asked for: old servers mix in those of other sources.
const ASKED: u16 = 30;

/// A trigger's builds: asked for as long as the current owner lives.
#[derive(Clone, Copy)]
pub(super) struct Builds {
    /// GitLab's list, which holds those of other triggers too.
    query: Query<Page<PipelineBasic>>,
    /// Those that the trigger started or may have started.
    pub(super) own: Memo<Recent>,
}

impl Builds {
    /// Asks for the builds of `trigger`, of which GitLab lists those in its owner's name;
    /// for none where it was never used.
    pub(super) fn fetch(page: TriggersPage, trigger: Memo<Trigger>) -> Self {
        let was_used = memo(move |_| trigger.with(|trigger| trigger.last_used.is_some()));
        let username = trigger.with_untracked(|trigger| {
            let owner = trigger.owner.as_ref();
            owner.map(|owner| owner.username.clone())
        });
        let filter = PipelineFilter {
            source: Some(Source::Trigger),
            username,
            per_page: ASKED,
            ..PipelineFilter::default()
        };
        let question = page
            .project
            .with_value(|project| endpoints::pipelines(project, &filter));
        let query = Query::new(
            move || was_used.get().then(|| question.clone()),
            |_| Activity::Settled,
        );
        Self {
            query,
            own: own_of(page, trigger, query),
        }
    }

    /// When they were created.
    pub(super) fn times(self) -> Vec<Timestamp> {
        let at = |(build, _): &(PipelineBasic, Known)| build.created_at;
        self.own
            .with(|own| own.builds.iter().filter_map(at).collect())
    }
}

fn own_of(
    page: TriggersPage,
    trigger: Memo<Trigger>,
    query: Query<Page<PipelineBasic>>,
) -> Memo<Recent> {
    let record = expect_context::<Record>();
    let session = expect_context::<Session>();
    let all = page.listing.all();
    memo(move |_| {
        let instance = session.instance();
        let here = |build| {
            let instance = instance.as_ref()?;
            record.with(|record| record.trigger_of(instance, build))
        };
        let builds = query.value().map(|page| page.items).unwrap_or_default();
        all.with(|all| trigger.with(|trigger| recent(trigger, &builds, all, here)))
    })
}

/// The newest of the builds, each with what `beside` says of it; nothing for a trigger
/// that was never used.
pub(super) fn list(
    page: TriggersPage,
    builds: Builds,
    beside: fn(PipelineId) -> AnyView,
) -> AnyView {
    let asked = builds.query.state();
    let asked = memo(move |_| asked.with(|load| !matches!(load, Load::Idle)));
    let list = move || {
        asked
            .get()
            .then(|| loaded(builds.query, 4, move |_| listed(page, builds, beside)))
    };
    list.into_any()
}

fn listed(page: TriggersPage, builds: Builds, beside: fn(PipelineId) -> AnyView) -> AnyView {
    let newest = memo(move |_| {
        let mut own = builds.own.get();
        own.builds.truncate(MOST);
        own
    });
    let content = move || {
        let found = newest.get();
        if found.builds.is_empty() {
            return view! { <p class="soft">{found.none()}</p> }.into_any();
        }
        let unsure = found.builds.iter().any(|(_, known)| *known == Known::Not);
        let (heading, note) = words(unsure, found.is_told);
        let note = note.map(|note| view! { <p class="soft small">{note}</p> });
        let items = found.builds.into_iter().map(|(build, known)| {
            let beside = beside(build.id);
            item(page, build, known, beside)
        });
        view! {
            <h3>{heading}</h3>
            <ul class="card trigger-builds">{items.collect_view()}</ul>
            {note}
        }
        .into_any()
    };
    view! { <div class="stack close">{content}</div> }.into_any()
}

/// What stands above the builds and below them.
fn words(unsure: bool, is_told: bool) -> (&'static str, Option<&'static str>) {
    match (unsure, is_told) {
        (false, _) => ("Its most recent builds", None),
        (true, true) => (
            "Recent triggered builds of this project",
            Some(
                "GitLab does not say which trigger started a build. Those without a mark may be \
                 another trigger's.",
            ),
        ),
        (true, false) => (
            "Builds that may be its own",
            Some(
                "This GitLab does not say what started a build. Those without a mark began when \
                 the trigger was last used, perhaps for another reason.",
            ),
        ),
    }
}

fn item(page: TriggersPage, build: PipelineBasic, known: Known, beside: AnyView) -> AnyView {
    let location = expect_context::<Location>();
    let route = Route::Build(page.project.get_value(), build.id);
    let href = location.href(&Address::of(route));
    let mark = match known {
        Known::StartedHere => Some(badge("started here")),
        Known::LastUse => Some(badge("its last use")),
        Known::Not => None,
    };
    let created = build.created_at.map(|at| {
        view! { <span class="soft num push"><Ago at=at /></span> }
    });
    view! {
        <li>
            {status_pill(&build.status)}
            <a class="strong" href=href>{["#", &build.id.to_string()].concat()}</a>
            <bdi class="soft">{build.git_ref.to_string()}</bdi>
            {mark}
            {beside}
            {created}
        </li>
    }
    .into_any()
}
