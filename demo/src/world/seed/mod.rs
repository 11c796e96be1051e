//! How the world looks when the demo starts: told in the demo's README.

mod history;
mod people;
mod projects;
mod scale;
mod service;
mod triggers;

pub use people::{Account, WELL_KNOWN};

use std::collections::{BTreeMap, BTreeSet};

use super::{Moment, Seed, World};
use crate::oauth::Grants;
use crate::server::Server;

impl World {
    /// The world as it is at `now`. `url` is where this GitLab is reached,
    /// without a slash at the end; it is the start of every link. The same
    /// seed and moment give the same world.
    pub fn seeded(seed: Seed, now: Moment, url: &str) -> Self {
        let mut world = Self {
            seed,
            server: Server::default(),
            url: url.to_owned(),
            users: people::users(now),
            tokens: people::tokens(seed, now),
            projects: projects::projects(seed, now),
            triggers: triggers::triggers(seed, now),
            pipelines: Vec::new(),
            worked_out: BTreeMap::new(),
            awaiting: BTreeSet::new(),
            whole_logs: false,
            next_trigger: triggers::NEXT,
            next_pipeline: 1,
            next_job: 5_001,
            requests: 0,
            grants: Grants::default(),
        };
        history::add_builds(&mut world, now);
        service::add_builds(&mut world, now);
        world
    }
}
