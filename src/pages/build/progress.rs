//! How far a build is, measured by earlier ones that passed on the same branch
//! or tag.

use super::BuildPage;
use super::outlook::{Outlook, median, outlook};
use crate::data::load::Load;
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::reactive::memo;
use gitlab::{Page, Pipeline, PipelineBasic, PipelineId, Status, endpoints};
use leptos::prelude::*;

/// How many earlier builds are asked for: their list does not tell how long
/// they took, so each is a request of its own.
const EARLIER: usize = 5;

/// A bar and the words for it, while the build runs and earlier ones are known.
pub(super) fn progress(page: BuildPage) -> AnyView {
    let usual = usual(page);
    let status = page.status();
    let running = memo(move |_| status.get() == Some(Status::Running));
    let outlook = memo(move |_| {
        let elapsed = page.with(|build| page.time.of_build(build)).flatten()?;
        usual.get().map(|usual| outlook(elapsed, usual))
    });
    let known = memo(move |_| running.get() && outlook.with(Option::is_some));
    (move || known.get().then(|| drawn(outlook))).into_any()
}

fn drawn(outlook: Memo<Option<Outlook>>) -> AnyView {
    let share = memo(move |_| {
        let share = outlook.get().map_or(0.0, |outlook| outlook.share);
        // In whole percents: the bar moves when there is something to see.
        (share * 100.0).round()
    });
    let words = memo(move |_| outlook.with(|outlook| outlook.as_ref().map(Outlook::words)));
    view! {
        <div class="progress">
            <progress
                aria-label="Progress"
                max="100"
                value=move || share.get().to_string()
            ></progress>
            <span class="soft small">{move || words.get()}</span>
        </div>
    }
    .into_any()
}

/// How many seconds earlier builds of the same branch or tag took, in the
/// middle; asked for while this one is under way, and once.
fn usual(page: BuildPage) -> Memo<Option<f64>> {
    let (project, id) = (page.project, page.id);
    let git_ref = memo(move |before: Option<&Option<_>>| {
        let active = |build: &Pipeline| build.basic.status.is_active();
        let git_ref = page
            .with(|build| active(build).then(|| build.basic.git_ref.clone()))
            .flatten();
        before.cloned().flatten().or(git_ref)
    });
    let list = Query::new(
        move || {
            let filter = endpoints::PipelineFilter {
                git_ref: Some(git_ref.get()?),
                status: Some(Status::Success),
                // One more, in case this build is among them by now.
                per_page: u16::try_from(EARLIER).unwrap_or(u16::MAX) + 1,
                ..endpoints::PipelineFilter::default()
            };
            Some(project.with_value(|project| endpoints::pipelines(project, &filter)))
        },
        |_| Activity::Settled,
    );
    let earlier = memo(move |_| earlier(&list.state().get(), id));
    let builds: [Query<Pipeline>; EARLIER] = std::array::from_fn(|place| {
        let question = move || {
            let id = earlier.with(|all| all.get(place).copied())?;
            Some(project.with_value(|project| endpoints::pipeline(project, id)))
        };
        Query::new(question, |_| Activity::Settled)
    });
    memo(move |_| {
        let lengths = builds.iter().map(|build| {
            let state = build.state();
            state.with(|load| load.value().and_then(|build| build.duration))
        });
        median(lengths.flatten())
    })
}

/// The builds to ask for.
fn earlier(list: &Load<Page<PipelineBasic>>, this: PipelineId) -> Vec<PipelineId> {
    let listed = list.value().map_or(&[][..], |page| &page.items);
    let ids = listed.iter().map(|build| build.id);
    ids.filter(|id| *id < this).take(EARLIER).collect()
}
