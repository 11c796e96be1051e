//! The builds of a project, newest first.

mod columns;
pub(crate) mod favourites;
mod filter;
mod filter_bar;
mod grouped;
mod known;
mod listing;
mod newcomers;
mod nothing;
mod number;
mod older;
mod row;
#[cfg(test)]
pub(super) mod samples;
mod sifted;
mod started_by;
mod table;
mod variables;
mod verdict;
mod weighing;

use crate::browser::location::Location;
use crate::data::build_details::BuildDetails;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::parts::loaded::loaded;
use crate::reactive::memo;
use filter::BuildFilter;
use gitlab::{Page, PipelineBasic, ProjectRef, endpoints};
use known::Known;
use leptos::prelude::*;

/// The page.
pub(crate) fn page(project: ProjectRef) -> AnyView {
    expect_context::<BuildDetails>().open(&project);
    let filter = filter_of_address();
    let known = Known::of(&project, filter);
    let question = move || {
        let from = known.from.get();
        Some(filter.with(|filter| endpoints::pipelines(&project, &filter.question(from))))
    };
    let first = Query::new(question, activity);
    view! {
        <div class="page">
            <div class="head">
                <h1 tabindex="-1">"Builds"</h1>
            </div>
            {filter_bar::filter_bar(known)}
            {filter_bar::problems_of(known)}
            <section class="card builds">
                {loaded(first, 12, move |first| table::table(first, known))}
            </section>
        </div>
    }
    .into_any()
}

/// The filter in the address, for as long as the address is one of builds.
fn filter_of_address() -> Memo<BuildFilter> {
    let location = expect_context::<Location>();
    memo(move |before: Option<&BuildFilter>| {
        let address = location.address();
        match before {
            Some(before) if !filter_bar::has_filters(&address.route) => before.clone(),
            Some(_) | None => BuildFilter::read(&address.query),
        }
    })
}

fn activity(page: &Page<PipelineBasic>) -> Activity {
    if page.items.iter().any(|build| build.status.is_active()) {
        Activity::UnderWay
    } else {
        Activity::Calm
    }
}
