//! What GitLab's list of builds leaves out: in whose name each ran, how long it
//! took, and which variables it was given. Fetched for the builds in view only,
//! a few requests at a time, and kept for as long as the console stays with the
//! same project.

mod given;
pub(crate) mod queue;
mod refusal;

use crate::browser::fetch::Abort;
use crate::browser::visibility::Visibility;
use crate::data::connection::Account;
use crate::data::session::Session;
use crate::reactive::effect;
use gitlab::{ApiError, Pipeline, PipelineId, ProjectRef, TriggerId, Variable, endpoints};
use given::Given;
use leptos::prelude::*;
use leptos::task::spawn_local;
use queue::{Edition, Part, Piece, Queue, Refusal};
use refusal::refusal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Whose answers are kept, and about which project.
#[derive(Clone, PartialEq)]
struct Owner {
    account: Account,
    project: ProjectRef,
}

#[derive(Default)]
struct Work {
    owner: Option<Owner>,
    queue: Queue,
    under_way: HashMap<Piece, Abort>,
}

/// The details of a project's builds, as a context.
#[derive(Clone, Copy)]
pub(crate) struct BuildDetails {
    session: Session,
    visibility: Visibility,
    builds: RwSignal<HashMap<PipelineId, Pipeline>>,
    given: RwSignal<HashMap<PipelineId, Given>>,
    refused: RwSignal<HashSet<Piece>>,
    given_up: RwSignal<[bool; 2]>,
    work: StoredValue<Work, LocalStorage>,
}

/// An answer to one request, in the shape in which it is kept.
enum Answer {
    Build(Box<Pipeline>),
    Variables(Given),
}

impl BuildDetails {
    /// Nothing known yet; asks through `session`.
    pub(crate) fn new(session: Session) -> Self {
        let details = Self {
            session,
            visibility: expect_context(),
            builds: RwSignal::new(HashMap::new()),
            given: RwSignal::new(HashMap::new()),
            refused: RwSignal::new(HashSet::new()),
            given_up: RwSignal::new([false; 2]),
            work: StoredValue::new_local(Work::default()),
        };
        effect(move || {
            if details.visibility.visible() {
                details.go_on();
            }
        });
        details
    }

    /// Begins a visit to the builds of `project`. What is known of another
    /// project, or was told to someone else, is forgotten.
    pub(crate) fn open(self, project: &ProjectRef) {
        let owner = self.session.account_now().map(|account| Owner {
            account,
            project: project.clone(),
        });
        self.work.update_value(|work| {
            if work.owner == owner {
                work.queue.try_all_again();
                return;
            }
            work.under_way.values().for_each(Abort::now);
            *work = Work {
                owner,
                ..Work::default()
            };
            self.builds.set(HashMap::new());
            self.given.set(HashMap::new());
            self.refused.set(HashSet::new());
        });
        self.given_up.set([false; 2]);
    }

    /// From now on these pieces are wanted, and no others.
    pub(crate) fn want(self, wanted: BTreeMap<Piece, Edition>) {
        self.work.update_value(|work| work.queue.want(wanted));
        self.go_on();
    }

    /// `build` may have changed without any list saying so: asks again, if it
    /// is still wanted.
    pub(crate) fn outdated(self, build: PipelineId) {
        self.work.update_value(|work| work.queue.outdated(build));
        self.go_on();
    }

    /// A field of the build on its own, once it is known; whoever reads it is
    /// told of changes.
    pub(crate) fn of<R>(self, build: PipelineId, read: impl FnOnce(&Pipeline) -> R) -> Option<R> {
        self.builds.with(|all| all.get(&build).map(read))
    }

    /// Every build that is known on its own; whoever reads them is told of
    /// changes.
    pub(crate) fn each(self, visit: impl FnMut(&Pipeline)) {
        self.builds.with(|all| all.values().for_each(visit));
    }

    /// What the build was given, without the call's payload, once it is known.
    pub(crate) fn variables<R>(
        self,
        build: PipelineId,
        read: impl FnOnce(&[Variable]) -> R,
    ) -> Option<R> {
        let of = |given: &Given| read(&given.variables);
        self.given.with(|all| all.get(&build).map(of))
    }

