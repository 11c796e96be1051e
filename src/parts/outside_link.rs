//! A link to a page of the connected GitLab, and to nowhere else.

use crate::data::session::Session;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// "Open in GitLab" for `url`, an address the API gave. One that is not a page
/// of the connected GitLab becomes no link: whoever runs a server may put any
/// text there.
pub(crate) fn open_in_gitlab(url: Option<&str>, what: &str) -> Option<AnyView> {
    let instance = expect_context::<Session>().instance()?;
    let url = url.filter(|url| instance.owns(url))?.to_owned();
    let name = format!("Open {what} in GitLab");
    Some(
        view! {
            <a
                class="button quiet"
                href=url
                target="_blank"
                rel="noopener noreferrer"
                aria-label=name
            >
                {Icon::Outside.draw(14)}
                "Open in GitLab"
            </a>
        }
        .into_any(),
    )
}
