//! The recent builds of each trigger that may go, asked for two at a time.

use crate::browser::fetch::Abort;
use crate::browser::location::Location;
use crate::data::inventory::entry::Entry;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::pages::inventory::state::InventoryPage;
use crate::parts::status::status_pill;
use crate::parts::trigger::recent::{Known, Recent, recent};
use crate::route::{Address, Route};
use crate::ui::time::Ago;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{ApiError, PipelineBasic, ProjectRef, Source, Trigger, TriggerId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// How many are asked for at a time: what reads the inventory may have six
/// requests under way, and no more than eight shall be.
const AT_A_TIME: usize = 2;
/// How many builds are asked for: old servers mix in those of other sources.
const ASKED: u16 = 20;
/// How many are shown for each.
const SHOWN: usize = 3;

type Found = Result<Recent, ApiError>;

/// What is known of them.
#[derive(Clone, Copy)]
pub(super) struct Recents {
    page: InventoryPage,
    session: Session,
    record: Record,
    found: RwSignal<HashMap<TriggerId, Found>>,
    due: StoredValue<VecDeque<Arc<Entry>>>,
}

impl Recents {
    /// Asks for those of `entries` that were used, for as long as the current
    /// owner lives.
    pub(super) fn of(page: InventoryPage, entries: &[Arc<Entry>]) -> Self {
        let used = entries
            .iter()
            .filter(|entry| entry.trigger.last_used.is_some());
        let recents = Self {
            page,
            session: expect_context(),
            record: expect_context(),
            found: RwSignal::new(HashMap::new()),
            due: StoredValue::new(used.cloned().collect()),
        };
        for _ in 0..AT_A_TIME {
            spawn_local(recents.ask_on());
        }
        recents
    }

    /// Asks for one after the other, until none is due or nobody is there to see
    /// them.
    async fn ask_on(self) {
        while let Some(Some(entry)) = self.due.try_update_value(VecDeque::pop_front) {
            let username = entry
                .trigger
                .owner
                .as_ref()
                .map(|owner| owner.username.clone());
            let filter = PipelineFilter {
                source: Some(Source::Trigger),
                username,
                per_page: ASKED,
                ..PipelineFilter::default()
            };
            let question = endpoints::pipelines(&entry.place.project(), &filter);
            let answer = self.session.ask(question, Abort::new()).await;
            let found = answer.map(|page| self.own(&entry, &page.items));
            self.found
                .try_update(|all| all.insert(entry.trigger.id, found));
        }
    }

    /// Those of `builds` that the trigger started or may have started.
    fn own(self, entry: &Entry, builds: &[PipelineBasic]) -> Recent {
        let instance = untrack(|| self.session.instance());
        let here = |build| {
            let instance = instance.as_ref()?;
            untrack(|| {
                self.record
                    .with(|record| record.trigger_of(instance, build))
            })
        };
        let of_project = self.page.all.try_with_untracked(|all| {
            let all = all
                .all()
                .iter()
                .filter(|other| other.place.id == entry.place.id);
            all.map(|other| other.trigger.clone())
                .collect::<Vec<Trigger>>()
        });
        let mut found = recent(
            &entry.trigger,
            builds,
            &of_project.unwrap_or_default(),
            here,
        );
        found.builds.truncate(SHOWN);
        found
    }

    /// The builds of one trigger, as a line.
    pub(super) fn of_trigger(self, entry: &Entry) -> Option<AnyView> {
        entry.trigger.last_used?;
        let (id, project) = (entry.trigger.id, entry.place.project());
        let content = move || {
            self.found.with(|found| match found.get(&id) {
                None => view! { <span class="soft">"Looking for its builds"</span> }.into_any(),
                Some(Err(error)) => view! { <bdi class="soft">{error.sentence()}</bdi> }.into_any(),
                Some(Ok(found)) => listed(&project, found),
            })
        };
        Some(view! { <span class="small recent-line">{content}</span> }.into_any())
    }
}

fn listed(project: &ProjectRef, found: &Recent) -> AnyView {
    if found.builds.is_empty() {
        return view! { <span class="soft">{found.none()}</span> }.into_any();
    }
    let location = expect_context::<Location>();
    let link = |(build, known): &(PipelineBasic, Known)| {
        let href = location.href(&Address::of(Route::Build(project.clone(), build.id)));
        let number = ["#", &build.id.to_string()].concat();
        let unsure = match known {
            Known::StartedHere | Known::LastUse => None,
            Known::Not => Some(view! { <span class="soft">" perhaps"</span> }),
        };
        let at = build.created_at.map(|at| view! { " "<Ago at=at /> });
        view! {
            <span class="recent-build">
                {status_pill(&build.status)}<a href=href>{number}</a><span class="soft">{at}</span>{unsure}
            </span>
        }
    };
    found.builds.iter().map(link).collect_view().into_any()
}
