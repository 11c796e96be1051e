//! Every endpoint of the demo GitLab, asked directly: no network, no waiting.

#![forbid(unsafe_code)]

mod access;
mod access_tokens;
mod addresses;
mod builds;
mod courses;
mod desk;
mod files;
mod graphql;
mod inputs;
mod jobs;
mod logs;
mod oauth;
mod old;
mod projects;
mod refs;
mod repeatable;
mod run_refusals;
mod runs;
mod scale;
mod triggers;
