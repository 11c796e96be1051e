//! What the handlers share: the world, the clock, and the list of requests.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::allowed_hosts::AllowedHosts;
use super::clock::Clock;
use crate::api::{self, Request, Response};
use crate::world::World;

/// How many requests are remembered for `/_demo/requests`.
const REMEMBERED: usize = 10_000;

/// A request that came, without anything that could be secret.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) status: u16,
}

/// What changes while the demo runs.
#[derive(Debug)]
pub(super) struct State {
    pub(super) world: World,
    pub(super) clock: Clock,
    pub(super) seen: VecDeque<Seen>,
    as_seeded: World,
}

impl State {
    /// Puts the world and the clock back as they were at the start.
    pub(super) fn reset(&mut self) {
        self.world = self.as_seeded.clone();
        self.clock = self.clock.anew();
    }

    pub(super) fn remember(&mut self, seen: Seen) {
        if self.seen.len() == REMEMBERED {
            self.seen.pop_front();
        }
        self.seen.push_back(seen);
    }
}

/// The demo GitLab behind its listener.
#[derive(Debug)]
pub(super) struct House {
    state: Mutex<State>,
    pub(super) hosts: AllowedHosts,
}

impl House {
    pub(super) fn new(world: World, clock: Clock, hosts: AllowedHosts) -> Self {
        let state = State {
            as_seeded: world.clone(),
            world,
            clock,
            seen: VecDeque::new(),
        };
        Self {
            state: Mutex::new(state),
            hosts,
        }
    }

    /// The state, for as long as it takes to answer one request.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the heart.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let mut state = self.state();
        let now = state.clock.now();
        api::answer(&mut state.world, now, request)
    }
}