    /// Whether it is known that `piece` cannot be had, whatever is asked again.
    pub(crate) fn is_refused(self, piece: Piece) -> bool {
        self.has_given_up(piece.part) || self.refused.with(|all| all.contains(&piece))
    }

    /// The trigger that the build's call named, once that is known.
    pub(crate) fn marked(self, build: PipelineId) -> Option<TriggerId> {
        self.given.with(|all| all.get(&build)?.marked)
    }

    /// Whether `part` was refused for every build.
    pub(crate) fn has_given_up(self, part: Part) -> bool {
        let [build, variables] = self.given_up.get();
        match part {
            Part::Build => build,
            Part::Variables => variables,
        }
    }

    /// Asks for as much as may be asked at a time.
    fn go_on(self) {
        while self.visibility.visible_now() {
            let Some(owner) = self.owner() else {
                return;
            };
            let next = self.work.try_update_value(|work| {
                let piece = work.queue.next()?;
                let abort = Abort::new();
                work.under_way.insert(piece, abort.clone());
                Some((piece, abort))
            });
            let Some(Some((piece, abort))) = next else {
                return;
            };
            spawn_local(async move {
                let answer = self.ask(&owner.project, piece, abort).await;
                // An answer for an earlier project or person counts no more.
                if self.owner() == Some(owner) {
                    self.take_in(piece, answer);
                }
            });
        }
    }

    /// Whose details are kept, for as long as that account is connected.
    fn owner(self) -> Option<Owner> {
        let owner = self.work.try_with_value(|work| work.owner.clone())??;
        (self.session.account_now().as_ref() == Some(&owner.account)).then_some(owner)
    }

    async fn ask(
        self,
        project: &ProjectRef,
        piece: Piece,
        abort: Abort,
    ) -> Result<Answer, ApiError> {
        match piece.part {
            Part::Build => {
                let endpoint = endpoints::pipeline(project, piece.build());
                let build = self.session.ask(endpoint, abort).await?;
                Ok(Answer::Build(Box::new(build)))
            }
            Part::Variables => {
                let endpoint = endpoints::pipeline_variables(project, piece.build());
                let page = self.session.ask(endpoint, abort).await?;
                Ok(Answer::Variables(Given::of(page.items)))
            }
        }
    }

    fn take_in(self, piece: Piece, answer: Result<Answer, ApiError>) {
        let told = match &answer {
            Ok(Answer::Build(build)) => Some(Edition::of(&build.basic)),
            Ok(Answer::Variables(_)) | Err(_) => None,
        };
        let refused = answer.as_ref().err().and_then(|error| refusal(&error.kind));
        self.work.try_update_value(|work| {
            work.under_way.remove(&piece);
            match (&answer, refused) {
                (Ok(_), _) => work.queue.arrived(piece, told),
                (Err(_), Some(refusal)) => work.queue.refused(piece, refusal),
                (Err(_), None) => self.pause(work, piece),
            }
        });
        if refused == Some(Refusal::Piece) {
            self.refused.try_update(|all| all.insert(piece));
        }
        match answer {
            Ok(Answer::Build(build)) => {
                self.builds
                    .try_update(|all| all.insert(piece.build(), *build));
            }
            Ok(Answer::Variables(given)) => {
                self.given
                    .try_update(|all| all.insert(piece.build(), given));
            }
            Err(_) => self.note_given_up(),
        }
        self.go_on();
    }

    fn note_given_up(self) {
        let given_up = self.work.try_with_value(|work| {
            [Part::Build, Part::Variables].map(|part| work.queue.has_given_up(part))
        });
        self.given_up.try_maybe_update(|present| {
            let new = given_up.unwrap_or(*present);
            let changed = *present != new;
            *present = new;
            (changed, ())
        });
    }

    fn pause(self, work: &mut Work, piece: Piece) {
        let pause = work.queue.failed(piece);
        let owner = work.owner.clone();
        let over = move || {
            if self.owner() == owner {
                self.work
                    .try_update_value(|work| work.queue.pause_over(piece));
                self.go_on();
            }
        };
        // Without a timer the piece stays unknown until the page is loaded again.
        drop(set_timeout_with_handle(over, pause));
    }
}
