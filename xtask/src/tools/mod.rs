//! What the tasks need from this machine: found, or installed into a per-user
//! cache in the pinned version. One file for each tool.

mod binaryen;
mod browser;
mod cache;
mod cargo_deny;
mod cargo_install;
mod chromedriver;
mod debian;
mod install;
mod node;
mod npm_packages;
mod path;
mod rust_target;
mod snippet_runtimes;
mod trunk;
mod turn;
mod versions;
mod wasm_bindgen;

use std::ffi::OsString;

pub(crate) use browser::browser;
pub(crate) use cargo_deny::cargo_deny;
pub(crate) use chromedriver::chromedriver;
pub(crate) use node::node;
pub(crate) use npm_packages::journeys_packages;
pub(crate) use rust_target::{TARGET as RUST_TARGET, rust_target};
pub(crate) use snippet_runtimes::snippet_runtimes;
pub(crate) use wasm_bindgen::test_runner;

use crate::failure::Outcome;

/// Makes sure of everything that builds the page, and gives the `PATH` on which
/// Trunk finds it.
pub(crate) fn page_builders() -> Outcome<OsString> {
    node()?;
    rust_target()?;
    let folders = [
        trunk::folder()?,
        wasm_bindgen::folder()?,
        binaryen::folder()?,
    ];
    path::with_first(&folders)
}
