//! What the rows are told beside the list itself: details of builds, the
//! project's triggers, and what the person may read.

use super::filter::BuildFilter;
use super::listing::{Build, Listing};
use super::sifted::Sifted;
use crate::browser::clock::{Clock, Zone};
use crate::data::build_details::BuildDetails;
use crate::data::build_details::queue::{Edition, Part, Piece};
use crate::data::load::{Load, Phase};
use crate::data::pace::Activity;
use crate::data::query::Query;
use crate::data::session::Session;
use crate::data::started::Record;
use crate::parts::project::PresentProject;
use crate::reactive::{effect, memo};
use gitlab::{
    AccessLevel, Evidence, Instance, LastUse, PAGE_SIZE, Page, PipelineBasic, PipelineId, Project,
    ProjectRef, Source, Timestamp, Trigger, UserId, endpoints, may_be_triggered,
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Of which builds the person may read the variables (GitLab docs, API >
/// Pipelines: Maintainers of all, Developers of their own).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VariableRight {
    /// The role is still being asked for.
    NotYetKnown,
    /// Of all, as far as is known: the server has the last word.
    All,
    /// Of those that run in their own name.
    Own,
    /// Of none.
    None,
}

impl VariableRight {
    fn of(project: &Load<Project>) -> Self {
        let role = match project {
            Load::Idle | Load::Loading | Load::Slow => return Self::NotYetKnown,
            Load::Failed(_) => None,
            Load::Ready { value, .. } => value.access(),
        };
        match role {
            None => Self::All,
            Some(role) if role >= AccessLevel::MAINTAINER => Self::All,
            Some(role) if role >= AccessLevel::DEVELOPER => Self::Own,
            Some(_) => Self::None,
        }
    }
}

/// What the rows are told.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// The project.
    pub(super) project: StoredValue<ProjectRef>,
    /// The filter in the address.
    pub(super) filter: Memo<BuildFilter>,
    /// The instant that the filter's time means.
    pub(super) from: Memo<Option<Timestamp>>,
    /// The connected GitLab.
    pub(super) instance: StoredValue<Option<Instance>>,
    /// What lists leave out.
    pub(super) details: BuildDetails,
    /// Builds that were started here.
    pub(super) record: Record,
    /// Of which builds the variables may be read.
    pub(super) right: Memo<VariableRight>,
    /// The project's triggers, where they may be listed.
    pub(super) triggers: Memo<Option<Page<Trigger>>>,
    /// How the server tells a trigger's last use, as its answers show.
    pub(super) last_use: RwSignal<LastUse>,
    /// Evidence that stays true.
    pub(super) settled: StoredValue<HashMap<PipelineId, Evidence>>,
    listed: Query<Page<Trigger>>,
    me: Option<UserId>,
}

impl Known {
    /// What is known of `project`, followed for as long as the page is shown.
    pub(super) fn of(project: &ProjectRef, filter: Memo<BuildFilter>) -> Self {
        let connection = untrack(|| expect_context::<Session>().connection());
        let present = expect_context::<PresentProject>().query().state();
        let right = memo(move |_| present.with(VariableRight::of));
        let asked = project.clone();
        let may_list = memo(move |_| right.get() == VariableRight::All);
        // Listing triggers takes the same role as reading all variables.
        let question = move || may_list.get().then(|| endpoints::triggers(&asked));
        let listed = Query::new(question, |_| Activity::Settled);
        let triggers = memo(move |_| {
            let state = listed.state();
            state.with(|load| load.value().cloned())
        });
        let me = connection.as_ref().map(|connection| connection.user.id);
        let instance = connection.map(|connection| connection.instance);
        Self {
            project: StoredValue::new(project.clone()),
            filter,
            from: start_of(filter),
            instance: StoredValue::new(instance),
            details: expect_context(),
            record: expect_context(),
            right,
            triggers,
            last_use: RwSignal::new(LastUse::Exact),
            settled: StoredValue::new(HashMap::new()),
            listed,
            me,
        }
    }

    /// Whether the variables of `build` may be read; `None` while that is not
    /// known yet.
    pub(super) fn may_read_variables(self, build: PipelineId) -> Option<bool> {
        if self.details.has_given_up(Part::Variables) {
            return Some(false);
        }
        match self.right.get() {
            VariableRight::NotYetKnown => None,
            VariableRight::All => Some(true),
            VariableRight::None => Some(false),
            VariableRight::Own => {
                let in_own_name = self.details.of(build, |build| {
                    build.user.as_ref().map(|user| user.id) == self.me
                });
                let never = self.details.is_refused(Piece::new(build, Part::Build));
                in_own_name.or(never.then_some(false))
            }
        }
    }

