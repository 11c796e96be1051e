//! The dialog "Compare with": which other build to put beside this one.

use super::BuildPage;
use crate::browser::location::Location;
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::loaded::loaded;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::dialog::Dialog;
use crate::ui::rows::rows;
use crate::ui::time::Ago;
use crate::ui::unseen::marked;
use gitlab::{GitRef, Page, PipelineBasic, PipelineId, endpoints};
use leptos::prelude::*;

/// How many builds of the same branch or tag, and of all, are offered.
const OFFERED: u16 = 10;

/// The button and the dialog that it opens.
pub(super) fn compare_with(page: BuildPage) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            title="Puts another build of this project beside this one"
            on:click=move |_| open.set(true)
        >
            "Compare with\u{2026}"
        </button>
        <Dialog open=open label="Compare with">{choice(page, open)}</Dialog>
    }
    .into_any()
}

/// What is offered; asked for anew each time the dialog opens.
fn choice(page: BuildPage, open: RwSignal<bool>) -> AnyView {
    let git_ref = untrack(|| page.with(|build| build.basic.git_ref.clone()));
    let asked = |git_ref: Option<GitRef>| {
        let filter = endpoints::PipelineFilter {
            git_ref,
            per_page: OFFERED,
            ..endpoints::PipelineFilter::default()
        };
        let endpoint = page
            .project
            .with_value(|project| endpoints::pipelines(project, &filter));
        Query::new(move || Some(endpoint.clone()), |_| Activity::Settled)
    };
    let (alike, recent) = (asked(git_ref), asked(None));
    let offered = memo(move |_| {
        let items = |query: Query<Page<PipelineBasic>>| {
            let items = |load: &Load<Page<PipelineBasic>>| load.value().map(|it| it.items.clone());
            query.state().with(items).unwrap_or_default()
        };
        offers(page.id, items(alike), items(recent))
    });
    let none = memo(move |_| offered.with(Vec::is_empty));
    let list = move || {
        if none.get() {
            view! { <p class="soft">"There is no other build yet."</p> }.into_any()
        } else {
            let drawn = rows(offered.into(), |it| it.id, move |it| row(page, it));
            view! { <ul class="other-builds">{drawn}</ul> }.into_any()
        }
    };
    view! {
        <div class="in">
            <h2>"Compare "{page.name()}" with"</h2>
            {loaded(recent, 5, move |_| list.into_any())}
        </div>
        <footer>
            <button type="button" autofocus on:click=move |_| open.set(false)>"Cancel"</button>
        </footer>
    }
    .into_any()
}

/// The builds to offer: the one of the same branch or tag before `this`, then
/// the others of that, then the rest, each from the newest.
fn offers(
    this: PipelineId,
    alike: Vec<PipelineBasic>,
    recent: Vec<PipelineBasic>,
) -> Vec<PipelineBasic> {
    let (before, after): (Vec<_>, Vec<_>) = alike.into_iter().partition(|it| it.id < this);
    let mut offers: Vec<PipelineBasic> = Vec::new();
    for build in before.into_iter().chain(after).chain(recent) {
        if build.id != this && offers.iter().all(|offer| offer.id != build.id) {
            offers.push(build);
        }
    }
    offers
}

/// A link to the comparison, the older build first.
fn row(page: BuildPage, build: Memo<PipelineBasic>) -> AnyView {
    let (id, git_ref, created) = build.with_untracked(|build| {
        (
            build.id,
            build.git_ref.as_str().to_owned(),
            build.created_at,
        )
    });
    let (older, newer) = (id.min(page.id), id.max(page.id));
    let route = Route::Compare(page.project.get_value(), older, newer);
    let href = expect_context::<Location>().href(&Address::of(route));
    view! {
        <li>
            <a href=href>
                {move || status_pill(&build.with(|build| build.status.clone()))}
                <span>{["Build #", &id.to_string()].concat()}</span>
                <span class="mono">{marked(&git_ref)}</span>
                <span class="soft push">{created.map(|at| view! { <Ago at=at /> })}</span>
            </a>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::Status;

    fn builds(ids: &[u64]) -> Vec<PipelineBasic> {
        let build = |id: &u64| PipelineBasic {
            id: PipelineId(*id),
            iid: None,
            project_id: None,
            sha: String::new(),
            git_ref: GitRef::new("main"),
            status: Status::Success,
            source: None,
            name: None,
            created_at: None,
            updated_at: None,
            web_url: None,
        };
        ids.iter().map(build).collect()
    }

    #[test]
    fn the_one_before_of_the_same_branch_comes_first() {
        let offered = offers(
            PipelineId(5),
            builds(&[8, 5, 3, 1]),
            builds(&[9, 8, 7, 5, 4, 3]),
        );
        let ids: Vec<u64> = offered.iter().map(|build| build.id.0).collect();
        assert_eq!(ids, [3, 1, 8, 9, 7, 4]);
        assert_eq!(offers(PipelineId(5), builds(&[5]), Vec::new()), []);
    }
}
