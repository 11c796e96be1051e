//! Asks all favourite projects for their newest builds, again and again.

use super::gathered::OfProject;
use super::rounds::{Next, Rounds};
use crate::browser::fetch::Abort;
use crate::browser::visibility::Visibility;
use crate::data::pace::{self, Activity, Past};
use crate::data::projects::Bookmark;
use crate::data::session::Session;
use crate::pages::builds::filter::BuildFilter;
use crate::reactive::effect;
use gitlab::endpoints::{self, PipelineFilter};
use gitlab::{ApiError, Page, PipelineBasic, Timestamp};
use leptos::prelude::*;

/// How many builds of each project are asked for.
pub(super) const OF_EACH: u16 = 20;

/// The newest builds of several projects, kept fresh.
#[derive(Clone, Copy)]
pub(super) struct Gather {
    session: Session,
    visibility: Visibility,
    filter: Memo<BuildFilter>,
    from: Memo<Option<Timestamp>>,
    known: RwSignal<Vec<OfProject>>,
    rounds: StoredValue<Rounds>,
    unchanged: StoredValue<u32>,
    abort: StoredValue<Abort, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Gather {
    /// Asks `projects` for builds by `filter`, for as long as the current owner
    /// lives.
    pub(super) fn of(
        projects: Memo<Vec<Bookmark>>,
        filter: Memo<BuildFilter>,
        from: Memo<Option<Timestamp>>,
    ) -> Self {
        let gather = Self {
            session: expect_context(),
            visibility: expect_context(),
            filter,
            from,
            known: RwSignal::new(Vec::new()),
            rounds: StoredValue::new(Rounds::default()),
            unchanged: StoredValue::new(0),
            abort: StoredValue::new_local(Abort::new()),
            timer: StoredValue::new_local(None),
        };
        effect(move || {
            gather.filter.track();
            let all = projects.get();
            gather
                .known
                .set(all.into_iter().map(OfProject::of).collect());
            gather.begin();
        });
        Effect::new(move |before: Option<()>| {
            if gather.visibility.visible() && before.is_some() {
                gather.begin();
            }
        });
        on_cleanup(move || gather.stop());
        gather
    }

    /// What is known of each project; whoever reads it is told of changes.
    pub(super) fn known(self) -> RwSignal<Vec<OfProject>> {
        self.known
    }

    fn stop(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        self.abort.try_update_value(|abort| {
            abort.now();
            *abort = Abort::new();
        });
    }

    /// Begins a round; the one before ends.
    fn begin(self) {
        self.stop();
        let Some(projects) = self.known.try_with_untracked(Vec::len) else {
            return;
        };
        if !self.visibility.visible_now() {
            return;
        }
        let round = self
            .rounds
            .try_update_value(|rounds| rounds.begin(projects));
        if let Some(round) = round {
            self.go_on(round);
        }
    }

    fn go_on(self, round: u64) {
        while let Some(Some(at)) = self.rounds.try_update_value(Rounds::next) {
            self.ask(round, at);
        }
    }

    fn ask(self, round: u64, at: usize) {
        let bookmark = self
            .known
            .with_untracked(|known| known.get(at).map(|of| of.bookmark.clone()));
        let Some((bookmark, abort)) = bookmark.zip(self.abort.try_get_value()) else {
            return;
        };
        let filter = PipelineFilter {
            per_page: OF_EACH,
            ..self
                .filter
                .with_untracked(|filter| filter.question(self.from.get_untracked()))
        };
        let endpoint = endpoints::pipelines(&bookmark.project(), &filter);
        self.session.ask_then(endpoint, abort, move |answer| {
            self.take_in(round, &bookmark, answer);
        });
    }

    fn take_in(
        self,
        round: u64,
        bookmark: &Bookmark,
        answer: Result<Page<PipelineBasic>, ApiError>,
    ) {
        let next = self
            .rounds
            .try_update_value(|rounds| rounds.answered(round));
        let Some(next) = next.filter(|next| *next != Next::Late) else {
            return;
        };
        let changed = self.known.try_maybe_update(|known| {
            let of = known.iter_mut().find(|of| of.bookmark == *bookmark);
            let changed = of.is_some_and(|of| {
                let before = of.clone();
                of.take_in(answer.map(|page| page.items));
                *of != before
            });
            (changed, changed)
        });
        if changed == Some(true) {
            self.unchanged.try_set_value(0);
        }
        if next == Next::Over {
            self.rest();
        } else {
            self.go_on(round);
        }
    }

    /// Waits for the next round.
    fn rest(self) {
        let unchanged = self.unchanged.try_update_value(|count| {
            *count += 1;
            *count - 1
        });
        let (Some(unchanged), Some((under_way, failed))) = (
            unchanged,
            self.known.try_with_untracked(|known| {
                let under_way = known.iter().any(OfProject::is_under_way);
                let failed = !known.is_empty() && known.iter().all(|of| of.problem.is_some());
                (under_way, failed)
            }),
        ) else {
            return;
        };
        let activity = if under_way {
            Activity::UnderWay
        } else {
            Activity::Calm
        };
        let past = Past {
            unchanged,
            failed: if failed { unchanged + 1 } else { 0 },
        };
        if let Some(pause) = pace::pause(activity, past) {
            let timer = set_timeout_with_handle(move || self.begin(), pause);
            self.timer.try_set_value(timer.ok());
        }
    }
}
