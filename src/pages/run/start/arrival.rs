//! What happens once GitLab has answered with a build.

use crate::browser::clock::Clock;
use crate::browser::location::Location;
use crate::data::connection::Key;
use crate::data::session::Session;
use crate::data::started::{NewBuild, Record};
use crate::route::{Address, Route};
use crate::ui::toast::Toasts;
use gitlab::endpoints::Started;
use gitlab::{Instance, PipelineId, ProjectRef, TriggerId};
use leptos::prelude::*;

/// What is to be remembered of a call that was sent.
pub(in crate::pages::run) struct Sent {
    /// The trigger; a pasted token has no number.
    pub(in crate::pages::run) trigger: Option<TriggerId>,
    /// The build that was run again.
    pub(in crate::pages::run) again: Option<PipelineId>,
    /// The keys whose values were secret.
    pub(in crate::pages::run) secrets: Vec<String>,
}

/// Takes the build in.
#[derive(Clone)]
pub(in crate::pages::run) struct Arrival {
    project: ProjectRef,
    session: Session,
    /// The GitLab that is asked, and for whom.
    asked: Option<(Instance, Key)>,
    record: Record,
    clock: Clock,
    toasts: Toasts,
    location: Location,
}

impl Arrival {
    /// For a call from this page.
    pub(in crate::pages::run) fn new(project: ProjectRef) -> Self {
        let session = expect_context::<Session>();
        let current = untrack(|| session.current());
        Self {
            project,
            session,
            asked: current.map(|it| (it.instance().clone(), it.key())),
            record: expect_context(),
            clock: expect_context(),
            toasts: expect_context(),
            location: expect_context(),
        }
    }

    /// Takes in what is known of the build that was started.
    pub(in crate::pages::run) fn with(self, started: Started, sent: Sent) {
        match started {
            Started::As(build) => self.at(build, sent),
            Started::Untold => {
                self.toasts
                    .say("A build was started. This GitLab does not tell which it is.");
                let builds = Route::Builds(self.project.clone());
                self.go_to(builds);
            }
        }
    }

    /// Records how the build was started, says so, and opens the build.
    fn at(self, build: PipelineId, sent: Sent) {
        if let Some((instance, _)) = &self.asked {
            let new = NewBuild {
                build,
                trigger: sent.trigger,
                again: sent.again,
                secrets: sent.secrets,
                at: self.clock.instant(),
            };
            self.record.change(|record| record.add(instance, new));
        }
        self.toasts.say(format!("Build #{build} was started."));
        let route = Route::Build(self.project.clone(), build);
        self.go_to(route);
    }

    /// Goes there, unless the person has gone elsewhere meanwhile, or is another
    /// by now.
    fn go_to(self, route: Route) {
        let asked_for = self.asked.map(|(_, key)| key);
        let by_account = matches!(asked_for, Some(Key::Account(_)));
        // Without an account builds cannot be shown.
        if !by_account || self.session.key_now() != asked_for {
            return;
        }
        if self.location.address_now().route == Route::Run(self.project) {
            self.location.go(Address::of(route));
        }
    }
}
