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
mod reactive;
mod route;
mod shell;
mod ui;

pub use browser::fetch::{Abort, NoAnswer};
pub use data::network::{Network, Question, Reply};

use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use web_sys::HtmlElement;

/// Mounts the console on the page's body, over the browser's own network.
pub fn mount() {
    mount_to_body(|| view! { <app::App network=Network::new(later::carry) /> });
}

/// A mounted console; dropping it takes the console off the page.
pub struct Mounted {
    _handle: Box<dyn Any>,
}

/// Mounts the console in `parent`, over `network`: for a page that has more
/// than the console in it, and for tests that answer in the server's place.
pub fn mount_in(parent: HtmlElement, network: Network) -> Mounted {
    let handle = mount_to(parent, move || view! { <app::App network=network /> });
    Mounted {
        _handle: Box::new(handle),
    }
}
