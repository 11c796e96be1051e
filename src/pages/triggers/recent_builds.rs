//! The builds shown to whoever is about to revoke a trigger.

use crate::browser::location::Location;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::loaded::loaded;
use crate::parts::status::status_pill;
use crate::parts::trigger::recent::{Known, recent};
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::pill::badge;
use crate::ui::time::Ago;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{Page, PipelineBasic, Source, Trigger};
use leptos::prelude::*;

/// How many builds are asked for: old servers mix in those of other sources.
const ASKED: u16 = 30;

/// The builds that the trigger started or may have started, of which GitLab
/// lists those in its owner's name.
pub(super) fn builds(page: TriggersPage, trigger: Memo<Trigger>) -> AnyView {
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
    let list = move || {
        was_used
            .get()
            .then(|| loaded(query, 4, move |builds| listed(page, trigger, builds)))
    };
    list.into_any()
}

fn listed(
    page: TriggersPage,
    trigger: Memo<Trigger>,
    builds: Memo<Page<PipelineBasic>>,
) -> AnyView {
    let record = expect_context::<Record>();
    let session = expect_context::<Session>();
    let found = memo(move |_| {
        let instance = session.instance();
        let here = |build| {
            let instance = instance.as_ref()?;
            record.with(|record| record.trigger_of(instance, build))
        };
        let all = page.listing.all();
        builds.with(|builds| {
            all.with(|all| trigger.with(|trigger| recent(trigger, &builds.items, all, here)))
        })
    });
    let content = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="soft">"None of the newest triggered builds is its own."</p> }
                .into_any();
        }
        let unsure = found.iter().any(|(_, known)| *known == Known::Not);
        let heading = if unsure {
            "Recent triggered builds of this project"
        } else {
            "Its most recent builds"
        };
        let note = unsure.then_some(view! {
            <p class="soft small">
                "GitLab does not say which trigger started a build. Those without a mark may be \
                 another trigger's."
            </p>
        });
        let items = found
            .into_iter()
            .map(|(build, known)| item(page, build, known));
        view! {
            <h3>{heading}</h3>
            <ul class="card trigger-builds">{items.collect_view()}</ul>
            {note}
        }
        .into_any()
    };
    view! { <div class="stack close">{content}</div> }.into_any()
}

fn item(page: TriggersPage, build: PipelineBasic, known: Known) -> AnyView {
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
            {created}
        </li>
    }
    .into_any()
}
