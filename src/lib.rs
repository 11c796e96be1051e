//! Pullcord: a browser console for GitLab build triggers.
//!
//! Arrows run one way: `shell` and `pages` use `parts`, these use `ui` and
//! `data`, and those use `browser` and the crates. Only `browser` speaks to the
//! network and to what the browser keeps.

#![forbid(unsafe_code)]

mod app;
mod browser;
mod data;
mod later;
mod pages;
mod parts;
mod route;
mod shell;
mod ui;

use data::network::Network;
use leptos::prelude::*;

/// Mounts the console on the page's body, over the browser's own network.
pub fn mount() {
    mount_to_body(|| view! { <app::App network=Network::of_browser() /> });
}