    /// Whether no build's variables may be read.
    pub(super) fn reads_no_variables(self) -> bool {
        self.right.get() == VariableRight::None || self.details.has_given_up(Part::Variables)
    }

    /// Learns from the newest builds how the server tells a trigger's last use.
    /// A list that is narrowed shows nothing: what it leaves out may be the very
    /// build that a trigger was last used for.
    pub(super) fn learn_from(self, listing: RwSignal<Listing>) {
        effect(move || {
            let shown = self.triggers.with(|listed| {
                let whole = self.filter.with(BuildFilter::narrows_by_source_only);
                let triggers = listed.as_ref().filter(|_| whole)?;
                listing.with(|listing| {
                    let newest = listing.builds().iter().take(usize::from(PAGE_SIZE));
                    let newest: Vec<&PipelineBasic> = newest.map(|build| &**build).collect();
                    Some(LastUse::shown_by(&triggers.items, &newest))
                })
            });
            let shown = shown.unwrap_or(LastUse::Exact);
            if self.last_use.get_untracked() != shown {
                self.last_use.set(shown);
            }
        });
    }

    /// Whether the project's triggers may still come.
    pub(super) fn triggers_are_awaited(self) -> bool {
        let right = self.right.get();
        let state = self.listed.state();
        right == VariableRight::NotYetKnown
            || right == VariableRight::All
                && state.with(|load| match load.phase() {
                    Phase::Quiet | Phase::Waiting => true,
                    Phase::Shown | Phase::Failed(_) => false,
                })
    }

    /// Keeps asking for the details of the builds that are shown and in view,
    /// and of those that the filter waits for.
    pub(super) fn follow(
        self,
        sifted: Memo<Sifted>,
        shown: Memo<Vec<Build>>,
        in_view: Memo<Vec<PipelineId>>,
    ) {
        let wanted = move |build: &Build| {
            let variables = is_triggered(build) && self.may_read_variables(build.id) == Some(true);
            let parts = [Some(Part::Build), variables.then_some(Part::Variables)];
            let edition = Edition::of(build);
            let piece = |part| (Piece::new(build.id, part), edition.clone());
            parts.map(|part| part.map(piece))
        };
        effect(move || {
            let in_view: BTreeSet<PipelineId> = in_view.with(|all| all.iter().copied().collect());
            let mut pieces: BTreeMap<Piece, Edition> = {
                shown.with(|shown| {
                    let seen = shown.iter().filter(|build| in_view.contains(&build.id));
                    seen.flat_map(wanted).flatten().collect()
                })
            };
            sifted.with(|sifted| {
                pieces.extend(sifted.awaited.iter().flat_map(wanted).flatten());
            });
            self.details.want(pieces);
        });
        on_cleanup(move || self.details.want(BTreeMap::new()));
        self.follow_triggers(shown);
    }

    /// A trigger's last use moves on with each build that it starts: asks again
    /// when there is a newer triggered build.
    fn follow_triggers(self, shown: Memo<Vec<Build>>) {
        let newest = memo(move |_| {
            let first = |shown: &Vec<Build>| {
                let triggered = shown.iter().find(|build| may_be_triggered(build));
                triggered.map(|build| build.id)
            };
            shown.with(first)
        });
        Effect::new(move |before: Option<Option<PipelineId>>| {
            let now = newest.get();
            if before.is_some_and(|before| before < now) {
                self.listed.refresh();
            }
            now
        });
    }
}

/// The instant that the filter's time means. A span is counted from the moment
/// at which it was chosen, so that the same is asked from poll to poll.
pub(super) fn start_of(filter: Memo<BuildFilter>) -> Memo<Option<Timestamp>> {
    let clock = expect_context::<Clock>();
    let since = memo(move |_| filter.with(|filter| filter.since.clone()));
    memo(move |_| {
        let now = untrack(|| clock.now());
        since.with(|since| {
            let zone = |seconds| Zone::Viewers.offset_east(seconds);
            since.as_ref()?.instant(now, zone)
        })
    })
}

/// Whether it is known that a trigger started `build`.
pub(super) fn is_triggered(build: &PipelineBasic) -> bool {
    build.source.as_ref().is_some_and(Source::is_trigger)
}
