//! A GitLab small enough for a laptop: the part of GitLab's API that has to do
//! with build triggers, over a world that lives in memory; old or new, with API
//! v3 or v4, as [`server`] says.
//!
//! The heart is [`api::answer`], a function of world, time and request that
//! does no I/O. [`host`] is the thin HTTP server around it, which also serves
//! the built console.

#![forbid(unsafe_code)]

pub mod api;
pub mod host;
mod log;
mod oauth;
pub mod server;
pub mod world;
