//! Queries and commands: what is fetched, how it is polled, what is kept. Ties
//! the GitLab crate to signals; draws nothing.

pub(crate) mod build_details;
pub(crate) mod build_jobs;
pub(crate) mod columns;
pub(crate) mod command;
pub(crate) mod connection;
pub(crate) mod idle_lock;
pub(crate) mod inventory;
pub(crate) mod kept;
pub(crate) mod load;
pub(crate) mod network;
pub(crate) mod pace;
pub(crate) mod presets;
pub(crate) mod projects;
pub(crate) mod query;
pub(crate) mod rotations;
pub(crate) mod secret_words;
pub(crate) mod session;
pub(crate) mod started;
pub(crate) mod turns;
