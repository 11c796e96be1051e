//! Pullcord: a browser console for GitLab build triggers.

#![forbid(unsafe_code)]

use leptos::prelude::*;

/// Mounts the console on the page's body.
pub fn mount() {
    mount_to_body(|| view! { <h1>"Pullcord"</h1> });
}
